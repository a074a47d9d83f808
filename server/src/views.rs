//! The worker that writes who looked at what: every few seconds, and once more at the end.

use actions::Portal;
use actions::audit::write_views;
use std::time::Duration;

/// How long a line waits at the most.
const EVERY: Duration = Duration::from_secs(2);

/// Writes for ever: until the future is dropped.
pub async fn run(portal: Portal) {
    loop {
        tokio::time::sleep(EVERY).await;
        write(&portal).await;
    }
}

/// Writes what waits. What cannot be written goes on waiting.
pub async fn write(portal: &Portal) {
    if let Err(failure) = write_views(portal).await {
        tracing::error!(%failure, "writing the audit trail");
    }
}
