//! The billing run of each day, by itself: whatever was missed is made up for. Cards are charged
//! once the day is billed, and what could not be charged is tried again.

use actions::payments::Collected;
use actions::{Failure, Portal, bill, payments};
use chrono::{DateTime, NaiveDate, Utc};
use std::time::Duration;

/// How often it is looked whether the day has been billed.
const LOOK_EVERY: Duration = Duration::from_secs(10 * 60);

/// Bills every day once, for ever, and charges what is to be charged. Two servers that do it at once share the work.
pub async fn run(portal: Portal) {
    loop {
        if let Err(failure) = bill_today(&portal).await {
            tracing::error!(%failure, "the work of the day");
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn bill_today(portal: &Portal) -> Result<(), Failure> {
    let now = Utc::now();
    let today = now.date_naive();
    if !bill::is_gone_through(portal, today).await? {
        if let Err(failure) = bill_now(portal, today, now).await {
            tracing::error!(%failure, "the billing run of the day");
        }
        // One series whose equation does not hold keeps nobody else's card from being charged.
        if !bill::is_gone_through(portal, today).await? {
            return Ok(());
        }
    }
    collect(portal, today, Utc::now()).await
}

/// Makes what is due.
async fn bill_now(portal: &Portal, today: NaiveDate, now: DateTime<Utc>) -> Result<(), Failure> {
    // Nobody wants invoices in the name of nobody that nobody asked for.
    if !portal.issuer().await?.is_configured() {
        tracing::info!("no issuer is configured: nothing is billed by itself");
        return Ok(());
    }
    let run = bill::run(portal, today, now, |_| {}).await?;
    let (made, parked) = (run.made.len(), run.parked.len());
    tracing::info!(made, parked, "billed the day");
    Ok(())
}

/// Charges cards. Once that is done there is nothing to charge until tomorrow.
async fn collect(portal: &Portal, today: NaiveDate, now: DateTime<Utc>) -> Result<(), Failure> {
    let collected = payments::collect(portal, today, now).await?;
    if collected != Collected::default() {
        tracing::info!(
            paid = collected.taken,
            declined = collected.declined,
            disabled = collected.disabled,
            reminded = collected.reminded,
            broken = collected.broken,
            "charged cards and reminded"
        );
    }
    Ok(())
}
