//! What is offered: to whom an account is, and which accounts somebody is.

use super::load;
use crate::accounts::{ShownName, facts_of};
use crate::{Caller, Portal, Refusal};
use billing::IdentityId;
use billing::invoice::Named;
use billing::policy::{OnHandOver, action, allow};
use chrono::{DateTime, Utc};

/// The page of handing an account over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOverPage {
    /// The account.
    pub account: Named,
    /// What whoever asks can do.
    pub view: HandOver,
}

/// Handing over, as the two who do it see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandOver {
    /// It can be offered to somebody.
    Offer,
    /// It is offered to somebody.
    Waits(OfferView),
    /// It was offered to whoever asks.
    Answer(OfferRow),
}

/// An offer, as whoever made it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferView {
    /// The address of the one it was made to.
    pub to: String,
    /// When.
    pub offered_at: DateTime<Utc>,
    /// Until when it can be taken.
    pub expires_at: DateTime<Utc>,
    /// Whether they can sign in no more, so will not take it.
    pub is_disabled: bool,
}

/// An offer, as the one it was made to sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRow {
    /// The account.
    pub account: Named,
    /// The address of whoever offers it.
    pub from: String,
    /// Until when it can be taken.
    pub expires_at: DateTime<Utc>,
}

/// Handing an account over: for its administrator, and for the one it is offered to.
pub async fn show_hand_over(
    portal: &Portal,
    caller: &Caller,
    account: &str,
) -> Result<HandOverPage, Refusal> {
    let loaded = load(portal, caller, account).await?;
    let account = &loaded.account;
    if let Ok((offer, _)) = loaded.offered(caller) {
        let row = OfferRow {
            account: account.named(),
            from: email(portal, offer.from_id).await?.0,
            expires_at: offer.expires_at,
        };
        return Ok(HandOverPage {
            account: account.named(),
            view: HandOver::Answer(row),
        });
    }
    let _allowed = loaded.own(caller)?;
    let open = store::hand_overs::open_of_account(&portal.database, account.id, caller.now);
    Ok(HandOverPage {
        account: account.named(),
        view: match open.await? {
            None => HandOver::Offer,
            Some(offer) => {
                let (to, is_disabled) = email(portal, offer.to_id).await?;
                HandOver::Waits(OfferView {
                    to,
                    is_disabled,
                    offered_at: offer.offered_at,
                    expires_at: offer.expires_at,
                })
            }
        },
    })
}

/// The address of somebody, and whether they are disabled.
async fn email(portal: &Portal, identity: IdentityId) -> Result<(String, bool), Refusal> {
    let found = store::identities::by_id(&portal.database, identity).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    Ok((found.email, found.disabled_at.is_some()))
}

/// What whoever asks is offered in the directory they look at, the latest first.
pub async fn list_offers(portal: &Portal, caller: &Caller) -> Result<Vec<OfferRow>, Refusal> {
    let database = &portal.database;
    let open = store::hand_overs::open_to(database, caller.identity, caller.now).await?;
    let mut rows = Vec::new();
    for offer in open {
        let Some(account) = store::accounts::by_id(database, offer.account_id).await? else {
            continue;
        };
        let thing = OnHandOver {
            account: facts_of(portal, &account).await?,
            to: offer.to_id,
        };
        if allow::<action::AnswerHandOver>(&caller.standing, &thing, caller.now).is_ok() {
            rows.push(OfferRow {
                account: account.named(),
                from: email(portal, offer.from_id).await?.0,
                expires_at: offer.expires_at,
            });
        }
    }
    Ok(rows)
}
