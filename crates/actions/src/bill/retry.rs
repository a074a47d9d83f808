//! What was parked, tried again: the same code as the run's, over the series that are named.

use super::batch::bill_rows;
use super::books::Books;
use super::record::Record;
use super::runs::{Begun, What};
use super::status::{ParkedRow, parked};
use super::{Progress, Run, SeriesKey};
use crate::{Failure, Portal};
use billing::{IdentityId, RunKind};
use chrono::{DateTime, NaiveDate, Utc};

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
    /// Whether it means this one.
    pub fn includes(&self, row: &ParkedRow) -> bool {
        match self {
            Self::All => true,
            Self::One(key) => row.key == *key,
            Self::Called(name) => [&row.series, &row.account]
                .into_iter()
                .any(|it| [&it.display_name, &it.name].contains(&name)),
        }
    }
}

/// Tries parked series again, up to the billing date. `None` when no such series is parked that was
/// due by then.
pub async fn retry(
    portal: &Portal,
    which: &Retried,
    by: (Option<IdentityId>, DateTime<Utc>),
    on_progress: impl Fn(Progress),
) -> Result<Option<Run>, Failure> {
    match begin(portal, which, by).await? {
        None => Ok(None),
        Some(begun) => begun.go(on_progress).await.map(Some),
    }
}

/// Begins to try parked series again. `None` when no such series is parked.
pub(super) async fn begin(
    portal: &Portal,
    which: &Retried,
    by: (Option<IdentityId>, DateTime<Utc>),
) -> Result<Option<Begun>, Failure> {
    let today = portal.today(by.1);
    let waiting = waiting(portal, which, today).await?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let books = Books::open(portal, today).await?;
    let record = Record::begin(portal, &books, RunKind::Retry, by).await?;
    let what = (What::Series(waiting), by.1);
    Ok(Some(Begun::new(portal, books, record, what)))
}

/// The keys of what waits, read page by page: only they are held all at once.
async fn waiting(
    portal: &Portal,
    which: &Retried,
    today: NaiveDate,
) -> Result<Vec<SeriesKey>, Failure> {
    if let Retried::One(key) = which {
        let row = store::scopes::by_id(&portal.database, *key).await?;
        let waits = row.is_some_and(|it| it.parked_reason.is_some() && it.look_on <= today);
        return Ok(waits.then_some(*key).into_iter().collect());
    }
    let mut keys = Vec::new();
    let mut after = None;
    loop {
        let page = parked(portal, after).await?;
        let due = page.rows.iter().filter(|it| it.due_on <= today);
        let wanted = due.filter(|it| which.includes(it));
        keys.extend(wanted.map(|it| it.key));
        after = page.next;
        if after.is_none() {
            return Ok(keys);
        }
    }
}

impl Begun {
    /// Bills each of these series until nothing of it is due, or it is parked again.
    pub(super) async fn bill_each(
        &mut self,
        run: &mut Run,
        keys: Vec<SeriesKey>,
        on_progress: impl Fn(Progress),
    ) -> Result<(), Failure> {
        let (portal, now) = (self.portal.clone(), self.now);
        let all = keys.len();
        for (place, key) in keys.into_iter().enumerate() {
            self.bill_one(run, key).await?;
            let progress = Progress {
                day: self.books.as_of,
                made: run.made.len(),
                looked_at: place + 1,
                ahead: all - place - 1,
            };
            if self.record.ahead().is_none() {
                self.record.note(&portal, (run, progress), now).await?;
            }
            on_progress(progress);
        }
        Ok(())
    }

    async fn bill_one(&self, run: &mut Run, key: SeriesKey) -> Result<(), Failure> {
        loop {
            let work = self.portal.begin(None, self.now).await?;
            store::prices::keep(&work.txn).await?;
            // One that a run has in its hands is waited for, and looked at as that leaves it.
            let row = store::scopes::lock(&work.txn, key).await?;
            let Some(row) = row.filter(|it| it.look_on <= self.books.as_of) else {
                return Ok(());
            };
            let mut done = bill_rows(work, &self.books, vec![row], self.books.as_of).await?;
            let is_parked = !done.parked.is_empty();
            run.made.append(&mut done.made);
            run.parked.append(&mut done.parked);
            if is_parked {
                return Ok(());
            }
        }
    }
}
