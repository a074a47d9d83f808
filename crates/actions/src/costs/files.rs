//! The costs of a page as a file: each sum exactly, and never rounded.

use super::analysis::{CostAnalysis, CostPage};
use crate::Refusal;
use crate::sheet::{Sheet, typed};

/// A line for each day or month and each thing that cost something then: sums exactly, days as ISO
/// 8601 has them.
pub fn costs_csv(page: &CostPage, costs: &CostAnalysis) -> Result<Vec<u8>, Refusal> {
    let by = page.by.to_string();
    let mut sheet = Sheet::new(["From", "To", &typed(&by), "Cost", "BillingCurrency"])?;
    let currency = costs
        .currency
        .map_or_else(String::new, |it| it.code().to_owned());
    for (place, bucket) in costs.buckets.iter().enumerate() {
        for row in costs.rows.iter().filter(|it| !it.costs[place].is_zero()) {
            sheet.row([
                bucket.days.start.to_string(),
                bucket.days.end.to_string(),
                typed(row.label.as_deref().unwrap_or_default()),
                row.costs[place].to_string(),
                currency.clone(),
            ])?;
        }
    }
    sheet.finish()
}
