//! What a run writes down of itself: that it has begun, how far it is, how it ended.

use super::books::Books;
use super::{Progress, Run};
use crate::work::{Work, system_clock};
use crate::{Failure, Portal};
use billing::{IdentityId, RunId, RunKind};
use chrono::{DateTime, Duration, Utc};
use store::entities::bill_run;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// How often a run says that it is at work, and how far it is.
const NOTED_EVERY: Duration = Duration::seconds(1);
/// A run that said nothing for so long was killed: the next one goes on. Longer than a writer waits
/// for another one on SQLite, where a long transaction of the run itself keeps its heart from
/// beating. One that was only slow does no harm beside the next: rows that one holds, the other
/// passes over.
pub(super) const SILENT_MAX: Duration = Duration::seconds(60);

/// The row of a run.
#[derive(Debug)]
pub(super) struct Record {
    row: bill_run::Model,
    _heartbeat: Option<Heartbeat>,
}

/// Whether a run that wants to be the only one could begin.
pub(super) enum Alone {
    /// It has begun.
    Begun(Record),
    /// Another one is at work: begun at the first moment, and gone at the second at the latest,
    /// should nothing be heard of it any more.
    Busy(DateTime<Utc>, DateTime<Utc>),
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
        Self::write(portal, work, books, (kind, by)).await
    }

    /// Notes that a run has begun, where none that was heard of lately is at work.
    pub async fn begin_alone(
        portal: &Portal,
        books: &Books,
        (by, now): (Option<IdentityId>, DateTime<Utc>),
    ) -> Result<Alone, Failure> {
        let work = portal.begin(by, now).await?;
        // Two that are begun at once look one after the other.
        store::installation::lock(&work.txn).await?;
        let heard_since = system_clock() - SILENT_MAX;
        if let Some(other) = store::runs::at_work(&work.txn, heard_since).await? {
            let heard_at = other.heard_at.unwrap_or(other.started_at);
            return Ok(Alone::Busy(other.started_at, heard_at + SILENT_MAX));
        }
        let record = Self::write(portal, work, books, (RunKind::Run, by)).await?;
        Ok(Alone::Begun(record))
    }

    async fn write(
        portal: &Portal,
        work: Work,
        books: &Books,
        (kind, by): (RunKind, Option<IdentityId>),
    ) -> Result<Self, Failure> {
        let mut record = Self::new(books, kind);
        record.put(&work).await?;
        if by.is_some() {
            work.audit(None, "run.begin", &books.run.to_string())
                .await?;
        }
        work.commit().await?;
        record._heartbeat = Some(Heartbeat::of(portal, books.run));
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
        Self {
            row,
            _heartbeat: None,
        }
    }

    async fn put(&self, work: &Work) -> Result<(), Failure> {
        Ok(store::put::<bill_run::Entity>(&work.txn, self.row.clone()).await?)
    }

    /// How many series were ahead when that was last noted; nothing where it is time to count them
    /// again.
    pub fn ahead(&self) -> Option<usize> {
        let noted_at = self.row.heard_at.unwrap_or_default();
        let is_fresh = system_clock() - noted_at < NOTED_EVERY;
        let ahead = usize::try_from(self.row.ahead).unwrap_or_default();
        is_fresh.then_some(ahead)
    }

    /// Notes how far the run is.
    pub async fn note(
        &mut self,
        portal: &Portal,
        (run, progress): (&Run, Progress),
        now: DateTime<Utc>,
    ) -> Result<(), Failure> {
        self.count(run);
        self.row.looked_at = count(progress.looked_at);
        self.row.ahead = count(progress.ahead);
        self.row.at_day = Some(progress.day);
        self.row.heard_at = Some(system_clock());
        let work = portal.begin(None, now).await?;
        self.put(&work).await?;
        Ok(work.commit().await?)
    }

    fn count(&mut self, run: &Run) {
        self.row.made = count(run.made.len());
        self.row.parked = count(run.parked.len());
    }

    /// Notes how the run ended, in the transaction that ends it.
    pub async fn end(
        &mut self,
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

    /// Notes that the run stopped in the middle, with no equation. What it made stays made.
    pub async fn fail(
        mut self,
        portal: &Portal,
        run: &Run,
        failure: &Failure,
    ) -> Result<(), Failure> {
        self.count(run);
        // What an end that was not committed had filled in.
        self.row.balance = None;
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

/// Says every second that a run is at work, also while one long invoice keeps it, until it is
/// dropped.
#[derive(Debug)]
struct Heartbeat {
    _stop: oneshot::Sender<()>,
}

impl Heartbeat {
    fn of(portal: &Portal, run: RunId) -> Self {
        let portal = portal.clone();
        let (stop, mut stopped) = oneshot::channel();
        tokio::spawn(async move {
            let every = NOTED_EVERY.to_std().unwrap_or_default();
            // Between two beats and never within one: no transaction is left half begun.
            while timeout(every, &mut stopped).await.is_err() {
                // One that does not come through is made up for by the next.
                if let Err(failure) = beat(&portal, run).await {
                    tracing::warn!(%run, %failure, "a run could not say that it is at work");
                }
            }
        });
        Self { _stop: stop }
    }
}

async fn beat(portal: &Portal, run: RunId) -> Result<(), Failure> {
    let now = system_clock();
    let work = portal.begin(None, now).await?;
    store::runs::hear(&work.txn, run, now).await?;
    Ok(work.commit().await?)
}
