//! Makes the world what a file says: all of it or nothing, and the same again changes nothing.

use super::rows::Rows;
use super::{World, check, difference, export, odd, put};
use crate::work::Work;
use crate::{Failure, Portal};
use chrono::{DateTime, Utc};

/// What applying a file did, or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// A line for each entry that is new (`+`) or different (`~`).
    pub changes: Vec<String>,
    /// What of them is hardly right.
    pub warnings: Vec<String>,
}

/// Reads a file of the declarative world and makes the difference.
pub async fn apply(portal: &Portal, text: &str, now: DateTime<Utc>) -> Result<Applied, Failure> {
    let (work, applied) = make(portal, text, now).await?;
    if !applied.changes.is_empty() {
        let subject = format!("{} entries", applied.changes.len());
        work.audit(None, "world.apply", &subject).await?;
    }
    work.commit().await?;
    Ok(applied)
}

impl Applied {
    /// What applying the file would do: it is done, so that everything is refused that would be,
    /// and then dropped.
    pub async fn preview(portal: &Portal, text: &str, now: DateTime<Utc>) -> Result<Self, Failure> {
        let (work, applied) = make(portal, text, now).await?;
        drop(work);
        Ok(applied)
    }
}

/// Compares and writes, without committing. One at a time: two files that make the same would
/// both find it missing.
async fn make(portal: &Portal, text: &str, now: DateTime<Utc>) -> Result<(Work, Applied), Failure> {
    let wanted: World = toml::from_str(text)
        .map_err(|cause| Failure::new(format!("The file is not a world: {cause}")))?;
    let work = portal.begin(None, now).await?;
    store::installation::lock(&work.txn).await?;
    store::prices::lock(&work.txn).await?;
    let rows = Rows::load(&work.txn, Some(&wanted)).await?;
    let there = export::world(&work.txn, &rows).await?;
    let wanted = wanted.with_defaults(&there);
    refuse(check::faults(&there, &wanted))?;
    let changes = difference::difference(&there, &wanted);
    let warnings = odd::warnings(&work.txn, &there, &wanted).await?;
    if !changes.is_empty() {
        put::put(&work, rows, &wanted).await?;
    }
    Ok((work, Applied { changes, warnings }))
}

fn refuse(faults: Vec<String>) -> Result<(), Failure> {
    if faults.is_empty() {
        return Ok(());
    }
    let mut sentences = vec!["The file was not applied:".to_owned()];
    sentences.extend(faults.into_iter().map(|it| format!("  {it}")));
    Err(Failure::list(sentences))
}
