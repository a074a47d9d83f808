//! What there is, as a file would say it.

use super::rows::Rows;
use super::{
    AccountEntry, CustomerEntry, DirectoryEntry, IdentityEntry, ProfileEntry, PurchaseEntry,
    RoleEntry, SectionEntry, SubscriptionEntry, World,
};
use crate::{Failure, Portal};
use billing::policy::ScopeKind;
use billing::{AccountId, Exact};
use store::entities::{account, assignment, identity, profile, subscription};

/// The declarative world as it stands.
pub async fn export(portal: &Portal) -> Result<World, Failure> {
    let rows = Rows::load(&portal.database).await?;
    Ok(World {
        issuer: rows.issuer.clone(),
        taxes: store::installation::tax_rules(&portal.database).await?,
        rates: store::installation::exchange_rates(&portal.database).await?,
        directories: rows.directories.iter().map(directory_entry).collect(),
        identities: rows
            .identities
            .iter()
            .map(|it| rows.identity_entry(it))
            .collect(),
        accounts: rows
            .accounts
            .iter()
            .map(|it| rows.account_entry(it))
            .collect(),
    })
}

fn directory_entry(row: &store::entities::directory::Model) -> DirectoryEntry {
    DirectoryEntry {
        name: row.name.clone(),
        display_name: row.display_name.clone(),
        domain: row.domain.clone(),
    }
}

impl Rows {
    fn identity_entry(&self, row: &identity::Model) -> IdentityEntry {
        let guests = self.guests.iter().filter(|it| it.identity_id == row.id);
        let mut guest_of: Vec<_> = guests
            .filter_map(|it| self.directory_name(Some(it.directory_id)))
            .collect();
        guest_of.sort();
        IdentityEntry {
            email: row.email.clone(),
            kind: row.kind,
            directory: self.directory_name(row.directory_id),
            display_name: row.display_name.clone(),
            is_confirmed: row.is_confirmed,
            guest_of,
        }
    }

    fn account_entry(&self, row: &account::Model) -> AccountEntry {
        let id = row.id;
        AccountEntry {
            name: row.name.clone(),
            display_name: row.display_name.clone(),
            directory: self
                .directory_name(Some(row.directory_id))
                .unwrap_or_default(),
            agreement: row.agreement,
            currency: row.currency,
            created_on: row.created_on,
            payment_method: row.payment_method,
            payment_terms_days: u16::try_from(row.payment_terms_days).ok(),
            is_outside_tax: row.is_outside_tax,
            to_be_completed: !row.is_complete,
            sold_to: row.sold_to.clone(),
            profiles: of(
                &self.profiles,
                |it| it.account_id == id,
                |it| self.profile_entry(it),
            ),
            customers: of(
                &self.customers,
                |it| it.account_id == id,
                |it| CustomerEntry {
                    name: it.name.clone(),
                    display_name: it.display_name.clone(),
                },
            ),
            subscriptions: of(
                &self.subscriptions,
                |it| it.account_id == id,
                |it| self.subscription_entry(it),
            ),
            purchases: of(
                &self.purchases,
                |it| it.account_id == id,
                |it| PurchaseEntry {
                    name: it.name.clone(),
                    display_name: it.display_name.clone(),
                    category: it.category,
                    subscription: self.subscription_name(id, it.subscription_id.0),
                    unit_price: Exact::join(it.unit_price_micros, it.unit_price_attos),
                    currency: it.currency,
                    quantity: Exact::join(it.quantity_micros, it.quantity_attos),
                    frequency: it.frequency,
                    starts_on: it.starts_on,
                    ends_on: it.ends_on,
                },
            ),
            roles: self
                .assignments
                .iter()
                .filter(|it| it.account_id == Some(id))
                .filter_map(|it| self.role_entry(it))
                .collect(),
        }
    }

    fn profile_entry(&self, row: &profile::Model) -> ProfileEntry {
        ProfileEntry {
            name: row.name.clone(),
            display_name: row.display_name.clone(),
            currency: row.currency,
            created_on: row.created_on,
            invoice_day: u8::try_from(row.invoice_day).unwrap_or_default(),
            payment_method: Some(row.payment_method),
            payment_terms_days: u16::try_from(row.payment_terms_days).ok(),
            po_number: row.po_number.clone(),
            is_invoice_emailed: row.is_invoice_emailed,
            bill_to: row.bill_to.clone(),
            sections: of(
                &self.sections,
                |it| it.profile_id == row.id,
                |it| SectionEntry {
                    name: it.name.clone(),
                    display_name: it.display_name.clone(),
                },
            ),
        }
    }

    fn subscription_entry(&self, row: &subscription::Model) -> SubscriptionEntry {
        let profile = self
            .profiles
            .iter()
            .find(|it| Some(it.id) == row.profile_id);
        let section = self
            .sections
            .iter()
            .find(|it| Some(it.id) == row.section_id);
        let customer = self
            .customers
            .iter()
            .find(|it| Some(it.id) == row.customer_id);
        SubscriptionEntry {
            name: row.name.clone(),
            display_name: row.display_name.clone(),
            created_on: row.created_on,
            category: row.category,
            profile: profile.map(|it| it.name.clone()),
            section: section.map(|it| it.name.clone()),
            customer: customer.map(|it| it.name.clone()),
            reseller: row.reseller.clone(),
            is_invoice_shared: row.is_invoice_shared,
        }
    }

    fn role_entry(&self, row: &assignment::Model) -> Option<RoleEntry> {
        let identity = self.identities.iter().find(|it| it.id == row.identity_id)?;
        let account = row.account_id?;
        let profile = self
            .profiles
            .iter()
            .find(|it| Some(it.id) == row.profile_id);
        let section = self
            .sections
            .iter()
            .find(|it| Some(it.id.0) == row.scope_id);
        Some(RoleEntry {
            email: identity.email.clone(),
            kind: identity.kind,
            role: row.role,
            profile: profile.map(|it| it.name.clone()),
            section: section.map(|it| it.name.clone()),
            subscription: (row.scope_kind == ScopeKind::Subscription)
                .then(|| self.subscription_name(account, row.scope_id.unwrap_or_default())),
        })
    }

    fn subscription_name(&self, account: AccountId, id: uuid::Uuid) -> String {
        let mut all = self.subscriptions.iter();
        all.find(|it| it.account_id == account && it.id.0 == id)
            .map(|it| it.name.clone())
            .unwrap_or_default()
    }
}

fn of<T, E>(rows: &[T], is_part: impl Fn(&T) -> bool, entry: impl Fn(&T) -> E) -> Vec<E> {
    rows.iter().filter(|it| is_part(it)).map(entry).collect()
}
