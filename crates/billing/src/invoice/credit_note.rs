//! Crediting a part of an issued invoice: an amount before tax, in one tax category of it, at most
//! what is left there (domain.md §2, Status).

use super::content::{
    Body, FamilyCharges, InvoiceContent, Line, LineKind, OrderCharges, SectionCharges, Summary,
    Sums, TaxSubtotal,
};
use super::correction::Uncorrectable;
use crate::money::MoneyError;
use crate::tax::{Converted, TaxCategory, TaxError, TaxRate};
use crate::{Exact, Money};

/// What is left to credit of one tax category of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftToCredit {
    /// The category and rate.
    pub rate: TaxRate,
    /// Before tax.
    pub taxable: Money,
}

/// A part of an invoice to credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credited {
    /// The tax category; needed where the invoice has several.
    pub category: Option<TaxCategory>,
    /// How much before tax, in the invoice's currency.
    pub amount: Exact,
    /// Why: it stands on the credit note.
    pub reason: String,
}

/// What is left to credit of an invoice, by tax category, after the notes that credited parts of
/// it before; nothing of a category without a positive amount.
///
/// # Errors
/// Where amounts do not fit together.
pub fn left_to_credit(
    content: &InvoiceContent,
    before: &[Body],
) -> Result<Vec<LeftToCredit>, MoneyError> {
    let mut left = Vec::new();
    for tax in &content.body.taxes {
        // What was credited stands there with a minus.
        let taxable = sum(tax.taxable, before, tax.rate, |it| it.taxable)?;
        if taxable.minor() > 0 {
            left.push(LeftToCredit {
                rate: tax.rate,
                taxable,
            });
        }
    }
    Ok(left)
}

/// The body of the credit note. Its tax is what the invoice's tax changes by, so that the notes of
/// an invoice that is credited whole, in however many parts, give back its tax to the cent.
///
/// # Errors
/// [`Uncorrectable`] where there is no such amount, or less of it is left.
pub fn credit_note(
    content: &InvoiceContent,
    before: &[Body],
    credited: &Credited,
) -> Result<Body, Uncorrectable> {
    let currency = content.head.currency;
    let amount = Money::round(credited.amount, currency).map_err(|_| Uncorrectable::NoAmount)?;
    if amount.minor() <= 0 || amount.exact() != credited.amount {
        return Err(Uncorrectable::NoAmount);
    }
    let left = left_to_credit(content, before).map_err(|_| Uncorrectable::NoAmount)?;
    let fits = |it: &&LeftToCredit| credited.category.is_none_or(|of| it.rate.category == of);
    let mut fitting = left.iter().filter(fits);
    let left = fitting.next().ok_or(Uncorrectable::NothingLeft)?;
    if fitting.next().is_some() {
        return Err(Uncorrectable::NothingLeft);
    }
    if amount.minor() > left.taxable.minor() {
        return Err(Uncorrectable::MoreThanLeft(left.taxable));
    }
    let of_rate = |it: &&TaxSubtotal| it.rate == left.rate;
    let original = content.body.taxes.iter().find(of_rate);
    let original = original.ok_or(Uncorrectable::NothingLeft)?;
    let tax = given_back(original, before, amount).map_err(|_| Uncorrectable::NoAmount)?;
    body_of(content, tax, &credited.reason).map_err(|_| Uncorrectable::NoAmount)
}

/// What is credited again of the invoice in the place of a voided one.
///
/// It is the amount before tax that `note` credited of that one, for the same reason, so that
/// billing again takes nothing back that was granted. At most what is left here of its tax category, or of the largest one where this
/// invoice has none of it; nothing where nothing is left.
///
/// # Errors
/// Where amounts do not fit together.
pub fn credited_again(
    content: &InvoiceContent,
    before: &[Body],
    note: &InvoiceContent,
) -> Result<Option<Credited>, MoneyError> {
    let left = left_to_credit(content, before)?;
    let (Some(granted), Some(told)) = (note.body.taxes.first(), &note.head.correction) else {
        return Ok(None);
    };
    let same = left
        .iter()
        .find(|it| it.rate.category == granted.rate.category);
    let largest = || left.iter().max_by_key(|it| it.taxable.minor());
    Ok(same.or_else(largest).map(|of| {
        let most = of.taxable.exact();
        Credited {
            category: Some(of.rate.category),
            amount: granted.taxable.negated().exact().min(most),
            reason: told.reason.clone(),
        }
    }))
}

/// The tax subtotal of a note over `amount`: all its amounts are negative or nothing.
fn given_back(
    original: &TaxSubtotal,
    before: &[Body],
    amount: Money,
) -> Result<TaxSubtotal, TaxError> {
    let rate = original.rate;
    let taxable_now = sum(original.taxable, before, rate, |it| it.taxable)?;
    let tax_now = sum(original.tax, before, rate, |it| it.tax)?;
    let taxable_then = taxable_now.minus(amount)?;
    let tax_then = rate.tax_on(taxable_then)?;
    let converted = match &original.converted {
        None => None,
        Some(of_original) => {
            let now = sum(of_original.amount, before, rate, |it| {
                let converted = it.converted.as_ref();
                converted.map_or(Money::zero(of_original.amount.currency()), |it| it.amount)
            })?;
            // At the rate of the invoice, whatever holds today: it is that tax that goes back.
            let then = tax_then.exact().divided_by(of_original.rate);
            let then = Money::round(then.unwrap_or(Exact::ZERO), now.currency())?;
            Some(Converted {
                amount: then.minus(now)?,
                ..of_original.clone()
            })
        }
    };
    Ok(TaxSubtotal {
        rate,
        taxable: amount.negated(),
        tax: tax_then.minus(tax_now)?,
        converted,
    })
}

/// An amount of the invoice together with those of the notes before, in one tax rate.
fn sum(
    first: Money,
    before: &[Body],
    rate: TaxRate,
    amount: impl Fn(&TaxSubtotal) -> Money,
) -> Result<Money, MoneyError> {
    let taxes = before.iter().flat_map(|it| &it.taxes);
    let mut of_rate = taxes.filter(|it| it.rate == rate);
    of_rate.try_fold(first, |sum, it| sum.plus(amount(it)))
}

fn body_of(content: &InvoiceContent, tax: TaxSubtotal, reason: &str) -> Result<Body, MoneyError> {
    let head = &content.head;
    let total = tax.taxable.plus(tax.tax)?;
    let zero = Money::zero(total.currency());
    let line = Line {
        kind: LineKind::Credit,
        publisher: None,
        service: reason.to_owned(),
        description: String::new(),
        subcategory: None,
        region: None,
        unit: String::new(),
        unit_price: None,
        quantity: None,
        included: None,
        cost: tax.taxable.exact(),
        amount: tax.taxable,
        tax_rate: tax.rate,
        tax: tax.tax,
        total,
        period: None,
    };
    let sums = Sums::of_line(&line);
    let scope = head.profile.as_ref().or(head.subscription.as_ref());
    let section = SectionCharges {
        id: String::new(),
        heading: scope.unwrap_or(&head.account).display_name.clone(),
        reseller: None,
        orders: vec![OrderCharges {
            id: head.name.clone(),
            name: head.document_number.clone(),
            families: vec![FamilyCharges {
                name: head.name.clone(),
                lines: vec![line],
                sums,
            }],
            sums,
        }],
        rounding: None,
        sums,
    };
    Ok(Body {
        sections: vec![section],
        summary: Summary {
            charges: zero,
            credits: tax.taxable,
            credits_applied: zero,
            subtotal: tax.taxable,
            tax: tax.tax,
            total,
            savings: zero,
        },
        taxes: vec![tax],
        publishers: Vec::new(),
    })
}

#[cfg(test)]
mod tests;
