//! What of a file is hardly right, though it can be: told when it is applied, and applied all the
//! same, as whoever wrote it down meant it.

use super::World;
use crate::Failure;
use billing::tax::{OddRate, TaxRule, odd_rate};
use store::Reads;

/// A sentence for each entry that is new and odd.
pub async fn warnings(
    reads: &impl Reads,
    there: &World,
    wanted: &World,
) -> Result<Vec<String>, Failure> {
    let mut warnings = Vec::new();
    let billed_through = store::runs::billed_through(reads).await?;
    let is_new = |it: &&TaxRule| !there.taxes.contains(it) && it.replaces_any(&there.taxes);
    for rule in wanted.taxes.iter().filter(is_new) {
        if let Some(through) = billed_through.filter(|it| *it > rule.valid_from) {
            let (country, customer, from) = (&rule.country, rule.customer, rule.valid_from);
            warnings.push(format!(
                "tax {country} {customer} from {from}: invoices are made up to {through} already, \
                 and stay as they are"
            ));
        }
    }
    let all: Vec<_> = there.rates.iter().chain(&wanted.rates).cloned().collect();
    for rate in wanted.rates.iter().filter(|it| !there.rates.contains(it)) {
        let what = match odd_rate(rate, &all) {
            None => continue,
            Some(OddRate::Far(before)) => {
                format!("it is more than 5 % away from the one before it, {before}")
            }
            Some(OddRate::Magnitude) => {
                "hardly any two currencies are so far apart: is the point in its place?".to_owned()
            }
        };
        warnings.push(format!(
            "rate {} from {}: {} {what}",
            rate.currency, rate.valid_from, rate.rate
        ));
    }
    Ok(warnings)
}
