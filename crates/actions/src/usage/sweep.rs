//! Forgets files that are kept no longer, and what was stored of them.

use super::work::folder_of;
use crate::{Failure, Portal};
use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use object_store::{ObjectStore, ObjectStoreExt};

/// Files forgotten at once.
const SWEPT_FILES: u64 = 100;

/// Forgets what has expired. Gives how many files.
pub async fn sweep_usage_files(portal: &Portal, now: DateTime<Utc>) -> Result<usize, Failure> {
    let mut swept = 0;
    loop {
        let expired = store::usage_files::expired(&portal.database, now, SWEPT_FILES).await?;
        if expired.is_empty() {
            return Ok(swept);
        }
        for file in expired {
            delete_stored(portal, &folder_of(file.id)).await?;
            let work = portal.begin(None, now).await?;
            store::usage_files::delete(&work.txn, (file.account_id, file.id)).await?;
            work.commit().await?;
            swept += 1;
        }
    }
}

async fn delete_stored(portal: &Portal, folder: &object_store::path::Path) -> Result<(), Failure> {
    let broken = |cause| Failure::new(format!("A file of usage cannot be deleted: {cause}"));
    let stored = portal.documents.list(Some(folder));
    let stored: Vec<_> = stored.try_collect().await.map_err(broken)?;
    for chunk in stored {
        portal
            .documents
            .delete(&chunk.location)
            .await
            .map_err(broken)?;
    }
    Ok(())
}
