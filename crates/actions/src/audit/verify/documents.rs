//! Every stored document, by the hash of its bytes.

use super::{Findings, PART_ROWS, Verified};
use crate::bill::sha256_hex;
use crate::rendering::path_of;
use crate::{Failure, Portal};
use object_store::ObjectStoreExt;
use store::entities::document;

pub(super) async fn verify(
    portal: &Portal,
    (verified, findings): (&mut Verified, &mut Findings),
) -> Result<(), Failure> {
    let mut last = None;
    loop {
        let rows = store::documents::after(&portal.database, last, PART_ROWS).await?;
        let Some(end) = rows.last() else {
            return Ok(());
        };
        last = Some((end.account_id, end.id));
        for row in &rows {
            verified.documents += 1;
            match read(portal, row).await {
                Ok(bytes) if sha256_hex(&bytes) == row.sha256 => {}
                Ok(_) => findings.add(format!("Document {} was changed.", row.name)),
                Err(cause) => {
                    findings.add(format!("Document {} cannot be read: {cause}", row.name));
                }
            }
        }
    }
}

async fn read(portal: &Portal, row: &document::Model) -> object_store::Result<bytes::Bytes> {
    let stored = portal.documents.get(&path_of(&row.sha256)).await?;
    stored.bytes().await
}
