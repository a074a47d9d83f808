//! The billing summary: what the document adds up to.

use super::columns::Columns;
use super::taxes::percent;
use billing::invoice::InvoiceContent;
use billing::tax::{TaxCategory, TaxRate};
use billing::{AgreementType, Language};
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
        let [charges, credits, credits_applied] = added(content, language);
        let mut rows = vec![
            row(charges, sums.charges, Style::Plain),
            row(credits, sums.credits, Style::Plain),
            row(credits_applied, sums.credits_applied, Style::Plain),
            row(document::subtotal(language), sums.subtotal, Style::Sum),
        ];
        let taxes = content.body.taxes.iter();
        rows.extend(taxes.map(|it| row(tax_label(it.rate, language), it.tax, Style::Plain)));
        rows.push(SummaryRow {
            label: document::total(language),
            amount: format::money(language, sums.total),
            style: Style::Total,
        });
        if let Some(set_off) = content.head.set_off {
            let told = document::set_off_from_the_start(language);
            rows.push(row(told, set_off.negated(), Style::Plain));
            rows.push(SummaryRow {
                label: document::amount_due(language),
                amount: format::money(language, content.amount_due()),
                style: Style::Total,
            });
        }
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

/// What the sums before the subtotal are called: the charges, what was given back of them, and what
/// their credit covers.
fn added(content: &InvoiceContent, language: Language) -> [String; 3] {
    let charges = match Columns::of(content) {
        Columns::Usage => document::usage_charges(language),
        Columns::Charges => document::charges(language),
    };
    match content.head.agreement {
        AgreementType::Mosp => [
            charges,
            document::adjustments(language),
            document::discounts(language),
        ],
        _ => [
            charges,
            document::credits(language),
            document::credits_applied(language),
        ],
    }
}

fn tax_label(rate: TaxRate, language: Language) -> String {
    match rate.category {
        TaxCategory::Standard => document::tax_standard(language, &percent(rate, language)),
        _ => labels::tax_category(language, rate.category),
    }
}
