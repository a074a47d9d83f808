//! What a run writes down of itself: that it has begun, how far it is, how it ended.

use super::books::Books;
use super::{Progress, Run};
use crate::work::{Work, system_clock};
use crate::{Failure, Portal};
use billing::{IdentityId, RunKind};
use chrono::{DateTime, Duration, Utc};
use store::entities::bill_run;

/// How often a run says how far it is.
const NOTED_EVERY: Duration = Duration::seconds(1);
/// A run that said nothing for so long was killed: the next one goes on.
pub(super) const SILENT_MAX: Duration = Duration::minutes(2);

/// The row of a run.
#[derive(Debug)]
pub(super) struct Record {
    row: bill_run::Model,
}

impl Record {
    /// Notes that a run has begun.
    pub async fn begin(
        portal: &Portal,
        books: &Books,
        kind: RunKind,
        (by, now): (Option<IdentityId>, DateTime<Utc>),
    ) -> Result<Self, Failure> {
        let work = portal.begin(by, now).await?;
        Self::write(work, books, kind, by).await
    }

    /// Notes that a run has begun; nothing where one that was heard of lately is at work.
    pub async fn begin_alone(
        portal: &Portal,
        books: &Books,
        (by, now): (Option<IdentityId>, DateTime<Utc>),
    ) -> Result<Option<Self>, Failure> {
        let work = portal.begin(by, now).await?;
        // Two that are begun at once look one after the other.
        store::installation::lock(&work.txn).await?;
        let heard_since = system_clock() - SILENT_MAX;
        match store::runs::at_work(&work.txn, heard_since).await? {
            Some(_) => Ok(None),
            None => Self::write(work, books, RunKind::Run, by).await.map(Some),
        }
    }

    async fn write(
        work: Work,
        books: &Books,
        kind: RunKind,
        by: Option<IdentityId>,
    ) -> Result<Self, Failure> {
        let record = Self::new(books, kind);
        record.put(&work).await?;
        if by.is_some() {
            work.audit(None, "run.begin", &books.run.to_string())
                .await?;
        }
        work.commit().await?;
        Ok(record)
    }

    /// A row that is not written yet.
    pub fn new(books: &Books, kind: RunKind) -> Self {
        let row = bill_run::Model {
            id: books.run,
            as_of: books.as_of,
            started_at: books.started_at,
            finished_at: None,
            made: 0,
            parked: 0,
            balance: None,
            problem: None,
            kind,
            looked_at: 0,
            ahead: 0,
            at_day: None,
            heard_at: Some(books.started_at),
        };
        Self { row }
    }

    async fn put(&self, work: &Work) -> Result<(), Failure> {
        Ok(store::put::<bill_run::Entity>(&work.txn, self.row.clone()).await?)
    }

    /// Notes how far the run is, if it has said nothing for a second. Gives how many series are
    /// ahead of it.
    pub async fn note(
        &mut self,
        portal: &Portal,
        (run, progress): (&Run, &Progress),
        now: DateTime<Utc>,
    ) -> Result<usize, Failure> {
        let heard_at = system_clock();
        if self
            .row
            .heard_at
            .is_some_and(|it| heard_at - it < NOTED_EVERY)
        {
            return Ok(usize::try_from(self.row.ahead).unwrap_or_default());
        }
        let (as_of, started_at) = (self.row.as_of, self.row.started_at);
        let ahead = store::runs::ahead(&portal.database, as_of, started_at).await?;
        self.count(run);
        self.row.looked_at = count(progress.looked_at);
        self.row.ahead = i32::try_from(ahead).unwrap_or(i32::MAX);
        self.row.at_day = Some(progress.day);
        self.row.heard_at = Some(heard_at);
        let work = portal.begin(None, now).await?;
        self.put(&work).await?;
        work.commit().await?;
        Ok(usize::try_from(ahead).unwrap_or(usize::MAX))
    }

    fn count(&mut self, run: &Run) {
        self.row.made = count(run.made.len());
        self.row.parked = count(run.parked.len());
    }

    /// Notes how the run ended, in the transaction that ends it.
    pub async fn end(
        mut self,
        work: &Work,
        run: &Run,
        problem: Option<&str>,
    ) -> Result<(), Failure> {
        self.count(run);
        self.row.balance = serde_json::to_value(&run.balance).ok();
        self.row.problem = problem.map(str::to_owned);
        self.row.finished_at = Some(system_clock());
        self.put(work).await
    }

    /// Notes that the run stopped in the middle. What it made stays made.
    pub async fn fail(
        mut self,
        portal: &Portal,
        run: &Run,
        failure: &Failure,
    ) -> Result<(), Failure> {
        self.count(run);
        self.row.problem = Some(failure.to_string());
        self.row.finished_at = Some(system_clock());
        let work = portal.begin(None, system_clock()).await?;
        self.put(&work).await?;
        Ok(work.commit().await?)
    }
}

fn count(some: usize) -> i32 {
    i32::try_from(some).unwrap_or(i32::MAX)
}
