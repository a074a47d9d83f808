//! Where the rows of a file belong: accounts, profiles and subscriptions, found or to be made.

mod known;
mod made;

use super::ImportOptions;
use super::row::Row;
use crate::{Failure, Portal};
use billing::invoice::Charged;
use billing::{
    AccountId, AgreementType, Currency, DirectoryId, ProfileId, SectionId, SubscriptionCategory,
    SubscriptionId,
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use uuid::Uuid;

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

/// An account of the file, with the parts that rows can go to.
#[derive(Debug)]
pub(super) struct Target {
    pub id: AccountId,
    pub name: String,
    pub display_name: Option<String>,
    /// Not there yet: made when the import is taken.
    pub is_new: bool,
    /// Rows go to profiles or not, as it says.
    pub agreement: AgreementType,
    pub profiles: Vec<TargetProfile>,
    pub subscriptions: HashMap<String, TargetSubscription>,
    /// When its earliest charge begins.
    pub earliest: DateTime<Utc>,
}

#[derive(Debug, Clone)]
pub(super) struct TargetProfile {
    pub id: ProfileId,
    pub section: SectionId,
    pub currency: Currency,
    pub is_new: bool,
}

#[derive(Debug, Clone)]
pub(super) struct TargetSubscription {
    pub id: SubscriptionId,
    pub display_name: String,
    pub category: SubscriptionCategory,
    pub profile: Option<ProfileId>,
    pub section: Option<SectionId>,
    pub is_new: bool,
}

/// All targets met so far.
pub struct Targets {
    portal: Portal,
    /// The directory of new accounts, found or to be made; nothing when none may be made.
    directory: Option<(DirectoryId, Option<String>)>,
    /// The account and profile that `--into` names.
    into: Option<(String, ProfileId)>,
    accounts: HashMap<String, Target>,
    country: String,
}

impl Targets {
    /// Finds what the options name.
    pub async fn new(
        portal: &Portal,
        options: &ImportOptions,
        now: DateTime<Utc>,
    ) -> Result<Self, Failure> {
        let mut targets = Self {
            portal: portal.clone(),
            directory: None,
            into: None,
            accounts: HashMap::new(),
            country: portal.issuer().await?.address.country,
        };
        if let Some(into) = &options.into {
            let (account, profile) = known::find_profile(portal, into).await?;
            let target = known::load(portal, account, now).await?;
            targets.into = Some((target.name.clone(), profile));
            targets.accounts.insert(target.name.clone(), target);
        } else if options.creates_accounts {
            let name = options.directory.as_deref().ok_or_else(|| {
                Failure::new("Name the directory of new accounts: --directory NAME.")
            })?;
            let there = store::identities::directory_named(&portal.database, name).await?;
            targets.directory = Some(match there {
                Some(there) => (there.id, None),
                None => (DirectoryId::new(), Some(name.to_owned())),
            });
        }
        Ok(targets)
    }

    /// Where a row belongs, or why nowhere.
    pub async fn place(&mut self, row: &Row) -> Result<Result<Place, Astray>, Failure> {
        let name = self
            .into
            .as_ref()
            .map_or(&row.account, |(name, _)| name)
            .clone();
        if !self.accounts.contains_key(&name) {
            match self.find_account(row).await? {
                Some(target) => self.accounts.insert(name.clone(), target),
                None => return Ok(Err(unknown_account(row))),
            };
        }
        let may_create = self.directory.is_some() || self.into.is_some();
        let fixed = self.into.as_ref().map(|(_, profile)| *profile);
        let Some(target) = self.accounts.get_mut(&name) else {
            return Ok(Err(unknown_account(row)));
        };
        target.earliest = target.earliest.min(row.starts_at);
        Ok(target.place(row, fixed, may_create))
    }

    async fn find_account(&self, row: &Row) -> Result<Option<Target>, Failure> {
        let there = store::accounts::by_name(&self.portal.database, &row.account).await?;
        match there {
            Some(there) => Ok(Some(known::load(&self.portal, there, row.starts_at).await?)),
            None if self.directory.is_some() => Ok(Some(Target {
                id: AccountId::new(),
                name: row.account.clone(),
                display_name: row.account_name.clone(),
                is_new: true,
                agreement: AgreementType::Mca,
                profiles: Vec::new(),
                subscriptions: HashMap::new(),
                earliest: row.starts_at,
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

impl Target {
    fn place(
        &mut self,
        row: &Row,
        fixed: Option<ProfileId>,
        may_create: bool,
    ) -> Result<Place, Astray> {
        let known = row
            .subscription
            .as_ref()
            .and_then(|it| self.subscriptions.get(it))
            .cloned();
        let profile = match (fixed, &known) {
            (Some(fixed), _) => Some(fixed),
            (None, Some(subscription)) if subscription.profile.is_some() => subscription.profile,
            _ => None,
        };
        let profile = self.profile_for(row, profile, may_create)?;
        let subscription = match (known, &row.subscription) {
            (Some(known), _) => Some(known),
            (None, None) => None,
            (None, Some(name)) if may_create => {
                Some(self.add_subscription(name, row, profile.as_ref()))
            }
            (None, Some(name)) => {
                return Err(Astray {
                    column: "SubAccountId",
                    value: name.clone(),
                    what: "is no subscription of this account; --create-accounts makes it"
                        .to_owned(),
                });
            }
        };
        let own_section = subscription
            .as_ref()
            .filter(|it| it.profile == profile.as_ref().map(|it| it.id))
            .and_then(|it| it.section);
        let charged = Charged {
            agreement: self.agreement,
            account: self.id,
            profile: profile.as_ref().map(|it| it.id),
            subscription: subscription.as_ref().map(|it| (it.id, it.category)),
            kind: row.item.kind,
            is_spot: row.is_spot,
        };
        let no_series = || Astray {
            column: "BillingAccountId",
            value: row.account.clone(),
            what: "has no billing profile to put the row on".to_owned(),
        };
        Ok(Place {
            account: self.id,
            scope: charged.scope().ok_or_else(no_series)?.id(),
            section: own_section.or(profile.map(|it| it.section)),
            subscription: subscription.map(|it| it.id),
        })
    }

    /// The profile a row goes on: the one given, else the account's of the row's currency.
    fn profile_for(
        &mut self,
        row: &Row,
        given: Option<ProfileId>,
        may_create: bool,
    ) -> Result<Option<TargetProfile>, Astray> {
        if !self.agreement.has_profiles() {
            return Ok(None);
        }
        let found = match given {
            Some(id) => self.profiles.iter().find(|it| it.id == id),
            None => self.profiles.iter().find(|it| it.currency == row.currency),
        };
        match found {
            Some(profile) if profile.currency == row.currency => Ok(Some(profile.clone())),
            None if given.is_none() && may_create => {
                let profile = TargetProfile {
                    id: ProfileId::new(),
                    section: SectionId::new(),
                    currency: row.currency,
                    is_new: true,
                };
                self.profiles.push(profile.clone());
                Ok(Some(profile))
            }
            other => Err(Astray {
                column: "BillingCurrency",
                value: row.currency.to_string(),
                what: match other {
                    Some(profile) => format!("is not the profile's currency {}", profile.currency),
                    None => "is the currency of none of the account's profiles".to_owned(),
                },
            }),
        }
    }

    fn add_subscription(
        &mut self,
        name: &str,
        row: &Row,
        profile: Option<&TargetProfile>,
    ) -> TargetSubscription {
        let display_name = row.subscription_name.clone();
        let subscription = TargetSubscription {
            id: SubscriptionId::new(),
            display_name: display_name.unwrap_or_else(|| name.to_owned()),
            category: SubscriptionCategory::Usage,
            profile: profile.map(|it| it.id),
            section: profile.map(|it| it.section),
            is_new: true,
        };
        self.subscriptions
            .insert(name.to_owned(), subscription.clone());
        subscription
    }
}
