//! The billing scopes of a person in the directory they look at.

use super::ShownName;
use crate::explain::has_other_identity;
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{Reach, action, allow, visible_invoices};
use billing::{AgreementType, Currency};
use std::collections::BTreeSet;
use store::entities::account;

/// A billing account in the list of scopes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeRow {
    /// The account.
    pub account: Named,
    /// Its agreement.
    pub agreement: AgreementType,
    /// Its currencies, or those of its profiles.
    pub currencies: Vec<Currency>,
    /// Whether nothing of it is still "to be completed".
    pub is_complete: bool,
}

/// The billing accounts that somebody sees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes {
    /// By name.
    pub rows: Vec<ScopeRow>,
    /// Whether there are none, and another identity of the same confirmed address holds something.
    pub has_other_identity: bool,
}

/// The billing accounts that somebody sees, by name.
pub async fn list_scopes(portal: &Portal, caller: &Caller) -> Result<Scopes, Refusal> {
    let accounts = visible_accounts(portal, caller).await?;
    scopes_of(portal, caller, &accounts).await
}

/// The same, of accounts that somebody sees.
pub(super) async fn scopes_of(
    portal: &Portal,
    caller: &Caller,
    accounts: &[account::Model],
) -> Result<Scopes, Refusal> {
    Ok(Scopes {
        rows: scope_rows(portal, caller, accounts).await?,
        has_other_identity: accounts.is_empty() && has_other_identity(portal, caller).await?,
    })
}

async fn scope_rows(
    portal: &Portal,
    caller: &Caller,
    accounts: &[account::Model],
) -> Result<Vec<ScopeRow>, Refusal> {
    let mut rows = Vec::new();
    for account in accounts {
        let mut profiles = store::accounts::profiles(&portal.database, account.id).await?;
        let facts = super::facts_of(portal, account).await?;
        let seen = visible_invoices(&caller.standing, facts, caller.now).visible;
        profiles.retain(|it| match &seen {
            Reach::All => true,
            Reach::Profiles(ids) => ids.contains(&it.id),
            _ => false,
        });
        let of_profiles = profiles.iter().map(|it| it.currency);
        let currencies: BTreeSet<_> = account.currency.into_iter().chain(of_profiles).collect();
        rows.push(ScopeRow {
            account: account.named(),
            agreement: account.agreement,
            currencies: currencies.into_iter().collect(),
            is_complete: account.is_complete,
        });
    }
    Ok(rows)
}

/// The accounts of the directory in use on which this person may see something; an operator sees
/// those of every directory.
pub(crate) async fn visible_accounts(
    portal: &Portal,
    caller: &Caller,
) -> Result<Vec<account::Model>, Refusal> {
    let database = &portal.database;
    let accounts = match (caller.is_operator(), caller.directory) {
        (true, _) => store::accounts::first(database).await?,
        (false, None) => Vec::new(),
        (false, Some(directory)) => {
            let roles = caller.standing.assignments.iter();
            let ids: BTreeSet<_> = roles.filter_map(|it| it.scope.account()).collect();
            let ids = ids.into_iter().collect();
            store::accounts::in_directory(database, directory, ids).await?
        }
    };
    let mut visible = Vec::new();
    for account in accounts {
        let facts = super::facts_of(portal, &account).await?;
        if allow::<action::SeeAccount>(&caller.standing, &facts, caller.now).is_ok() {
            visible.push(account);
        }
    }
    Ok(visible)
}
