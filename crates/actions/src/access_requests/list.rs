//! The requests that wait, for whoever can decide them.

use super::may_decide;
use crate::accounts::{ShownName, load_account};
use crate::{Caller, Portal, Refusal};
use billing::AccessRequestId;
use billing::invoice::Named;
use billing::policy::{Role, action, allow};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

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
    /// The profile it is about; the whole account where there is none.
    pub profile: Option<String>,
    /// When they asked.
    pub asked_at: DateTime<Utc>,
    /// The roles that can be given, the one that permits least first.
    pub roles: Vec<Role>,
}

/// The requests that this person can decide.
pub async fn list_requests(
    portal: &Portal,
    caller: &Caller,
    account: &str,
) -> Result<RequestList, Refusal> {
    let (row, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let gives = allow::<action::GrantOnAccount>(&caller.standing, &facts, caller.now);
    let database = &portal.database;
    let waiting = store::access_requests::waiting(database, row.id).await?;
    let mine = waiting
        .into_iter()
        .filter_map(|it| Some((may_decide(caller, facts, &it).ok()?, it)));
    let mine: Vec<_> = mine.collect();
    if let (Err(refused), true) = (gives, mine.is_empty()) {
        return Err(refused.into());
    }
    let ids: BTreeSet<_> = mine.iter().map(|(_, it)| it.identity_id).collect();
    let people = store::identities::by_ids(database, ids.into_iter().collect()).await?;
    let profiles = store::accounts::profiles(database, row.id).await?;
    let rows = mine.into_iter().filter_map(|(roles, it)| {
        let who = people.iter().find(|person| person.id == it.identity_id)?;
        let profile = profiles
            .iter()
            .find(|profile| Some(profile.id) == it.profile_id);
        Some(RequestRow {
            id: it.id,
            name: who.display_name.clone(),
            email: who.email.clone(),
            profile: profile.map(|it| it.display_name.clone()),
            asked_at: it.asked_at,
            roles,
        })
    });
    Ok(RequestList {
        account: row.named(),
        rows: rows.collect(),
    })
}
