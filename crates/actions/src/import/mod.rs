//! Takes in a file of FOCUS cost and usage: all of it, or nothing of it.
//!
//! One thread reads and checks rows; this one finds where they belong and stages them in short
//! transactions. The last statement makes them count, so a killed import leaves nothing behind.

mod columns;
mod extra;
mod faults;
mod moment;
mod row;
mod source;
mod stage;
mod sweep;
mod targets;

use crate::{Failure, Portal};
use billing::{ImportId, Month};
use chrono::{DateTime, Duration, Utc};
use faults::Faults;
use source::{Source, Survey};
use stage::Stage;
use std::path::{Path, PathBuf};
use store::entities::import;
use targets::Targets;

pub use source::Progress;
pub use sweep::sweep_abandoned;

/// How long a staged import is left alone without a sign of life.
const LEASE: Duration = Duration::minutes(2);

/// What to take of a file, and where to put it.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The directory that new accounts belong to.
    pub directory: Option<String>,
    /// Make accounts, profiles and subscriptions for ids that are not known.
    pub creates_accounts: bool,
    /// Only rows with this value in this column.
    pub only: Option<(String, String)>,
    /// The profile that all rows go on: its identifier, or `ACCOUNT/PROFILE` by name.
    pub into: Option<String>,
    /// The month that the file's earliest charge is moved to.
    pub shift_to: Option<Month>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// The very same was taken before: nothing changed.
    Before(DateTime<Utc>),
    /// The rows count now.
    Now(Report),
}

/// The figures of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows taken.
    pub rows: u64,
    /// Rows of charge category Tax, left out: tax is computed here.
    pub tax_rows: u64,
    /// Rows that `--only` left out.
    pub other_rows: u64,
    /// Numbers with more than 18 decimals, rounded.
    pub rounded: u64,
    /// Accounts made.
    pub accounts: usize,
    /// Profiles made.
    pub profiles: usize,
    /// Subscriptions made.
    pub subscriptions: usize,
}

/// Imports a file.
pub async fn import_file(
    portal: &Portal,
    path: &Path,
    options: &ImportOptions,
    now: DateTime<Utc>,
    progress: impl Fn(Progress) + Send + Sync + 'static,
) -> Result<Imported, Failure> {
    sweep_abandoned(portal, now).await?;
    let source = Source::open(path.to_owned(), options.clone(), progress);
    let survey = source.survey().await?;
    if let Some(before) = store::imports::taken(&portal.database, &survey.fingerprint).await? {
        return Ok(Imported::Before(
            before.taken_at.unwrap_or(before.started_at),
        ));
    }
    let targets = Targets::new(portal, options, now).await?;
    let id = begin(portal, path, &survey.fingerprint, now).await?;
    let staged = take_in(portal, path, source, &survey, (id, targets), now).await;
    if staged.is_err() {
        sweep::delete_staged(portal, id, now).await?;
    }
    staged.map(Imported::Now)
}

async fn take_in(
    portal: &Portal,
    path: &Path,
    source: Source,
    survey: &Survey,
    (id, targets): (ImportId, Targets),
    now: DateTime<Utc>,
) -> Result<Report, Failure> {
    let mut stage = Stage::new(portal, id, targets);
    let mut faults = Faults::default();
    let mut reading = source.read(survey)?;
    while let Some(batch) = reading.next().await {
        faults.add_all(batch.faults);
        match faults.is_empty() {
            true => stage.add(batch.rows, &mut faults).await?,
            false => stage.check(batch.rows, &mut faults).await?,
        }
    }
    let mut report = reading.finish().await?;
    if !faults.is_empty() {
        return Err(faults.into_failure(path));
    }
    stage.finish(&survey.fingerprint, now, &mut report).await?;
    Ok(report)
}

async fn begin(
    portal: &Portal,
    path: &Path,
    fingerprint: &str,
    now: DateTime<Utc>,
) -> Result<ImportId, Failure> {
    let name = path.file_name().map(PathBuf::from).unwrap_or_default();
    let row = import::Model {
        id: ImportId::new(),
        fingerprint: fingerprint.to_owned(),
        taken_fingerprint: None,
        file_name: name.display().to_string(),
        rows: 0,
        started_at: now,
        leased_until: Utc::now() + LEASE,
        taken_at: None,
    };
    let id = row.id;
    let work = portal.begin(None, now).await?;
    store::put_all::<import::Entity>(&work.txn, vec![row]).await?;
    work.commit().await?;
    Ok(id)
}
