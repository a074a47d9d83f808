//! The worker that rolls costs up anew where an account has chosen other tags.

use actions::Portal;
use actions::costs::roll_up_waiting;
use std::time::Duration;

/// How long the worker rests when there is nothing to do.
const REST: Duration = Duration::from_secs(2);

/// Rolls up for ever: until the future is dropped.
pub async fn run(portal: Portal) {
    loop {
        if let Err(failure) = roll_up_waiting(&portal).await {
            tracing::error!(%failure, "rolling up costs");
        }
        tokio::time::sleep(REST).await;
    }
}
