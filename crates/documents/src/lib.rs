//! Documents as files: an invoice, frozen when it was issued, as PDF; usage as rows.
//!
//! Invariant: what a document says is decided before it comes here. The same content, language
//! and template give the same bytes, and nothing here reads a clock, a file or a database.

pub mod invoice;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
pub mod text;
mod typesetting;
pub mod usage;
