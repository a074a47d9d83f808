//! An issued invoice or credit note as PDF.

mod template;
pub mod view;

pub use crate::typesetting::Diagnostics;
use crate::typesetting::{Identity, typeset};
use billing::Language;
use billing::invoice::InvoiceContent;
use billing::money::MoneyError;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use thiserror::Error;
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
    /// The thread that was at it ended.
    #[error("document {document} was interrupted: {cause}")]
    Interrupted {
        /// Its number.
        document: String,
        /// How it ended.
        cause: tokio::task::JoinError,
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

/// Renders on a thread where waiting is allowed, so that the runtime goes on.
pub async fn render_in_background(
    content: Arc<InvoiceContent>,
    language: Language,
) -> Result<Rendered, RenderError> {
    let document = content.head.document_number.clone();
    tokio::task::spawn_blocking(move || render(&content, language))
        .await
        .unwrap_or_else(|cause| Err(RenderError::Interrupted { document, cause }))
}

#[cfg(test)]
mod tests;
