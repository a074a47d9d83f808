//! Tax once for each category, and the part of it that each line shows (domain.md §6, Rounding).

use super::assemble::{AssembleError, TaxTerms};
use super::content::{Line, TaxSubtotal};
use crate::tax::{TaxRate, in_accounting_currency};
use crate::{Currency, Money, money::MoneyError};
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
            share(lines, taxable, tax)?;
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

/// Each line gets the tax of all lines so far, rounded, less what those before it got: the parts
/// add up whatever the rounding does.
fn share(lines: Vec<&mut Line>, taxable: Money, tax: Money) -> Result<(), MoneyError> {
    let (mut amount_so_far, mut tax_so_far) = (0_i128, 0_i64);
    for line in lines {
        amount_so_far += i128::from(line.amount.minor());
        let share = share_minor(amount_so_far, tax.minor(), taxable.minor())
            .ok_or(MoneyError::TooLarge(tax.currency()))?;
        line.tax = Money::new(share - tax_so_far, tax.currency());
        line.total = line.amount.plus(line.tax)?;
        tax_so_far = share;
    }
    Ok(())
}

fn share_minor(amount: i128, tax: i64, taxable: i64) -> Option<i64> {
    if taxable == 0 {
        return Some(0);
    }
    let product = amount * i128::from(tax);
    let divisor = i128::from(taxable);
    let quotient = (product.abs() + divisor.abs() / 2) / divisor.abs();
    i64::try_from(quotient * product.signum() * divisor.signum()).ok()
}
