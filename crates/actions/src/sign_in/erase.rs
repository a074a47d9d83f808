//! Erasing a person: the row with their name and address goes, and everything that hangs on it. The
//! audit trail stays as it is: its lines hold the id, and nobody's name.
//!
//! What was issued stays too, with whatever it says of its buyer: the law wants it kept.

use super::factors;
use super::left::{LeftRole, roles_left};
use super::users::{UserFilter, meant};
use crate::access::{place_name, told};
use crate::work::Work;
use crate::{Failure, Portal};
use billing::AccountId;
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use store::StoreError;
use store::assignments::scope_of;
use store::entities::{account, assignment, identity};

/// Whether to do what cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasing {
    /// Only say what it would take away.
    Tried,
    /// Do it.
    Meant,
}

/// What erasing takes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// How many identities there were.
    pub identities: usize,
    /// What they held: nobody holds it in their place.
    pub roles: Vec<LeftRole>,
}

/// Erases the identities of an address.
///
/// # Errors
/// Where nobody else is at the head of something they hold: somebody has to take over first.
pub async fn erase_user(
    portal: &Portal,
    user: &UserFilter,
    erasing: Erasing,
    now: DateTime<Utc>,
) -> Result<Erased, Failure> {
    let work = portal.begin(None, now).await?;
    let found = meant(&work, user).await?;
    // Disabled first: of two that hold the same, neither counts for the other.
    for identity in &found {
        store::identities::disable(&work.txn, identity.id, now).await?;
    }
    let held = held(&work, &found).await?;
    let mut roles = Vec::new();
    for identity in &found {
        roles.extend(roles_left(&work, identity).await?);
    }
    refuse_last_owner(&user.email, &roles)?;
    if erasing == Erasing::Meant {
        take_roles(&work, held).await?;
        for identity in &found {
            erase(&work, identity).await?;
        }
        forget_address(&work, user).await?;
        work.commit().await?;
    }
    Ok(Erased {
        identities: found.len(),
        roles,
    })
}

/// Every role they hold, once nobody else can change who holds what on the accounts concerned.
async fn held(
    work: &Work,
    found: &[identity::Model],
) -> Result<Vec<assignment::Model>, StoreError> {
    let ids: Vec<_> = found.iter().map(|it| it.id).collect();
    let held = store::assignments::rows_of(&work.txn, ids.clone()).await?;
    let accounts: BTreeSet<_> = held.iter().filter_map(|it| it.account_id).collect();
    for account in accounts {
        store::accounts::lock(&work.txn, account).await?;
    }
    // Read again: what was given in between is held too.
    store::assignments::rows_of(&work.txn, ids).await
}

fn refuse_last_owner(email: &str, roles: &[LeftRole]) -> Result<(), Failure> {
    let last = roles.iter().filter(|it| it.is_last_owner);
    let last: Vec<_> = last.map(|it| format!("  {it}")).collect();
    if last.is_empty() {
        return Ok(());
    }
    let mut told = vec![format!(
        "{email} is not erased, as nobody else would be at the head of this. Let somebody take over \
         first: in Access control (IAM), under Properties, Hand over, or with `reckoner apply`."
    )];
    told.extend(last);
    Err(Failure::list(told))
}

async fn take_roles(work: &Work, held: Vec<assignment::Model>) -> Result<(), Failure> {
    let mut accounts: BTreeMap<AccountId, account::Model> = BTreeMap::new();
    for row in held {
        store::assignments::remove(&work.txn, row.id).await?;
        let (Some(id), Some(scope)) = (row.account_id, scope_of(&row)) else {
            continue;
        };
        if !accounts.contains_key(&id)
            && let Some(account) = store::accounts::by_id(&work.txn, id).await?
        {
            accounts.insert(id, account);
        }
        let Some(account) = accounts.get(&id) else {
            continue;
        };
        let place = place_name(work, &row, account).await?;
        let taken = format!(
            "{} {} {} {place}",
            row.identity_id, row.role, row.scope_kind
        );
        work.audit(scope, "role.take", &taken).await?;
    }
    Ok(())
}

/// Leaves nothing of an identity but its id, where lines of the audit trail hold it.
async fn erase(work: &Work, person: &identity::Model) -> Result<(), StoreError> {
    let (txn, id) = (&work.txn, person.id);
    store::sessions::end_all(txn, id).await?;
    store::subjects::unlink(txn, id).await?;
    factors::remove_all(work, id).await?;
    for offer in store::hand_overs::of_person(txn, id).await? {
        if offer.ended_at.is_none() {
            let whom = offer.to_id.to_string();
            work.audit(offer.account_id, "offer.withdraw", &whom)
                .await?;
        }
    }
    // One that was preferred once stands nowhere else.
    store::mails::forget_elsewhere(txn, id, &person.email_key).await?;
    for preferred in store::preferred_addresses::of_person(txn, id).await? {
        store::preferred_addresses::remove(txn, preferred.account_id).await?;
    }
    store::hand_overs::forget(txn, id).await?;
    store::access_requests::forget(txn, id).await?;
    store::support::forget_writer(txn, id).await?;
    store::identities::erase(txn, id).await?;
    work.audit(None, "user.erase", &id.to_string()).await
}

/// What waits for an address goes with the last identity that has it.
async fn forget_address(work: &Work, user: &UserFilter) -> Result<(), Failure> {
    if !store::identities::by_email(&work.txn, &user.email)
        .await?
        .is_empty()
    {
        return Ok(());
    }
    let key = store::identities::email_key(&user.email);
    store::reset_requests::close(&work.txn, &key).await?;
    store::mails::forget_address(&work.txn, &key).await?;
    for row in store::invitations::forget_address(&work.txn, &key).await? {
        let Some(account) = store::accounts::by_id(&work.txn, row.account_id).await? else {
            continue;
        };
        told(work, &row, ("invitation.withdraw", &account)).await?;
    }
    Ok(())
}
