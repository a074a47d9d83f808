//! The worker that sweeps: what expired, and what was begun and given up, goes every hour.

use actions::import::sweep_abandoned;
use actions::sign_in::sweep_expired;
use actions::{Failure, Portal};
use chrono::Utc;
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60 * 60);

/// Sweeps for ever: until the future is dropped.
pub async fn run(portal: &Portal) {
    loop {
        if let Err(failure) = sweep(portal).await {
            tracing::error!(%failure, "sweeping");
        }
        tokio::time::sleep(EVERY).await;
    }
}

async fn sweep(portal: &Portal) -> Result<(), Failure> {
    sweep_expired(portal, Utc::now()).await?;
    sweep_abandoned(portal, Utc::now()).await?;
    Ok(())
}
