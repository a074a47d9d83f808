//! Removes what an import that was never taken has staged.
//!
//! Invariant: an import is claimed before anything of it is deleted, and a taken one cannot be.

use super::lease::{clock, lease_end};
use crate::{Failure, Portal};
use billing::ImportId;
use chrono::{DateTime, Utc};

/// Rows deleted in one transaction: short, so that nobody waits long for the database.
const SWEPT_ROWS: u32 = 5_000;

/// Deletes what killed imports left, once their lease has run out. Gives how many there were.
pub async fn sweep_abandoned(portal: &Portal, now: DateTime<Utc>) -> Result<usize, Failure> {
    let mut swept = 0;
    for id in store::imports::abandoned(&portal.database, clock()).await? {
        let work = portal.begin(None, now).await?;
        let is_ours = store::imports::claim_abandoned(&work.txn, id, clock(), lease_end()).await?;
        work.commit().await?;
        if is_ours {
            delete_staged(portal, id, now).await?;
            swept += 1;
        }
    }
    Ok(swept)
}

/// Gives up one's own import and deletes what it staged; nothing where it was taken, or where
/// somebody else is deleting it.
pub(super) async fn give_up(
    portal: &Portal,
    id: ImportId,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let work = portal.begin(None, now).await?;
    let is_ours = store::imports::give_up(&work.txn, id, clock(), lease_end()).await?;
    work.commit().await?;
    match is_ours {
        true => delete_staged(portal, id, now).await,
        false => Ok(()),
    }
}

async fn delete_staged(portal: &Portal, id: ImportId, now: DateTime<Utc>) -> Result<(), Failure> {
    loop {
        let work = portal.begin(None, now).await?;
        let until = lease_end();
        let deleted = store::imports::delete_staged(&work.txn, id, SWEPT_ROWS, until).await?;
        if deleted == 0 {
            store::imports::delete(&work.txn, id, until).await?;
        }
        work.commit().await?;
        if deleted == 0 {
            return Ok(());
        }
    }
}
