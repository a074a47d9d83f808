//! The file of the declarative world, entry by entry. TOML; unknown words are refused.

use billing::invoice::{PaymentMethod, Publisher};
use billing::mail::ReminderDays;
use billing::payment::Provider;
use billing::policy::Role;
use billing::price::Tier;
use billing::tax::{ExchangeRate, TaxRule};
use billing::{
    AgreementType, Currency, Exact, Frequency, IdentityKind, Issuer, Language, Party,
    PurchaseCategory, SubscriptionCategory,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

macro_rules! entries {
    ($($(#[$doc:meta])* struct $name:ident { $($(#[$field:meta])* $part:ident: $type:ty,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field])* pub $part: $type,)+ }
    )+};
}

/// Everything a file may say. What it leaves out stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    /// When whoever pays by invoice is reminded: days after the due date, before it less than
    /// nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder_days: Option<ReminderDays>,
    /// Who sells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// The tax table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taxes: Vec<TaxRule>,
    /// Exchange rates to the issuer's accounting currency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<ExchangeRate>,
    /// Who publishes services that are not the issuer's, and where they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publishers: Vec<Publisher>,
    /// What MOSP subscriptions are signed up for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<OfferEntry>,
    /// What is metered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meters: Vec<MeterEntry>,
    /// List prices. Those that were negotiated stand with their account.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<PriceEntry>,
    /// Directories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub directories: Vec<DirectoryEntry>,
    /// Identities, without passwords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identities: Vec<IdentityEntry>,
    /// Billing accounts with their parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<AccountEntry>,
}

entries! {
    /// A directory, known by its name.
    struct DirectoryEntry {
        name: String,
        display_name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        domain: Option<String>,
    }

    /// What a MOSP subscription is signed up for, known by its name, with the credit that comes
    /// with it each month.
    struct OfferEntry {
        name: String,
        display_name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        monthly_credit: Option<Exact>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<Currency>,
    }

    /// What is metered, known by the identifier that files of usage give it.
    struct MeterEntry {
        id: String,
        name: String,
        family: String,
        category: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        region: Option<String>,
        /// What its prices and tiers count, such as `100 Hours`.
        unit: String,
    }

    /// What the use of a meter costs from a day on: of the list, or negotiated for the account it
    /// stands with, or for one of its profiles. It has a unit price, or tiers.
    struct PriceEntry {
        meter: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<String>,
        currency: Currency,
        valid_from: NaiveDate,
        /// The last day on which it holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_to: Option<NaiveDate>,
        /// So much of each period and subscription costs nothing.
        #[serde(default, skip_serializing_if = "is_nothing")]
        included: Exact,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit_price: Option<Exact>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tiers: Vec<Tier>,
    }

    /// An identity, known by address, kind and home directory. An operator has no home.
    struct IdentityEntry {
        email: String,
        kind: IdentityKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        directory: Option<String>,
        display_name: String,
        #[serde(default = "yes")]
        is_confirmed: bool,
        /// Whether it may not sign in. Left out, it stays as it is: a file that was written before
        /// somebody left lets them in no more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        is_disabled: Option<bool>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        guest_of: Vec<String>,
    }

    /// A billing account, known by its identifier.
    struct AccountEntry {
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        display_name: Option<String>,
        directory: String,
        agreement: AgreementType,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<Currency>,
        created_on: NaiveDate,
        #[serde(default)]
        payment_method: PaymentMethod,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        payment_terms_days: Option<u16>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        card: Option<String>,
        #[serde(default, skip_serializing_if = "is_no")]
        is_outside_tax: bool,
        #[serde(default, skip_serializing_if = "is_no")]
        to_be_completed: bool,
        /// Whether its people are reminded of invoices that it pays by transfer. Left out, it stays
        /// as it is: it is the customer's own choice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        is_reminded: Option<bool>,
        /// MOSP: where its administrator wants the invoices that are sent by e-mail, where that is not
        /// the address they sign in with. Left out, it stays as it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        preferred_address: Option<String>,
        sold_to: Party,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cards: Vec<CardEntry>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        profiles: Vec<ProfileEntry>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        customers: Vec<CustomerEntry>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        subscriptions: Vec<SubscriptionEntry>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        purchases: Vec<PurchaseEntry>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        roles: Vec<RoleEntry>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        recipients: Vec<RecipientEntry>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        prices: Vec<PriceEntry>,
    }

    /// A card, by what its payment provider knows it by; known by its name within the account.
    struct CardEntry {
        name: String,
        display_name: String,
        provider: Provider,
        token: String,
    }

    /// A billing profile of an MCA or MPA account.
    struct ProfileEntry {
        name: String,
        display_name: String,
        currency: Currency,
        created_on: NaiveDate,
        #[serde(default = "invoice_day")]
        invoice_day: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        payment_method: Option<PaymentMethod>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        payment_terms_days: Option<u16>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        card: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        po_number: Option<String>,
        #[serde(default, skip_serializing_if = "is_no")]
        is_invoice_emailed: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bill_to: Option<Party>,
        /// The first one takes what has no section; left out, it is made with the profile's name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sections: Vec<SectionEntry>,
    }

    /// An invoice section, known by its name within the profile.
    struct SectionEntry {
        name: String,
        display_name: String,
    }

    /// A partner's customer.
    struct CustomerEntry {
        name: String,
        display_name: String,
    }

    /// A subscription or support plan, known by its identifier within the account.
    struct SubscriptionEntry {
        name: String,
        display_name: String,
        created_on: NaiveDate,
        #[serde(default, skip_serializing_if = "is_usage")]
        category: SubscriptionCategory,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        section: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        customer: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reseller: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        offer: Option<String>,
        /// The card it is paid with, where that is not the account's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        card: Option<String>,
        /// The last day on which it was there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ended_on: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "is_no")]
        is_invoice_shared: bool,
        /// MOSP: whether its invoices are sent by e-mail. Turned on, a file does not turn it off: it
        /// is the customer's own choice.
        #[serde(default, skip_serializing_if = "is_no")]
        is_invoice_emailed: bool,
        /// MOSP: since when they are; since the file is applied, unless it is said or they are
        /// already.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        emailed_since: Option<DateTime<Utc>>,
    }

    /// Something bought through a subscription.
    struct PurchaseEntry {
        name: String,
        display_name: String,
        category: PurchaseCategory,
        subscription: String,
        unit_price: Exact,
        currency: Currency,
        quantity: Exact,
        frequency: Frequency,
        starts_on: NaiveDate,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends_on: Option<NaiveDate>,
    }

    /// Somebody who gets the invoices of the part that is named, or of the enrolment, without a role.
    struct RecipientEntry {
        email: String,
        /// In which language. Left out, it stays as it is, or is that of the account's country.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<Language>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subscription: Option<String>,
    }

    /// A role on the account, or on the part that is named.
    struct RoleEntry {
        email: String,
        #[serde(default = "work", skip_serializing_if = "is_work")]
        kind: IdentityKind,
        /// The holder's home directory, `""` for an identity without one: needed only where
        /// several have the address and kind, and none of them is at home in the account's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        directory: Option<String>,
        role: Role,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        section: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subscription: Option<String>,
        /// When it ends. Left out, it stays as it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends_at: Option<DateTime<Utc>>,
    }
}

const fn yes() -> bool {
    true
}

const fn work() -> IdentityKind {
    IdentityKind::Work
}

const fn invoice_day() -> u8 {
    billing::invoice::schedule::INVOICE_DAY_DEFAULT as u8
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_no(value: &bool) -> bool {
    !*value
}

const fn is_nothing(value: &Exact) -> bool {
    value.is_zero()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_work(kind: &IdentityKind) -> bool {
    *kind == IdentityKind::Work
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_usage(category: &SubscriptionCategory) -> bool {
    *category == SubscriptionCategory::Usage
}
