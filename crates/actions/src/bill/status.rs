//! What runs did, and what is parked.

use crate::accounts::ShownName;
use crate::{Caller, Failure, Portal, Refusal};
use billing::invoice::Obstacle;
use billing::policy::{Installation, action, allow};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::HashMap;
use store::entities::{account, bill_run, billing_scope};

/// Runs that the status shows.
const RUNS_SHOWN: u64 = 10;

/// The last runs, and what could not be billed.
#[derive(Debug, Clone)]
pub struct Status {
    /// The latest first.
    pub runs: Vec<RunRow>,
    /// By account.
    pub parked: Vec<ParkedRow>,
}

/// A run.
#[derive(Debug, Clone)]
pub struct RunRow {
    /// The billing date.
    pub as_of: NaiveDate,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended; nothing while it works, or when it was killed: then the next one goes on.
    pub finished_at: Option<DateTime<Utc>>,
    /// Invoices made.
    pub made: i32,
    /// Series passed over.
    pub parked: i32,
    /// Why it failed.
    pub problem: Option<String>,
}

/// Something that is due and could not be billed.
#[derive(Debug, Clone)]
pub struct ParkedRow {
    /// Whose.
    pub account: String,
    /// What it is for.
    pub kind: billing::invoice::InvoiceKind,
    /// Why.
    pub obstacle: Option<Obstacle>,
    /// Since when.
    pub since: Option<DateTime<Utc>>,
}

/// What runs did, and what is parked, for an operator.
pub async fn show_runs(portal: &Portal, caller: &Caller) -> Result<Status, Refusal> {
    let _allowed = allow::<action::RunBilling>(&caller.standing, &Installation {}, caller.now)?;
    let shown = status(portal).await;
    shown.map_err(|cause| Refusal::broken(&cause))
}

/// What runs did, and what is parked.
pub async fn status(portal: &Portal) -> Result<Status, Failure> {
    let database = &portal.database;
    let runs = store::scopes::last_runs(database, RUNS_SHOWN).await?;
    let parked = store::scopes::parked(database).await?;
    let ids = parked.iter().map(|it| it.account_id).collect();
    let accounts = store::accounts::by_ids(database, ids).await?;
    let accounts: HashMap<_, account::Model> = accounts.into_iter().map(|it| (it.id, it)).collect();
    Ok(Status {
        runs: runs.into_iter().map(run_row).collect(),
        parked: parked
            .into_iter()
            .map(|it| parked_row(accounts.get(&it.account_id), it))
            .collect(),
    })
}

/// Whether a run up to this day has ended well.
pub async fn is_billed(portal: &Portal, day: NaiveDate) -> Result<bool, Failure> {
    Ok(store::scopes::is_run_done(&portal.database, day).await?)
}

fn run_row(row: bill_run::Model) -> RunRow {
    RunRow {
        as_of: row.as_of,
        started_at: row.started_at,
        finished_at: row.finished_at,
        made: row.made,
        parked: row.parked,
        problem: row.problem,
    }
}

fn parked_row(account: Option<&account::Model>, row: billing_scope::Model) -> ParkedRow {
    let reason = row.parked_reason.as_deref();
    ParkedRow {
        account: account.map_or_else(String::new, |it| it.shown_name().to_owned()),
        kind: row.kind,
        obstacle: reason.and_then(|it| serde_json::from_str(it).ok()),
        since: row.parked_since,
    }
}
