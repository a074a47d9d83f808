//! The first page: which accounts somebody sees, and what of them is past due.

use super::scopes::{ScopeRow, list_scopes};
use crate::payments::{PastDue, list_past_due};
use crate::{Caller, Portal, Refusal};

/// The first page.
#[derive(Debug, Clone)]
pub struct Home {
    /// The billing accounts, by name.
    pub scopes: Vec<ScopeRow>,
    /// What is past due, account by account.
    pub past_due: Vec<PastDue>,
}

/// What somebody is shown first.
pub async fn show_home(portal: &Portal, caller: &Caller) -> Result<Home, Refusal> {
    Ok(Home {
        scopes: list_scopes(portal, caller).await?,
        past_due: list_past_due(portal, caller).await?,
    })
}
