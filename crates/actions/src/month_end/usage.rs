//! What the documents of a month were for: each invoice by section and service family, as frozen.

use crate::Refusal;
use crate::sheet::{Sheet, typed};
use billing::invoice::content::{SectionCharges, Sums};
use billing::invoice::{InvoiceContent, Line};
use billing::{Exact, Money};
use std::collections::BTreeMap;

const HEAD: [&str; 11] = [
    "Invoice",
    "DocumentNumber",
    "PeriodStart",
    "PeriodEnd",
    "Currency",
    "Section",
    "ServiceFamily",
    "Cost",
    "Amount",
    "Tax",
    "Total",
];

/// What stands in the place of a family for the line by which a section adds up.
const ROUNDING: &str = "RoundingAdjustment";

/// The file being written.
pub(super) struct Usage(Sheet);

/// What a family of a section adds up to.
struct Family {
    /// Before rounding.
    cost: Exact,
    /// The same rounded line by line.
    amount: Money,
    tax: Money,
    total: Money,
}

impl Usage {
    pub fn new() -> Result<Self, Refusal> {
        Ok(Self(Sheet::new(HEAD)?))
    }

    /// A row for each section and family of a document. They add up to what it comes to.
    pub fn add(&mut self, content: &InvoiceContent) -> Result<(), Refusal> {
        let head = &content.head;
        for section in &content.body.sections {
            for (name, it) in families(section)? {
                self.0.row([
                    head.name.clone(),
                    head.document_number.clone(),
                    head.period.start.to_string(),
                    head.period.end.to_string(),
                    head.currency.to_string(),
                    typed(&section.heading),
                    typed(name),
                    it.cost.to_string(),
                    it.amount.decimal(),
                    it.tax.decimal(),
                    it.total.decimal(),
                ])?;
            }
        }
        Ok(())
    }

    pub fn finish(self) -> Result<Vec<u8>, Refusal> {
        self.0.finish()
    }
}

fn families(section: &SectionCharges) -> Result<BTreeMap<&str, Family>, Refusal> {
    let mut families = BTreeMap::new();
    for family in section.orders.iter().flat_map(|it| &it.families) {
        for line in &family.lines {
            add(&mut families, &family.name, line)?;
        }
    }
    if let Some(line) = &section.rounding {
        add(&mut families, ROUNDING, line)?;
    }
    Ok(families)
}

fn add<'a>(
    families: &mut BTreeMap<&'a str, Family>,
    name: &'a str,
    line: &Line,
) -> Result<(), Refusal> {
    let nothing = Sums::zero(line.amount.currency()).total;
    let family = families.entry(name).or_insert(Family {
        cost: Exact::ZERO,
        amount: nothing,
        tax: nothing,
        total: nothing,
    });
    let broken = |cause: &dyn std::fmt::Display| Refusal::broken(cause);
    let cost = family.cost.plus(line.cost);
    family.cost = cost.map_err(|cause| broken(&cause))?;
    let sum = |one: Money, other| one.plus(other).map_err(|cause| broken(&cause));
    family.amount = sum(family.amount, line.amount)?;
    family.tax = sum(family.tax, line.tax)?;
    family.total = sum(family.total, line.total)?;
    Ok(())
}
