//! A row of usage before it has columns: what was charged, exactly, and where it stands.

use crate::invoice::{LineKind, Named};
use crate::{AgreementType, Currency, Exact, Period};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::Arc;

/// What a whole file has in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageAccount {
    /// The agreement, which decides the columns.
    pub agreement: AgreementType,
    /// The billing account.
    pub account: Named,
    /// MOSP: the account administrator's address.
    pub owner_email: Option<String>,
    /// Who sells.
    pub issuer: String,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsageKind {
    /// A charge, or a line that an invoice alone has, such as its rounding.
    Charge(LineKind),
    /// The tax of an invoice, once for each category.
    Tax,
}

/// What a row belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageOf {
    /// The name of its invoice; none while it is on none.
    pub invoice: Option<String>,
    /// The days that the invoice is for.
    pub period: Option<Period>,
    /// MCA, MPA: the billing profile.
    pub profile: Option<Named>,
    /// MOSP: the offer that the subscription is under.
    pub offer: Option<String>,
    /// The currency of its amounts.
    pub currency: Currency,
}

/// The headings that a row stands under.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UsagePlace {
    /// MCA: the invoice section.
    pub section: Option<Named>,
    /// MPA: the partner's customer.
    pub customer: Option<Named>,
    /// MPA: the reseller in between.
    pub reseller: Option<String>,
    /// The subscription.
    pub subscription: Option<Named>,
}

/// What is charged for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UsageItem {
    /// The service family.
    pub family: String,
    /// The service.
    pub service: String,
    /// What was used or bought.
    pub description: String,
    /// The kind of the service.
    pub subcategory: Option<String>,
    /// Where it was used.
    pub region: Option<String>,
    /// The unit that quantity and price count.
    pub unit: String,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The price of a unit.
    pub unit_price: Option<Exact>,
}

/// One charge, before rows of one day are put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageRow {
    /// What it is.
    pub kind: UsageKind,
    /// What it belongs to.
    pub of: Arc<UsageOf>,
    /// Where it stands.
    pub place: Arc<UsagePlace>,
    /// What is charged for.
    pub item: Arc<UsageItem>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it has ended.
    pub ends_at: DateTime<Utc>,
    /// What the price sheet calls it, where that is known.
    pub meter: Option<String>,
    /// How many units.
    pub quantity: Option<Exact>,
    /// What it costs.
    pub cost: Exact,
    /// What it would cost at list prices.
    pub list_cost: Option<Exact>,
    /// What else the file that it came in said of it, as a JSON object of texts.
    pub extra: String,
}

impl UsageRow {
    /// The day that it is for.
    pub fn day(&self) -> NaiveDate {
        self.starts_at.date_naive()
    }
}
