//! The rows of the declarative world, and how entries find them by name.

use super::{AccountEntry, RoleEntry};
use crate::Failure;
use billing::{
    AccountId, AssignmentId, DirectoryId, IdentityId, Issuer, ProfileId, SectionId, SubscriptionId,
};
use store::entities::{
    account, assignment, customer, directory, guest, identity, profile, purchase, section,
    subscription,
};
use store::identities::email_key;
use store::{Reads, StoreError};

/// All rows of the declarative world.
pub struct Rows {
    pub issuer: Option<Issuer>,
    pub directories: Vec<directory::Model>,
    pub identities: Vec<identity::Model>,
    pub guests: Vec<guest::Model>,
    pub accounts: Vec<account::Model>,
    pub profiles: Vec<profile::Model>,
    pub sections: Vec<section::Model>,
    pub customers: Vec<customer::Model>,
    pub subscriptions: Vec<subscription::Model>,
    pub purchases: Vec<purchase::Model>,
    pub assignments: Vec<assignment::Model>,
}

impl Rows {
    /// Reads them, each table once.
    pub async fn load(reads: &impl Reads) -> Result<Self, StoreError> {
        let mut rows = Self {
            issuer: store::installation::get(reads)
                .await?
                .and_then(|it| it.issuer),
            directories: store::all::<directory::Entity>(reads).await?,
            identities: store::all::<identity::Entity>(reads).await?,
            guests: store::all::<guest::Entity>(reads).await?,
            accounts: store::all::<account::Entity>(reads).await?,
            profiles: store::all::<profile::Entity>(reads).await?,
            sections: store::all::<section::Entity>(reads).await?,
            customers: store::all::<customer::Entity>(reads).await?,
            subscriptions: store::all::<subscription::Entity>(reads).await?,
            purchases: store::all::<purchase::Entity>(reads).await?,
            assignments: store::all::<assignment::Entity>(reads).await?,
        };
        rows.sections.sort_by_key(|it| (it.profile_id, it.rank));
        Ok(rows)
    }

    pub fn directory_name(&self, id: Option<DirectoryId>) -> Option<String> {
        let found = self.directories.iter().find(|it| Some(it.id) == id);
        found.map(|it| it.name.clone())
    }

    pub fn directory_id(&self, name: &str) -> Result<DirectoryId, Failure> {
        let found = self.directories.iter().find(|it| it.name == name);
        found
            .map(|it| it.id)
            .ok_or_else(|| missing("directory", name))
    }

    pub fn role_id(&self, is_same: impl Fn(&&assignment::Model) -> bool) -> AssignmentId {
        let former = self.assignments.iter().find(is_same);
        former.map_or_else(AssignmentId::new, |it| it.id)
    }

    pub fn profile_id(&self, account: AccountId, name: &str) -> Result<ProfileId, Failure> {
        let mut all = self.profiles.iter();
        let found = all.find(|it| it.account_id == account && it.name == name);
        found
            .map(|it| it.id)
            .ok_or_else(|| missing("billing profile", name))
    }

    pub fn section_id(&self, profile: ProfileId, name: &str) -> Result<SectionId, Failure> {
        let mut all = self.sections.iter();
        let found = all.find(|it| it.profile_id == profile && it.name == name);
        found
            .map(|it| it.id)
            .ok_or_else(|| missing("invoice section", name))
    }

    pub fn subscription_id(
        &self,
        account: AccountId,
        name: &str,
    ) -> Result<SubscriptionId, Failure> {
        let mut all = self.subscriptions.iter();
        let found = all.find(|it| it.account_id == account && it.name == name);
        found
            .map(|it| it.id)
            .ok_or_else(|| missing("subscription", name))
    }

    /// Whose role it is: of several identities of one address and kind, the one at home in the
    /// account's directory; else there must be just one.
    pub fn holder(&self, account: &AccountEntry, role: &RoleEntry) -> Result<IdentityId, Failure> {
        let key = email_key(&role.email);
        let all = self.identities.iter();
        let mut found: Vec<_> = all
            .filter(|it| it.email_key == key && it.kind == role.kind)
            .collect();
        found.sort_by_key(|it| it.id);
        found.dedup_by_key(|it| it.id);
        let home = self.directory_id(&account.directory)?;
        match found.iter().find(|it| it.directory_id == Some(home)) {
            Some(at_home) => Ok(at_home.id),
            None if found.len() == 1 => Ok(found[0].id),
            None => Err(missing("single identity", &role.email)),
        }
    }
}

fn missing(what: &str, name: &str) -> Failure {
    Failure::new(format!("There is no {what} {name:?}."))
}
