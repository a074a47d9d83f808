//! What each section adds up to; a partner's sections are customers (domain.md §6). An invoice of
//! the online services program is for one subscription or account, and has no such table.

use crate::text::Text;
use billing::invoice::InvoiceContent;
use billing::invoice::content::{SectionCharges, Sums};
use billing::{AgreementType, Language};
use serde::Serialize;
use words::{document, format};

/// What each section, or each customer of a partner, adds up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionTable {
    /// Its heading.
    pub title: String,
    /// The heads of its columns: name, charges, credits, tax, total.
    pub head: [String; 5],
    /// The letters of its longest amount.
    pub letters: usize,
    /// Its rows.
    pub rows: Vec<SectionTotals>,
    /// All sections together, where there are several.
    pub total: Option<SectionTotals>,
}

/// What one section adds up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionTotals {
    /// Its name.
    pub name: Text,
    /// The reseller that stands between.
    pub reseller: Option<Text>,
    /// Charges, credits, tax, total.
    pub amounts: [String; 4],
}

impl SectionTable {
    pub(super) fn new(content: &InvoiceContent, language: Language) -> Option<Self> {
        let sums = content.body.summary;
        let row = |section: &SectionCharges| SectionTotals {
            name: Text::new(&section.heading),
            reseller: section.reseller.as_ref().map(Text::new),
            amounts: amounts(section.sums, language),
        };
        let rows: Vec<_> = content.body.sections.iter().map(row).collect();
        let sums = Sums {
            charges: sums.charges,
            credits: content.body.credits_of_sections(),
            tax: sums.tax,
            total: sums.total,
        };
        let total = SectionTotals {
            name: document::total(language).into(),
            reseller: None,
            amounts: amounts(sums, language),
        };
        let (title, name) = match content.head.agreement {
            AgreementType::Mpa => (
                document::customer_summary(language),
                document::customer(language),
            ),
            _ => (
                document::section_summary(language),
                document::invoice_section(language),
            ),
        };
        let head = [
            name,
            document::charges(language),
            document::credits(language),
            document::tax(language),
            document::total(language),
        ];
        let of_all = rows.iter().chain([&total]).flat_map(|it| &it.amounts);
        let is_told = content.head.agreement != AgreementType::Mosp && !rows.is_empty();
        is_told.then_some(Self {
            title,
            head,
            letters: of_all.map(|it| it.chars().count()).max().unwrap_or(0),
            total: (rows.len() > 1).then_some(total),
            rows,
        })
    }
}

fn amounts(sums: Sums, language: Language) -> [String; 4] {
    let amounts = [sums.charges, sums.credits, sums.tax, sums.total];
    amounts.map(|it| format::amount(language, it))
}
