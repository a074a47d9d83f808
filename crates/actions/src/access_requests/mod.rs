//! Asking for access: somebody who lacks a role asks, whoever gives roles there decides.

mod ask;
mod decide;
mod list;

use crate::accounts::ShownName;
use crate::work::Work;
use crate::{Caller, Refusal};
use billing::AccountId;
use billing::invoice::Named;
use billing::policy::{
    AccountFacts, OnProfile, Role, Scope, ScopeKind, action, allow, roles_to_ask_for,
};
use chrono::{DateTime, Utc};
use store::entities::access_request;

pub use ask::ask_for_access;
pub use decide::{Decision, decide_request};
pub use list::{RequestList, RequestRow, list_requests};

/// Where a request stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asking {
    /// It can be asked.
    Open,
    /// It was asked, and nobody has decided.
    Waiting(DateTime<Utc>),
    /// It was refused, with this sentence; it can be asked again.
    Refused(DateTime<Utc>, String),
}

impl Asking {
    /// Where what somebody asked for stands. What was given and is no longer held can be asked for
    /// again.
    pub(crate) fn of(row: Option<&access_request::Model>) -> Self {
        match row.map(|it| (it, it.decided_at, it.role)) {
            Some((it, None, _)) => Self::Waiting(it.asked_at),
            Some((it, Some(at), None)) => {
                Self::Refused(at, it.sentence.clone().unwrap_or_default())
            }
            Some((_, Some(_), Some(_))) | None => Self::Open,
        }
    }
}

/// The scope that a request is about.
fn scope_of(row: &access_request::Model) -> Scope {
    let account = row.account_id;
    row.profile_id
        .map_or(Scope::Account(account), |profile| Scope::Profile {
            account,
            profile,
        })
}

/// Proof that somebody gives roles on what a request is about, with the roles they can choose from.
fn may_decide(
    caller: &Caller,
    account: AccountFacts,
    row: &access_request::Model,
) -> Result<Vec<Role>, Refusal> {
    let kind = match row.profile_id {
        Some(profile) => {
            let on = OnProfile { account, profile };
            let _allowed = allow::<action::GrantOnProfile>(&caller.standing, &on, caller.now)?;
            ScopeKind::Profile
        }
        None => {
            let _allowed = allow::<action::GrantOnAccount>(&caller.standing, &account, caller.now)?;
            ScopeKind::Account
        }
    };
    Ok(roles_to_ask_for(account.agreement, kind))
}

/// What the scope is called.
pub(super) async fn place_named(
    work: &Work,
    (account, scope): (AccountId, Scope),
) -> Result<Named, Refusal> {
    if let Some(profile) = scope.profile() {
        let row = store::accounts::profile(&work.txn, (account, profile)).await?;
        let row = row.ok_or(Refusal::NotFound)?;
        return Ok(Named {
            name: row.name,
            display_name: row.display_name,
        });
    }
    let row = store::accounts::by_id(&work.txn, account).await?;
    Ok(row.ok_or(Refusal::NotFound)?.named())
}
