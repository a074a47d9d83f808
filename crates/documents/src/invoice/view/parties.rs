//! Who sells, who buys and who gets the invoice.

use crate::text::Text;
use billing::address::Address;
use billing::invoice::Head;
use billing::{Issuer, Language, Party};
use serde::Serialize;
use words::{document, labels};

/// The issuer, as on a letterhead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssuerBlock {
    /// The letter that stands for it.
    pub mark: Text,
    /// The name.
    pub name: Text,
    /// Address, numbers, e-mail.
    pub lines: Vec<Text>,
}

impl IssuerBlock {
    pub(crate) fn new(issuer: &Issuer, language: Language) -> Self {
        let initial = issuer.name.chars().find(|it| it.is_alphanumeric());
        let numbers = [
            (document::vat_number(language), &issuer.vat_number),
            (
                document::registration_number(language),
                &issuer.registration_number,
            ),
        ];
        let numbered = numbers.into_iter().filter_map(|(label, number)| {
            let number = number.as_ref()?;
            Some(format!("{label} {number}").into())
        });
        let mut lines = address_lines(&issuer.address, language);
        lines.extend(numbered);
        lines.extend(issuer.email.as_ref().map(Text::new));
        Self {
            mark: Text::new(
                initial
                    .map(|it| it.to_uppercase().to_string())
                    .unwrap_or_default(),
            ),
            name: Text::new(&issuer.name),
            lines,
        }
    }
}

/// A buyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyBlock {
    /// What they are to the document.
    pub label: String,
    /// The name.
    pub name: Text,
    /// Address and number.
    pub lines: Vec<Text>,
}

pub(super) fn parties(head: &Head, language: Language) -> Vec<PartyBlock> {
    let block = |label: String, party: &Party| {
        let mut lines = address_lines(&party.address, language);
        let vat = party.vat_number.as_ref();
        lines.extend(vat.map(|it| format!("{} {it}", document::vat_number(language)).into()));
        PartyBlock {
            label,
            name: Text::new(&party.name),
            lines,
        }
    };
    vec![
        block(document::bill_to(language), &head.bill_to),
        block(document::sold_to(language), &head.sold_to),
    ]
}

fn address_lines(address: &Address, language: Language) -> Vec<Text> {
    let lines = plain_address_lines(address, language);
    lines
        .iter()
        .map(Text::new)
        .filter(|it| !it.is_empty())
        .collect()
}

/// Street, town and country, as they stand on an envelope.
pub(super) fn plain_address_lines(address: &Address, language: Language) -> Vec<String> {
    let town = format!("{} {}", address.postal_code, address.city);
    let country = labels::country(language, &address.country);
    let parts = [town.trim(), &country].into_iter();
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    let last = parts.join(", ");
    let lines = address.lines.iter().cloned().chain([last]);
    lines.filter(|it| !it.is_empty()).collect()
}
