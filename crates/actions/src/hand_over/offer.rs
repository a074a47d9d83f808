//! Offering an account to another member of its directory, and taking the offer back.

use super::{has, held, load, problem};
use crate::typed::Typed;
use crate::work::Work;
use crate::{Caller, Portal, Refusal};
use billing::HandOverId;
use billing::hand_over::{HandOverProblem, OfferEnd, offer_expires};
use store::entities::{account, hand_over, identity};

/// Offers an account to the member with this address.
pub async fn offer_account(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    email: &str,
) -> Result<(), Refusal> {
    let loaded = load(portal, caller, account).await?;
    let allowed = loaded.own(caller)?;
    let account = &loaded.account;
    let mut fields = Typed::default();
    let email = fields.required("email", email);
    let email = fields.whole(email)?;

    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    let roles = held(&work, account).await?;
    if !has(&roles, &work, allowed.by()) {
        return Err(problem("form", HandOverProblem::NotTheOwner));
    }
    let open = store::hand_overs::open_of_account(&work.txn, account.id, work.now).await?;
    if open.is_some() {
        return Err(problem("form", HandOverProblem::OfferedAlready));
    }
    let member = member(&work, account, email).await?;
    if has(&roles, &work, member.id) {
        return Err(problem("email", HandOverProblem::Themselves));
    }
    let offer = hand_over::Model {
        account_id: account.id,
        id: HandOverId::new(),
        from_id: allowed.by(),
        to_id: member.id,
        offered_at: work.now,
        expires_at: offer_expires(work.now),
        ended_at: None,
        ended_by: None,
    };
    store::put_all::<hand_over::Entity>(&work.txn, vec![offer]).await?;
    let whom = member.id.to_string();
    work.audit(Some(account.id), "offer.make", &whom).await?;
    Ok(work.commit().await?)
}

/// Who is at home in the account's directory under that address and can sign in. Guests belong to
/// another directory, and the account stays in its own.
async fn member(
    work: &Work,
    account: &account::Model,
    email: &str,
) -> Result<identity::Model, Refusal> {
    let found = store::identities::by_email(&work.txn, email).await?;
    let is_member = |it: &identity::Model| {
        it.directory_id == Some(account.directory_id) && it.disabled_at.is_none()
    };
    let member = found.into_iter().find(is_member);
    member.ok_or_else(|| problem("email", HandOverProblem::NoMember))
}

/// Takes an offer back.
pub async fn withdraw_offer(
    portal: &Portal,
    caller: &Caller,
    account: &str,
) -> Result<(), Refusal> {
    let loaded = load(portal, caller, account).await?;
    let allowed = loaded.own(caller)?;
    let account = &loaded.account;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    let roles = held(&work, account).await?;
    if !has(&roles, &work, allowed.by()) {
        return Err(problem("form", HandOverProblem::NotTheOwner));
    }
    let open = store::hand_overs::open_of_account(&work.txn, account.id, work.now).await?;
    let Some(offer) = open else {
        return Err(problem("form", HandOverProblem::Over));
    };
    store::hand_overs::end(&work.txn, &offer, OfferEnd::Withdrawn, work.now).await?;
    let whom = offer.to_id.to_string();
    work.audit(Some(account.id), "offer.withdraw", &whom)
        .await?;
    Ok(work.commit().await?)
}
