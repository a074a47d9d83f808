//! Offering an account to somebody, and answering an offer.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::hand_over::{accept_offer, offer_account, refuse_offer, withdraw_offer};
use app::Notice;
use axum::extract::Path;
use axum::response::Response;
use islands::addresses;

/// Offers the account, withdraws the offer, takes it or refuses it.
pub async fn change(visit: Visit, Path(account): Path<String>, fields: Fields) -> Response {
    match changed(&visit, &account, &fields).await {
        Ok(notice) => {
            let page = match notice {
                Notice::AccountTakenOver => addresses::account(&account),
                // They see nothing of the account any more.
                Notice::OfferRefused => addresses::OFFERS.to_owned(),
                _ => addresses::hand_over(&account),
            };
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(&page, visit.jar.add(notice))
        }
        Err(refusal) => {
            let page = addresses::hand_over(&account);
            visit.again(&page, (&fields, &["email"]), refusal).await
        }
    }
}

async fn changed(visit: &Visit, account: &str, fields: &Fields) -> Result<Notice, Refusal> {
    let (portal, caller) = (&visit.web.portal, visit.caller()?);
    match fields.text("do") {
        "offer" => {
            offer_account(portal, caller, account, fields.text("email")).await?;
            Ok(Notice::AccountOffered)
        }
        "withdraw" => {
            withdraw_offer(portal, caller, account).await?;
            Ok(Notice::OfferWithdrawn)
        }
        "accept" => {
            accept_offer(portal, caller, account).await?;
            Ok(Notice::AccountTakenOver)
        }
        "refuse" => {
            refuse_offer(portal, caller, account).await?;
            Ok(Notice::OfferRefused)
        }
        _ => Err(Refusal::NotFound),
    }
}
