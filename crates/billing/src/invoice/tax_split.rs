//! Tax once for each category, and the part of it that each line shows (domain.md §6, Rounding).

use super::assemble::{AssembleError, TaxTerms};
use super::content::{Line, TaxSubtotal};
use crate::tax::{TaxRate, in_accounting_currency};
use crate::{Currency, Money};
use std::collections::BTreeMap;

/// Computes the tax of each category on the sum of its lines, and gives every line its part, so
/// that the parts add up to the tax.
pub(super) fn split_tax<'a>(
    lines: impl Iterator<Item = &'a mut Line>,
    currency: Currency,
    terms: TaxTerms<'_>,
) -> Result<Vec<TaxSubtotal>, AssembleError> {
    let mut by_rate = BTreeMap::<TaxRate, Vec<&mut Line>>::new();
    // An invoice without lines states its category all the same.
    by_rate.insert(terms.rate, Vec::new());
    for line in lines {
        by_rate.entry(line.tax_rate).or_default().push(line);
    }
    by_rate
        .into_iter()
        .map(|(rate, lines)| {
            let taxable = lines
                .iter()
                .try_fold(Money::zero(currency), |sum, line| sum.plus(line.amount))?;
            let tax = rate.tax_on(taxable)?;
            share(lines, rate, tax)?;
            let accounting = terms.accounting_currency;
            Ok(TaxSubtotal {
                rate,
                taxable,
                tax,
                converted: in_accounting_currency(tax, accounting, terms.on, terms.exchange_rates)?,
            })
        })
        .collect()
}

/// Each line gets the tax of its own amount, rounded; the cents by which those miss the tax of the
/// category go to the largest amounts, one each.
fn share(mut lines: Vec<&mut Line>, rate: TaxRate, tax: Money) -> Result<(), AssembleError> {
    let mut missing = tax.minor();
    for line in &mut lines {
        line.tax = rate.tax_on(line.amount)?;
        missing -= line.tax.minor();
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.amount.minor().unsigned_abs()));
    let cent = Money::new(missing.signum(), tax.currency());
    let corrected = usize::try_from(missing.unsigned_abs()).unwrap_or(usize::MAX);
    for line in lines.iter_mut().take(corrected) {
        line.tax = line.tax.plus(cent)?;
    }
    for line in lines {
        line.total = line.amount.plus(line.tax)?;
    }
    Ok(())
}
