//! What an import makes: accounts "to be completed", their profiles, sections and subscriptions.

use super::target::{Target, TargetProfile, TargetSubscription};
use super::{TargetDirectory, Targets};
use crate::work::{Work, random_number};
use billing::address::{Address, CustomerKind};
use billing::invoice::{PaymentMethod, schedule::INVOICE_DAY_DEFAULT};
use billing::{AgreementType, DirectoryId, Month, Party, SubscriptionCategory, names};
use chrono::NaiveDate;
use store::entities::{account, directory, profile, section, subscription};
use store::{StoreError, put_all};

/// How many of each were made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made {
    pub accounts: usize,
    pub profiles: usize,
    pub subscriptions: usize,
}

/// The rows of what is new.
#[derive(Default)]
struct NewRows {
    accounts: Vec<account::Model>,
    profiles: Vec<profile::Model>,
    sections: Vec<section::Model>,
    subscriptions: Vec<subscription::Model>,
}

impl Targets {
    /// What is new: what [`Self::make`] makes.
    pub fn to_make(&self) -> Made {
        self.new_rows().counts()
    }

    /// Writes everything new, in the transaction that takes the import. Nothing when another
    /// import made a profile meanwhile that this one would make too.
    pub async fn make(&self, work: &Work) -> Result<Option<Made>, StoreError> {
        for target in self.in_order() {
            if !target.is_new && !is_still_missing(work, target).await? {
                return Ok(None);
            }
        }
        if let Some(it) = self.directory.as_ref().filter(|it| it.is_new) {
            let row = directory::Model {
                id: it.id,
                name: it.name.clone(),
                display_name: it.name.clone(),
                domain: None,
            };
            put_all::<directory::Entity>(&work.txn, vec![row]).await?;
        }
        let rows = self.new_rows();
        let made = rows.counts();
        put_all::<account::Entity>(&work.txn, rows.accounts).await?;
        put_all::<profile::Entity>(&work.txn, rows.profiles).await?;
        put_all::<section::Entity>(&work.txn, rows.sections).await?;
        put_all::<subscription::Entity>(&work.txn, rows.subscriptions).await?;
        Ok(Some(made))
    }

    /// By name: two imports that make the same accounts wait for each other at the first one, and
    /// never each for the other.
    fn in_order(&self) -> Vec<&Target> {
        let mut targets: Vec<_> = self.accounts.values().collect();
        targets.sort_by(|a, b| a.name.cmp(&b.name));
        targets
    }

    fn new_rows(&self) -> NewRows {
        let mut rows = NewRows::default();
        for target in self.in_order() {
            // Without a row on it nothing of an account is new.
            let Some(earliest) = target.earliest else {
                continue;
            };
            let created_on = Month::of(earliest.date_naive()).first_day();
            if let (true, Some(TargetDirectory { id, .. })) = (target.is_new, &self.directory) {
                let row = self.new_account(*id, target, created_on);
                rows.accounts.push(row);
            }
            for profile in target.profiles.iter().filter(|it| it.is_new) {
                let row = new_profile(target, profile, created_on);
                rows.sections.push(first_section(&row, profile));
                rows.profiles.push(row);
            }
            let new = target.subscriptions.iter().filter(|(_, it)| it.is_new);
            rows.subscriptions
                .extend(new.map(|(name, it)| new_subscription(target, name, it, created_on)));
        }
        // In the order of the file, in which they got their ids.
        rows.subscriptions.sort_by_key(|it| (it.account_id, it.id));
        rows
    }

    fn new_account(
        &self,
        directory_id: DirectoryId,
        target: &Target,
        created_on: NaiveDate,
    ) -> account::Model {
        account::Model {
            id: target.id,
            directory_id,
            name: target.name.clone(),
            display_name: target.display_name.clone(),
            agreement: AgreementType::Mca,
            currency: None,
            sold_to: Party {
                name: target.shown_name().to_owned(),
                kind: CustomerKind::Business,
                address: Address {
                    country: self.country.clone(),
                    ..Address::default()
                },
                vat_number: None,
            },
            is_outside_tax: true,
            payment_method: PaymentMethod::Invoice,
            payment_terms_days: AgreementType::Mca.payment_terms_days().into(),
            card_id: None,
            created_on,
            is_complete: false,
            is_reminded: true,
        }
    }
}

impl Target {
    /// A nameless account is shown by its id.
    fn shown_name(&self) -> &str {
        self.display_name.as_deref().unwrap_or(&self.name)
    }
}

impl NewRows {
    fn counts(&self) -> Made {
        Made {
            accounts: self.accounts.len(),
            profiles: self.profiles.len(),
            subscriptions: self.subscriptions.len(),
        }
    }
}

/// Whether the profiles that the import would add to an account are missing still. Nothing in the
/// schema makes an account's second profile of a currency wrong, so the account is locked.
async fn is_still_missing(work: &Work, target: &Target) -> Result<bool, StoreError> {
    let new = target.profiles.iter().filter(|it| it.is_new);
    let new: Vec<_> = new.map(|it| it.currency).collect();
    if new.is_empty() {
        return Ok(true);
    }
    store::accounts::lock(&work.txn, target.id).await?;
    let there = store::accounts::profiles(&work.txn, target.id).await?;
    Ok(!there.iter().any(|it| new.contains(&it.currency)))
}

fn new_profile(target: &Target, profile: &TargetProfile, created_on: NaiveDate) -> profile::Model {
    let mut profiles = target.profiles.iter();
    let is_first = profiles.next().is_some_and(|it| it.id == profile.id);
    let display_name = match is_first {
        true => target.shown_name().to_owned(),
        false => format!("{} ({})", target.shown_name(), profile.currency),
    };
    profile::Model {
        account_id: target.id,
        id: profile.id,
        name: names::scope_name(random_number()),
        display_name,
        currency: profile.currency,
        bill_to: None,
        po_number: None,
        invoice_day: i32::try_from(INVOICE_DAY_DEFAULT).unwrap_or_default(),
        payment_method: PaymentMethod::Invoice,
        payment_terms_days: AgreementType::Mca.payment_terms_days().into(),
        card_id: None,
        is_invoice_emailed: false,
        created_on,
    }
}

/// A profile's first section is named like it.
fn first_section(row: &profile::Model, profile: &TargetProfile) -> section::Model {
    section::Model {
        account_id: row.account_id,
        id: profile.section,
        profile_id: row.id,
        name: names::scope_name(random_number()),
        display_name: row.display_name.clone(),
        rank: 0,
    }
}

fn new_subscription(
    target: &Target,
    name: &str,
    subscription: &TargetSubscription,
    created_on: NaiveDate,
) -> subscription::Model {
    subscription::Model {
        account_id: target.id,
        id: subscription.id,
        name: name.to_owned(),
        display_name: subscription.display_name.clone(),
        category: SubscriptionCategory::Usage,
        profile_id: subscription.profile,
        section_id: subscription.section,
        customer_id: None,
        reseller: None,
        is_invoice_shared: false,
        offer: None,
        card_id: None,
        created_on,
        ended_on: None,
        disabled_on: None,
    }
}
