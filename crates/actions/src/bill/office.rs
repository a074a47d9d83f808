//! What operators do with billing runs from their page: see them, look ahead, run, try again.

use super::retry::{self, Retried};
use super::runs::{Begun, begin_alone};
use super::status::{PastRuns, Status, past, status};
use super::{Preview, SeriesKey, preview_first};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::policy::{Installation, action, allow};
use chrono::{DateTime, Days, NaiveDate, Utc};

/// Series that a look ahead on the page takes in; the command line takes in all of them.
pub const PREVIEW_SERIES_MAX: usize = 500;

/// How far one can look ahead: the next invoice of everybody, and the one after.
const AHEAD_MAX: Days = Days::new(62);

/// What is asked of the page of the runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RunsAsked {
    /// What would be made up to this day.
    pub until: Option<NaiveDate>,
    /// The page of what is parked that follows this series.
    pub after: Option<SeriesKey>,
    /// The page of runs that began before this moment.
    pub before: Option<DateTime<Utc>>,
}

/// The page of the runs.
#[derive(Debug, Clone)]
pub struct RunsPage {
    /// What runs did, and what is parked.
    pub status: Status,
    /// A page of what runs did.
    pub past: PastRuns,
    /// The billing date: what *Run now* bills up to.
    pub today: NaiveDate,
    /// What would be made up to a day, where that was asked for.
    pub preview: Option<(NaiveDate, Preview)>,
}

/// What runs did, what is parked, and what would be made up to a day.
pub async fn show_runs(
    portal: &Portal,
    caller: &Caller,
    asked: RunsAsked,
) -> Result<RunsPage, Refusal> {
    let _allowed = allow::<action::RunBilling>(&caller.standing, &Installation {}, caller.now)?;
    let preview = match asked.until {
        None => None,
        Some(day) => {
            let day = day.min(portal.today(caller.now) + AHEAD_MAX);
            let ahead = preview_first(portal, day, caller.now, PREVIEW_SERIES_MAX);
            Some((day, ahead.await?))
        }
    };
    Ok(RunsPage {
        status: status(portal, asked.after).await?,
        past: past(portal, asked.before).await?,
        today: portal.today(caller.now),
        preview,
    })
}

/// Begins a run up to the billing date. One that is at work already is enough.
pub async fn begin_run(portal: &Portal, caller: &Caller) -> Result<Begun, Refusal> {
    let allowed = allow::<action::RunBilling>(&caller.standing, &Installation {}, caller.now)?;
    portal.refuse_ahead(caller)?;
    let as_of = portal.today(caller.now);
    let begun = begin_alone(portal, as_of, (Some(allowed.by()), caller.now)).await?;
    begun.map_err(|(since, until)| Refusal::wrong("do", Wrong::RunAtWork { since, until }))
}

/// Begins to try what is parked again.
pub async fn begin_retry(
    portal: &Portal,
    caller: &Caller,
    which: &Retried,
) -> Result<Begun, Refusal> {
    let allowed = allow::<action::RunBilling>(&caller.standing, &Installation {}, caller.now)?;
    portal.refuse_ahead(caller)?;
    let begun = retry::begin(portal, which, (Some(allowed.by()), caller.now)).await?;
    begun.ok_or_else(|| Refusal::wrong("do", Wrong::NotParked))
}
