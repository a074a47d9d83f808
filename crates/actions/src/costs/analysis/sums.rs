//! Days and months, and what each of them cost.

use super::{Before, Unpriced};
use crate::{Portal, Refusal};
use billing::costs::{COST_DAYS_MAX, Dimension, Grain};
use billing::{AccountId, Exact, Month, Period};
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime};
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
    let latest = (Grain::Month, until);
    let latest = store::costs::latest(&portal.database, account, latest).await?;
    let ago = latest.map_or(0, |it| until.saturating_sub(it).unsigned_abs());
    Ok(match ago {
        0 => Period {
            start: this.first_day(),
            end: today,
        },
        ago => Month::of(this.first_day() - Months::new(ago)).period(),
    })
}

/// What the days before came to, beside as many of these as costs are known of: a month, or its first
/// days, against the month before; whole months against as many; else as many days.
pub(super) async fn before(
    portal: &Portal,
    filter: &CostFilter,
    period: Period,
    known_until: Option<NaiveDate>,
) -> Result<Before, Refusal> {
    let known = known_until.filter(|it| period.contains(*it));
    let known = Period {
        start: period.start,
        end: known.unwrap_or(period.end),
    };
    let before = days_before(period, known);
    Ok(Before {
        period: before,
        total: total(portal, filter, before).await?,
        now: total(portal, filter, known).await?,
    })
}

/// The days to compare the known ones of a period with.
fn days_before(period: Period, known: Period) -> Period {
    let (first, last) = (Month::of(period.start), Month::of(period.end));
    let is_from_first = period.start == first.first_day();
    let months = last.months_since(first).unsigned_abs() + 1;
    let is_whole = is_from_first && period.end == last.last_day();
    if is_from_first && (is_whole || months == 1) {
        let start = period.start - Months::new(months);
        let end = match (months, known == period && is_whole) {
            (_, true) => period.start - Days::new(1),
            // The same day of the month, or its last.
            (1, false) => Month::of(start).day_or_last(known.end.day()),
            (_, false) => known.end - Months::new(months),
        };
        return Period { start, end };
    }
    let days = (known.end - known.start).num_days().unsigned_abs();
    let end = period.start - Days::new(1);
    Period {
        start: end - Days::new(days),
        end,
    }
}

/// The last day up to today of which an account has costs at all.
pub(super) async fn known_until(
    portal: &Portal,
    account: AccountId,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Refusal> {
    let latest = (Grain::Day, day_number(today));
    let latest = store::costs::latest(&portal.database, account, latest).await?;
    Ok(latest.and_then(NaiveDate::from_epoch_days))
}

/// Use of a part of an account that is not priced yet, whatever it is narrowed to.
pub(super) async fn unpriced(
    portal: &Portal,
    part: &CostFilter,
    period: Period,
) -> Result<Option<Unpriced>, Refusal> {
    let start = period.start.and_time(NaiveTime::MIN).and_utc();
    let seconds = (start.timestamp(), period.ends_before().timestamp());
    let found = store::costs::unpriced(&portal.database, part, seconds).await?;
    let day = |second| DateTime::from_timestamp(second, 0).map(|it| it.date_naive());
    let period = found.and_then(|it| {
        let (start, end) = (day(it.first)?, day(it.last)?);
        Some(Period { start, end })
    });
    let charges = found.map_or(0, |it| usize::try_from(it.charges).unwrap_or_default());
    Ok(period.map(|period| Unpriced { period, charges }))
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
    fn like_is_compared_with_like() {
        let before = |start, end, known: &str| {
            let asked = period(start, end);
            let known = period(start, known);
            days_before(asked, known).to_string()
        };
        let october = before("2026-10-01", "2026-10-31", "2026-10-31");
        assert_eq!(october, "2026-09-01 to 2026-09-30");
        let so_far = before("2026-11-01", "2026-11-20", "2026-11-11");
        assert_eq!(so_far, "2026-10-01 to 2026-10-11");
        let march = before("2026-03-01", "2026-03-30", "2026-03-30");
        assert_eq!(march, "2026-02-01 to 2026-02-28");
        let quarter = before("2026-07-01", "2026-09-30", "2026-09-30");
        assert_eq!(quarter, "2026-04-01 to 2026-06-30");
        let any = before("2026-11-05", "2026-11-14", "2026-11-14");
        assert_eq!(any, "2026-10-26 to 2026-11-04");
    }
}
