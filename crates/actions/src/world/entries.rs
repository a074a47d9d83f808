//! Billing accounts and their parts, as a file would say them.

use super::rows::Rows;
use super::{
    AccountEntry, CardEntry, CustomerEntry, PriceEntry, ProfileEntry, PurchaseEntry,
    RecipientEntry, RoleEntry, SectionEntry, SubscriptionEntry,
};
use billing::policy::ScopeKind;
use billing::{AccountId, DirectoryId, Exact, SubscriptionId};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use std::hash::Hash;
use store::entities::{
    account, assignment, card, customer, identity, mail_recipient, price, profile, purchase,
    section, subscription,
};
use uuid::Uuid;

/// The entries of all accounts among `rows`.
pub fn accounts(rows: &Rows, directories: &HashMap<DirectoryId, &str>) -> Vec<AccountEntry> {
    let parts = Parts::of(rows, directories);
    let accounts = rows.accounts.rows();
    accounts.iter().map(|it| parts.account_entry(it)).collect()
}

/// The prices of the list among `rows`.
pub fn list_prices(rows: &Rows) -> Vec<PriceEntry> {
    let list = rows.prices.rows().iter();
    let list = list.filter(|it| it.account_id.is_none());
    list.map(|it| price_entry(it, None)).collect()
}

/// The parts of each account, and the name of each part.
struct Parts<'a> {
    directories: &'a HashMap<DirectoryId, &'a str>,
    identities: HashMap<Uuid, &'a identity::Model>,
    cards: HashMap<AccountId, Vec<&'a card::Model>>,
    profiles: HashMap<AccountId, Vec<&'a profile::Model>>,
    sections: HashMap<Uuid, Vec<&'a section::Model>>,
    customers: HashMap<AccountId, Vec<&'a customer::Model>>,
    subscriptions: HashMap<AccountId, Vec<&'a subscription::Model>>,
    purchases: HashMap<AccountId, Vec<&'a purchase::Model>>,
    assignments: HashMap<AccountId, Vec<&'a assignment::Model>>,
    prices: HashMap<AccountId, Vec<&'a price::Model>>,
    recipients: HashMap<AccountId, Vec<&'a mail_recipient::Model>>,
    /// Whose invoices are sent by e-mail.
    opted_in: HashMap<SubscriptionId, DateTime<Utc>>,
    preferred: HashMap<AccountId, String>,
    /// Of cards, profiles, sections, customers and subscriptions.
    names: HashMap<Uuid, &'a str>,
}

impl<'a> Parts<'a> {
    fn of(rows: &'a Rows, directories: &'a HashMap<DirectoryId, &'a str>) -> Self {
        let mut names: HashMap<Uuid, &str> = HashMap::new();
        let profiles = rows.profiles.rows();
        names.extend(profiles.iter().map(|it| (it.id.0, it.name.as_str())));
        let sections = rows.sections.rows();
        names.extend(sections.iter().map(|it| (it.id.0, it.name.as_str())));
        let customers = rows.customers.rows();
        names.extend(customers.iter().map(|it| (it.id.0, it.name.as_str())));
        let subscriptions = rows.subscriptions.rows();
        names.extend(subscriptions.iter().map(|it| (it.id.0, it.name.as_str())));
        let cards = rows.cards.rows();
        names.extend(cards.iter().map(|it| (it.id.0, it.name.as_str())));
        let identities = rows.identities.rows();
        Self {
            directories,
            identities: identities.iter().map(|it| (it.id.0, it)).collect(),
            cards: grouped(cards, |it| Some(it.account_id)),
            profiles: grouped(profiles, |it| Some(it.account_id)),
            sections: grouped(sections, |it| Some(it.profile_id.0)),
            customers: grouped(customers, |it| Some(it.account_id)),
            subscriptions: grouped(subscriptions, |it| Some(it.account_id)),
            purchases: grouped(rows.purchases.rows(), |it| Some(it.account_id)),
            assignments: grouped(rows.assignments.rows(), |it| {
                let is_own = !rows.from_groups.contains(&it.id);
                it.account_id.filter(|_| is_own)
            }),
            prices: grouped(rows.prices.rows(), |it| it.account_id),
            recipients: grouped(rows.recipients.rows(), |it| Some(it.account_id)),
            preferred: rows
                .preferred
                .rows()
                .iter()
                .filter_map(|it| Some((it.account_id, it.email.clone()?)))
                .collect(),
            opted_in: rows
                .opt_ins
                .rows()
                .iter()
                .map(|it| (it.subscription_id, it.accepted_at))
                .collect(),
            names,
        }
    }

    fn name(&self, id: Option<Uuid>) -> Option<String> {
        Some((*self.names.get(&id?)?).to_owned())
    }

    fn directory_name(&self, id: Option<DirectoryId>) -> String {
        let name = id.and_then(|it| self.directories.get(&it));
        name.map(|it| (*it).to_owned()).unwrap_or_default()
    }

    fn account_entry(&self, row: &account::Model) -> AccountEntry {
        let id = row.id;
        AccountEntry {
            name: row.name.clone(),
            display_name: row.display_name.clone(),
            directory: self.directory_name(Some(row.directory_id)),
            agreement: row.agreement,
            currency: row.currency,
            created_on: row.created_on,
            payment_method: row.payment_method,
            payment_terms_days: u16::try_from(row.payment_terms_days).ok(),
            card: self.name(row.card_id.map(|it| it.0)),
            is_outside_tax: row.is_outside_tax,
            to_be_completed: !row.is_complete,
            is_reminded: Some(row.is_reminded),
            preferred_address: self.preferred.get(&id).cloned(),
            sold_to: row.sold_to.clone(),
            cards: entries(&self.cards, id, |it| CardEntry {
                name: it.name.clone(),
                display_name: it.display_name.clone(),
                provider: it.provider,
                token: it.token.clone(),
            }),
            profiles: entries(&self.profiles, id, |it| self.profile_entry(it)),
            customers: entries(&self.customers, id, |it| CustomerEntry {
                name: it.name.clone(),
                display_name: it.display_name.clone(),
            }),
            subscriptions: entries(&self.subscriptions, id, |it| self.subscription_entry(it)),
            purchases: entries(&self.purchases, id, |it| self.purchase_entry(it)),
            roles: entries(&self.assignments, id, |it| self.role_entry(it))
                .into_iter()
                .flatten()
                .collect(),
            recipients: entries(&self.recipients, id, |it| self.recipient_entry(it)),
            prices: entries(&self.prices, id, |it| {
                price_entry(it, self.name(it.profile_id.map(|it| it.0)))
            }),
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
            card: self.name(row.card_id.map(|it| it.0)),
            po_number: row.po_number.clone(),
            is_invoice_emailed: row.is_invoice_emailed,
            bill_to: row.bill_to.clone(),
            sections: entries(&self.sections, row.id.0, |it| SectionEntry {
                name: it.name.clone(),
                display_name: it.display_name.clone(),
            }),
        }
    }

    fn subscription_entry(&self, row: &subscription::Model) -> SubscriptionEntry {
        SubscriptionEntry {
            name: row.name.clone(),
            display_name: row.display_name.clone(),
            created_on: row.created_on,
            category: row.category,
            profile: self.name(row.profile_id.map(|it| it.0)),
            section: self.name(row.section_id.map(|it| it.0)),
            customer: self.name(row.customer_id.map(|it| it.0)),
            reseller: row.reseller.clone(),
            offer: row.offer.clone(),
            card: self.name(row.card_id.map(|it| it.0)),
            ended_on: row.ended_on,
            is_invoice_shared: row.is_invoice_shared,
            is_invoice_emailed: self.opted_in.contains_key(&row.id),
            emailed_since: self.opted_in.get(&row.id).copied(),
        }
    }

    fn purchase_entry(&self, row: &purchase::Model) -> PurchaseEntry {
        let subscription = self.name(Some(row.subscription_id.0));
        PurchaseEntry {
            name: row.name.clone(),
            display_name: row.display_name.clone(),
            category: row.category,
            subscription: subscription.unwrap_or_default(),
            unit_price: Exact::join(row.unit_price_micros, row.unit_price_attos),
            currency: row.currency,
            quantity: Exact::join(row.quantity_micros, row.quantity_attos),
            frequency: row.frequency,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        }
    }

    /// Whose scope is none of the parts' is of the enrolment.
    fn recipient_entry(&self, row: &mail_recipient::Model) -> RecipientEntry {
        let of = |rows: Option<&Vec<Uuid>>| {
            let is_it = rows.is_some_and(|it| it.contains(&row.scope_id));
            self.name(Some(row.scope_id)).filter(|_| is_it)
        };
        let profiles = self.profiles.get(&row.account_id);
        let profiles = profiles.map(|it| it.iter().map(|it| it.id.0).collect());
        let subscriptions = self.subscriptions.get(&row.account_id);
        let subscriptions = subscriptions.map(|it| it.iter().map(|it| it.id.0).collect());
        RecipientEntry {
            email: row.email.clone(),
            language: Some(row.language),
            profile: of(profiles.as_ref()),
            subscription: of(subscriptions.as_ref()),
        }
    }

    fn role_entry(&self, row: &assignment::Model) -> Option<RoleEntry> {
        let identity = self.identities.get(&row.identity_id.0)?;
        let scope = self.name(row.scope_id);
        let scope_if = |kind| scope.clone().filter(|_| row.scope_kind == kind);
        Some(RoleEntry {
            email: identity.email.clone(),
            kind: identity.kind,
            directory: Some(self.directory_name(identity.directory_id)),
            role: row.role,
            profile: self.name(row.profile_id.map(|it| it.0)),
            section: scope_if(ScopeKind::Section),
            subscription: scope_if(ScopeKind::Subscription),
            ends_at: row.ends_at,
        })
    }
}

fn price_entry(row: &price::Model, profile: Option<String>) -> PriceEntry {
    let mut entry = PriceEntry {
        meter: row.meter_id.clone(),
        profile,
        currency: row.currency,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        included: Exact::join(row.included_micros, row.included_attos),
        unit_price: None,
        tiers: row.tiers.as_slice().to_vec(),
    };
    entry.complete();
    entry
}

fn grouped<T, K: Eq + Hash>(rows: &[T], key: impl Fn(&T) -> Option<K>) -> HashMap<K, Vec<&T>> {
    let mut groups: HashMap<K, Vec<&T>> = HashMap::new();
    for row in rows {
        if let Some(key) = key(row) {
            groups.entry(key).or_default().push(row);
        }
    }
    groups
}

fn entries<T, K: Eq + Hash, E>(
    groups: &HashMap<K, Vec<&T>>,
    key: K,
    entry: impl Fn(&T) -> E,
) -> Vec<E> {
    let group = groups.get(&key).into_iter().flatten();
    group.map(|it| entry(it)).collect()
}
