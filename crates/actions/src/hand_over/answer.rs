//! Taking over an account that was offered, or not.

use super::{has, held, load, problem};
use crate::work::Work;
use crate::{Caller, Portal, Refusal};
use billing::AssignmentId;
use billing::hand_over::{HandOverProblem, OfferEnd};
use billing::policy::{Role, ScopeKind};
use store::entities::{account, assignment, hand_over};

/// Takes the account over: whoever offered it has no role on it any more.
pub async fn accept_offer(portal: &Portal, caller: &Caller, account: &str) -> Result<(), Refusal> {
    let loaded = load(portal, caller, account).await?;
    let (offer, allowed) = loaded.offered(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    let roles = held(&work, &loaded.account).await?;
    still_open(&work, offer).await?;
    if !has(&roles, &work, offer.from_id) {
        return Err(problem("form", HandOverProblem::NotTheOwner));
    }
    let taken: Vec<_> = roles
        .iter()
        .filter(|it| it.identity_id == offer.from_id)
        .collect();
    store::assignments::take_all(&work.txn, offer.account_id, offer.from_id).await?;
    // Invoices go to whoever takes over, at their own address.
    store::preferred_addresses::remove(&work.txn, offer.account_id).await?;
    for role in taken {
        told(&work, "role.take", &loaded.account, role).await?;
    }
    let given = given(&work, offer, &roles);
    store::put::<assignment::Entity>(&work.txn, given.clone()).await?;
    told(&work, "role.give", &loaded.account, &given).await?;
    finish(work, offer, (OfferEnd::Accepted, "offer.accept")).await
}

/// Leaves the account where it is.
pub async fn refuse_offer(portal: &Portal, caller: &Caller, account: &str) -> Result<(), Refusal> {
    let loaded = load(portal, caller, account).await?;
    let (offer, allowed) = loaded.offered(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    held(&work, &loaded.account).await?;
    still_open(&work, offer).await?;
    finish(work, offer, (OfferEnd::Refused, "offer.refuse")).await
}

/// Refuses an offer that ended while it was answered, or whose taker was disabled.
async fn still_open(work: &Work, offer: &hand_over::Model) -> Result<(), Refusal> {
    let open = store::hand_overs::open_of_account(&work.txn, offer.account_id, work.now).await?;
    let taker = store::identities::by_id(&work.txn, offer.to_id).await?;
    let can_sign_in = taker.is_some_and(|it| it.disabled_at.is_none());
    match can_sign_in && open.is_some_and(|it| it.id == offer.id) {
        true => Ok(()),
        false => Err(problem("form", HandOverProblem::Over)),
    }
}

/// The role at the account's head; one that ended goes on.
fn given(work: &Work, offer: &hand_over::Model, roles: &[assignment::Model]) -> assignment::Model {
    let is_former = |it: &&assignment::Model| {
        it.identity_id == offer.to_id && it.role == Role::AccountAdministrator
    };
    let former = roles.iter().find(is_former);
    assignment::Model {
        id: former.map_or_else(AssignmentId::new, |it| it.id),
        identity_id: offer.to_id,
        role: Role::AccountAdministrator,
        scope_kind: ScopeKind::Account,
        account_id: Some(offer.account_id),
        scope_id: None,
        profile_id: None,
        given_at: work.now,
        ends_at: None,
        given_by: Some(offer.from_id),
    }
}

/// A role given or taken: whose, which, on what kind of scope, and the account's identifier.
async fn told(
    work: &Work,
    action: &str,
    account: &account::Model,
    role: &assignment::Model,
) -> Result<(), Refusal> {
    let subject = format!(
        "{} {} {} {}",
        role.identity_id, role.role, role.scope_kind, account.name
    );
    Ok(work.audit(Some(account.id), action, &subject).await?)
}

async fn finish(
    work: Work,
    offer: &hand_over::Model,
    (end, action): (OfferEnd, &str),
) -> Result<(), Refusal> {
    store::hand_overs::end(&work.txn, offer, end, work.now).await?;
    let from = offer.from_id.to_string();
    work.audit(Some(offer.account_id), action, &from).await?;
    Ok(work.commit().await?)
}
