//! Days and months, and what each of them cost.

use crate::{Portal, Refusal};
use billing::costs::{COST_DAYS_MAX, Dimension, Grain};
use billing::{AccountId, Exact, Month, Period};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::BTreeMap;
use store::costs::{CostFilter, CostSpan, CostValue};

/// A day, or the days of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// Which days.
    pub days: Period,
    /// Whether it is a day, or a month or a part of it.
    pub grain: Grain,
}

/// The days of a period, or its months where it is longer than days are told for.
pub(super) fn buckets(period: Period) -> Vec<Bucket> {
    let days = (period.end - period.start).num_days() + 1;
    if days <= i64::from(COST_DAYS_MAX) {
        let days = period.start.iter_days().take_while(|it| *it <= period.end);
        let bucket = |day| Bucket {
            days: Period {
                start: day,
                end: day,
            },
            grain: Grain::Day,
        };
        return days.map(bucket).collect();
    }
    let months = std::iter::successors(Some(Month::of(period.start)), |it| Some(it.next()));
    let months = months.take_while(|it| it.first_day() <= period.end);
    let bucket = |month: Month| Bucket {
        days: Period {
            start: month.first_day().max(period.start),
            end: month.last_day().min(period.end),
        },
        grain: Grain::Month,
    };
    months.map(bucket).collect()
}

/// What each value of a dimension cost in each of these.
pub(super) type Costs = BTreeMap<CostValue, Vec<Exact>>;

/// Costs of some days or months, by a dimension.
pub(super) async fn costs(
    portal: &Portal,
    filter: &CostFilter,
    buckets: &[Bucket],
    by: &Dimension,
) -> Result<Costs, Refusal> {
    let mut costs = Costs::new();
    for (span, first) in spans(buckets) {
        let sums = store::costs::sums(&portal.database, filter, span, by).await?;
        for sum in sums {
            let nothing = || vec![Exact::ZERO; buckets.len()];
            let row = costs.entry(sum.value).or_insert_with(nothing);
            // The days of a part of a month are one bucket.
            let is_part = span.grain == Grain::Day && buckets[first].grain == Grain::Month;
            let place = match is_part {
                true => first,
                false => first + usize::try_from(sum.at - span.first).unwrap_or_default(),
            };
            let cost = &mut row[place];
            *cost = cost.plus(sum.cost).map_err(|it| Refusal::broken(&it))?;
        }
    }
    Ok(costs)
}

/// What to ask the database for: days, or whole months with the days of parts of months beside them;
/// each with the bucket that its first one goes to.
fn spans(buckets: &[Bucket]) -> Vec<(CostSpan, usize)> {
    let days = |first: NaiveDate, last: NaiveDate| CostSpan {
        grain: Grain::Day,
        first: day_number(first),
        last: day_number(last),
    };
    let mut spans = Vec::<(CostSpan, usize)>::new();
    for (place, bucket) in buckets.iter().enumerate() {
        let Bucket { days: its, grain } = *bucket;
        let is_whole = grain == Grain::Month && Month::of(its.start).period() == its;
        match (grain, spans.last_mut()) {
            (Grain::Day, Some((span, _))) => span.last = day_number(its.end),
            (Grain::Month, Some((span, _))) if is_whole && span.grain == Grain::Month => {
                span.last = month_number(its.start);
            }
            (Grain::Month, _) if is_whole => {
                let number = month_number(its.start);
                let span = CostSpan {
                    grain: Grain::Month,
                    first: number,
                    last: number,
                };
                spans.push((span, place));
            }
            _ => spans.push((days(its.start, its.end), place)),
        }
    }
    spans
}

/// The sum of everything in some days.
pub(super) async fn total(
    portal: &Portal,
    filter: &CostFilter,
    period: Period,
) -> Result<Exact, Refusal> {
    let costs = costs(portal, filter, &buckets(period), &Dimension::Kind).await?;
    sum(costs.values().flatten().copied())
}

/// What some costs come to together.
pub(super) fn sum(mut costs: impl Iterator<Item = Exact>) -> Result<Exact, Refusal> {
    let sum = costs.try_fold(Exact::ZERO, Exact::plus);
    sum.map_err(|it| Refusal::broken(&it))
}

/// This month up to today; where it has no costs yet, the latest month that has.
pub(super) async fn usual(
    portal: &Portal,
    account: AccountId,
    today: NaiveDate,
) -> Result<Period, Refusal> {
    let this = Month::of(today);
    let until = month_number(today);
    let latest = store::costs::latest_month(&portal.database, account, until).await?;
    let ago = latest.map_or(0, |it| until.saturating_sub(it).unsigned_abs());
    Ok(match ago {
        0 => Period {
            start: this.first_day(),
            end: today,
        },
        ago => Month::of(this.first_day() - Months::new(ago)).period(),
    })
}

/// As many days as a period has, right before it.
pub(super) fn before(period: Period) -> Period {
    let days = (period.end - period.start).num_days().unsigned_abs();
    let end = period.start - Days::new(1);
    Period {
        start: end - Days::new(days),
        end,
    }
}

/// A day as costs count it: from 1 January 1970.
fn day_number(day: NaiveDate) -> i32 {
    day.to_epoch_days()
}

/// A month as costs count it: from January of the year nothing.
fn month_number(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn period(start: &str, end: &str) -> Period {
        let (start, end) = (day(start), day(end));
        Period { start, end }
    }

    #[test]
    fn what_is_longer_than_days_are_told_for_is_told_by_month() {
        assert_eq!(buckets(period("2026-09-01", "2026-12-01")).len(), 92);
        let months = buckets(period("2026-08-15", "2026-12-10"));
        let days: Vec<_> = months.iter().map(|it| it.days.to_string()).collect();
        let expected = [
            "2026-08-15 to 2026-08-31",
            "2026-09-01 to 2026-09-30",
            "2026-10-01 to 2026-10-31",
            "2026-11-01 to 2026-11-30",
            "2026-12-01 to 2026-12-10",
        ];
        assert_eq!(days, expected);
    }

    #[test]
    fn whole_months_are_asked_for_together_and_parts_day_by_day() {
        let spans = spans(&buckets(period("2026-08-15", "2026-12-10")));
        let asked = spans.iter().map(|(span, place)| {
            let count = span.last - span.first + 1;
            (span.grain, count, *place)
        });
        let asked: Vec<_> = asked.collect();
        let expected = [
            (Grain::Day, 17, 0),
            (Grain::Month, 3, 1),
            (Grain::Day, 10, 4),
        ];
        assert_eq!(asked, expected);
    }

    #[test]
    fn as_many_days_before() {
        let november = period("2026-11-01", "2026-11-20");
        assert_eq!(before(november), period("2026-10-12", "2026-10-31"));
    }
}
