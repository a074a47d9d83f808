//! The queue of documents to render: what to render next, and where the result is kept.
//!
//! Rendering itself happens in a worker, outside: an action never renders.

use crate::bill::sha256_hex;
use crate::work::{Job, random_number};
use crate::{Failure, Portal};
use billing::invoice::InvoiceContent;
use billing::names::document_name;
use billing::{AccountId, DocumentId, InvoiceId, JobId, Language};
use bytes::Bytes;
use chrono::{DateTime, Duration, Utc};
use object_store::{ObjectStoreExt, path::Path};
use serde::{Deserialize, Serialize};
use store::entities::{document, invoice_content};

/// How long a worker has for its jobs before another one may take them.
const LEASE: Duration = Duration::minutes(5);
/// The longest pause before a job that failed is tried again.
const PAUSE_MAX_SECONDS: i64 = 3_600;

/// The job of rendering one invoice in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RenderInvoice {
    /// Whose.
    pub account: AccountId,
    /// Which.
    pub invoice: InvoiceId,
    /// In which language.
    pub language: Language,
}

impl Job for RenderInvoice {
    const KIND: &'static str = "render-invoice";

    fn key(&self) -> String {
        format!("{}:{}", self.invoice, self.language)
    }
}

/// A document to render, taken by this worker.
#[derive(Debug)]
pub struct ToRender {
    /// The job.
    pub job: JobId,
    attempts: i32,
    asked: RenderInvoice,
    /// What the invoice says.
    pub content: InvoiceContent,
}

impl ToRender {
    /// The language to render in.
    pub const fn language(&self) -> Language {
        self.asked.language
    }
}

/// Takes up to `limit` documents to render. What cannot be read is put off, with the reason.
pub async fn take(
    portal: &Portal,
    limit: u32,
    now: DateTime<Utc>,
) -> Result<Vec<ToRender>, Failure> {
    let work = portal.begin(None, now).await?;
    let jobs = store::jobs::lease(&work.txn, RenderInvoice::KIND, now, now + LEASE, limit).await?;
    work.commit().await?;
    let mut taken = Vec::new();
    for job in jobs {
        match read(portal, &job.payload).await {
            Ok((asked, content)) => taken.push(ToRender {
                job: job.id,
                attempts: job.attempts,
                asked,
                content,
            }),
            Err(cause) => postpone(portal, job.id, job.attempts, &cause.to_string(), now).await?,
        }
    }
    Ok(taken)
}

async fn read(portal: &Portal, payload: &str) -> Result<(RenderInvoice, InvoiceContent), Failure> {
    let unreadable = |cause| Failure::new(format!("A job cannot be read: {cause}"));
    let asked: RenderInvoice = serde_json::from_str(payload).map_err(unreadable)?;
    let content = frozen_content(&portal.database, (asked.account, asked.invoice)).await?;
    Ok((asked, content))
}

/// What an invoice says, once its hash is found to be right.
pub(crate) async fn frozen_content(
    reads: &impl store::Reads,
    invoice: (AccountId, InvoiceId),
) -> Result<InvoiceContent, Failure> {
    let row = store::invoices::content(reads, invoice).await?;
    let row = row.ok_or_else(|| Failure::new(format!("Invoice {} has no content.", invoice.1)))?;
    unfrozen(&row)
}

/// What these invoices of an account say, in the order of their ids.
pub(crate) async fn frozen_contents(
    reads: &impl store::Reads,
    account: AccountId,
    invoices: Vec<InvoiceId>,
) -> Result<Vec<InvoiceContent>, Failure> {
    let expected = invoices.len();
    let rows = store::invoices::contents(reads, account, invoices).await?;
    match rows.len() == expected {
        true => rows.iter().map(unfrozen).collect(),
        false => Err(Failure::new("An invoice has no content.")),
    }
}

fn unfrozen(row: &invoice_content::Model) -> Result<InvoiceContent, Failure> {
    let id = row.invoice_id;
    if sha256_hex(row.content.as_bytes()) != row.sha256 {
        let alarm = format!("Invoice {id} was changed after it was issued.");
        return Err(Failure::new(alarm));
    }
    let unreadable = |cause| Failure::new(format!("Invoice {id} cannot be read: {cause}"));
    serde_json::from_str(&row.content).map_err(unreadable)
}

/// Stores a rendered document. Stored already, it must be the same, byte for byte.
pub async fn store_rendered(
    portal: &Portal,
    rendered: &ToRender,
    bytes: Bytes,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let asked = &rendered.asked;
    let sha256 = sha256_hex(&bytes);
    let size_bytes = i32::try_from(bytes.len())
        .map_err(|_| Failure::new(format!("Invoice {} is too large.", asked.invoice)))?;
    portal
        .documents
        .put(&path_of(&sha256), bytes.into())
        .await
        .map_err(|cause| Failure::new(format!("A document cannot be stored: {cause}")))?;
    let invoice = (asked.account, asked.invoice);
    let work = portal.begin(None, now).await?;
    match store::documents::in_language(&work.txn, invoice, asked.language).await? {
        Some(before) if before.sha256 != sha256 => {
            tracing::error!(document = %before.name, "rendered again with other bytes");
            return Err(Failure::new(format!(
                "Document {} came out different.",
                before.name
            )));
        }
        Some(_) => {}
        None => {
            let row = document::Model {
                account_id: asked.account,
                id: DocumentId::new(),
                invoice_id: asked.invoice,
                name: document_name(random_number()),
                language: asked.language,
                media_type: "application/pdf".to_owned(),
                sha256,
                size_bytes,
                stored_at: now,
            };
            store::put_all::<document::Entity>(&work.txn, vec![row]).await?;
        }
    }
    store::jobs::finish(&work.txn, rendered.job).await?;
    work.commit().await?;
    Ok(())
}

/// Puts off a document that could not be rendered: the pauses grow.
pub async fn put_off(
    portal: &Portal,
    rendered: &ToRender,
    error: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    postpone(portal, rendered.job, rendered.attempts, error, now).await
}

async fn postpone(
    portal: &Portal,
    job: JobId,
    attempts: i32,
    error: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    tracing::warn!(%job, attempts, error, "put off");
    let pause = 2_i64.saturating_pow(u32::try_from(attempts).unwrap_or_default());
    let run_after = now + Duration::seconds(pause.min(PAUSE_MAX_SECONDS));
    let work = portal.begin(None, now).await?;
    store::jobs::postpone(&work.txn, job, run_after, error).await?;
    work.commit().await?;
    Ok(())
}

/// Where the bytes of a document lie.
pub(crate) fn path_of(sha256: &str) -> Path {
    Path::from(format!("{}/{sha256}.pdf", &sha256[..2]))
}
