//! Where the rows of a file belong: accounts, profiles and subscriptions, found or to be made.

mod into;
mod known;
mod made;
mod target;

use super::ImportOptions;
use super::row::Row;
use crate::{Failure, Portal};
use billing::{AccountId, AgreementType, DirectoryId, ProfileId, SectionId, SubscriptionId};
use std::collections::HashMap;
use target::Target;
use uuid::Uuid;

pub use made::Made;

/// Where one row belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub account: AccountId,
    pub scope: Uuid,
    pub section: Option<SectionId>,
    pub subscription: Option<SubscriptionId>,
}

/// Why a row belongs nowhere: the column that says so, its value, and the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Astray {
    pub column: &'static str,
    pub value: String,
    pub what: String,
}

/// All targets met so far.
pub struct Targets {
    portal: Portal,
    /// The directory of new accounts; nothing when none may be made.
    directory: Option<TargetDirectory>,
    /// The account and profile that `--into` names.
    into: Option<(String, ProfileId)>,
    accounts: HashMap<String, Target>,
    country: String,
}

struct TargetDirectory {
    id: DirectoryId,
    name: String,
    is_new: bool,
}

impl Targets {
    /// Finds what the options name.
    pub async fn new(portal: &Portal, options: &ImportOptions) -> Result<Self, Failure> {
        let mut targets = Self {
            portal: portal.clone(),
            directory: None,
            into: None,
            accounts: HashMap::new(),
            country: portal.issuer().await?.address.country,
        };
        if let Some(into) = &options.into {
            let (account, profile) = into::find_profile(portal, into).await?;
            let target = known::load(portal, account).await?;
            targets.into = Some((target.name.clone(), profile));
            targets.accounts.insert(target.name.clone(), target);
        } else if options.creates_accounts {
            let name = options.directory.as_deref().ok_or_else(|| {
                Failure::new("Name the directory of new accounts: --directory NAME.")
            })?;
            let there = store::identities::directory_named(&portal.database, name).await?;
            targets.directory = Some(TargetDirectory {
                is_new: there.is_none(),
                id: there.as_ref().map_or_else(DirectoryId::new, |it| it.id),
                name: there.map_or_else(|| name.to_owned(), |it| it.name),
            });
        }
        Ok(targets)
    }

    /// What makes the targets of two imports the same. A directory counts by its name: it has no
    /// id yet when the first import makes it.
    pub fn key(&self) -> String {
        let into = self.into.as_ref();
        let into = into.map(|(name, profile)| (self.accounts.get(name).map(|it| it.id), profile));
        let directory = self.directory.as_ref().map(|it| &it.name);
        format!("{into:?} {directory:?}")
    }

    /// The accounts that rows go to.
    pub fn accounts(&self) -> Vec<AccountId> {
        self.accounts.values().map(|it| it.id).collect()
    }

    /// Where a row belongs, or why nowhere.
    pub async fn place(&mut self, row: &Row) -> Result<Result<Place, Astray>, Failure> {
        let name = self.into.as_ref().map_or(&row.account, |(name, _)| name);
        if !self.accounts.contains_key(name) {
            match self.find_account(row).await? {
                Some(target) => self.accounts.insert(row.account.clone(), target),
                None => return Ok(Err(unknown_account(row))),
            };
        }
        let may_create = self.directory.is_some() || self.into.is_some();
        let (name, fixed) = match &self.into {
            Some((name, profile)) => (name, Some(*profile)),
            None => (&row.account, None),
        };
        Ok(match self.accounts.get_mut(name) {
            Some(target) => target.place(row, fixed, may_create),
            None => Err(unknown_account(row)),
        })
    }

    async fn find_account(&self, row: &Row) -> Result<Option<Target>, Failure> {
        let there = store::accounts::by_name(&self.portal.database, &row.account).await?;
        match there {
            Some(there) => Ok(Some(known::load(&self.portal, there).await?)),
            None if self.directory.is_some() => Ok(Some(Target {
                id: AccountId::new(),
                name: row.account.clone(),
                display_name: row.account_name.clone(),
                is_new: true,
                is_complete: false,
                agreement: AgreementType::Mca,
                currency: None,
                profiles: Vec::new(),
                subscriptions: HashMap::new(),
                earliest: None,
            })),
            None => Ok(None),
        }
    }
}

fn unknown_account(row: &Row) -> Astray {
    Astray {
        column: "BillingAccountId",
        value: row.account.clone(),
        what: "is no billing account here; --create-accounts makes it".to_owned(),
    }
}
