//! What was parked, tried again: the same code as the run's, over the series that are named.

use super::batch::bill_rows;
use super::books::Books;
use super::record::Record;
use super::runs::end;
use super::status::{ParkedRow, parked};
use super::{Run, SeriesKey};
use crate::{Failure, Portal};
use billing::{IdentityId, RunKind};
use chrono::{DateTime, Utc};

/// Which parked series to try again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retried {
    /// All of them.
    All,
    /// This one.
    One(SeriesKey),
    /// Those called so: by the name or the identifier of a profile, subscription or account.
    Called(String),
}

impl Retried {
    fn includes(&self, row: &ParkedRow) -> bool {
        match self {
            Self::All => true,
            Self::One(key) => row.key == *key,
            Self::Called(name) => [&row.series.display_name, &row.series.name].contains(&name),
        }
    }
}

/// Tries parked series again, up to the billing date. `None` when no such series is parked.
pub async fn retry(
    portal: &Portal,
    which: &Retried,
    by: (Option<IdentityId>, DateTime<Utc>),
) -> Result<Option<Run>, Failure> {
    let mut waiting = parked(portal).await?;
    waiting.retain(|it| which.includes(it));
    if waiting.is_empty() {
        return Ok(None);
    }
    let books = Books::open(portal, portal.today(by.1)).await?;
    let record = Record::begin(portal, &books, RunKind::Retry, by).await?;
    let mut run = Run::new(books.run);
    for row in waiting {
        if let Err(failure) = bill_series(portal, &books, &mut run, (row.key, by.1)).await {
            record.fail(portal, &run, &failure).await.ok();
            return Err(failure);
        }
    }
    end(portal, &books, record, run, by.1).await.map(Some)
}

/// Bills one series until nothing of it is due, or it is parked again.
async fn bill_series(
    portal: &Portal,
    books: &Books,
    run: &mut Run,
    (key, now): (SeriesKey, DateTime<Utc>),
) -> Result<(), Failure> {
    loop {
        let work = portal.begin(None, now).await?;
        // One that a run has in its hands is waited for, and looked at as that leaves it.
        let row = store::scopes::lock(&work.txn, key).await?;
        let Some(row) = row.filter(|it| it.look_on <= books.as_of) else {
            return Ok(());
        };
        let mut done = bill_rows(work, books, vec![row], books.as_of).await?;
        let is_parked = !done.parked.is_empty();
        run.made.append(&mut done.made);
        run.parked.append(&mut done.parked);
        if is_parked {
            return Ok(());
        }
    }
}
