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
    /// The days that tell what a day costs.
    pub recent: Option<Period>,
}

/// A day, and what something cost on it.
type Day = (NaiveDate, Exact);

/// This month, as far as it is known on this day. Today is not over: its use is expected like that of
/// the days to come, what was bought counts. Which days are known is told by the whole part, so that
/// what it is narrowed to adds up to it.
pub(super) async fn so_far(
    portal: &Portal,
    (filter, part): (&CostFilter, &CostFilter),
    today: NaiveDate,
) -> Result<MonthSoFar, Refusal> {
    let month = Month::of(today).period();
    let since = (today - Days::new(RECENT_DAYS + 1)).min(month.start);
    let days = buckets(Period {
        start: since,
        end: today,
    });
    let (usage, others) = by_day(portal, filter, &days).await?;
    let known = match filter.only.is_empty() {
        true => known_days(&usage, today),
        false => known_days(&by_day(portal, part, &days).await?.0, today),
    };
    let all = usage.iter().chain(&others);
    let so_far = sum_of(all, |day| month.contains(day))?;
    let mut told = MonthSoFar {
        month,
        so_far,
        forecast: None,
        recent: known,
    };
    let Some(known) = known else {
        return Ok(told);
    };
    let days = (known.end - known.start).num_days() + 1;
    let recent = Recent {
        usage: sum_of(&usage, |day| known.contains(day))?,
        days: u32::try_from(days).unwrap_or_default(),
    };
    // Use of the days after that is expected, so it is not counted beside that.
    let since = sum_of(&usage, |day| day > known.end && month.contains(day))?;
    let counted = so_far.minus(since);
    let counted = counted.map_err(|it| Refusal::broken(&it))?;
    let known_until = known.end.max(month.start - Days::new(1));
    let days_left = (month.end - known_until).num_days();
    let days_left = u32::try_from(days_left).unwrap_or_default();
    let forecast = forecast(counted, recent, days_left);
    told.forecast = forecast.map_err(|it| Refusal::broken(&it))?;
    Ok(told)
}

/// What use cost on each of these days, and what all else did.
async fn by_day(
    portal: &Portal,
    filter: &CostFilter,
    days: &[Bucket],
) -> Result<(Vec<Day>, Vec<Day>), Refusal> {
    let mut costs = costs(portal, filter, days, &Dimension::Kind).await?;
    let dated = |costs: Vec<Exact>| -> Vec<Day> {
        let days = days.iter().map(|it| it.days.start);
        days.zip(costs).collect()
    };
    let kind = CostValue::Text(LineKind::Usage.word().to_owned());
    let usage = dated(costs.remove(&kind).unwrap_or_default());
    Ok((usage, costs.into_values().flat_map(dated).collect()))
}

/// The latest days that are over and whose use is known; nothing where there is no use.
fn known_days(usage: &[Day], today: NaiveDate) -> Option<Period> {
    let is_known = |it: &&Day| it.0 < today && !it.1.is_zero();
    let first = usage.iter().find(is_known)?.0;
    let last = usage.iter().rev().find(is_known)?.0;
    Some(Period {
        start: (last - Days::new(RECENT_DAYS - 1)).max(first),
        end: last,
    })
}

/// What some days cost.
fn sum_of<'a>(
    costs: impl IntoIterator<Item = &'a Day>,
    is_one: impl Fn(NaiveDate) -> bool,
) -> Result<Exact, Refusal> {
    let costs = costs.into_iter().filter(|(day, _)| is_one(*day));
    sum(costs.map(|(_, cost)| *cost))
}
