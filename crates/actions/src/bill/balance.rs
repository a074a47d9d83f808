//! The equation that a run ends with, for each currency: what was rated is what was invoiced,
//! covered by credit, carried to a later invoice, parked, or written off.

use crate::Failure;
use billing::{Currency, Exact, RunId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::Reads;

/// The charges of one currency, exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// All charges that the run had to do with, as the database sums them.
    pub rated: Exact,
    /// On the invoices it made, as they were frozen.
    pub invoiced: Exact,
    /// Covered by a month's credit.
    pub covered: Exact,
    /// Not due yet.
    pub carried: Exact,
    /// Of series that could not be billed.
    pub parked: Exact,
    /// On invoices that were voided and not billed again.
    #[serde(default)]
    pub written_off: Exact,
}

impl Balance {
    /// What is missing: nothing, or something is wrong.
    pub fn difference(&self) -> Result<Exact, billing::exact::ExactError> {
        let parts = [
            self.invoiced,
            self.covered,
            self.carried,
            self.parked,
            self.written_off,
        ];
        parts.into_iter().try_fold(self.rated, Exact::minus)
    }
}

/// The equation of a run, currency by currency.
pub(super) async fn balance_of(
    reads: &impl Reads,
    run: RunId,
) -> Result<BTreeMap<Currency, Balance>, Failure> {
    let mut balances = BTreeMap::<Currency, Balance>::new();
    let too_large = |cause: billing::exact::ExactError| Failure::new(cause.to_string());
    for sum in store::balance::of_run(reads, run).await? {
        let balance = balances.entry(sum.currency).or_default();
        balance.rated = balance.rated.plus(sum.rated).map_err(too_large)?;
        let part = match sum.part {
            store::balance::Part::Invoiced => &mut balance.invoiced,
            store::balance::Part::Covered => &mut balance.covered,
            store::balance::Part::Carried => &mut balance.carried,
            store::balance::Part::Parked => &mut balance.parked,
            store::balance::Part::WrittenOff => &mut balance.written_off,
        };
        *part = part.plus(sum.told).map_err(too_large)?;
    }
    Ok(balances)
}
