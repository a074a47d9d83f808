//! That a file of usage adds up to its invoice: exact sums by section, and the rounding between them
//! and what the invoice says (domain.md §6, Rounding; §7).

use crate::exact::ExactError;
use crate::invoice::InvoiceContent;
use crate::{Currency, Exact, Money};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What a part of a file adds up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsagePart {
    /// The section, customer or series; of a range of days the invoice, and nothing for what is on
    /// none.
    pub name: String,
    /// Of a range of days: whether a month's credit covers it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_covered: bool,
    /// Its rows before those of one day are put together, rounding and tax left out.
    pub rows: u64,
    /// Its currency.
    pub currency: Currency,
    /// The exact sum of its rows.
    pub exact: Exact,
    /// What rounding adds.
    pub rounding: Exact,
    /// Its part of the tax.
    pub tax: Exact,
    /// All of it.
    pub total: Exact,
}

/// What a file adds up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciliation {
    /// By section; of a range of days by invoice.
    pub parts: Vec<UsagePart>,
    /// Of an invoice: what it comes to, which is what the file does.
    pub invoice_total: Option<Money>,
}

/// A file that differs from its invoice by more than rounding can.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DoesNotAddUp {
    /// A section is further from its rows than rounding takes it.
    #[error("{section}: the rows come to {exact}, the invoice says {said}")]
    Section {
        /// Which.
        section: String,
        /// What its rows come to.
        exact: Exact,
        /// What the invoice says.
        said: Exact,
    },
    /// A number does not fit.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// The sums of the rows of one invoice, section by section.
#[derive(Debug, Clone)]
pub struct Tally {
    sections: Vec<Section>,
    currency: Currency,
    total: Money,
}

#[derive(Debug, Clone)]
struct Section {
    heading: String,
    rows: u64,
    exact: Exact,
    /// Before tax.
    said: Exact,
    tax: Exact,
}

impl Tally {
    /// Nothing so far, of what an invoice says.
    pub fn of(content: &InvoiceContent) -> Result<Self, DoesNotAddUp> {
        let sections = content.body.sections.iter().map(|it| {
            let before_tax = it.sums.charges.exact().plus(it.sums.credits.exact())?;
            Ok(Section {
                heading: it.heading.clone(),
                rows: 0,
                exact: Exact::ZERO,
                said: before_tax,
                tax: it.sums.tax.exact(),
            })
        });
        Ok(Self {
            sections: sections.collect::<Result<_, ExactError>>()?,
            currency: content.head.currency,
            total: content.body.summary.total,
        })
    }

    /// Adds a row of the section at this place.
    pub fn add(&mut self, section: usize, cost: Exact) -> Result<(), DoesNotAddUp> {
        if let Some(section) = self.sections.get_mut(section) {
            section.rows += 1;
            section.exact = section.exact.plus(cost)?;
        }
        Ok(())
    }

    /// What rounding adds to each section, and what the file comes to with it.
    ///
    /// A section is its exact sum rounded; the last one also has what the invoice's rounding adds to
    /// those of all sections, half a unit each at the most.
    pub fn close(self) -> Result<(Vec<Exact>, Reconciliation), DoesNotAddUp> {
        let half = half_unit(self.currency);
        let count = i128::try_from(self.sections.len()).unwrap_or(i128::MAX);
        let (mut roundings, mut parts) = (Vec::new(), Vec::new());
        for (place, section) in (1..).zip(&self.sections) {
            let rounding = section.said.minus(section.exact)?;
            let halves = if place == count { count + 2 } else { 1 };
            if rounding.atto().abs() > half.saturating_mul(halves) {
                return Err(DoesNotAddUp::Section {
                    section: section.heading.clone(),
                    exact: section.exact,
                    said: section.said,
                });
            }
            roundings.push(rounding);
            parts.push(UsagePart {
                name: section.heading.clone(),
                is_covered: false,
                rows: section.rows,
                currency: self.currency,
                exact: section.exact,
                rounding,
                tax: section.tax,
                total: section.said.plus(section.tax)?,
            });
        }
        let reconciliation = Reconciliation {
            parts,
            invoice_total: Some(self.total),
        };
        match reconciliation.total()? == self.total.exact() {
            true => Ok((roundings, reconciliation)),
            false => Err(DoesNotAddUp::Section {
                section: "all sections".to_owned(),
                exact: reconciliation.total()?,
                said: self.total.exact(),
            }),
        }
    }
}

impl Reconciliation {
    /// All parts together; they are in one currency where there is an invoice.
    pub fn total(&self) -> Result<Exact, ExactError> {
        let mut totals = self.parts.iter().map(|it| it.total);
        totals.try_fold(Exact::ZERO, Exact::plus)
    }

    /// All rows together.
    pub fn rows(&self) -> u64 {
        self.parts.iter().map(|it| it.rows).sum()
    }
}

/// Half a smallest unit, in attos.
fn half_unit(currency: Currency) -> i128 {
    Money::new(1, currency).exact().atto() / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    fn tally(said: [&str; 2], total: i64) -> Tally {
        let section = |heading: &str, said| Section {
            heading: heading.to_owned(),
            rows: 0,
            exact: Exact::ZERO,
            said: exact(said),
            tax: exact("0.21"),
        };
        Tally {
            sections: vec![section("One", said[0]), section("Two", said[1])],
            currency: Currency::EUR,
            total: Money::new(total, Currency::EUR),
        }
    }

    #[test]
    fn rounding_makes_sections_and_the_invoice_add_up() {
        let mut tally = tally(["1.98", "18.01"], 2_041);
        tally.add(0, exact("1.97651418586")).expect("fits");
        tally.add(1, exact("18")).expect("fits");
        tally.add(1, exact("0.0066386184")).expect("fits");
        let (roundings, reconciled) = tally.close().expect("adds up");
        assert_eq!(roundings, [exact("0.00348581414"), exact("0.0033613816")]);
        assert_eq!(reconciled.total(), Ok(exact("20.41")));
        assert_eq!(reconciled.rows(), 3);
    }

    #[test]
    fn more_than_rounding_is_refused() {
        for (cost, adds_up) in [("1.975", true), ("1.9749", false), ("1.9851", false)] {
            let mut tally = tally(["1.98", "18.01"], 2_041);
            tally.add(0, exact(cost)).expect("fits");
            tally.add(1, exact("18.01")).expect("fits");
            assert_eq!(tally.close().is_ok(), adds_up, "{cost}");
        }
        let mut other_total = tally(["1", "1"], 243);
        other_total.add(0, exact("1")).expect("fits");
        other_total.add(1, exact("1")).expect("fits");
        assert!(other_total.close().is_err());
    }
}
