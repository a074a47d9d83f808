//! The tax of the documents of a month: by currency, category and rate, as their boxes say it.

use crate::Refusal;
use crate::sheet::Sheet;
use billing::invoice::InvoiceContent;
use billing::money::MoneyError;
use billing::tax::TaxRate;
use billing::{Currency, Money};
use std::collections::BTreeMap;

const HEAD: [&str; 8] = [
    "Currency",
    "TaxCategory",
    "TaxRate",
    "Taxable",
    "Tax",
    "AccountingCurrency",
    "TaxInAccountingCurrency",
    "Documents",
];

/// The tax of some documents.
#[derive(Default)]
pub(super) struct Taxes(BTreeMap<(Currency, TaxRate, Option<Currency>), Sum>);

struct Sum {
    taxable: Money,
    tax: Money,
    /// In the accounting currency, where that is another one.
    converted: Option<Money>,
    documents: u64,
}

impl Taxes {
    /// Adds the boxes of a document.
    pub fn add(&mut self, content: &InvoiceContent) -> Result<(), MoneyError> {
        for tax in &content.body.taxes {
            let converted = tax.converted.as_ref().map(|it| it.amount);
            let currency = tax.taxable.currency();
            let key = (currency, tax.rate, converted.map(Money::currency));
            let sum = self.0.entry(key).or_insert(Sum {
                taxable: Money::zero(currency),
                tax: Money::zero(currency),
                converted: converted.map(|it| Money::zero(it.currency())),
                documents: 0,
            });
            sum.taxable = sum.taxable.plus(tax.taxable)?;
            sum.tax = sum.tax.plus(tax.tax)?;
            sum.converted = match sum.converted.zip(converted) {
                Some((one, other)) => Some(one.plus(other)?),
                None => None,
            };
            sum.documents += 1;
        }
        Ok(())
    }

    pub fn finish(self) -> Result<Vec<u8>, Refusal> {
        let mut sheet = Sheet::new(HEAD)?;
        for ((currency, rate, accounting), sum) in self.0 {
            let accounting = accounting.map(|it| it.to_string());
            sheet.row([
                currency.to_string(),
                rate.category.to_string(),
                rate.percent.to_string(),
                sum.taxable.decimal(),
                sum.tax.decimal(),
                accounting.unwrap_or_default(),
                sum.converted.map(Money::decimal).unwrap_or_default(),
                sum.documents.to_string(),
            ])?;
        }
        sheet.finish()
    }
}
