//! Handing a MOSP account over (domain.md §3): its administrator offers it to another member of its
//! directory, who takes it or not. Until then nothing changes.

mod answer;
mod offer;
mod show;

use crate::accounts::load_account;
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::IdentityId;
use billing::hand_over::HandOverProblem;
use billing::policy::{AccountFacts, Allowed, OnHandOver, Role, action, allow};
use store::StoreError;
use store::entities::{account, assignment, hand_over};

pub use answer::{accept_offer, refuse_offer};
pub use offer::{offer_account, withdraw_offer};
pub use show::{HandOver, HandOverPage, OfferRow, OfferView, list_offers, show_hand_over};

/// An account that may be handed over, by whoever asks.
struct Own {
    account: account::Model,
    allowed: Allowed<action::HandOverAccount>,
}

async fn own(portal: &Portal, caller: &Caller, account: &str) -> Result<Own, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let allowed = allow::<action::HandOverAccount>(&caller.standing, &facts, caller.now)?;
    Ok(Own { account, allowed })
}

/// An account that whoever asks was offered.
struct Offered {
    account: account::Model,
    offer: hand_over::Model,
    allowed: Allowed<action::AnswerHandOver>,
}

/// The open offer of an account, where it is to whoever asks.
async fn offered(
    portal: &Portal,
    caller: &Caller,
    (account, facts): (account::Model, AccountFacts),
) -> Result<Option<Offered>, Refusal> {
    let found = store::hand_overs::open_of_account(&portal.database, account.id, caller.now);
    let to_them = |it: &hand_over::Model| it.to_id == caller.identity;
    let Some(offer) = found.await?.filter(to_them) else {
        return Ok(None);
    };
    let thing = OnHandOver {
        account: facts,
        to: offer.to_id,
    };
    let allowed = allow::<action::AnswerHandOver>(&caller.standing, &thing, caller.now)?;
    Ok(Some(Offered {
        account,
        offer,
        allowed,
    }))
}

/// The roles on an account, once nobody else can change who has it.
async fn held(work: &Work, account: &account::Model) -> Result<Vec<assignment::Model>, StoreError> {
    store::accounts::lock(&work.txn, account.id).await?;
    store::assignments::of_account(&work.txn, account.id).await
}

/// Whether somebody has the account.
fn has(roles: &[assignment::Model], work: &Work, identity: IdentityId) -> bool {
    let mut roles = roles.iter();
    roles.any(|it| {
        let is_in_force = it.ends_at.is_none_or(|ends| work.now < ends);
        it.identity_id == identity && it.role == Role::AccountAdministrator && is_in_force
    })
}

fn problem(field: &'static str, problem: HandOverProblem) -> Refusal {
    Refusal::wrong(field, Wrong::HandOver(problem))
}
