//! Takes in a file of FOCUS cost and usage: all of it, or nothing of it.
//!
//! One thread reads and checks rows; this one finds where they belong and stages them in short
//! transactions. The last statement makes them count, so a killed import leaves nothing behind.

mod columns;
mod cost;
mod extra;
mod faults;
mod fields;
mod file;
mod lease;
mod moment;
mod options;
mod row;
mod source;
mod stage;
mod survey;
mod sweep;
mod targets;

use crate::{Failure, Portal};
use billing::ImportId;
use chrono::{DateTime, Utc};
use faults::Faults;
use lease::{Lease, lease_end};
use source::{Reading, Source};
use stage::Stage;
use std::path::{Path, PathBuf};
use store::entities::import;
use targets::Targets;

pub use options::{ImportOptions, Imported, Report};
pub use source::Progress;
pub use sweep::sweep_abandoned;

/// Imports a file.
pub async fn import_file(
    portal: &Portal,
    path: &Path,
    options: &ImportOptions,
    now: DateTime<Utc>,
    progress: impl Fn(Progress) + Send + Sync + 'static,
) -> Result<Imported, Failure> {
    sweep_abandoned(portal, now).await?;
    let targets = Targets::new(portal, options).await?;
    let source = Source::open(path.to_owned(), options.clone(), progress);
    let survey = source.survey().await?;
    let fingerprint = survey.fingerprint(&targets, options);
    if let Some(before) = store::imports::taken(&portal.database, &fingerprint).await? {
        return Ok(Imported::before(&before));
    }
    let id = begin(portal, path, &fingerprint, now).await?;
    let lease = Lease::keep(portal, id);
    let stage = Stage::new(portal, (id, fingerprint), targets, now);
    let imported = take_in(path, source.read(&survey), stage).await;
    drop(lease);
    if !matches!(imported, Ok(Imported::Now(_)))
        && let Err(cause) = sweep::give_up(portal, id, now).await
    {
        // Whoever imports next sweeps it; what is to be told is why this import failed.
        tracing::warn!(import = %id, %cause, "staged rows not removed yet");
    }
    imported
}

async fn take_in(
    path: &Path,
    mut reading: Reading,
    mut stage: Stage<'_>,
) -> Result<Imported, Failure> {
    let mut faults = Faults::default();
    while let Some(batch) = reading.next().await {
        faults.add_all(batch.faults);
        match faults.is_empty() {
            true => stage.add(batch.rows, &mut faults).await?,
            false => stage.check(batch.rows, &mut faults).await?,
        }
    }
    let report = reading.finish().await;
    match faults.is_empty() {
        true => stage.finish(report?).await,
        false => Err(faults.into_failure(path, report.err())),
    }
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
        leased_until: lease_end(),
        taken_at: None,
        given_up_at: None,
    };
    let id = row.id;
    let work = portal.begin(None, now).await?;
    store::put_all::<import::Entity>(&work.txn, vec![row]).await?;
    work.commit().await?;
    Ok(id)
}
