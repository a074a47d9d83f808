//! Asking for access: somebody who lacks a role asks, whoever gives roles there decides.

mod answered;
mod ask;
mod decide;
mod list;

use crate::accounts::ShownName;
use crate::invoices::facts_of_subscription;
use crate::mail::name_of;
use crate::work::Work;
use crate::{Caller, Refusal};
use billing::invoice::Named;
use billing::policy::{
    AccountFacts, OnProfile, OnSubscription, Role, Scope, action, allow, roles_to_ask_for,
};
use billing::{AccountId, AgreementType};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use store::entities::{access_request, subscription};
use store::{Reads, StoreError};

pub(crate) use answered::{close_answered, close_shared};
pub use ask::ask_for_access;
pub use decide::{Decided, Decision, decide_request};
pub use list::{RequestList, RequestRow, RequestScope, list_requests};
pub(crate) use list::{count_requests, waiting_requests};

/// Where a request stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asking {
    /// It can be asked.
    Open,
    /// It was asked, and nobody has decided.
    Waiting(DateTime<Utc>),
    /// It was refused; it can be asked again.
    Refused {
        /// When.
        at: DateTime<Utc>,
        /// By whom, where they are known still.
        by: Option<String>,
        /// Why.
        sentence: String,
    },
}

impl Asking {
    /// Where what somebody asked for stands. What was given or shared, and is no longer, can be asked
    /// for again.
    pub(crate) async fn of(
        reads: &impl Reads,
        row: Option<access_request::Model>,
    ) -> Result<Self, StoreError> {
        let Some(row) = row else {
            return Ok(Self::Open);
        };
        let (Some(at), Some(sentence)) = (row.decided_at, row.sentence) else {
            return Ok(match row.decided_at {
                Some(_) => Self::Open,
                None => Self::Waiting(row.asked_at),
            });
        };
        let by = match row.decided_by {
            Some(id) => store::identities::by_id(reads, id).await?,
            None => None,
        };
        Ok(Self::Refused {
            at,
            by: by.map(|it| name_of(&it)),
            sentence,
        })
    }
}

/// The scope that a request is about.
fn scope_of(row: &access_request::Model) -> Scope {
    let account = row.account_id;
    match (row.profile_id, row.subscription_id) {
        (Some(profile), _) => Scope::Profile { account, profile },
        (None, Some(subscription)) => Scope::Subscription {
            account,
            subscription,
        },
        (None, None) => Scope::Account(account),
    }
}

/// With what a request can be answered, beside a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answers {
    /// With one of these roles, the one that permits least first.
    Roles(Vec<Role>),
    /// MOSP: by turning *Access to invoice* of the subscription on.
    Sharing,
}

/// Whether somebody answers what is asked for on an account, or refuses it, whatever waits.
fn decides_on(caller: &Caller, account: AccountFacts) -> Result<(), Refusal> {
    let (standing, now) = (&caller.standing, caller.now);
    match account.agreement {
        // Shares invoices, and gives no roles: whoever may hand the account over.
        AgreementType::Mosp => {
            let _allowed = allow::<action::HandOverAccount>(standing, &account, now)?;
        }
        _ => {
            let _allowed = allow::<action::GrantOnAccount>(standing, &account, now)?;
        }
    }
    Ok(())
}

/// Proof that somebody gives what a request is about, with the answers they can choose from.
/// `subscriptions` are those that requests of the account are about.
fn may_decide(
    caller: &Caller,
    account: AccountFacts,
    (row, subscriptions): (&access_request::Model, &[subscription::Model]),
) -> Result<Answers, Refusal> {
    let (standing, now) = (&caller.standing, caller.now);
    match scope_of(row) {
        Scope::Profile { profile, .. } => {
            let on = OnProfile { account, profile };
            let _allowed = allow::<action::GrantOnProfile>(standing, &on, now)?;
        }
        Scope::Subscription { subscription, .. } => {
            let found = subscriptions.iter().find(|it| it.id == subscription);
            let on = OnSubscription {
                account,
                subscription: facts_of_subscription(found.ok_or(Refusal::NotFound)?),
            };
            let _allowed = allow::<action::ShareInvoices>(standing, &on, now)?;
            return Ok(Answers::Sharing);
        }
        _ => {
            let _allowed = allow::<action::GrantOnAccount>(standing, &account, now)?;
        }
    }
    let roles = roles_to_ask_for(account.agreement, scope_of(row).kind());
    Ok(Answers::Roles(roles))
}

/// The subscriptions that these requests of an account are about.
async fn subscriptions_of(
    reads: &impl Reads,
    account: AccountId,
    rows: &[access_request::Model],
) -> Result<Vec<subscription::Model>, StoreError> {
    let ids: BTreeSet<_> = rows.iter().filter_map(|it| it.subscription_id).collect();
    match ids.is_empty() {
        true => Ok(Vec::new()),
        false => store::accounts::subscriptions_of(reads, account, ids).await,
    }
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
    if let Some(subscription) = scope.subscription() {
        let row = store::accounts::subscription(&work.txn, (account, subscription)).await?;
        let row = row.ok_or(Refusal::NotFound)?;
        return Ok(Named {
            name: row.name,
            display_name: row.display_name,
        });
    }
    let row = store::accounts::by_id(&work.txn, account).await?;
    Ok(row.ok_or(Refusal::NotFound)?.named())
}
