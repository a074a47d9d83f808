//! The queue of documents to render: what to render next, and where the result is kept.
//!
//! Rendering itself happens in a worker, outside: an action never renders.

use crate::bill::sha256_hex;
use crate::work::{Job, random_number, system_clock};
use crate::{Failure, Portal};
use billing::invoice::InvoiceContent;
use billing::names::document_name;
use billing::{AccountId, DocumentId, InvoiceId, JobId, Language};
use bytes::Bytes;
use chrono::{DateTime, Duration, Utc};
use object_store::{ObjectStoreExt, path::Path};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;
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

impl RenderInvoice {
    const fn key_of_invoice(&self) -> (AccountId, InvoiceId) {
        (self.account, self.invoice)
    }
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
    pub content: Arc<InvoiceContent>,
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
    let mut asked = Vec::with_capacity(jobs.len());
    for job in jobs {
        match serde_json::from_str::<RenderInvoice>(&job.payload) {
            Ok(it) => asked.push((job, it)),
            Err(cause) => {
                let cause = format!("A job cannot be read: {cause}");
                postpone(portal, (job.id, job.attempts), &cause, now).await?;
            }
        }
    }
    let contents = contents_of(portal, asked.iter().map(|(_, it)| it.key_of_invoice())).await?;
    let mut taken = Vec::with_capacity(asked.len());
    for (job, asked) in asked {
        match contents.get(&asked.key_of_invoice()) {
            Some(Ok(content)) => taken.push(ToRender {
                job: job.id,
                attempts: job.attempts,
                asked,
                content: Arc::clone(content),
            }),
            Some(Err(cause)) => {
                let cause = cause.to_string();
                postpone(portal, (job.id, job.attempts), &cause, now).await?;
            }
            None => {
                let cause = no_content(asked.invoice).to_string();
                postpone(portal, (job.id, job.attempts), &cause, now).await?;
            }
        }
    }
    Ok(taken)
}

/// What these invoices say, each read once, for all its languages.
async fn contents_of(
    portal: &Portal,
    invoices: impl Iterator<Item = (AccountId, InvoiceId)>,
) -> Result<HashMap<(AccountId, InvoiceId), Result<Arc<InvoiceContent>, Failure>>, Failure> {
    let rows = store::invoices::contents_among(&portal.database, invoices.collect()).await?;
    let contents = rows.iter().map(|row| {
        let content = unfrozen(row).map(Arc::new);
        ((row.account_id, row.invoice_id), content)
    });
    Ok(contents.collect())
}

/// What an invoice says, once its hash is found to be right.
pub(crate) async fn frozen_content(
    reads: &impl store::Reads,
    invoice: (AccountId, InvoiceId),
) -> Result<InvoiceContent, Failure> {
    let row = store::invoices::content(reads, invoice).await?;
    unfrozen(&row.ok_or_else(|| no_content(invoice.1))?)
}

fn no_content(invoice: InvoiceId) -> Failure {
    Failure::new(format!("Invoice {invoice} has no content."))
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

/// Stores rendered documents, all in one transaction.
///
/// A commit for each would take a tenth of the time that rendering takes. One that is stored
/// already must be the same, byte for byte: those that are not stay as they were, and are told.
pub async fn store_rendered(
    portal: &Portal,
    rendered: &[(ToRender, Bytes)],
    now: DateTime<Utc>,
) -> Result<HashMap<JobId, String>, Failure> {
    let hashes: Vec<_> = rendered.iter().map(|(_, it)| sha256_hex(it)).collect();
    let puts = rendered.iter().zip(&hashes).map(|((_, bytes), sha256)| {
        let path = path_of(sha256);
        async move { portal.documents.put(&path, bytes.clone().into()).await }
    });
    let put = futures::future::try_join_all(puts).await;
    put.map_err(|cause| Failure::new(format!("A document cannot be stored: {cause}")))?;

    let invoices = rendered.iter().map(|(it, _)| it.asked.key_of_invoice());
    let work = portal.begin(None, now).await?;
    let before = store::documents::of_invoices(&work.txn, invoices.collect()).await?;
    let (mut new, mut done, mut refused) = (Vec::new(), Vec::new(), HashMap::new());
    for ((document, bytes), sha256) in rendered.iter().zip(hashes) {
        let asked = &document.asked;
        let is_it =
            |it: &&document::Model| (it.invoice_id, it.language) == (asked.invoice, asked.language);
        match before.iter().find(is_it) {
            Some(before) if before.sha256 != sha256 => {
                tracing::error!(document = %before.name, "rendered again with other bytes");
                let alarm = format!("Document {} came out different.", before.name);
                refused.insert(document.job, alarm);
                continue;
            }
            Some(_) => {}
            None => new.push(row_of(asked, bytes, sha256, now)?),
        }
        done.push(document.job);
    }
    let stored = new.iter();
    let stored = stored.map(|it| (it.account_id, it.invoice_id, it.language));
    store::mails::release(&work.txn, stored.collect(), system_clock()).await?;
    store::put_all::<document::Entity>(&work.txn, new).await?;
    store::jobs::finish(&work.txn, done).await?;
    work.commit().await?;
    Ok(refused)
}

fn row_of(
    asked: &RenderInvoice,
    bytes: &Bytes,
    sha256: String,
    now: DateTime<Utc>,
) -> Result<document::Model, Failure> {
    let too_large = |_| Failure::new(format!("Invoice {} is too large.", asked.invoice));
    Ok(document::Model {
        account_id: asked.account,
        id: DocumentId::new(),
        invoice_id: asked.invoice,
        name: document_name(random_number()),
        language: asked.language,
        media_type: "application/pdf".to_owned(),
        sha256,
        size_bytes: i32::try_from(bytes.len()).map_err(too_large)?,
        stored_at: now,
    })
}

/// Puts off a document that could not be rendered: the pauses grow.
pub async fn put_off(
    portal: &Portal,
    rendered: &ToRender,
    error: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    postpone(portal, (rendered.job, rendered.attempts), error, now).await
}

async fn postpone(
    portal: &Portal,
    (job, attempts): (JobId, i32),
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
