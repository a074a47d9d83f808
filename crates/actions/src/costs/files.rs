//! The costs of a page as a file: each sum exactly, and never rounded.

use super::analysis::{CostAnalysis, CostPage};
use crate::Refusal;
use crate::sheet::{Sheet, typed};
use billing::costs::Dimension;

/// A line for each day or month and each thing that cost something then: sums exactly, days as ISO
/// 8601 has them.
pub fn costs_csv(page: &CostPage, costs: &CostAnalysis) -> Result<Vec<u8>, Refusal> {
    let by = typed(&column(&page.by));
    let mut sheet = Sheet::new(["From", "To", &by, "Cost", "BillingCurrency"])?;
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

/// The column as files of usage call it.
fn column(by: &Dimension) -> String {
    let name = match by {
        Dimension::Service => "Service",
        Dimension::Family => "ServiceFamily",
        Dimension::Subscription => "SubscriptionName",
        Dimension::Series => "BillingProfileName",
        Dimension::Section => "InvoiceSectionName",
        Dimension::Region => "Region",
        Dimension::Kind => "ChargeType",
        Dimension::Tag(key) => return format!("Tag {key}"),
    };
    name.to_owned()
}
