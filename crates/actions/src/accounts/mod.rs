//! Billing accounts: the scopes a person sees, and what an account is.

mod home;
mod properties;
mod scopes;

use crate::{Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{AccountFacts, Customers};
use store::entities::account;

pub use home::{Home, show_home};
pub use properties::{
    AccountPage, ProfileView, SectionView, SubscriptionState, SubscriptionView, Terms, show_account,
};
pub(crate) use scopes::visible_accounts;
pub use scopes::{ScopeRow, list_scopes};

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
    let account = store::accounts::by_name(&portal.database, name).await?;
    let account = account.ok_or(Refusal::NotFound)?;
    let facts = facts_of(portal, &account).await?;
    Ok((account, facts))
}

pub(crate) async fn facts_of(
    portal: &Portal,
    account: &account::Model,
) -> Result<AccountFacts, Refusal> {
    let needs_customer = account.agreement == billing::AgreementType::Mpa;
    let has_customer = !needs_customer
        || store::accounts::has_customer_with_subscription(&portal.database, account.id).await?;
    Ok(AccountFacts {
        account: account.id,
        agreement: account.agreement,
        directory: account.directory_id,
        customers: match has_customer {
            true => Customers::Present,
            false => Customers::NoneYet,
        },
    })
}
