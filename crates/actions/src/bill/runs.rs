//! The run from day to day: workers share the series of each day, and it ends with an equation.

use super::batch::{Done, bill_batch};
use super::books::Books;
use super::{Run, balance};
use crate::{Failure, Portal};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::Arc;
use store::entities::bill_run;
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
}

/// Makes every invoice that is due by `as_of`. A second run makes nothing new.
pub async fn run(
    portal: &Portal,
    as_of: NaiveDate,
    now: DateTime<Utc>,
    on_progress: impl Fn(Progress),
) -> Result<Run, Failure> {
    let books = Arc::new(Books::open(portal, as_of).await?);
    begin(portal, &books, now).await?;
    super::add_missing(portal, now).await?;
    let mut run = Run {
        id: books.run,
        made: Vec::new(),
        parked: Vec::new(),
        past_due: 0,
        balance: Default::default(),
    };
    let mut looked_at = 0;
    while let Some(day) = store::scopes::next_day(&portal.database, as_of, books.started_at).await?
    {
        let done = bill_day(portal, &books, day, now, |done| {
            looked_at += done.looked_at;
            run.made.append(&mut done.made);
            run.parked.append(&mut done.parked);
            on_progress(Progress {
                day,
                made: run.made.len(),
                looked_at,
            });
        });
        done.await?;
    }
    end(portal, &books, &mut run, now).await?;
    Ok(run)
}

/// All series to look at on one day, by several workers where the database lets them.
async fn bill_day(
    portal: &Portal,
    books: &Arc<Books>,
    day: NaiveDate,
    now: DateTime<Utc>,
    mut on_done: impl FnMut(&mut Done),
) -> Result<(), Failure> {
    let workers = match store::has_one_writer(&portal.database) {
        true => 1,
        false => WORKERS,
    };
    let mut at_work = JoinSet::new();
    let begin = |at_work: &mut JoinSet<Result<Done, Failure>>| {
        let (portal, books) = (portal.clone(), Arc::clone(books));
        at_work.spawn(async move { bill_batch(&portal, &books, day, now).await });
    };
    (0..workers).for_each(|_| begin(&mut at_work));
    while let Some(done) = at_work.join_next().await {
        let stopped = |cause| Failure::new(format!("Billing stopped: {cause}"));
        let mut done = done.map_err(stopped)??;
        if done.looked_at > 0 {
            on_done(&mut done);
            begin(&mut at_work);
        }
    }
    Ok(())
}

async fn begin(portal: &Portal, books: &Books, now: DateTime<Utc>) -> Result<(), Failure> {
    let row = bill_run::Model {
        id: books.run,
        as_of: books.as_of,
        started_at: books.started_at,
        finished_at: None,
        made: 0,
        parked: 0,
        balance: None,
        problem: None,
    };
    let work = portal.begin(None, now).await?;
    store::put_all::<bill_run::Entity>(&work.txn, vec![row]).await?;
    Ok(work.commit().await?)
}

/// What follows from the day, and the equation; a difference fails the run.
async fn end(
    portal: &Portal,
    books: &Books,
    run: &mut Run,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let work = portal.begin(None, now).await?;
    run.past_due = store::invoices::mark_past_due(&work.txn, books.as_of).await?;
    run.balance = balance::balance_of(&work.txn, books.run).await?;
    let problem = problem_of(run);
    let row = bill_run::Model {
        id: books.run,
        as_of: books.as_of,
        started_at: books.started_at,
        finished_at: Some(crate::work::system_clock()),
        made: i32::try_from(run.made.len()).unwrap_or(i32::MAX),
        parked: i32::try_from(run.parked.len()).unwrap_or(i32::MAX),
        balance: serde_json::to_value(&run.balance).ok(),
        problem: problem.clone(),
    };
    store::put::<bill_run::Entity>(&work.txn, row).await?;
    work.commit().await?;
    problem.map_or(Ok(()), |problem| Err(Failure::new(problem)))
}

fn problem_of(run: &Run) -> Option<String> {
    let mut wrong = run.balance.iter().filter_map(|(currency, balance)| {
        let difference = balance.difference();
        match difference {
            Ok(it) if it.is_zero() => None,
            Ok(it) => Some(format!(
                "{currency}: charges and invoices differ by {it}: nothing is to be sent before \
                 that is explained."
            )),
            Err(cause) => Some(format!("{currency}: {cause}")),
        }
    });
    wrong.next()
}
