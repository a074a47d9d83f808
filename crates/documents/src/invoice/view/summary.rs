//! The billing summary: what the document adds up to.

use super::taxes::percent;
use billing::Language;
use billing::invoice::InvoiceContent;
use billing::tax::{TaxCategory, TaxRate};
use serde::Serialize;
use words::{document, format, labels};

/// The billing summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Summary {
    /// Its heading.
    pub title: String,
    /// The word for the period.
    pub period_label: String,
    /// The billing period.
    pub period: String,
    /// The currency of every amount that does not name one.
    pub currency: String,
    /// The sums, from charges to savings.
    pub rows: Vec<SummaryRow>,
}

/// A sum and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SummaryRow {
    /// What it is.
    pub label: String,
    /// How much.
    pub amount: String,
    /// How it is set.
    pub style: Style,
}

/// How a row of the summary is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Something that is added.
    Plain,
    /// What it comes to so far.
    Sum,
    /// What it comes to.
    Total,
    /// Something to know that is not added.
    Aside,
}

impl Summary {
    pub(super) fn new(content: &InvoiceContent, language: Language) -> Self {
        let sums = content.body.summary;
        let row = |label, amount, style| SummaryRow {
            label,
            amount: format::amount(language, amount),
            style,
        };
        let mut rows = vec![
            row(document::charges(language), sums.charges, Style::Plain),
            row(document::credits(language), sums.credits, Style::Plain),
            row(
                document::credits_applied(language),
                sums.credits_applied,
                Style::Plain,
            ),
            row(document::subtotal(language), sums.subtotal, Style::Sum),
        ];
        let taxes = content.body.taxes.iter();
        rows.extend(taxes.map(|it| row(tax_label(it.rate, language), it.tax, Style::Plain)));
        rows.push(SummaryRow {
            label: document::total(language),
            amount: format::money(language, sums.total),
            style: Style::Total,
        });
        rows.push(row(document::savings(language), sums.savings, Style::Aside));
        if let Some(before) = &content.head.previous {
            rows.extend(
                [
                    (document::previous_balance(language), before.balance),
                    (
                        document::payments_since(language),
                        before.payments.negated(),
                    ),
                    (document::outstanding(language), before.outstanding),
                ]
                .map(|(label, amount)| row(label, amount, Style::Aside)),
            );
        }
        Self {
            title: document::billing_summary(language),
            period_label: document::billing_period(language),
            period: format::period(language, content.head.period),
            currency: content.head.currency.to_string(),
            rows,
        }
    }
}

fn tax_label(rate: TaxRate, language: Language) -> String {
    match rate.category {
        TaxCategory::Standard => document::tax_standard(language, &percent(rate, language)),
        _ => labels::tax_category(language, rate.category),
    }
}
