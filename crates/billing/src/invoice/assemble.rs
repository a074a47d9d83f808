//! From exact charges to the body of an invoice: grouping, rounding, tax (domain.md §6, Rounding).

use super::content::{
    Body, FamilyCharges, Line, LineKind, OrderCharges, SectionCharges, Summary, Sums,
};
use super::tax_split::split_tax;
use crate::exact::ExactError;
use crate::money::MoneyError;
use crate::tax::{ExchangeRate, TaxError, TaxRate};
use crate::{Currency, Exact, Money, Period};
use chrono::NaiveDate;
use thiserror::Error;

mod merge;

use merge::{Amounts, merge, with_included};

/// What one line of an invoice charges for, before rounding. Charges that differ only in
/// quantity and cost become one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Where it stands on the invoice.
    pub place: Place,
    /// What it is.
    pub item: Item,
    /// How much of it.
    pub quantity: Option<Exact>,
    /// What it costs, exactly.
    pub cost: Exact,
    /// What it would cost at list prices, where known.
    pub list_cost: Option<Exact>,
}

/// The headings a charge stands under, in the order they are printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The place of its section among the profile's.
    pub section_rank: u32,
    /// The section's or customer's name.
    pub section: String,
    /// What tells it from another one of the same name.
    pub section_id: String,
    /// MPA: the reseller that stands between.
    pub reseller: Option<String>,
    /// The subscription or purchase.
    pub order: String,
    /// What tells it from another one of the same name.
    pub order_id: String,
    /// The service family.
    pub family: String,
}

/// What makes two charges the same line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The service.
    pub service: String,
    /// What was used or bought.
    pub description: String,
    /// The kind of the service, where its lines are told apart by it (domain.md §6, *type*).
    pub subcategory: Option<String>,
    /// Where it was used, where its lines are told apart by that.
    pub region: Option<String>,
    /// The unit of quantity and price.
    pub unit: String,
    /// The price of a unit.
    pub unit_price: Option<Exact>,
    /// Usage, purchase, credit or adjustment.
    pub kind: LineKind,
    /// Who publishes it, where that is known.
    pub publisher: Option<String>,
    /// Its own days where they are not the invoice's.
    pub period: Option<(NaiveDate, NaiveDate)>,
}

/// What the tax of an invoice is computed from.
#[derive(Debug, Clone, Copy)]
pub struct TaxTerms<'a> {
    /// The category and rate that hold for the buyer.
    pub rate: TaxRate,
    /// The currency tax is owed in.
    pub accounting_currency: Currency,
    /// The operator's exchange rates.
    pub exchange_rates: &'a [ExchangeRate],
    /// The day whose rates hold.
    pub on: NaiveDate,
}

/// Why charges do not make an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AssembleError {
    /// The tax is not known.
    #[error(transparent)]
    Tax(#[from] TaxError),
    /// An amount does not fit.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A number does not fit.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// Makes the body of an invoice in `currency`.
///
/// The total before tax is the exact sum of all charges, rounded once. Lines and sections are
/// rounded too; where they do not add up, a rounding line says so.
pub fn assemble(
    charges: impl IntoIterator<Item = Charge>,
    currency: Currency,
    terms: TaxTerms<'_>,
) -> Result<Body, AssembleError> {
    let merged = merge(charges)?;
    let exact_total = sum(merged.values().map(|amounts| amounts.cost))?;
    let savings = sum(merged.values().filter_map(Amounts::saving))?;
    let merged = with_included(merged)?;

    let mut sections = Vec::new();
    for ((place, item), amounts) in merged {
        let line = new_line(item, &amounts, currency, terms.rate)?;
        line_up(&mut sections, place, line, currency);
    }
    for section in &mut sections {
        let exact = sum(lines_of(section).map(|line| line.cost))?;
        let shown = total_of(lines_of(section), currency)?;
        let difference = Money::round(exact, currency)?.minus(shown)?;
        add_rounding(section, difference, terms.rate)?;
    }
    let subtotal = Money::round(exact_total, currency)?;
    let shown = total_of(sections.iter().flat_map(all_lines), currency)?;
    if let Some(last) = sections.last_mut() {
        add_rounding(last, subtotal.minus(shown)?, terms.rate)?;
    }

    let taxes = split_tax(sections.iter_mut().flat_map(all_lines_mut), currency, terms)?;
    sum_up(&mut sections, currency)?;
    let of_sections = add_sums(sections.iter().map(|section| section.sums), currency)?;
    let credits_applied = total_of(
        sections.iter().flat_map(all_lines).filter(is_applied),
        currency,
    )?;
    let summary = Summary {
        charges: of_sections.charges,
        credits: of_sections.credits.minus(credits_applied)?,
        credits_applied,
        subtotal,
        tax: of_sections.tax,
        total: of_sections.total,
        savings: Money::round(savings.max(Exact::ZERO), currency)?,
    };
    // What must hold before anything is frozen: what is shown adds up.
    assert_eq!(of_sections.charges.plus(of_sections.credits), Ok(subtotal));
    assert_eq!(subtotal.plus(summary.tax), Ok(summary.total));
    Ok(Body {
        sections,
        taxes,
        summary,
        publishers: Vec::new(),
    })
}

fn sum(mut numbers: impl Iterator<Item = Exact>) -> Result<Exact, ExactError> {
    numbers.try_fold(Exact::ZERO, Exact::plus)
}

fn new_line(
    item: Item,
    amounts: &Amounts,
    currency: Currency,
    tax_rate: TaxRate,
) -> Result<Line, MoneyError> {
    let amount = Money::round(amounts.cost, currency)?;
    Ok(Line {
        kind: item.kind,
        publisher: item.publisher,
        service: item.service,
        description: item.description,
        subcategory: item.subcategory,
        region: item.region,
        unit: item.unit,
        unit_price: item.unit_price,
        quantity: amounts.quantity,
        included: amounts.included,
        cost: amounts.cost,
        amount,
        tax_rate,
        tax: Money::zero(currency),
        total: amount,
        period: item.period.map(|(start, end)| Period { start, end }),
    })
}

/// Puts a line at the end, under new headings where its place is not the one before it.
fn line_up(sections: &mut Vec<SectionCharges>, place: Place, line: Line, currency: Currency) {
    let sums = Sums::zero(currency);
    let is_same = |section: &SectionCharges| {
        section.id == place.section_id && section.reseller == place.reseller
    };
    if !sections.last().is_some_and(is_same) {
        sections.push(SectionCharges {
            id: place.section_id,
            heading: place.section,
            reseller: place.reseller,
            orders: Vec::new(),
            rounding: None,
            sums,
        });
    }
    let Some(section) = sections.last_mut() else {
        return;
    };
    if section
        .orders
        .last()
        .is_none_or(|it| it.id != place.order_id)
    {
        section.orders.push(OrderCharges {
            id: place.order_id,
            name: place.order,
            families: Vec::new(),
            sums,
        });
    }
    let Some(order) = section.orders.last_mut() else {
        return;
    };
    match order.families.last_mut() {
        Some(family) if family.name == place.family => family.lines.push(line),
        _ => order.families.push(FamilyCharges {
            name: place.family,
            lines: vec![line],
            sums,
        }),
    }
}

fn lines_of(section: &SectionCharges) -> impl Iterator<Item = &Line> {
    let families = section.orders.iter().flat_map(|order| &order.families);
    families.flat_map(|family| &family.lines)
}

fn all_lines(section: &SectionCharges) -> impl Iterator<Item = &Line> {
    lines_of(section).chain(&section.rounding)
}

fn all_lines_mut(section: &mut SectionCharges) -> impl Iterator<Item = &mut Line> {
    let families = section.orders.iter_mut().flat_map(|it| &mut it.families);
    let lines = families.flat_map(|family| &mut family.lines);
    lines.chain(&mut section.rounding)
}

fn is_applied(line: &&Line) -> bool {
    line.kind == LineKind::CreditApplied
}

fn total_of<'a>(
    mut lines: impl Iterator<Item = &'a Line>,
    currency: Currency,
) -> Result<Money, MoneyError> {
    lines.try_fold(Money::zero(currency), |total, line| total.plus(line.amount))
}

fn add_rounding(
    section: &mut SectionCharges,
    difference: Money,
    tax_rate: TaxRate,
) -> Result<(), MoneyError> {
    let former = section.rounding.take().map(|line| line.amount);
    let amount = match former {
        Some(former) => former.plus(difference)?,
        None => difference,
    };
    section.rounding = (amount.minor() != 0).then(|| Line {
        kind: LineKind::RoundingAdjustment,
        publisher: None,
        service: String::new(),
        description: String::new(),
        subcategory: None,
        region: None,
        unit: String::new(),
        unit_price: None,
        quantity: None,
        included: None,
        cost: amount.exact(),
        amount,
        tax_rate,
        tax: Money::zero(amount.currency()),
        total: amount,
        period: None,
    });
    Ok(())
}

fn sum_up(sections: &mut [SectionCharges], currency: Currency) -> Result<(), MoneyError> {
    for section in sections {
        for order in &mut section.orders {
            for family in &mut order.families {
                family.sums = add_sums(family.lines.iter().map(Sums::of_line), currency)?;
            }
            order.sums = add_sums(order.families.iter().map(|it| it.sums), currency)?;
        }
        let orders = section.orders.iter().map(|order| order.sums);
        let rounding = section.rounding.iter().map(Sums::of_line);
        section.sums = add_sums(orders.chain(rounding), currency)?;
    }
    Ok(())
}

fn add_sums(mut sums: impl Iterator<Item = Sums>, currency: Currency) -> Result<Sums, MoneyError> {
    sums.try_fold(Sums::zero(currency), Sums::plus)
}

#[cfg(test)]
mod tests;
