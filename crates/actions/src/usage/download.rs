//! Downloading a file: by a link that is signed for whoever was shown it, and that ends.

use super::show::proof_of;
use super::work::{StoredPart, chunk_path, stored_parts};
use crate::sign_in::{Purpose, claimed_subject, is_good, sign};
use crate::work::{About, system_clock};
use crate::{Failure, Portal, Refusal};
use billing::usage::{Reconciliation, UsageState};
use billing::{AccountId, IdentityId, UsageFileId};
use bytes::Bytes;
use chrono::{DateTime, Duration, Utc};
use object_store::ObjectStoreExt;
use store::entities::usage_file;

/// How long a link is good: as long as a large file may be waited for before it is begun.
const LINK_LASTS: Duration = Duration::hours(1);

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsageLink {
    /// A part of the file, counted from one.
    Part(u32),
    /// What it adds up to.
    Reconciliation,
}

/// A file to hand out.
#[derive(Debug)]
pub enum UsageDownload {
    /// A part of it, chunk by chunk.
    Part(Box<Chunks>),
    /// What it adds up to.
    Reconciliation {
        /// What to save it as.
        file_name: String,
        /// By section or invoice.
        reconciliation: Box<Reconciliation>,
    },
}

/// A part, to be read chunk by chunk.
#[derive(Debug)]
pub struct Chunks {
    portal: Portal,
    file: usage_file::Model,
    number: u32,
    next: u32,
    /// What is stored.
    pub part: StoredPart,
}

/// A link for whoever is shown the file: good for a while, and as long as the file is what it is.
pub(super) fn link_of(
    portal: &Portal,
    file: &usage_file::Model,
    identity: IdentityId,
    now: DateTime<Utc>,
) -> String {
    let subject = format!("{}_{}_{identity}", file.account_id, file.id);
    let until = now + LINK_LASTS;
    let binding = proof_of(file);
    sign(
        &portal.secret,
        Purpose::DownloadUsage,
        &subject,
        until,
        &binding,
    )
}

/// Opens what a link leads to, for whoever has it, and notes that they did.
pub async fn open_usage_file(
    portal: &Portal,
    (link, what): (&str, UsageLink),
    now: DateTime<Utc>,
) -> Result<UsageDownload, Refusal> {
    let (account, id, identity) = claimed(link).ok_or(Refusal::LinkExpired)?;
    let file = store::usage_files::by_id(&portal.database, (account, id)).await?;
    let file = file.filter(|it| it.state == UsageState::Ready);
    let file = file.ok_or(Refusal::LinkExpired)?;
    if !is_good(
        &portal.secret,
        Purpose::DownloadUsage,
        link,
        &proof_of(&file),
        now,
    ) {
        return Err(Refusal::LinkExpired);
    }
    let opened = match what {
        UsageLink::Reconciliation => {
            let text = file.reconciliation.as_deref().unwrap_or_default();
            let broken = |cause| Failure::new(format!("A reconciliation is no JSON: {cause}"));
            UsageDownload::Reconciliation {
                file_name: format!("{}_reconciliation.csv", file.label_in_names()),
                reconciliation: serde_json::from_str(text).map_err(broken)?,
            }
        }
        UsageLink::Part(number) => {
            let parts = stored_parts(&file);
            let place = number.checked_sub(1).ok_or(Refusal::NotFound)?;
            let part = parts.into_iter().nth(place as usize);
            UsageDownload::Part(Box::new(Chunks {
                portal: portal.clone(),
                file: file.clone(),
                number,
                next: 1,
                part: part.ok_or(Refusal::NotFound)?,
            }))
        }
    };
    let work = portal.begin(Some(identity), system_clock()).await?;
    let about = About::profile(file.account_id, file.profile_id);
    work.audit(about, "usage.download", &file.name).await?;
    work.commit().await?;
    Ok(opened)
}

fn claimed(link: &str) -> Option<(AccountId, UsageFileId, IdentityId)> {
    let mut parts = claimed_subject(link)?.split('_');
    let claimed = (
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    );
    parts.next().is_none().then_some(claimed)
}

impl Chunks {
    /// The next bytes; none after the last ones.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Failure> {
        if self.next > self.part.chunks {
            return Ok(None);
        }
        let path = chunk_path(&self.file, self.file.attempt, (self.number, self.next));
        let gone = |cause| {
            let name = &self.file.name;
            Failure::new(format!("The file of usage {name} cannot be read: {cause}"))
        };
        let stored = self.portal.documents.get(&path).await.map_err(gone)?;
        let bytes = stored.bytes().await.map_err(gone)?;
        self.next += 1;
        Ok(Some(bytes))
    }
}

/// How a file is called where people save it.
pub(super) trait NamedFile {
    /// The invoice, or the part of the account, as it may stand in a file's name.
    fn label_in_names(&self) -> String;
}

impl NamedFile for usage_file::Model {
    fn label_in_names(&self) -> String {
        let label = self.label.chars();
        let plain = label.map(|it| if it.is_ascii_alphanumeric() { it } else { '-' });
        let days = self.first_day.zip(self.last_day);
        let days = days.map_or_else(String::new, |(from, to)| format!("_{from}_{to}"));
        format!("{}{days}", plain.collect::<String>())
    }
}
