//! Documents as files: an invoice, frozen when it was issued, and a statement of account as PDF; usage
//! as rows; and many files as one, in a zip.
//!
//! Invariant: what a document says is decided before it comes here. The same content, language
//! and template give the same bytes, and nothing here reads a clock, a file or a database.

pub mod invoice;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
pub mod statement;
pub mod text;
mod typesetting;
pub mod usage;
pub mod zip;
