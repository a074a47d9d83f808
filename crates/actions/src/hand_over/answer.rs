//! Taking over an account that was offered, or not.

use super::{Offered, has, held, offered, problem};
use crate::accounts::load_account;
use crate::work::Work;
use crate::{Caller, Portal, Refusal};
use billing::AssignmentId;
use billing::hand_over::{HandOverProblem, OfferEnd};
use billing::policy::{Role, ScopeKind};
use store::entities::{account, assignment, hand_over};

/// Takes the account over: whoever offered it has no role on it any more.
pub async fn accept_offer(portal: &Portal, caller: &Caller, account: &str) -> Result<(), Refusal> {
    let offered = asked(portal, caller, account).await?;
    let work = portal.begin(Some(offered.allowed.by()), caller.now).await?;
    let roles = held(&work, &offered.account).await?;
    let offer = still_open(&work, &offered).await?;
    if !has(&roles, &work, offer.from_id) {
        return Err(problem("form", HandOverProblem::NotTheOwner));
    }
    let taken: Vec<_> = roles
        .iter()
        .filter(|it| it.identity_id == offer.from_id)
        .collect();
    store::assignments::take_all(&work.txn, offer.account_id, offer.from_id).await?;
    for role in taken {
        told(&work, "role.take", &offered.account, role).await?;
    }
    let given = given(&work, &offer, &roles);
    store::put::<assignment::Entity>(&work.txn, given.clone()).await?;
    told(&work, "role.give", &offered.account, &given).await?;
    finish(work, &offer, (OfferEnd::Accepted, "account.accept")).await
}

/// Leaves the account where it is.
pub async fn refuse_offer(portal: &Portal, caller: &Caller, account: &str) -> Result<(), Refusal> {
    let offered = asked(portal, caller, account).await?;
    let work = portal.begin(Some(offered.allowed.by()), caller.now).await?;
    held(&work, &offered.account).await?;
    let offer = still_open(&work, &offered).await?;
    finish(work, &offer, (OfferEnd::Refused, "account.refuse")).await
}

async fn asked(portal: &Portal, caller: &Caller, account: &str) -> Result<Offered, Refusal> {
    let loaded = load_account(portal, account).await?;
    // No offer any more is answered like no account: they may not see that there is one.
    let found = offered(portal, caller, loaded).await?;
    found.ok_or(Refusal::NotFound)
}

/// The offer, unless it ended while it was answered, or whom it was made to was disabled.
async fn still_open(work: &Work, offered: &Offered) -> Result<hand_over::Model, Refusal> {
    let key = offered.offer.account_id;
    let open = store::hand_overs::open_of_account(&work.txn, key, work.now).await?;
    let who = store::identities::by_id(&work.txn, offered.allowed.by()).await?;
    let can_sign_in = who.is_some_and(|it| it.disabled_at.is_none());
    open.filter(|it| it.id == offered.offer.id && can_sign_in)
        .ok_or_else(|| problem("form", HandOverProblem::Over))
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
