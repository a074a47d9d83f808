//! Removes what an import that was never taken has staged.

use super::LEASE;
use crate::{Failure, Portal};
use billing::ImportId;
use chrono::{DateTime, Utc};

/// Rows deleted in one transaction: short, so that nobody waits long for the database.
const SWEPT_ROWS: u32 = 5_000;

/// Deletes what killed imports left, once their lease has run out. Gives how many there were.
pub async fn sweep_abandoned(portal: &Portal, now: DateTime<Utc>) -> Result<usize, Failure> {
    let abandoned = store::imports::abandoned(&portal.database, Utc::now()).await?;
    for id in &abandoned {
        delete_staged(portal, *id, now).await?;
    }
    Ok(abandoned.len())
}

/// Deletes one import that was not taken, in short transactions.
pub(super) async fn delete_staged(
    portal: &Portal,
    id: ImportId,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    loop {
        let work = portal.begin(None, now).await?;
        let deleted = store::imports::delete_staged(&work.txn, id, SWEPT_ROWS).await?;
        if deleted == 0 {
            store::imports::delete(&work.txn, id).await?;
            work.commit().await?;
            return Ok(());
        }
        store::imports::extend_lease(&work.txn, id, Utc::now() + LEASE).await?;
        work.commit().await?;
    }
}
