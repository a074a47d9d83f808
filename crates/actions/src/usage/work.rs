//! Making a file, as the worker sees it: taken, kept while it is made, stored chunk by chunk, and
//! ready in the last transaction or not at all.
//!
//! Chunks of an attempt lie under its own number: whoever is slower, or was killed, leaves some that
//! nobody offers and that are swept.

use crate::mail::tell_usage_ready;
use crate::work::{About, Job, system_clock};
use crate::{Failure, Portal};
use billing::usage::{Reconciliation, UsageFault, UsageOptions, UsageState};
use billing::{AccountId, JobId, UsageFileId};
use chrono::{DateTime, Duration, Utc};
use object_store::{ObjectStoreExt, path::Path};
use serde::{Deserialize, Serialize};
use store::entities::usage_file;
use store::usage_files::Stored;

/// How long a worker that says nothing keeps a file.
const LEASE: Duration = Duration::seconds(60);
/// How often it is tried to make a file.
const ATTEMPTS_MAX: i32 = 5;
/// How long one that failed is shown.
const FAILED_LASTS: Duration = Duration::days(1);

/// The job of making one file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MakeUsageFile {
    /// Whose.
    pub account: AccountId,
    /// Which.
    pub file: UsageFileId,
}

impl Job for MakeUsageFile {
    const KIND: &'static str = "make-usage-file";

    fn key(&self) -> String {
        self.file.to_string()
    }
}

/// A file to make, in the hands of this worker.
#[derive(Debug, Clone)]
pub struct UsageToMake {
    job: JobId,
    attempt: i32,
    pub(super) file: usage_file::Model,
}

impl UsageToMake {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// How it is written.
    pub const fn options(&self) -> UsageOptions {
        options_of(&self.file)
    }

    const fn key(&self) -> (AccountId, UsageFileId, i32) {
        (self.file.account_id, self.file.id, self.attempt)
    }
}

/// A part of a file, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPart {
    /// What to save it as.
    pub file_name: String,
    /// How many rows.
    pub rows: u64,
    /// How many bytes.
    pub size_bytes: u64,
    /// Of its bytes.
    pub sha256: String,
    /// How many chunks it lies in.
    pub chunks: u32,
}

/// Takes the next file to make, where one waits.
pub async fn take_usage_file(
    portal: &Portal,
    now: DateTime<Utc>,
) -> Result<Option<UsageToMake>, Failure> {
    let work = portal.begin(None, now).await?;
    let jobs = store::jobs::lease(&work.txn, MakeUsageFile::KIND, now, now + LEASE, 1).await?;
    let Some(job) = jobs.into_iter().next() else {
        return Ok(None);
    };
    let unreadable = |cause| Failure::new(format!("A job cannot be read: {cause}"));
    let asked: MakeUsageFile = serde_json::from_str(&job.payload).map_err(unreadable)?;
    let key = (asked.account, asked.file);
    let is_wanted =
        store::usage_files::begin(&work.txn, (asked.account, asked.file, job.attempts)).await?;
    let file = store::usage_files::by_id(&work.txn, key).await?;
    let taken = file.filter(|_| is_wanted);
    if taken.is_none() {
        store::jobs::finish(&work.txn, vec![job.id]).await?;
    }
    work.commit().await?;
    Ok(taken.map(|file| UsageToMake {
        job: job.id,
        attempt: job.attempts,
        file,
    }))
}

/// Notes how far a file is, of how many rows, and keeps it. Gives whether it is still wanted of this
/// worker.
pub async fn note_usage_progress(
    portal: &Portal,
    making: &UsageToMake,
    (done, total): (u64, u64),
) -> Result<bool, Failure> {
    let now = system_clock();
    let rows = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let work = portal.begin(None, now).await?;
    let is_ours = store::jobs::keep(&work.txn, (making.job, making.attempt), now + LEASE).await?;
    let progress = (rows(done), rows(total));
    let is_wanted =
        is_ours && store::usage_files::note_progress(&work.txn, making.key(), progress).await?;
    work.commit().await?;
    Ok(is_wanted)
}

/// Stores a chunk of a part.
pub async fn store_usage_chunk(
    portal: &Portal,
    making: &UsageToMake,
    (part, chunk): (u32, u32),
    bytes: Vec<u8>,
) -> Result<(), Failure> {
    let path = chunk_path(&making.file, making.attempt, (part, chunk));
    let put = portal.documents.put(&path, bytes.into()).await;
    put.map_err(|cause| Failure::new(format!("A file of usage cannot be stored: {cause}")))?;
    Ok(())
}

/// Makes a file ready, with what was stored of it. Gives whether it was still wanted.
pub async fn finish_usage_file(
    portal: &Portal,
    making: &UsageToMake,
    (parts, reconciliation): (&[StoredPart], &Reconciliation),
) -> Result<bool, Failure> {
    let now = system_clock();
    let json = |cause: serde_json::Error| Failure::new(cause.to_string());
    let expires_at = now + Duration::days(portal.usage_days.into());
    let stored = Stored {
        parts: serde_json::to_string(parts).map_err(json)?,
        reconciliation: serde_json::to_string(reconciliation).map_err(json)?,
        rows: i64::try_from(reconciliation.rows()).unwrap_or(i64::MAX),
        finished_at: now,
        expires_at,
    };
    let work = portal.begin(None, now).await?;
    let is_wanted = store::jobs::keep(&work.txn, (making.job, making.attempt), now).await?
        && store::usage_files::make_ready(&work.txn, making.key(), stored).await?;
    if is_wanted {
        store::jobs::finish(&work.txn, vec![making.job]).await?;
        // Read again: somebody may have joined meanwhile who wants a mail.
        let key = (making.file.account_id, making.file.id);
        if let Some(file) = store::usage_files::by_id(&work.txn, key).await? {
            tell_usage_ready(&work, &file, expires_at).await?;
        }
        let about = About::profile(making.file.account_id, making.file.profile_id);
        work.audit(about, "usage.make", &making.file.name).await?;
    }
    work.commit().await?;
    Ok(is_wanted)
}

/// Says for good why a file cannot be made.
pub async fn fail_usage_file(
    portal: &Portal,
    making: &UsageToMake,
    fault: (UsageFault, Option<String>),
) -> Result<(), Failure> {
    let now = system_clock();
    if matches!(fault.0, UsageFault::DoesNotAddUp | UsageFault::Broken) {
        let (file, about) = (&making.file.name, &fault.1);
        tracing::error!(%file, ?about, fault = %fault.0, "a file of usage cannot be made");
    }
    let work = portal.begin(None, now).await?;
    if store::jobs::keep(&work.txn, (making.job, making.attempt), now).await? {
        let until = (now, now + FAILED_LASTS);
        store::usage_files::fail(&work.txn, making.key(), fault, until).await?;
        store::jobs::finish(&work.txn, vec![making.job]).await?;
    }
    work.commit().await?;
    Ok(())
}

/// Gives a file back that something broke at, to be begun again in a moment; after so many attempts
/// it is said to be broken.
pub async fn give_usage_file_back(
    portal: &Portal,
    making: &UsageToMake,
    failure: &Failure,
) -> Result<(), Failure> {
    if making.attempt >= ATTEMPTS_MAX {
        let about = Some(failure.to_string());
        tracing::error!(file = %making.file.name, %failure, "given up");
        return fail_usage_file(portal, making, (UsageFault::Broken, about)).await;
    }
    let now = system_clock();
    tracing::warn!(file = %making.file.name, %failure, "a file of usage is begun again");
    let pause = Duration::seconds(1 << making.attempt);
    let work = portal.begin(None, now).await?;
    if store::jobs::keep(&work.txn, (making.job, making.attempt), now).await? {
        store::jobs::postpone(&work.txn, making.job, now + pause, &failure.to_string()).await?;
    }
    work.commit().await?;
    Ok(())
}

/// How a file is written.
pub(super) const fn options_of(file: &usage_file::Model) -> UsageOptions {
    UsageOptions {
        format: file.format,
        packing: file.packing,
        mark: file.mark,
        formulas: file.formulas,
    }
}

/// Where a chunk lies.
pub(super) fn chunk_path(
    file: &usage_file::Model,
    attempt: i32,
    (part, chunk): (u32, u32),
) -> Path {
    Path::from(format!("usage/{}/{attempt}/{part:05}/{chunk:06}", file.id))
}

/// Where everything of a file lies, of all attempts.
pub(super) fn folder_of(file: UsageFileId) -> Path {
    Path::from(format!("usage/{file}"))
}

/// What was stored of a file that is ready.
pub(super) fn stored_parts(file: &usage_file::Model) -> Vec<StoredPart> {
    let parts = file
        .parts
        .as_deref()
        .filter(|_| file.state == UsageState::Ready);
    parts
        .and_then(|it| serde_json::from_str(it).ok())
        .unwrap_or_default()
}
