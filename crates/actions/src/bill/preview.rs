//! What a run would make, and what is different from the period before; nothing is made.

use super::batch::{BATCH, load};
use super::books::Books;
use super::draft::draft;
use super::series::Series;
use super::stop::Stop;
use super::{Made, Parked};
use crate::accounts::ShownName;
use crate::work::Work;
use crate::{Failure, Portal};
use billing::money::MoneyError;
use billing::{Currency, Money};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// What a run would do.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// Invoices it would make, with what changed against the one before.
    pub made: Vec<(Made, Option<Change>)>,
    /// Series that had an invoice last time and would get none now, after their account.
    pub gone: BTreeSet<String>,
    /// What it could not bill.
    pub parked: Vec<Parked>,
    /// Whether there are more series than were looked at.
    pub has_more: bool,
}

impl Preview {
    /// What it would all come to: before tax, tax and total, for each currency by itself.
    pub fn totals(&self) -> Result<BTreeMap<Currency, [Money; 3]>, MoneyError> {
        let mut totals = BTreeMap::new();
        for (made, _) in &self.made {
            let none = [Money::zero(made.total.currency()); 3];
            let sums = totals.entry(made.total.currency()).or_insert(none);
            for (sum, more) in sums.iter_mut().zip([made.subtotal, made.tax, made.total]) {
                *sum = sum.plus(more)?;
            }
        }
        Ok(totals)
    }
}

/// How an invoice differs from the one before it in its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The series had none before.
    New,
    /// It comes to nothing.
    Zero,
    /// More than a fifth more.
    Up {
        /// Per cent more.
        percent: i64,
    },
    /// More than a fifth less.
    Down {
        /// Per cent less.
        percent: i64,
    },
}

/// A difference of more than this is worth a word.
const NOTABLE_PERCENT: i128 = 20;

/// Says what a run would make.
pub async fn preview(
    portal: &Portal,
    as_of: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Preview, Failure> {
    preview_first(portal, as_of, now, usize::MAX).await
}

/// Says what a run would make of the first series, at least `series_max` where there are so many.
pub async fn preview_first(
    portal: &Portal,
    as_of: NaiveDate,
    now: DateTime<Utc>,
    series_max: usize,
) -> Result<Preview, Failure> {
    let books = Books::open(portal, as_of).await?;
    super::add_missing(portal, now).await?;
    let mut preview = Preview::default();
    let (mut after, mut looked_at) = (None, 0);
    loop {
        // Never committed: the months of a series see each other, and then all is forgotten.
        let work = portal.begin(None, now).await?;
        let rows = store::scopes::due_after(&work.txn, as_of, after, BATCH).await?;
        let Some(last) = rows.last() else {
            break;
        };
        if looked_at >= series_max {
            preview.has_more = true;
            break;
        }
        after = Some((last.account_id, last.id));
        looked_at += rows.len();
        let loaded = load(&work, rows).await?;
        preview.parked.extend(loaded.gone.iter().map(Parked::gone));
        for mut series in loaded.series {
            if let Err(stop) = look_ahead(&work, &books, &mut series, &mut preview).await {
                match stop {
                    Stop::Failure(failure) => return Err(failure),
                    Stop::Obstacle(it) => preview.parked.push(Parked::of(&series, it)),
                }
            }
        }
    }
    preview.made.sort_by_key(|(made, _)| made.invoice_date);
    Ok(preview)
}

async fn look_ahead(
    work: &Work,
    books: &Books,
    series: &mut Series,
    preview: &mut Preview,
) -> Result<(), Stop> {
    let key = (series.account.id, series.scope.id());
    let before = store::invoices::last_of_series(&work.txn, key).await?;
    let mut before = before.map(|it| Money::new(it.total_minor, it.currency));
    let made_before = preview.made.len();
    let mut has_none = false;
    while let Some(scheduled) = series.next(work).await? {
        if scheduled.invoice_date > books.as_of {
            break;
        }
        let draft = draft(work, books, series, scheduled).await?;
        series.advance(scheduled, draft.is_some());
        match draft {
            Some(draft) => {
                let made = draft.made();
                let change = change(before, made.total);
                before = Some(made.total);
                preview.made.push((made, change));
            }
            None => has_none = true,
        }
    }
    if has_none && before.is_some() && preview.made.len() == made_before {
        let account = series.account.shown_name();
        let label = format!("{account}, {}", series.label());
        preview.gone.insert(label);
    }
    Ok(())
}

fn change(before: Option<Money>, now: Money) -> Option<Change> {
    let Some(before) = before.map(|it| i128::from(it.minor())) else {
        return Some(Change::New);
    };
    let now = i128::from(now.minor());
    if now == 0 {
        return Some(Change::Zero);
    }
    if before == 0 {
        return Some(Change::New);
    }
    // Compared before it is divided: a fifth and a little more is more than a fifth.
    let (hundredfold, notable) = ((now - before) * 100, before.abs() * NOTABLE_PERCENT);
    let percent = i64::try_from(hundredfold / before.abs()).unwrap_or(i64::MAX);
    match hundredfold {
        it if it > notable => Some(Change::Up { percent }),
        it if it < -notable => Some(Change::Down { percent: -percent }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fifth_more_or_less_is_worth_a_word() {
        let eur = |minor| Money::new(minor, Currency::EUR);
        let told = |before: Option<i64>, now| change(before.map(eur), eur(now));
        assert_eq!(told(None, 100), Some(Change::New));
        assert_eq!(told(Some(100), 120), None);
        assert_eq!(told(Some(100), 121), Some(Change::Up { percent: 21 }));
        assert_eq!(told(Some(100), 80), None);
        assert_eq!(told(Some(100), 79), Some(Change::Down { percent: 21 }));
        assert_eq!(told(Some(1000), 1200), None);
        assert_eq!(told(Some(1000), 1201), Some(Change::Up { percent: 20 }));
        assert_eq!(told(Some(1000), 1209), Some(Change::Up { percent: 20 }));
        assert_eq!(told(Some(1000), 800), None);
        assert_eq!(told(Some(1000), 799), Some(Change::Down { percent: 20 }));
        assert_eq!(told(Some(100), 0), Some(Change::Zero));
        assert_eq!(told(Some(0), 0), Some(Change::Zero), "each time");
        assert_eq!(told(Some(0), 5), Some(Change::New));
        assert_eq!(told(Some(-100), 100), Some(Change::Up { percent: 200 }));
    }
}
