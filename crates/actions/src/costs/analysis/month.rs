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
    let costs = costs(portal, filter, &days, &Dimension::Kind).await?;
    let nothing = vec![Exact::ZERO; days.len()];
    let usage = CostValue::Text(LineKind::Usage.word().to_owned());
    let usage = costs.get(&usage).unwrap_or(&nothing);
    let in_month = |it: &Bucket| month.contains(it.days.start);
    let all = costs.values().flat_map(|row| {
        let days = days.iter().zip(row);
        days.filter(|(day, _)| in_month(day)).map(|(_, cost)| *cost)
    });
    let mut told = MonthSoFar {
        month,
        so_far: sum(all)?,
        forecast: None,
        known_until: None,
        recent_days: 0,
    };
    // Days whose use is over, with what it cost.
    let over: Vec<_> = days
        .iter()
        .map(|it| it.days.start)
        .zip(usage.iter().copied())
        .filter(|(day, _)| *day < today)
        .collect();
    let used = |it: &&(NaiveDate, Exact)| !it.1.is_zero();
    let Some(&(last, _)) = over.iter().rev().find(used) else {
        return Ok(told);
    };
    let recent = over.iter().filter(|(day, _)| {
        let ago = (last - *day).num_days();
        (0..RECENT_DAYS as i64).contains(&ago)
    });
    let recent: Vec<_> = recent.skip_while(|it| it.1.is_zero()).collect();
    let recent = Recent {
        usage: sum(recent.iter().map(|(_, cost)| *cost))?,
        days: u32::try_from(recent.len()).unwrap_or_default(),
    };
    // What was used since is expected, so it is not counted beside that.
    let since = days.iter().zip(usage);
    let since = since.filter(|(it, _)| it.days.start > last && in_month(it));
    let since = sum(since.map(|(_, cost)| *cost))?;
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
