//! What runs did, and what is parked.

use super::record::SILENT_MAX;
use super::{Balance, SeriesKey};
use crate::accounts::ShownName;
use crate::work::system_clock;
use crate::{Failure, Portal};
use billing::invoice::{BillingScope, InvoiceKind, Named, Obstacle};
use billing::{Currency, RunKind};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::collections::{BTreeMap, HashMap};
use store::entities::{account, bill_run, billing_scope, profile, subscription};
use store::{Reads, StoreError};

/// Runs that the status shows.
const RUNS_SHOWN: u64 = 10;
/// Parked series on a page.
const PARKED_SHOWN: u64 = 50;

/// The last runs, and what could not be billed.
#[derive(Debug, Clone)]
pub struct Status {
    /// The last day up to which everything was billed, as far as it could be.
    pub billed_through: Option<NaiveDate>,
    /// The latest first.
    pub runs: Vec<RunRow>,
    /// How many series could not be billed.
    pub parked_count: u64,
    /// A page of them.
    pub parked: ParkedPage,
}

/// A page of what could not be billed.
#[derive(Debug, Clone)]
pub struct ParkedPage {
    /// By account.
    pub rows: Vec<ParkedRow>,
    /// What to ask the next page with, where there is one.
    pub next: Option<SeriesKey>,
}

/// A page of what runs did.
#[derive(Debug, Clone)]
pub struct PastRuns {
    /// The latest first.
    pub rows: Vec<RunRow>,
    /// What to ask the next page with, where there are earlier ones.
    pub earlier: Option<DateTime<Utc>>,
}

/// A run.
#[derive(Debug, Clone)]
pub struct RunRow {
    /// What it was for.
    pub kind: RunKind,
    /// The billing date.
    pub as_of: NaiveDate,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// How it stands.
    pub state: RunState,
    /// Invoices made.
    pub made: i32,
    /// Series passed over.
    pub parked: i32,
    /// The equation it ended with.
    pub balance: BTreeMap<Currency, Balance>,
}

/// How a run stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunState {
    /// It works.
    AtWork(Reached),
    /// It has said nothing for a while: it was killed, and the next one goes on.
    Silent,
    /// It ended well after so long.
    Done(Duration),
    /// It failed, for this reason.
    Failed(String),
}

/// How far a run that works is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The day it is at.
    pub day: Option<NaiveDate>,
    /// Series looked at.
    pub looked_at: i32,
    /// Series to be looked at still.
    pub ahead: i32,
    /// How long it has been at work.
    pub since: Duration,
    /// How long ago it was last heard of.
    pub heard: Duration,
    /// When it no longer counts as at work, unless it is heard of again.
    pub until: DateTime<Utc>,
}

/// Something that is due and could not be billed.
#[derive(Debug, Clone)]
pub struct ParkedRow {
    /// Which series.
    pub key: SeriesKey,
    /// Whose.
    pub account: Named,
    /// The profile, the subscription, or the account itself.
    pub series: Named,
    /// What it is for.
    pub kind: InvoiceKind,
    /// The profile, where it is one: lists of invoices can be narrowed to it.
    pub profile: Option<billing::ProfileId>,
    /// Why.
    pub obstacle: Option<Obstacle>,
    /// The billing date from which on it can be tried: that of the invoice that could not be made.
    pub due_on: NaiveDate,
}

/// What runs did, and what is parked: the page of it that follows a series.
pub async fn status(portal: &Portal, after: Option<SeriesKey>) -> Result<Status, Failure> {
    let database = &portal.database;
    Ok(Status {
        billed_through: store::runs::billed_through(database).await?,
        runs: past(portal, None).await?.rows,
        parked_count: store::scopes::parked_count(database).await?,
        parked: parked(portal, after).await?,
    })
}

/// The last runs, or those that began before a moment.
pub(super) async fn past(
    portal: &Portal,
    before: Option<DateTime<Utc>>,
) -> Result<PastRuns, Failure> {
    let mut rows = store::runs::last(&portal.database, before, RUNS_SHOWN + 1).await?;
    let shown = usize::try_from(RUNS_SHOWN).unwrap_or(usize::MAX);
    let has_more = rows.len() > shown;
    rows.truncate(shown);
    let last = rows.last().map(|it| it.started_at);
    let now = system_clock();
    Ok(PastRuns {
        rows: rows.into_iter().map(|it| run_row(it, now)).collect(),
        earlier: last.filter(|_| has_more),
    })
}

/// The page of what is parked that follows a series, with the names of what it is for.
pub async fn parked(portal: &Portal, after: Option<SeriesKey>) -> Result<ParkedPage, Failure> {
    let mut rows = store::scopes::parked_after(&portal.database, after, PARKED_SHOWN + 1).await?;
    let shown = usize::try_from(PARKED_SHOWN).unwrap_or(usize::MAX);
    let has_more = rows.len() > shown;
    rows.truncate(shown);
    let last = rows.last().map(|it| (it.account_id, it.id));
    let names = Names::load(&portal.database, &rows).await?;
    let rows = rows.into_iter();
    Ok(ParkedPage {
        rows: rows.filter_map(|it| names.parked_row(it)).collect(),
        next: last.filter(|_| has_more),
    })
}

/// The last day up to which everything was billed, as far as it could be.
pub async fn billed_through(portal: &Portal) -> Result<Option<NaiveDate>, Failure> {
    Ok(store::runs::billed_through(&portal.database).await?)
}

/// Whether a run up to this day has gone through all series to its equation, whether or not that
/// holds: another run would find the same.
pub async fn is_gone_through(portal: &Portal, day: NaiveDate) -> Result<bool, Failure> {
    Ok(store::runs::is_gone_through(&portal.database, day).await?)
}

/// Series as people call them: the account, and what of it.
pub(super) async fn names_of(
    reads: &impl Reads,
    keys: &[SeriesKey],
) -> Result<Vec<String>, StoreError> {
    let mut rows = Vec::new();
    for key in keys {
        rows.extend(store::scopes::by_id(reads, *key).await?);
    }
    let names = Names::load(reads, &rows).await?;
    let named = rows.into_iter().map(|row| {
        let id = row.id;
        match names.parked_row(row) {
            Some(it) => format!("{} / {}", it.account.display_name, it.series.display_name),
            None => id.to_string(),
        }
    });
    Ok(named.collect())
}

fn run_row(row: bill_run::Model, now: DateTime<Utc>) -> RunRow {
    let heard = row.heard_at.unwrap_or(row.started_at);
    let state = match (row.problem, row.finished_at) {
        (Some(problem), _) => RunState::Failed(problem),
        (None, Some(finished_at)) => RunState::Done(finished_at - row.started_at),
        (None, None) if now - heard < SILENT_MAX => RunState::AtWork(Reached {
            day: row.at_day,
            looked_at: row.looked_at,
            ahead: row.ahead,
            since: now - row.started_at,
            heard: now - heard,
            until: heard + SILENT_MAX,
        }),
        (None, None) => RunState::Silent,
    };
    let balance = row.balance.map(serde_json::from_value);
    RunRow {
        kind: row.kind,
        as_of: row.as_of,
        started_at: row.started_at,
        state,
        made: row.made,
        parked: row.parked,
        balance: balance.and_then(Result::ok).unwrap_or_default(),
    }
}

/// What parked series are for.
struct Names {
    accounts: HashMap<billing::AccountId, account::Model>,
    profiles: HashMap<uuid::Uuid, profile::Model>,
    subscriptions: HashMap<uuid::Uuid, subscription::Model>,
}

impl Names {
    async fn load(reads: &impl Reads, rows: &[billing_scope::Model]) -> Result<Self, StoreError> {
        let accounts = rows.iter().map(|it| it.account_id).collect();
        let accounts = store::accounts::by_ids(reads, accounts).await?;
        let ids: Vec<_> = rows.iter().map(|it| it.id).collect();
        let profiles =
            store::among::<profile::Entity, _>(reads, profile::Column::Id, Some(ids.clone()));
        let profiles = profiles.await?;
        let subscriptions =
            store::among::<subscription::Entity, _>(reads, subscription::Column::Id, Some(ids));
        let subscriptions = subscriptions.await?;
        Ok(Self {
            accounts: accounts.into_iter().map(|it| (it.id, it)).collect(),
            profiles: profiles.into_iter().map(|it| (it.id.0, it)).collect(),
            subscriptions: subscriptions.into_iter().map(|it| (it.id.0, it)).collect(),
        })
    }

    fn parked_row(&self, row: billing_scope::Model) -> Option<ParkedRow> {
        let account = self.accounts.get(&row.account_id)?.named();
        let (profile, subscription) = (self.profiles.get(&row.id), self.subscriptions.get(&row.id));
        let series = match (profile, subscription) {
            (Some(it), _) => (&it.name, &it.display_name),
            (None, Some(it)) => (&it.name, &it.display_name),
            (None, None) => (&account.name, &account.display_name),
        };
        let reason = row.parked_reason.as_deref();
        Some(ParkedRow {
            key: (row.account_id, row.id),
            series: Named {
                name: series.0.clone(),
                display_name: series.1.clone(),
            },
            account,
            kind: row.kind,
            profile: BillingScope::of(row.kind, row.id).and_then(BillingScope::profile),
            obstacle: reason.and_then(|it| serde_json::from_str(it).ok()),
            due_on: row.look_on,
        })
    }
}
