//! What stands on an issued document: frozen when it is issued, and never changed.

use super::{Correction, InvoiceKind, PaymentMethod, PreviousBalance};
use crate::address::{Address, Issuer, Party};
use crate::money::MoneyError;
use crate::problem::word_list;
use crate::tax::{Converted, TaxRate};
use crate::{AgreementType, Currency, Exact, Money, Period};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The template that new documents are issued with.
pub const TEMPLATE_VERSION: u16 = 1;

/// Everything that a document says. Rendering reads this and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceContent {
    /// Who, when and how.
    pub head: Head,
    /// What for, and how much.
    pub body: Body,
}

impl InvoiceContent {
    /// What was to be paid when it was issued: the total, less what was set off against it then
    /// (EN 16931, BT-115).
    pub fn amount_due(&self) -> Money {
        let total = self.body.summary.total;
        let set_off = self.head.set_off.map(|it| total.minus(it));
        // Both are in the document's currency, and it takes no more than the total.
        set_off.and_then(Result::ok).unwrap_or(total)
    }
}

/// The charges of a document and what they add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The charges, by section (MCA) or customer (MPA).
    pub sections: Vec<SectionCharges>,
    /// The tax, once for each category and rate.
    pub taxes: Vec<TaxSubtotal>,
    /// The sums.
    pub summary: Summary,
    /// Who publishes services on it that are not the issuer's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publishers: Vec<Publisher>,
}

impl Body {
    /// The credits of all sections: those given, and the month's credit that covered charges.
    pub fn credits_of_sections(&self) -> Money {
        let credits = self.sections.iter().map(|it| it.sums.credits);
        let none = Money::zero(self.summary.total.currency());
        let sum = credits.into_iter().try_fold(none, Money::plus);
        // All of them are in one currency and added up when the invoice was made.
        sum.unwrap_or(self.summary.credits)
    }

    /// The publishers that its lines name, each once.
    pub fn publisher_names(&self) -> BTreeSet<&str> {
        let orders = self.sections.iter().flat_map(|it| &it.orders);
        let lines = orders.flat_map(|it| &it.families).flat_map(|it| &it.lines);
        lines.filter_map(|it| it.publisher.as_deref()).collect()
    }
}

/// Who publishes a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// The name, as files of usage give it.
    pub name: String,
    /// Where they are, where the operator said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
}

impl Head {
    /// Whether it says within how many days it is to be paid: a card is charged on its date, and a
    /// credit note asks for nothing.
    pub fn has_payment_terms(&self) -> bool {
        self.payment_method == PaymentMethod::Invoice && self.kind != InvoiceKind::CreditNote
    }
}

/// The parties, numbers and dates of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of the template it is rendered with, for ever.
    pub template: u16,
    /// The random name people use.
    pub name: String,
    /// The sequential number tax law asks for.
    pub document_number: String,
    /// What it is for.
    pub kind: InvoiceKind,
    /// The agreement of the billing account.
    pub agreement: AgreementType,
    /// Who sells.
    pub issuer: Issuer,
    /// The billing account: its name and how it is shown.
    pub account: Named,
    /// The billing profile, where there is one.
    pub profile: Option<Named>,
    /// The subscription or support plan, where the document is for one.
    pub subscription: Option<Named>,
    /// The legal entity that buys.
    pub sold_to: Party,
    /// Who gets the invoice.
    pub bill_to: Party,
    /// The customer's own order number.
    pub po_number: Option<String>,
    /// The currency of all amounts but the converted tax.
    pub currency: Currency,
    /// The days it is for.
    pub period: Period,
    /// The date on it.
    pub invoice_date: NaiveDate,
    /// The last day to pay.
    pub due_date: NaiveDate,
    /// How it is paid.
    pub payment_method: PaymentMethod,
    /// Days from the invoice date to the due date.
    pub payment_terms_days: u16,
    /// MOSP: the account administrator's address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_email: Option<String>,
    /// MOSP: the offer that the subscription is under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<String>,
    /// MOSP: what was owed before, from the second invoice of a series on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<PreviousBalance>,
    /// What was paid in advance, or credited before, and pays a part or all of it from the start
    /// (EN 16931, BT-113).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_off: Option<Money>,
    /// What it corrects, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
}

/// A thing with an identifier and a name for people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The identifier.
    pub name: String,
    /// What people call it.
    pub display_name: String,
}

/// The billing summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Charges before credits and tax.
    pub charges: Money,
    /// Credits and returns: nothing or negative; the other way round on a void note.
    pub credits: Money,
    /// Prepaid credit used up: nothing or negative.
    pub credits_applied: Money,
    /// Before tax: the exact sum of everything, rounded once.
    pub subtotal: Money,
    /// The tax.
    pub tax: Money,
    /// What is to be paid.
    pub total: Money,
    /// What list prices would have cost more.
    pub savings: Money,
}

impl Summary {
    /// Both together.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        Ok(Self {
            charges: self.charges.plus(other.charges)?,
            credits: self.credits.plus(other.credits)?,
            credits_applied: self.credits_applied.plus(other.credits_applied)?,
            subtotal: self.subtotal.plus(other.subtotal)?,
            tax: self.tax.plus(other.tax)?,
            total: self.total.plus(other.total)?,
            savings: self.savings.plus(other.savings)?,
        })
    }
}

/// One tax category: what it is computed on, and what comes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxSubtotal {
    /// The category and rate.
    pub rate: TaxRate,
    /// The sum before tax.
    pub taxable: Money,
    /// The tax on it.
    pub tax: Money,
    /// The tax in the issuer's accounting currency, where that is another one.
    pub converted: Option<Converted>,
}

impl TaxSubtotal {
    /// Both together, of one rate, converted as this one is.
    ///
    /// # Errors
    /// Where the sums do not fit, or one is converted and the other is not.
    pub fn plus(&self, other: &Self) -> Result<Self, MoneyError> {
        let converted = match (&self.converted, &other.converted) {
            (Some(one), Some(two)) => Some(Converted {
                amount: one.amount.plus(two.amount)?,
                ..one.clone()
            }),
            (None, None) => None,
            // Half of a sum converted is no sum.
            (Some(one), None) | (None, Some(one)) => {
                let (of, to) = (self.tax.currency(), one.amount.currency());
                return Err(MoneyError::MixedCurrencies(of, to));
            }
        };
        Ok(Self {
            rate: self.rate,
            taxable: self.taxable.plus(other.taxable)?,
            tax: self.tax.plus(other.tax)?,
            converted,
        })
    }
}

/// What a heading on the invoice adds up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Charges, rounding included.
    pub charges: Money,
    /// Credits: nothing or negative.
    pub credits: Money,
    /// This heading's part of the tax.
    pub tax: Money,
    /// All of it.
    pub total: Money,
}

impl Sums {
    /// Nothing.
    pub const fn zero(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            charges: zero,
            credits: zero,
            tax: zero,
            total: zero,
        }
    }

    /// What one line adds: a credit where money is given back, else a charge.
    pub fn of_line(line: &Line) -> Self {
        let zero = Money::zero(line.amount.currency());
        let gives_back = matches!(
            line.kind,
            LineKind::Credit | LineKind::CreditApplied | LineKind::Adjustment
        );
        let (charges, credits) = match gives_back && line.amount.minor() < 0 {
            true => (zero, line.amount),
            false => (line.amount, zero),
        };
        Self {
            charges,
            credits,
            tax: line.tax,
            total: line.total,
        }
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        Ok(Self {
            charges: self.charges.plus(other.charges)?,
            credits: self.credits.plus(other.credits)?,
            tax: self.tax.plus(other.tax)?,
            total: self.total.plus(other.total)?,
        })
    }
}

/// The charges of an invoice section, or of a partner's customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionCharges {
    /// What tells it from another one of the same name.
    pub id: String,
    /// The section's or customer's name.
    pub heading: String,
    /// MPA: the reseller that stands between.
    pub reseller: Option<String>,
    /// By subscription or purchase.
    pub orders: Vec<OrderCharges>,
    /// The line that makes what is shown add up, where it is needed.
    pub rounding: Option<Line>,
    /// What it adds up to.
    pub sums: Sums,
}

/// The charges of one product order: a subscription or a purchase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderCharges {
    /// What tells it from another one of the same name.
    pub id: String,
    /// The subscription's name; the account's where a charge has none.
    pub name: String,
    /// By service family.
    pub families: Vec<FamilyCharges>,
    /// What it adds up to.
    pub sums: Sums,
}

/// The lines of one service family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyCharges {
    /// The family's name, such as *Compute*.
    pub name: String,
    /// The lines.
    pub lines: Vec<Line>,
    /// What they add up to.
    pub sums: Sums,
}

/// What a line charges for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
pub enum LineKind {
    /// Use of a service.
    Usage,
    /// Something bought.
    Purchase,
    /// Money given back, or granted.
    Credit,
    /// Credit of the offer, or paid beforehand, that is used up.
    CreditApplied,
    /// A correction of an earlier charge.
    Adjustment,
    /// The difference between rounded lines and the rounded exact sum.
    RoundingAdjustment,
}

word_list!(
    LineKind,
    "kind of charge",
    Usage = "Usage",
    Purchase = "Purchase",
    Credit = "Credit",
    CreditApplied = "CreditApplied",
    Adjustment = "Adjustment",
    RoundingAdjustment = "RoundingAdjustment",
);

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it charges for.
    pub kind: LineKind,
    /// Who publishes it, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The service.
    pub service: String,
    /// What was used or bought.
    pub description: String,
    /// MOSP: the kind of the service (domain.md §6, *type*).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcategory: Option<String>,
    /// MOSP: where it was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The unit that quantity and price count.
    pub unit: String,
    /// The price of a unit, where there is one.
    pub unit_price: Option<Exact>,
    /// How many units are charged for, where it is counted.
    pub quantity: Option<Exact>,
    /// How many more were used that the price includes (domain.md §6: consumed is both together).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<Exact>,
    /// The exact cost before rounding.
    pub cost: Exact,
    /// The cost, rounded.
    pub amount: Money,
    /// The tax category and rate.
    pub tax_rate: TaxRate,
    /// This line's part of the tax.
    pub tax: Money,
    /// Amount and tax.
    pub total: Money,
    /// Its own days, where they are not the invoice's: usage that arrived late.
    pub period: Option<Period>,
}
