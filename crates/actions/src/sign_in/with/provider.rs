//! The interface to whoever else says who somebody is, and what is configured for each of them.

use super::problem::ProviderProblem;
use crate::{Failure, Portal, Refusal, Wrong};
use billing::policy::Role;
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use std::fmt;
use std::sync::Arc;

/// What a provider is asked with. Whoever redeems its answer has to know all of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Question {
    /// Comes back beside the answer: it is the one to this question.
    pub state: String,
    /// Comes back in what the provider signs: it was said for this question.
    pub nonce: String,
    /// Shown to the provider when the answer is redeemed, and only its hash before (PKCE).
    pub verifier: String,
}

/// Who somebody is, as a provider says and has proved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// What the issuer calls them, for ever.
    pub subject: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Whether the provider vouches for the address being theirs.
    pub is_email_verified: bool,
    /// What they are called.
    pub name: Option<String>,
    /// The groups they are in.
    pub groups: Vec<String>,
}

/// A provider of identities, as OpenID Connect describes them.
pub trait SignInProvider: fmt::Debug + Send + Sync {
    /// What it calls itself.
    fn issuer(&self) -> &str;

    /// The address at the provider that a browser is sent to.
    fn address(
        &self,
        question: Question,
        now: DateTime<Utc>,
    ) -> BoxFuture<'_, Result<String, ProviderProblem>>;

    /// Redeems the code of an answer: who it is, once everything about it was checked.
    fn redeem(
        &self,
        code: String,
        question: Question,
        now: DateTime<Utc>,
    ) -> BoxFuture<'_, Result<Person, ProviderProblem>>;
}

/// A role that a group of the provider stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRole {
    /// What the provider calls the group.
    pub group: String,
    /// The identifier of a billing account.
    pub account: String,
    /// The role on it.
    pub role: Role,
}

/// A provider with what this installation does with it.
#[derive(Debug, Clone)]
pub struct SignInWith {
    /// Its name in addresses.
    pub name: String,
    /// Its name on the button.
    pub display_name: String,
    /// The directory whose identities it knows.
    pub directory: String,
    /// What its groups stand for.
    pub roles: Vec<GroupRole>,
    /// Whoever is asked.
    pub provider: Arc<dyn SignInProvider>,
}

impl SignInWith {
    /// Signing in with it did not work out.
    pub(super) fn refusal(&self, problem: ProviderProblem) -> Refusal {
        let provider = self.display_name.clone();
        Refusal::wrong("form", Wrong::Provider { provider, problem })
    }
}

impl Portal {
    /// The providers that one can sign in with, in the order in which they are offered.
    pub fn sign_in_with(&self) -> &[SignInWith] {
        &self.sign_in_with
    }

    /// The provider of this name; an unknown one does not exist for anybody.
    pub(super) fn provider(&self, name: &str) -> Result<&SignInWith, Refusal> {
        let found = self.sign_in_with.iter().find(|it| it.name == name);
        found.ok_or(Refusal::NotFound)
    }
}

/// Refuses to work with providers whose directory there is not.
pub async fn check_providers(portal: &Portal) -> Result<(), Failure> {
    for with in portal.sign_in_with() {
        let directory = &with.directory;
        let found = store::identities::directory_named(&portal.database, directory).await?;
        if found.is_none() {
            return Err(Failure::new(format!(
                "Nobody can sign in with {:?}: there is no directory {directory:?}. Put it in with \
                 `reckoner apply`, or name another one in reckoner.toml.",
                with.name
            )));
        }
    }
    Ok(())
}
