//! Removes sessions that were idle or lasted too long, and tries that do not count any more.

use super::session::{SESSION_IDLE, SESSION_LASTS};
use super::tries::TRIES_COUNT;
use crate::{Failure, Portal};
use chrono::{DateTime, Utc};

/// Rows deleted in one transaction: short, so that nobody waits long for the database.
const SWEPT_ROWS: u64 = 1_000;

/// Forgets what expired; nothing that still counts for anything goes.
pub async fn sweep_expired(portal: &Portal, now: DateTime<Utc>) -> Result<(), Failure> {
    loop {
        let work = portal.begin(None, now).await?;
        let ended = (now - SESSION_IDLE, now - SESSION_LASTS);
        let over = now - TRIES_COUNT;
        let sessions = store::sessions::forget_old(&work.txn, ended, SWEPT_ROWS).await?;
        let tries = store::attempts::forget_old(&work.txn, over, SWEPT_ROWS).await?;
        work.commit().await?;
        if sessions.max(tries) < SWEPT_ROWS {
            return Ok(());
        }
    }
}
