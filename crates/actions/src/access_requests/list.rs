//! The requests that wait, for whoever can decide them.

use super::{Answers, decides_on, may_decide, subscriptions_of};
use crate::accounts::{ShownName, facts_of, load_account};
use crate::{Caller, Portal, Refusal};
use billing::AccessRequestId;
use billing::invoice::Named;
use billing::policy::{AccountFacts, action, allow};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use store::entities::{access_request, account};

/// The requests of an account.
#[derive(Debug, Clone)]
pub struct RequestList {
    /// The account.
    pub account: Named,
    /// Those that wait, the oldest first.
    pub rows: Vec<RequestRow>,
}

/// A request that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// Which.
    pub id: AccessRequestId,
    /// Who asks.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What it is about.
    pub scope: RequestScope,
    /// When they asked.
    pub asked_at: DateTime<Utc>,
    /// With what it can be answered.
    pub answers: Answers,
}

/// What a request is about, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestScope {
    /// The whole account.
    Account,
    /// This billing profile.
    Profile(String),
    /// What the invoices of this subscription say.
    Subscription(String),
}

/// The requests that this person can decide.
pub async fn list_requests(
    portal: &Portal,
    caller: &Caller,
    account: &str,
) -> Result<RequestList, Refusal> {
    let (row, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let decides = decides_on(caller, facts);
    let database = &portal.database;
    let waiting = store::access_requests::waiting(database, row.id).await?;
    let about = subscriptions_of(database, row.id, &waiting).await?;
    let mine = waiting
        .into_iter()
        .filter_map(|it| Some((may_decide(caller, facts, (&it, &about)).ok()?, it)));
    let mine: Vec<_> = mine.collect();
    if mine.is_empty() {
        decides?;
    }
    let ids: BTreeSet<_> = mine.iter().map(|(_, it)| it.identity_id).collect();
    let people = store::identities::by_ids(database, ids.into_iter().collect()).await?;
    let profiles = store::accounts::profiles(database, row.id).await?;
    let scope = |it: &access_request::Model| {
        let profile = profiles.iter().find(|one| Some(one.id) == it.profile_id);
        let subscription = about.iter().find(|one| Some(one.id) == it.subscription_id);
        match (profile, subscription) {
            (Some(it), _) => RequestScope::Profile(it.display_name.clone()),
            (None, Some(it)) => RequestScope::Subscription(it.display_name.clone()),
            (None, None) => RequestScope::Account,
        }
    };
    let rows = mine.into_iter().filter_map(|(answers, it)| {
        let who = people.iter().find(|person| person.id == it.identity_id)?;
        Some(RequestRow {
            id: it.id,
            name: who.display_name.clone(),
            email: who.email.clone(),
            scope: scope(&it),
            asked_at: it.asked_at,
            answers,
        })
    });
    Ok(RequestList {
        account: row.named(),
        rows: rows.collect(),
    })
}

/// Those of these accounts on which requests wait for this person, with how many.
pub(crate) async fn waiting_requests(
    portal: &Portal,
    caller: &Caller,
    accounts: &[account::Model],
) -> Result<Vec<(Named, usize)>, Refusal> {
    let ids = accounts.iter().map(|it| it.id).collect();
    let waited_on = store::access_requests::accounts_waited_on(&portal.database, ids).await?;
    let mut found = Vec::new();
    for account in accounts.iter().filter(|it| waited_on.contains(&it.id)) {
        let facts = facts_of(portal, account).await?;
        let count = count_requests(portal, caller, facts).await?;
        found.extend((count > 0).then(|| (account.named(), count)));
    }
    Ok(found)
}

/// How many requests of an account wait for this person.
pub(crate) async fn count_requests(
    portal: &Portal,
    caller: &Caller,
    account: AccountFacts,
) -> Result<usize, Refusal> {
    let database = &portal.database;
    let waiting = store::access_requests::waiting(database, account.account).await?;
    let about = subscriptions_of(database, account.account, &waiting).await?;
    let mine = waiting
        .iter()
        .filter(|it| may_decide(caller, account, (it, &about)).is_ok());
    Ok(mine.count())
}
