//! A batch of the run: up to a hundred series looked at, and their invoices issued, in one
//! transaction. Killed, it leaves nothing; another one takes other series meanwhile.

use super::books::Books;
use super::draft::{Draft, draft};
use super::series::Series;
use super::stop::Stop;
use super::{Made, Parked, issue};
use crate::work::Work;
use crate::{Failure, Portal};
use billing::invoice::Obstacle;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeSet, HashMap};
use store::entities::{account, billing_scope};

/// Series looked at, and invoices issued, in one transaction at the most.
pub(super) const BATCH: u64 = 100;

/// What a batch did.
#[derive(Default)]
pub(super) struct Done {
    pub looked_at: usize,
    pub made: Vec<Made>,
    pub parked: Vec<Parked>,
}

/// Looks at the next series of a day, and makes what is due on it.
pub(super) async fn bill_batch(
    portal: &Portal,
    books: &Books,
    day: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Done, Failure> {
    let work = portal.begin(None, now).await?;
    store::prices::keep(&work.txn).await?;
    let rows = store::scopes::take(&work.txn, day, books.started_at, BATCH).await?;
    bill_rows(work, books, rows, day).await
}

/// Makes what is due by a day of series that this piece of work has locked, and commits it.
pub(super) async fn bill_rows(
    work: Work,
    books: &Books,
    rows: Vec<billing_scope::Model>,
    day: NaiveDate,
) -> Result<Done, Failure> {
    let mut done = Done {
        looked_at: rows.len(),
        ..Done::default()
    };
    let (mut drafts, mut looked_at) = (Vec::new(), Vec::new());
    let loaded = load(&work, rows).await?;
    for mut row in loaded.gone {
        park(&mut row, &Obstacle::SeriesGone, books)?;
        done.parked.push(Parked::gone(&row));
        looked_at.push(row);
    }
    for mut series in loaded.series {
        match bill_series(&work, books, &mut series, day).await {
            Ok(draft) => drafts.extend(draft),
            Err(Stop::Failure(failure)) => return Err(failure),
            Err(Stop::Obstacle(obstacle)) => {
                park(&mut series.row, &obstacle, books)?;
                done.parked.push(Parked::of(&series, obstacle));
            }
        }
        looked_at.push(series.row);
    }
    if !drafts.is_empty() {
        done.made = issue::issue(&work, books, drafts).await?;
    }
    store::put_many::<billing_scope::Entity>(&work.txn, looked_at).await?;
    work.commit().await?;
    Ok(done)
}

/// Series with what they are made for, and those for which that is gone.
#[derive(Default)]
pub(super) struct Loaded {
    pub series: Vec<Series>,
    pub gone: Vec<billing_scope::Model>,
}

/// The series of these rows.
pub(super) async fn load(work: &Work, rows: Vec<billing_scope::Model>) -> Result<Loaded, Failure> {
    let ids: BTreeSet<_> = rows.iter().map(|it| it.account_id).collect();
    let accounts = store::accounts::by_ids(&work.txn, ids.into_iter().collect()).await?;
    let accounts: HashMap<_, account::Model> = accounts.into_iter().map(|it| (it.id, it)).collect();
    let mut loaded = Loaded::default();
    for row in rows {
        let series = match accounts.get(&row.account_id) {
            Some(account) => Series::load(work, account, row.clone()).await?,
            None => None,
        };
        match series {
            Some(series) => loaded.series.push(series),
            None => loaded.gone.push(row),
        }
    }
    Ok(loaded)
}

/// Drafts the next invoice of a series if it is due by `day`, and notes when to look again.
async fn bill_series(
    work: &Work,
    books: &Books,
    series: &mut Series,
    day: NaiveDate,
) -> Result<Option<Draft>, Stop> {
    let next = series.next(work).await?;
    let Some(scheduled) = next.filter(|it| it.invoice_date <= day) else {
        series.look_on(next);
        return Ok(None);
    };
    let draft = draft(work, books, series, scheduled).await?;
    series.advance(scheduled, draft.is_some());
    let next = series.next(work).await?;
    series.look_on(next);
    Ok(draft)
}

fn park(row: &mut billing_scope::Model, obstacle: &Obstacle, books: &Books) -> Result<(), Failure> {
    let reason = serde_json::to_string(obstacle)
        .map_err(|cause| Failure::new(format!("A reason is not JSON: {cause}")))?;
    row.parked_reason = Some(reason);
    row.parked_since.get_or_insert(books.started_at);
    row.tried_at = Some(books.started_at);
    Ok(())
}
