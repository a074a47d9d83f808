//! What an import makes: accounts "to be completed", their profiles, sections and subscriptions.

use super::{Target, TargetProfile, TargetSubscription, Targets};
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

impl Targets {
    /// Writes everything new, in the transaction that takes the import.
    pub async fn make(&self, work: &Work) -> Result<Made, StoreError> {
        let mut made = Made::default();
        if let Some((id, Some(name))) = &self.directory {
            let row = directory::Model {
                id: *id,
                name: name.clone(),
                display_name: name.clone(),
                domain: None,
            };
            put_all::<directory::Entity>(&work.txn, vec![row]).await?;
        }
        for target in self.accounts.values() {
            let created_on = Month::of(target.earliest.date_naive()).first_day();
            if let (true, Some((directory, _))) = (target.is_new, &self.directory) {
                let row = self.new_account(*directory, target, created_on);
                put_all::<account::Entity>(&work.txn, vec![row]).await?;
                made.accounts += 1;
            }
            for profile in target.profiles.iter().filter(|it| it.is_new) {
                made.profiles += 1;
                make_profile(work, target, profile, created_on).await?;
            }
            let new = target.subscriptions.iter().filter(|(_, it)| it.is_new);
            let rows: Vec<_> = new
                .map(|(name, it)| new_subscription(target, name, it, created_on))
                .collect();
            made.subscriptions += rows.len();
            put_all::<subscription::Entity>(&work.txn, rows).await?;
        }
        Ok(made)
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
        }
    }
}

impl Target {
    /// A nameless account is shown by its id.
    fn shown_name(&self) -> &str {
        self.display_name.as_deref().unwrap_or(&self.name)
    }
}

async fn make_profile(
    work: &Work,
    target: &Target,
    profile: &TargetProfile,
    created_on: NaiveDate,
) -> Result<(), StoreError> {
    let is_first = target
        .profiles
        .first()
        .is_some_and(|it| it.id == profile.id);
    let display_name = match is_first {
        true => target.shown_name().to_owned(),
        false => format!("{} ({})", target.shown_name(), profile.currency),
    };
    let row = profile::Model {
        account_id: target.id,
        id: profile.id,
        name: names::scope_name(random_number()),
        display_name: display_name.clone(),
        currency: profile.currency,
        bill_to: None,
        po_number: None,
        invoice_day: i32::try_from(INVOICE_DAY_DEFAULT).unwrap_or_default(),
        payment_method: PaymentMethod::Invoice,
        payment_terms_days: AgreementType::Mca.payment_terms_days().into(),
        card_id: None,
        is_invoice_emailed: false,
        created_on,
    };
    put_all::<profile::Entity>(&work.txn, vec![row]).await?;
    let row = section::Model {
        account_id: target.id,
        id: profile.section,
        profile_id: profile.id,
        name: names::scope_name(random_number()),
        display_name,
        rank: 0,
    };
    put_all::<section::Entity>(&work.txn, vec![row]).await
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
