//! The worker that sweeps: what expired, and what was begun and given up, goes every hour;
//! payments that no provider answered are asked about again every few minutes.

use actions::import::sweep_abandoned;
use actions::payments::ask_pending;
use actions::sign_in::sweep_expired;
use actions::usage::sweep_usage_files;
use actions::{Failure, Portal};
use chrono::Utc;
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60 * 60);
/// Longer than a provider is waited for: what is being asked just now is not asked twice.
const ASK_EVERY: Duration = Duration::from_secs(5 * 60);

/// Sweeps for ever: until the future is dropped.
pub async fn run(portal: &Portal) {
    tokio::join!(sweep_for_ever(portal), ask_for_ever(portal));
}

async fn ask_for_ever(portal: &Portal) {
    loop {
        tokio::time::sleep(ASK_EVERY).await;
        if let Err(failure) = ask_pending(portal, Utc::now()).await {
            tracing::error!(%failure, "asking about payments");
        }
    }
}

async fn sweep_for_ever(portal: &Portal) {
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
    sweep_usage_files(portal, Utc::now()).await?;
    Ok(())
}
