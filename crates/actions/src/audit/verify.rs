//! Proves that nothing was changed behind the portal's back: every chain of the audit trail, every
//! frozen invoice, every stored document.

use super::chain::hash;
use crate::bill::sha256_hex;
use crate::rendering::path_of;
use crate::{Failure, Portal};
use billing::ChainId;
use object_store::ObjectStoreExt;
use store::entities::{audit_head, document};

/// Rows read at once.
const PART_ROWS: u64 = 1_000;

/// What was proved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// Chains of the audit trail.
    pub chains: u64,
    /// Lines in them.
    pub lines: u64,
    /// Frozen contents of invoices.
    pub contents: u64,
    /// Stored documents.
    pub documents: u64,
}

/// Proves everything, or names the first thing that is not as it was written.
pub async fn verify(portal: &Portal) -> Result<Verified, Failure> {
    let mut verified = Verified::default();
    verify_chains(portal, &mut verified).await?;
    verify_contents(portal, &mut verified).await?;
    verify_documents(portal, &mut verified).await?;
    Ok(verified)
}

async fn verify_chains(portal: &Portal, verified: &mut Verified) -> Result<(), Failure> {
    if let Some(line) = store::audit::line_without_head(&portal.database).await? {
        return Err(Failure::new(format!(
            "The head of the audit trail of {} is gone.",
            named(portal, line.chain).await?
        )));
    }
    let mut last = None;
    loop {
        let heads = store::audit::heads_after(&portal.database, last, PART_ROWS).await?;
        let Some(end) = heads.last() else {
            return Ok(());
        };
        last = Some(end.chain);
        for head in &heads {
            verified.chains += 1;
            verified.lines += verify_chain(portal, head).await?;
        }
    }
}

/// Walks one chain up to its head. Lines that were added since the head was read are not its own.
async fn verify_chain(portal: &Portal, head: &audit_head::Model) -> Result<u64, Failure> {
    let (mut number, mut former) = (0, String::new());
    while number < head.number {
        let limit = PART_ROWS.min(u64::try_from(head.number - number).unwrap_or(PART_ROWS));
        let lines = store::audit::lines_after(&portal.database, head.chain, number, limit).await?;
        if lines.is_empty() {
            return Err(broken(portal, (head.chain, number + 1), "is gone").await?);
        }
        for line in lines {
            number += 1;
            if line.number != number {
                return Err(broken(portal, (head.chain, number), "is gone").await?);
            }
            if hash(&line, &former) != line.hash {
                return Err(broken(portal, (head.chain, number), "was changed").await?);
            }
            former = line.hash;
        }
    }
    match former == head.hash {
        true => Ok(u64::try_from(number).unwrap_or_default()),
        false => Err(broken(portal, (head.chain, number), "is not the last one written").await?),
    }
}

async fn broken(
    portal: &Portal,
    (chain, number): (ChainId, i64),
    what: &str,
) -> Result<Failure, Failure> {
    let whose = named(portal, chain).await?;
    Ok(Failure::new(format!(
        "Line {number} of the audit trail of {whose} {what}."
    )))
}

/// Whose chain it is.
async fn named(portal: &Portal, chain: ChainId) -> Result<String, Failure> {
    if chain == ChainId::INSTALLATION {
        return Ok("the installation".to_owned());
    }
    let account = billing::AccountId(chain.0);
    let account = store::accounts::by_id(&portal.database, account).await?;
    Ok(account.map_or_else(
        || format!("a billing account that is gone ({chain})"),
        |it| format!("billing account {}", it.name),
    ))
}

async fn verify_contents(portal: &Portal, verified: &mut Verified) -> Result<(), Failure> {
    let mut last = None;
    loop {
        let rows = store::invoices::contents_after(&portal.database, last, PART_ROWS).await?;
        let Some(end) = rows.last() else {
            return Ok(());
        };
        last = Some((end.account_id, end.invoice_id));
        for row in &rows {
            verified.contents += 1;
            if sha256_hex(row.content.as_bytes()) != row.sha256 {
                return Err(Failure::new(format!(
                    "Invoice {} was changed after it was issued.",
                    row.invoice_id
                )));
            }
        }
    }
}

async fn verify_documents(portal: &Portal, verified: &mut Verified) -> Result<(), Failure> {
    let mut last = None;
    loop {
        let rows = store::documents::after(&portal.database, last, PART_ROWS).await?;
        let Some(end) = rows.last() else {
            return Ok(());
        };
        last = Some((end.account_id, end.id));
        for row in &rows {
            verified.documents += 1;
            verify_document(portal, row).await?;
        }
    }
}

async fn verify_document(portal: &Portal, row: &document::Model) -> Result<(), Failure> {
    let gone = |cause| Failure::new(format!("Document {} cannot be read: {cause}", row.name));
    let stored = portal.documents.get(&path_of(&row.sha256)).await;
    let bytes = stored.map_err(gone)?.bytes().await.map_err(gone)?;
    match sha256_hex(&bytes) == row.sha256 {
        true => Ok(()),
        false => Err(Failure::new(format!("Document {} was changed.", row.name))),
    }
}
