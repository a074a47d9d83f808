//! The tax by category and rate, with the sentences that tax law asks for (domain.md §6).

use crate::text::Text;
use billing::Language;
use billing::invoice::InvoiceContent;
use billing::invoice::content::TaxSubtotal;
use billing::tax::{TaxCategory, TaxRate};
use serde::Serialize;
use words::{document, format, labels};

/// The tax by category and rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaxTable {
    /// Its heading.
    pub title: String,
    /// The heads of its columns: category, rate, taxable amount, tax.
    pub head: [String; 4],
    /// Its rows.
    pub rows: Vec<[String; 4]>,
    /// Why there is no tax, and the tax in the currency it is owed in.
    pub notes: Vec<Text>,
}

impl TaxTable {
    pub(super) fn new(content: &InvoiceContent, language: Language) -> Option<Self> {
        let taxes = &content.body.taxes;
        let row = |it: &TaxSubtotal| {
            [
                labels::tax_category(language, it.rate.category),
                percent(it.rate, language),
                format::amount(language, it.taxable),
                format::amount(language, it.tax),
            ]
        };
        (!taxes.is_empty()).then(|| Self {
            title: document::tax_summary(language),
            head: [
                document::tax(language),
                document::tax_rate(language),
                document::taxable(language),
                document::tax_amount(language),
            ],
            rows: taxes.iter().map(row).collect(),
            notes: taxes.iter().flat_map(|it| notes(it, language)).collect(),
        })
    }
}

/// The rate of a category; outside the scope of tax there is none, not even one of nothing.
pub(super) fn percent(rate: TaxRate, language: Language) -> String {
    match rate.category {
        TaxCategory::OutsideScope => "–".to_owned(),
        _ => format::percent(language, rate.percent),
    }
}

fn notes(subtotal: &TaxSubtotal, language: Language) -> Vec<Text> {
    let reason = match subtotal.rate.category {
        TaxCategory::Standard => None,
        TaxCategory::Zero => Some(document::tax_zero(language)),
        TaxCategory::Exempt => Some(document::tax_exempt(language)),
        TaxCategory::ReverseCharge => Some(document::tax_reverse_charge(language)),
        TaxCategory::OutsideScope => Some(document::tax_outside_scope(language)),
    };
    let converted = subtotal.converted.as_ref().map(|it| {
        let accounting = it.amount.currency();
        let currency = subtotal.tax.currency();
        let rate = format::price(language, it.rate);
        let tax = format::amount(language, it.amount);
        let tax = document::accounting_tax(language, accounting.code(), &tax);
        let rate = document::exchange_rate(
            language,
            &format!("{accounting}\u{a0}1"),
            &format!("{currency}\u{a0}{rate}"),
            &it.source,
            &format::date(language, it.valid_from),
        );
        format!("{tax}. {rate}")
    });
    reason.into_iter().chain(converted).map(Text::new).collect()
}
