//! The billing run of each day, by itself: whatever was missed is made up for.

use actions::{Failure, Portal, bill, payments};
use chrono::Utc;
use std::time::Duration;

/// How often it is looked whether the day has been billed.
const LOOK_EVERY: Duration = Duration::from_secs(10 * 60);

/// Bills every day once, for ever. Two servers that do it at once share the work.
pub async fn run(portal: Portal) {
    loop {
        if let Err(failure) = bill_today(&portal).await {
            tracing::error!(%failure, "the billing run of the day");
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn bill_today(portal: &Portal) -> Result<(), Failure> {
    let now = Utc::now();
    let today = now.date_naive();
    if bill::is_billed(portal, today).await? {
        return Ok(());
    }
    // Nobody wants invoices in the name of nobody that nobody asked for.
    if !portal.issuer().await?.is_configured() {
        tracing::info!("no issuer is configured: nothing is billed by itself");
        return Ok(());
    }
    let run = bill::run(portal, today, now, |_| {}).await?;
    let collected = payments::collect(portal, today, now).await?;
    tracing::info!(
        made = run.made.len(),
        parked = run.parked.len(),
        paid = collected.taken,
        declined = collected.declined,
        "billed the day"
    );
    Ok(())
}
