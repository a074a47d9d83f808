//! This month: what it came to so far, and what it will come to.

use super::sums::{Bucket, buckets, costs, sum};
use crate::{Portal, Refusal};
use billing::costs::{Dimension, Recent, forecast};
use billing::invoice::LineKind;
use billing::{Exact, Month, Period};
use chrono::{Days, NaiveDate};
use store::costs::{CostFilter, CostValue};

/// So many of the latest days tell what a day of use costs: whole weeks.
const RECENT_DAYS: u64 = 28;

/// This month, whatever days were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthSoFar {
    /// All its days.
    pub month: Period,
    /// What its days came to, up to today.
    pub so_far: Exact,
    /// What it will come to; nothing where no use is known of the latest days.
    pub forecast: Option<Exact>,
    /// The last day whose use is known and over.
    pub known_until: Option<NaiveDate>,
    /// How many days tell what a day costs.
    pub recent_days: u32,
}

/// A day, and what something cost on it.
type Day = (NaiveDate, Exact);

/// This month, as far as it is known on this day. Today is not over: its use is expected like that of
/// the days to come, what was bought counts.
pub(super) async fn so_far(
    portal: &Portal,
    filter: &CostFilter,
    today: NaiveDate,
) -> Result<MonthSoFar, Refusal> {
    let month = Month::of(today).period();
    let since = (today - Days::new(RECENT_DAYS + 1)).min(month.start);
    let days = buckets(Period {
        start: since,
        end: today,
    });
    let mut costs = costs(portal, filter, &days, &Dimension::Kind).await?;
    let dated = |costs: Vec<Exact>| -> Vec<Day> {
        let days = days.iter().map(|it: &Bucket| it.days.start);
        days.zip(costs).collect()
    };
    let kind = CostValue::Text(LineKind::Usage.word().to_owned());
    let usage = dated(costs.remove(&kind).unwrap_or_default());
    let others: Vec<_> = costs.into_values().flat_map(dated).collect();
    let all = usage.iter().chain(&others);
    let mut told = MonthSoFar {
        month,
        so_far: sum_of(all, |day| month.contains(day))?,
        forecast: None,
        known_until: None,
        recent_days: 0,
    };
    let Some((last, recent)) = recent(&usage, today)? else {
        return Ok(told);
    };
    // Use of the days after that is expected, so it is not counted beside that.
    let since = sum_of(&usage, |day| day > last && month.contains(day))?;
    let counted = told.so_far.minus(since);
    let counted = counted.map_err(|it| Refusal::broken(&it))?;
    let known_until = last.max(month.start - Days::new(1));
    let days_left = (month.end - known_until).num_days();
    let days_left = u32::try_from(days_left).unwrap_or_default();
    let forecast = forecast(counted, recent, days_left);
    told.forecast = forecast.map_err(|it| Refusal::broken(&it))?;
    told.known_until = Some(last);
    told.recent_days = recent.days;
    Ok(told)
}

/// The last day that is over and whose use is known, and the use of the latest days up to it; nothing
/// where there is no use.
fn recent(usage: &[Day], today: NaiveDate) -> Result<Option<(NaiveDate, Recent)>, Refusal> {
    let mut known = usage
        .iter()
        .filter(|(day, cost)| *day < today && !cost.is_zero());
    let Some((first, _)) = known.next() else {
        return Ok(None);
    };
    let last = known.next_back().map_or(*first, |(day, _)| *day);
    let from = (last - Days::new(RECENT_DAYS - 1)).max(*first);
    let days = (last - from).num_days() + 1;
    let recent = Recent {
        usage: sum_of(usage, |day| from <= day && day <= last)?,
        days: u32::try_from(days).unwrap_or_default(),
    };
    Ok(Some((last, recent)))
}

/// What some days cost.
fn sum_of<'a>(
    costs: impl IntoIterator<Item = &'a Day>,
    is_one: impl Fn(NaiveDate) -> bool,
) -> Result<Exact, Refusal> {
    let costs = costs.into_iter().filter(|(day, _)| is_one(*day));
    sum(costs.map(|(_, cost)| *cost))
}
