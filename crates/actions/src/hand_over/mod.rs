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

/// An account, and the offer of it to whoever asks, where there is one.
struct Loaded {
    account: account::Model,
    facts: AccountFacts,
    offer: Option<hand_over::Model>,
}

/// Offers are looked up first, so that an account that is hidden costs what a made-up one does.
async fn load(portal: &Portal, caller: &Caller, account: &str) -> Result<Loaded, Refusal> {
    let open = store::hand_overs::open_to(&portal.database, caller.identity, caller.now).await?;
    let (account, facts) = load_account(portal, account).await?;
    let offer = open.into_iter().find(|it| it.account_id == account.id);
    Ok(Loaded {
        account,
        facts,
        offer,
    })
}

impl Loaded {
    /// The proof of whoever has the account.
    fn own(&self, caller: &Caller) -> Result<Allowed<action::HandOverAccount>, Refusal> {
        let (standing, now) = (&caller.standing, caller.now);
        Ok(allow::<action::HandOverAccount>(
            standing,
            &self.facts,
            now,
        )?)
    }

    /// The offer to whoever asks, and their proof. No offer any more is answered like no account:
    /// they may not see that there is one.
    fn offered(&self, caller: &Caller) -> Result<Offered<'_>, Refusal> {
        let offer = self.offer.as_ref().ok_or(Refusal::NotFound)?;
        let thing = OnHandOver {
            account: self.facts,
            to: offer.to_id,
        };
        let allowed = allow::<action::AnswerHandOver>(&caller.standing, &thing, caller.now)?;
        Ok((offer, allowed))
    }
}

type Offered<'a> = (&'a hand_over::Model, Allowed<action::AnswerHandOver>);

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
