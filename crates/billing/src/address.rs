//! Who buys and who sells: the parties of an invoice, with their addresses.

use crate::Currency;
use crate::mail::MailColours;
use crate::problem::word_list;
use serde::{Deserialize, Serialize};

/// A postal address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::FromJsonQueryResult))]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Street and number, and what else comes before the town.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// The postal code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    /// The town.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// The country, two letters of ISO 3166-1.
    pub country: String,
}

/// A customer as tax law sees them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum CustomerKind {
    /// A private person.
    Private,
    /// A business.
    #[default]
    Business,
}

word_list!(
    CustomerKind,
    "kind of customer",
    Private = "private",
    Business = "business"
);

/// A buyer: sold to, or billed to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::FromJsonQueryResult))]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The name on the invoice.
    pub name: String,
    /// A private person or a business.
    #[serde(default)]
    pub kind: CustomerKind,
    /// Where they are.
    pub address: Address,
    /// The VAT identification number, with its country letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
}

/// Where transfers go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bank {
    /// The bank's name.
    pub name: String,
    /// The account number.
    pub iban: String,
    /// The bank's code.
    pub bic: String,
}

/// The seller of every invoice: whoever runs the portal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::FromJsonQueryResult))]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// The name on the invoice.
    pub name: String,
    /// Where they are; the country decides which tax rules hold.
    pub address: Address,
    /// The VAT identification number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
    /// The number in the trade register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    /// An address for questions about invoices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The currency the issuer keeps books and owes tax in.
    pub accounting_currency: Currency,
    /// Where transfers go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<Bank>,
    /// The colours of the mails in their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail_colours: Option<MailColours>,
}

impl Issuer {
    /// The same as a document names them, which has its own colours.
    #[must_use]
    pub fn on_documents(self) -> Self {
        Self {
            mail_colours: None,
            ..self
        }
    }

    /// In whose name billing works until an issuer is configured: every page and document says so.
    pub fn not_configured() -> Self {
        Self {
            name: "Issuer not configured".to_owned(),
            address: Address {
                country: "NL".to_owned(),
                ..Address::default()
            },
            vat_number: None,
            registration_number: None,
            email: None,
            accounting_currency: Currency::EUR,
            bank: None,
            mail_colours: None,
        }
    }

    /// Whether somebody said who the issuer is.
    pub fn is_configured(&self) -> bool {
        *self != Self::not_configured()
    }

    /// The country they are in, once somebody said who they are.
    pub fn home(&self) -> Option<&str> {
        self.is_configured()
            .then_some(self.address.country.as_str())
    }
}

#[cfg(feature = "sea-orm")]
impl sea_orm::TryFromU64 for CustomerKind {
    fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
        Err(sea_orm::DbErr::ConvertFromU64(stringify!(CustomerKind)))
    }
}
