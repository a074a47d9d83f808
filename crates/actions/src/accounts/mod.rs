//! Billing accounts: the scopes a person sees, and what an account is.

mod home;
mod properties;
mod scopes;

use crate::{Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{AccountFacts, Customers};
use billing::{AccountId, AgreementType};
use store::entities::account;

pub use home::{Home, show_home};
pub use properties::{
    AccountPage, ProfileView, SectionView, SubscriptionState, SubscriptionView, Terms, show_account,
};
pub(crate) use scopes::visible_accounts;
pub use scopes::{ScopeRow, Scopes, list_scopes};

/// An account that nobody has: asked for where there is none, so that as much is asked.
pub(crate) const NOBODY: AccountId = AccountId(store::Uuid::nil());

/// How an account is shown to people.
pub(crate) trait ShownName {
    /// Its display name; a nameless account is shown by its identifier.
    fn shown_name(&self) -> &str;

    /// Both together.
    fn named(&self) -> Named;
}

impl ShownName for account::Model {
    fn shown_name(&self) -> &str {
        self.display_name.as_deref().unwrap_or(&self.name)
    }

    fn named(&self) -> Named {
        Named {
            name: self.name.clone(),
            display_name: self.shown_name().to_owned(),
        }
    }
}

/// The account of an identifier, with what the policy must know of it. Not there is answered like
/// not visible, which is for the policy to say.
pub(crate) async fn load_account(
    portal: &Portal,
    name: &str,
) -> Result<(account::Model, AccountFacts), Refusal> {
    let found = find_account(portal, name).await?;
    found.ok_or(Refusal::NotFound)
}

/// The same; `None` after as many statements as what there is takes, so that how long an answer takes
/// does not tell either.
pub(crate) async fn find_account(
    portal: &Portal,
    name: &str,
) -> Result<Option<(account::Model, AccountFacts)>, Refusal> {
    let account = store::accounts::by_name(&portal.database, name).await?;
    with_facts(portal, account).await
}

pub(crate) async fn with_facts(
    portal: &Portal,
    account: Option<account::Model>,
) -> Result<Option<(account::Model, AccountFacts)>, Refusal> {
    // Of partners only: the others have subscriptions of their own, perhaps very many.
    let partner = account
        .as_ref()
        .filter(|it| it.agreement == AgreementType::Mpa);
    let id = partner.map_or(NOBODY, |it| it.id);
    let has_customer = has_customer(portal, id).await?;
    Ok(account.map(|it| {
        let facts = facts(&it, has_customer);
        (it, facts)
    }))
}

pub(crate) async fn facts_of(
    portal: &Portal,
    account: &account::Model,
) -> Result<AccountFacts, Refusal> {
    let is_partner = account.agreement == AgreementType::Mpa;
    let has_customer = is_partner && has_customer(portal, account.id).await?;
    Ok(facts(account, has_customer))
}

async fn has_customer(portal: &Portal, id: AccountId) -> Result<bool, Refusal> {
    Ok(store::accounts::has_customer_with_subscription(&portal.database, id).await?)
}

fn facts(account: &account::Model, has_customer: bool) -> AccountFacts {
    let needs_customer = account.agreement == AgreementType::Mpa;
    AccountFacts {
        account: account.id,
        agreement: account.agreement,
        directory: account.directory_id,
        customers: match has_customer || !needs_customer {
            true => Customers::Present,
            false => Customers::NoneYet,
        },
    }
}
