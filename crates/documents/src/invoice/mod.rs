//! An issued invoice or credit note as PDF.

mod template;
pub mod view;

pub use crate::typesetting::Diagnostics;
use crate::typesetting::{Identity, typeset};
use billing::Language;
use billing::invoice::InvoiceContent;
use billing::money::MoneyError;
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};
use thiserror::Error;
use tokio::sync::oneshot;
use view::InvoiceDocument;

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// The SHA-256 of the bytes.
    pub sha256: [u8; 32],
}

/// Why there is no file. For the log: none of it is meant for a browser.
#[derive(Debug, Error)]
pub enum RenderError {
    /// It was issued with a template that this program does not have.
    #[error("document {document} needs invoice template {version}, which this program lacks")]
    UnknownTemplate {
        /// Its number.
        document: String,
        /// The version it was issued with.
        version: u16,
    },
    /// Its sums are beyond what an amount can hold.
    #[error("document {document} has no sums: {cause}")]
    Sums {
        /// Its number.
        document: String,
        /// What does not fit.
        cause: MoneyError,
    },
    /// It could not be handed to its template.
    #[error("document {document} cannot be written as JSON: {cause}")]
    Json {
        /// Its number.
        document: String,
        /// What went wrong.
        cause: serde_json::Error,
    },
    /// The typesetter refused it.
    #[error("document {document} cannot be typeset: {cause}")]
    Typeset {
        /// Its number.
        document: String,
        /// What it said first.
        cause: Diagnostics,
    },
    /// There are no threads to render on.
    #[error("document {document} cannot be begun: {cause}")]
    NoThreads {
        /// Its number.
        document: String,
        /// Why not.
        cause: &'static ThreadPoolBuildError,
    },
    /// It ended in a fault of the typesetter, which the log tells.
    #[error("document {document} was interrupted")]
    Interrupted {
        /// Its number.
        document: String,
    },
}

/// Renders an invoice in a language. The same content gives the same bytes.
///
/// Computes for milliseconds to seconds: in async code call [`render_in_background`].
pub fn render(content: &InvoiceContent, language: Language) -> Result<Rendered, RenderError> {
    let head = &content.head;
    let document = || head.document_number.clone();
    let template =
        template::of_version(head.template).ok_or_else(|| RenderError::UnknownTemplate {
            document: document(),
            version: head.template,
        })?;
    let view = InvoiceDocument::new(content, language).map_err(|cause| RenderError::Sums {
        document: document(),
        cause,
    })?;
    let json = serde_json::to_vec(&view).map_err(|cause| RenderError::Json {
        document: document(),
        cause,
    })?;
    let identity = Identity {
        key: format!("{}\n{}\n{language}", head.issuer.name, head.document_number),
        date: head.invoice_date,
    };
    let bytes = typeset(template, json, &identity).map_err(|cause| RenderError::Typeset {
        document: document(),
        cause,
    })?;
    let sha256 = Sha256::digest(&bytes).into();
    Ok(Rendered { bytes, sha256 })
}

/// Renders on a thread of the typesetter's own, so that the runtime goes on; as many at once as
/// there are processors.
pub async fn render_in_background(
    content: Arc<InvoiceContent>,
    language: Language,
) -> Result<Rendered, RenderError> {
    let document = content.head.document_number.clone();
    let threads = match &*THREADS {
        Ok(threads) => threads,
        Err(cause) => return Err(RenderError::NoThreads { document, cause }),
    };
    let (sender, rendered) = oneshot::channel();
    threads.spawn(move || {
        // Whoever waited for it may have gone.
        sender.send(render(&content, language)).ok();
    });
    let interrupted = |_| Err(RenderError::Interrupted { document });
    rendered.await.unwrap_or_else(interrupted)
}

/// How many documents are set at once: one for each processor. More wait for their turn.
pub fn threads() -> usize {
    THREADS.as_ref().map_or(1, ThreadPool::current_num_threads)
}

/// A thread that waits for a part may begin another document meanwhile, on top of the first.
const STACK_BYTES: usize = 16 << 20;

/// Typst and its PDF writer hand parts of a document to rayon and wait for them: asked on one of
/// rayon's threads, that thread does them itself, and none is woken for each and waited for.
static THREADS: LazyLock<Result<ThreadPool, ThreadPoolBuildError>> = LazyLock::new(|| {
    ThreadPoolBuilder::new()
        .stack_size(STACK_BYTES)
        .thread_name(|number| format!("typesetter-{number}"))
        // It was told when it happened; the document says that it was interrupted.
        .panic_handler(|_| ())
        .build()
});

#[cfg(test)]
mod tests;
