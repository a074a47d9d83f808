//! The first page: which accounts somebody sees, what of them is past due, and what waits for them.

use super::scopes::{Scopes, scopes_of, visible_accounts};
use crate::access::is_any_headless;
use crate::access_requests::waiting_requests;
use crate::hand_over::{OfferRow, list_offers};
use crate::payments::{PastDue, list_past_due};
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;

/// The first page.
#[derive(Debug, Clone)]
pub struct Home {
    /// The billing accounts.
    pub scopes: Scopes,
    /// What is past due, account by account.
    pub past_due: Vec<PastDue>,
    /// The accounts on which people ask this person for access, with how many do.
    pub requests: Vec<(Named, usize)>,
    /// The accounts that this person is offered.
    pub offers: Vec<OfferRow>,
    /// For an operator: whether an account waits for an owner.
    pub is_any_headless: bool,
}

/// What somebody is shown first.
pub async fn show_home(portal: &Portal, caller: &Caller) -> Result<Home, Refusal> {
    let accounts = visible_accounts(portal, caller).await?;
    Ok(Home {
        scopes: scopes_of(portal, caller, &accounts).await?,
        past_due: list_past_due(portal, caller, &accounts).await?,
        requests: waiting_requests(portal, caller, &accounts).await?,
        offers: list_offers(portal, caller).await?,
        is_any_headless: is_any_headless(portal, caller).await?,
    })
}
