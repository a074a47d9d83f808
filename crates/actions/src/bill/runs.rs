//! The run from day to day: workers share the series of each day, and it ends with an equation.

use super::batch::{Done, bill_batch};
use super::books::Books;
use super::record::{Alone, Record};
use super::{Run, SeriesKey, balance};
use crate::{Failure, Portal};
use billing::{IdentityId, RunKind};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::Arc;
use store::balance::Extent;
use tokio::task::JoinSet;

/// Batches at work at the same time on PostgreSQL. SQLite has one writer.
const WORKERS: usize = 4;

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The day it is at.
    pub day: NaiveDate,
    /// Invoices made so far.
    pub made: usize,
    /// Series looked at so far.
    pub looked_at: usize,
    /// Series that were still to be looked at when it was counted, a second ago at most.
    pub ahead: usize,
}

/// Makes every invoice that is due by `as_of`. A second run makes nothing new.
pub async fn run(
    portal: &Portal,
    as_of: NaiveDate,
    now: DateTime<Utc>,
    on_progress: impl Fn(Progress),
) -> Result<Run, Failure> {
    let books = Books::open(portal, as_of).await?;
    let record = Record::begin(portal, &books, RunKind::Run, (None, now)).await?;
    let begun = Begun::new(portal, books, record, (What::Due, now));
    begun.go(on_progress).await
}

/// What a run is over.
#[derive(Debug)]
pub(super) enum What {
    /// Everything that is due.
    Due,
    /// These series.
    Series(Vec<SeriesKey>),
}

/// A run that has begun: others see it, and whoever began it lets it go.
#[derive(Debug)]
pub struct Begun {
    pub(super) portal: Portal,
    pub(super) books: Arc<Books>,
    pub(super) record: Record,
    what: What,
    pub(super) now: DateTime<Utc>,
}

/// Begins a run of everything that is due by `as_of`, for an identity or for the program itself;
/// where one is at work, says since when, and from when on it no longer counts unless it is heard
/// of.
pub(super) async fn begin_alone(
    portal: &Portal,
    as_of: NaiveDate,
    by: (Option<IdentityId>, DateTime<Utc>),
) -> Result<Result<Begun, (DateTime<Utc>, DateTime<Utc>)>, Failure> {
    let books = Books::open(portal, as_of).await?;
    Ok(match Record::begin_alone(portal, &books, by).await? {
        Alone::Begun(record) => Ok(Begun::new(portal, books, record, (What::Due, by.1))),
        Alone::Busy(since, until) => Err((since, until)),
    })
}

impl Begun {
    pub(super) fn new(
        portal: &Portal,
        books: Books,
        record: Record,
        (what, now): (What, DateTime<Utc>),
    ) -> Self {
        Self {
            portal: portal.clone(),
            books: Arc::new(books),
            record,
            what,
            now,
        }
    }

    /// Goes on to the end. A run that stops in the middle says why in its row.
    pub async fn go(mut self, on_progress: impl Fn(Progress)) -> Result<Run, Failure> {
        let mut run = Run::new(self.books.run);
        let done = match std::mem::replace(&mut self.what, What::Due) {
            What::Due => self.bill_days(&mut run, on_progress).await,
            What::Series(keys) => self.bill_each(&mut run, keys, on_progress).await,
        };
        let ended = match done {
            Ok(()) => self.end(&mut run).await,
            Err(failure) => Err(failure),
        };
        match ended {
            Ok(None) => Ok(run),
            Ok(Some(problem)) => Err(Failure::new(problem)),
            Err(failure) => {
                // The first failure is the one to tell, whether or not it could be noted.
                if let Err(unnoted) = self.record.fail(&self.portal, &run, &failure).await {
                    tracing::error!(%failure, %unnoted, "a run that failed could not say so");
                }
                Err(failure)
            }
        }
    }

    /// What follows from the day, and the equation. Gives what is wrong with that: it is noted with
    /// the run, which has failed.
    async fn end(&mut self, run: &mut Run) -> Result<Option<String>, Failure> {
        // Outside of the transaction: on SQLite nobody waits while it is summed.
        let database = &self.portal.database;
        run.balance = balance::balance_of(database, self.books.run, Extent::Run).await?;
        let problem = balance::problem_of_run(database, run).await?;
        let work = self.portal.begin(None, self.now).await?;
        run.past_due = store::invoices::mark_past_due(&work.txn, self.books.as_of).await?;
        self.record.end(&work, run, problem.as_deref()).await?;
        work.commit().await?;
        Ok(problem)
    }

    async fn bill_days(
        &mut self,
        run: &mut Run,
        on_progress: impl Fn(Progress),
    ) -> Result<(), Failure> {
        let (portal, books, now) = (self.portal.clone(), Arc::clone(&self.books), self.now);
        super::add_missing(&portal, now).await?;
        let mut looked_at = 0;
        while let Some(day) =
            store::scopes::next_day(&portal.database, books.as_of, books.started_at).await?
        {
            let mut at_work = Batches::begin(&portal, &books, day, now);
            while let Some(mut done) = at_work.next().await? {
                looked_at += done.looked_at;
                run.made.append(&mut done.made);
                run.parked.append(&mut done.parked);
                let noted = self.record.ahead();
                let mut progress = Progress {
                    day,
                    made: run.made.len(),
                    looked_at,
                    ahead: noted.unwrap_or_default(),
                };
                if noted.is_none() {
                    progress.ahead = books.ahead(&portal).await?;
                    self.record.note(&portal, (run, progress), now).await?;
                }
                on_progress(progress);
            }
        }
        Ok(())
    }
}

/// The batches of one day, by several workers where the database lets them.
struct Batches<'a> {
    portal: &'a Portal,
    books: &'a Arc<Books>,
    day: NaiveDate,
    now: DateTime<Utc>,
    at_work: JoinSet<Result<Done, Failure>>,
}

impl<'a> Batches<'a> {
    fn begin(
        portal: &'a Portal,
        books: &'a Arc<Books>,
        day: NaiveDate,
        now: DateTime<Utc>,
    ) -> Self {
        let workers = match store::has_one_writer(&portal.database) {
            true => 1,
            false => WORKERS,
        };
        let mut batches = Self {
            portal,
            books,
            day,
            now,
            at_work: JoinSet::new(),
        };
        (0..workers).for_each(|_| batches.begin_one());
        batches
    }

    fn begin_one(&mut self) {
        let (portal, books) = (self.portal.clone(), Arc::clone(self.books));
        let (day, now) = (self.day, self.now);
        self.at_work
            .spawn(async move { bill_batch(&portal, &books, day, now).await });
    }

    /// The next batch that is done; nothing once all series of the day were looked at.
    async fn next(&mut self) -> Result<Option<Done>, Failure> {
        while let Some(done) = self.at_work.join_next().await {
            let stopped = |cause| Failure::new(format!("Billing stopped: {cause}"));
            let done = done.map_err(stopped)??;
            if done.looked_at > 0 {
                self.begin_one();
                return Ok(Some(done));
            }
        }
        Ok(None)
    }
}
