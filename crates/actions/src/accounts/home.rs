//! The first page: which accounts somebody sees, what of them is past due, and what waits for them.

use super::scopes::{ScopeRow, list_scopes};
use crate::access_requests::waiting_requests;
use crate::hand_over::{OfferRow, list_offers};
use crate::payments::{PastDue, list_past_due};
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;

/// The first page.
#[derive(Debug, Clone)]
pub struct Home {
    /// The billing accounts, by name.
    pub scopes: Vec<ScopeRow>,
    /// What is past due, account by account.
    pub past_due: Vec<PastDue>,
    /// The accounts on which people ask this person for access, with how many do.
    pub requests: Vec<(Named, usize)>,
    /// The accounts that this person is offered.
    pub offers: Vec<OfferRow>,
}

/// What somebody is shown first.
pub async fn show_home(portal: &Portal, caller: &Caller) -> Result<Home, Refusal> {
    Ok(Home {
        scopes: list_scopes(portal, caller).await?,
        past_due: list_past_due(portal, caller).await?,
        requests: waiting_requests(portal, caller).await?,
        offers: list_offers(portal, caller).await?,
    })
}
