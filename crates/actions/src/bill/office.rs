//! What operators do with billing runs from their page: see them, look ahead, run, try again.

use super::record::SILENT_MAX;
use super::retry::{Retried, retry};
use super::runs::{Begun, begin};
use super::status::{Status, status};
use super::{Preview, Run, preview_first};
use crate::work::system_clock;
use crate::{Caller, Failure, Portal, Refusal, Wrong};
use billing::policy::{Installation, action, allow};
use chrono::NaiveDate;

/// Series that a look ahead on the page takes in; the command line takes in all of them.
pub const PREVIEW_SERIES_MAX: usize = 500;

/// The page of the runs.
#[derive(Debug, Clone)]
pub struct RunsPage {
    /// What runs did, and what is parked.
    pub status: Status,
    /// The billing date: what *Run now* bills up to.
    pub today: NaiveDate,
    /// What would be made up to a day, where that was asked for.
    pub preview: Option<(NaiveDate, Preview)>,
}

/// What runs did, what is parked, and what would be made up to a day.
pub async fn show_runs(
    portal: &Portal,
    caller: &Caller,
    preview_to: Option<NaiveDate>,
) -> Result<RunsPage, Refusal> {
    let _allowed = allow::<action::RunBilling>(&caller.standing, &Installation {}, caller.now)?;
    let preview = match preview_to {
        None => None,
        Some(day) => {
            let ahead = preview_first(portal, day, caller.now, PREVIEW_SERIES_MAX);
            Some((day, ahead.await.map_err(broken)?))
        }
    };
    Ok(RunsPage {
        status: status(portal).await.map_err(broken)?,
        today: portal.today(caller.now),
        preview,
    })
}

/// Begins a run up to the billing date. One that is at work already is enough.
pub async fn begin_run(portal: &Portal, caller: &Caller) -> Result<Begun, Refusal> {
    let allowed = allow::<action::RunBilling>(&caller.standing, &Installation {}, caller.now)?;
    let as_of = portal.today(caller.now);
    if as_of > caller.now.date_naive() {
        return Err(Refusal::wrong("do", Wrong::BillingDateAhead));
    }
    let heard_since = system_clock() - SILENT_MAX;
    let at_work = store::runs::at_work(&portal.database, heard_since).await?;
    if at_work.is_some() {
        return Err(Refusal::wrong("do", Wrong::RunAtWork));
    }
    let begun = begin(portal, as_of, (Some(allowed.by()), caller.now)).await;
    begun.map_err(broken)
}

/// Tries what is parked again.
pub async fn retry_parked(
    portal: &Portal,
    caller: &Caller,
    which: &Retried,
) -> Result<Run, Refusal> {
    let allowed = allow::<action::RunBilling>(&caller.standing, &Installation {}, caller.now)?;
    let run = retry(portal, which, (Some(allowed.by()), caller.now)).await;
    run.map_err(broken)?
        .ok_or_else(|| Refusal::wrong("do", Wrong::NotParked))
}

fn broken(failure: Failure) -> Refusal {
    Refusal::broken(&failure)
}
