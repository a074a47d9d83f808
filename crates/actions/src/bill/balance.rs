//! The equation that a run ends with, for each currency: what was rated is what was invoiced,
//! covered by credit, carried to a later invoice, parked, or written off.
//!
//! Both sides are summed by themselves: the left one over charges, the right one over what invoices
//! and months of credit were frozen with. A run asks it of what it made and of what is open, series
//! by series too, a correction of all that its series ever had.

use super::Run;
use super::status::names_of;
use crate::Failure;
use billing::exact::ExactError;
use billing::{Currency, Exact, RunId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::Reads;
use store::balance::{Extent, Part, PartSum};

/// The charges of one currency, exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Balance {
    /// The charges it is about, whatever became of them.
    pub rated: Exact,
    /// On the invoices that the run made, as they were frozen.
    pub invoiced: Exact,
    /// On the invoices of other runs, as they were frozen.
    pub before: Exact,
    /// Covered by months of credit.
    pub covered: Exact,
    /// Not due yet.
    pub carried: Exact,
    /// Of series that could not be billed.
    pub parked: Exact,
    /// On invoices that were voided and not billed again.
    pub written_off: Exact,
    /// How many charges, carried or parked, wait for a price: until then they count as nothing.
    pub unrated: i64,
}

impl Balance {
    /// What is missing: nothing, or something is wrong.
    pub fn difference(&self) -> Result<Exact, ExactError> {
        let parts = [
            self.invoiced,
            self.before,
            self.covered,
            self.carried,
            self.parked,
            self.written_off,
        ];
        parts.into_iter().try_fold(self.rated, Exact::minus)
    }

    fn add(&mut self, it: &PartSum) -> Result<(), ExactError> {
        let part = match it.part {
            Part::Rated => &mut self.rated,
            Part::Invoiced => &mut self.invoiced,
            Part::InvoicedBefore => &mut self.before,
            Part::Covered => &mut self.covered,
            Part::Carried => &mut self.carried,
            Part::Parked => &mut self.parked,
            Part::WrittenOff => &mut self.written_off,
        };
        *part = part.plus(it.sum)?;
        self.unrated += it.unrated;
        Ok(())
    }
}

/// The equation as a run leaves it, currency by currency.
pub(super) async fn balance_of(
    reads: &impl Reads,
    run: RunId,
    extent: Extent,
) -> Result<BTreeMap<Currency, Balance>, Failure> {
    let mut balances = BTreeMap::<Currency, Balance>::new();
    for sum in store::balance::parts(reads, run, extent).await? {
        let balance = balances.entry(sum.currency).or_default();
        let added = balance.add(&sum);
        added.map_err(|cause| Failure::new(format!("{}: {cause}", sum.currency)))?;
    }
    Ok(balances)
}

/// Series that are named where an equation does not hold.
const NAMED: u64 = 20;

/// What is wrong with the equation of a run, and with whose charges: two that err in opposite ways
/// are both told.
pub(super) async fn problem_of_run(
    reads: &impl Reads,
    run: &Run,
) -> Result<Option<String>, Failure> {
    let differing = store::balance::differing(reads, run.id, NAMED).await?;
    let total = run.problem();
    if differing.is_empty() {
        return Ok(total);
    }
    let names = names_of(reads, &differing).await?.join("; ");
    let total = total.unwrap_or_else(|| {
        "Charges and invoices differ in several series, and not in all: nothing is to be sent \
         before that is explained."
            .to_owned()
    });
    Ok(Some(format!("{total} It is about {names}.")))
}

impl Run {
    /// What is wrong with its equation: nothing is to be sent before that is explained.
    pub(super) fn problem(&self) -> Option<String> {
        let mut wrong =
            self.balance
                .iter()
                .filter_map(|(currency, balance)| match balance.difference() {
                    Ok(it) if it.is_zero() => None,
                    Ok(it) => Some(format!(
                        "{currency}: charges and invoices differ by {it}: nothing is to be sent \
                     before that is explained."
                    )),
                    Err(cause) => Some(format!("{currency}: {cause}")),
                });
        wrong.next()
    }
}
