//! The stored PDF of an invoice, for whoever may download it.

use super::{InvoicePath, show::load_invoice};
use crate::bill::sha256_hex;
use crate::rendering::path_of;
use crate::{Caller, Failure, Portal, Refusal, Wrong};
use billing::Language;
use billing::policy::{Action, Allowed, Opening, Reason, action, allow};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use object_store::ObjectStoreExt;
use store::entities::{document, invoice};

/// A file to hand out.
#[derive(Debug, Clone)]
pub struct Download {
    /// What to save it as.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// Of its bytes.
    pub sha256: String,
}

/// The PDF of an invoice in a language.
pub async fn download_invoice(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
    language: Language,
) -> Result<Download, Refusal> {
    let (row, thing, _) = load_invoice(portal, caller, path).await?;
    let key = (row.account_id, row.id);
    let allowed = allow::<action::DownloadInvoice>(&caller.standing, &thing, caller.now)?;
    let document = store::documents::in_language(&portal.database, key, language).await?;
    let document = document.ok_or(Refusal::NotReady)?;
    let noted = ("document.download", document.name.clone());
    hand_out(portal, &allowed, caller.now, (&row, &document), noted).await
}

/// The PDF of an invoice for an operator, for a reason that the customer's audit trail tells.
pub async fn open_invoice(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
    (language, reason): (Language, &str),
) -> Result<Download, Refusal> {
    let (row, invoice, _) = load_invoice(portal, caller, path).await?;
    let reason = Reason::new(reason).map_err(|_| Refusal::wrong("reason", Wrong::Required))?;
    let opening = Opening { invoice, reason };
    let allowed = allow::<action::OpenDocumentAsOperator>(&caller.standing, &opening, caller.now)?;
    let key = (row.account_id, row.id);
    let document = store::documents::in_language(&portal.database, key, language).await?;
    let document = document.ok_or(Refusal::NotReady)?;
    let noted = (
        "document.open",
        format!("{}: {}", document.name, allowed.on().reason),
    );
    hand_out(portal, &allowed, caller.now, (&row, &document), noted).await
}

/// Notes who got the document, and gives its bytes; nobody gets them without the proof.
async fn hand_out<A: Action>(
    portal: &Portal,
    allowed: &Allowed<A>,
    now: DateTime<Utc>,
    (row, document): (&invoice::Model, &document::Model),
    (action, subject): (&str, String),
) -> Result<Download, Refusal> {
    let bytes = read_document(portal, document).await?;
    let work = portal.begin(Some(allowed.by()), now).await?;
    work.audit(row, action, &subject).await?;
    work.commit().await?;
    Ok(Download {
        file_name: format!("{}-{}.pdf", row.name, document.language),
        bytes,
        sha256: document.sha256.clone(),
    })
}

/// The PDF of an invoice for an operator at the command line; nothing while it is not rendered yet.
pub async fn export_pdf(
    portal: &Portal,
    name: &str,
    language: Language,
) -> Result<Option<Download>, Failure> {
    let row = store::invoices::by_name_or_number(&portal.database, name).await?;
    let row = row.ok_or_else(|| Failure::new(format!("There is no invoice {name:?}.")))?;
    let key = (row.account_id, row.id);
    let Some(document) = store::documents::in_language(&portal.database, key, language).await?
    else {
        return Ok(None);
    };
    Ok(Some(Download {
        file_name: format!("{}-{language}.pdf", row.name),
        bytes: read_document(portal, &document).await?,
        sha256: document.sha256,
    }))
}

/// The bytes of a stored document, once their hash is found to be right.
pub(crate) async fn read_document(
    portal: &Portal,
    document: &document::Model,
) -> Result<Bytes, Failure> {
    let gone = |cause| {
        Failure::new(format!(
            "Document {} cannot be read: {cause}",
            document.name
        ))
    };
    let stored = portal
        .documents
        .get(&path_of(&document.sha256))
        .await
        .map_err(gone)?;
    let bytes = stored.bytes().await.map_err(gone)?;
    match sha256_hex(&bytes) == document.sha256 {
        true => Ok(bytes),
        false => Err(Failure::new(format!(
            "Document {} was changed.",
            document.name
        ))),
    }
}
