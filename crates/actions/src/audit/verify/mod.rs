//! Proves that nothing was changed behind the portal's back: every chain of the audit trail, every
//! frozen invoice, where each stands, every number, every stored document.

mod chains;
mod documents;
mod invoices;
mod numbers;

use crate::{Failure, Portal};
use billing::ChainId;
use std::collections::HashSet;

/// Rows read at once.
const PART_ROWS: u64 = 1_000;
/// The most findings that are told.
const FINDINGS_MAX: usize = 1_000;

/// What was proved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// Chains of the audit trail.
    pub chains: u64,
    /// Lines in them.
    pub lines: u64,
    /// Invoices, each with what it says and what was paid on it.
    pub invoices: u64,
    /// Stored documents.
    pub documents: u64,
}

/// The documents whose issue the chains tell, by number.
type Told = HashSet<(ChainId, String)>;

/// What is not as it was written, a sentence each.
#[derive(Debug, Default)]
struct Findings(Vec<String>);

impl Findings {
    fn add(&mut self, sentence: String) {
        if self.0.len() < FINDINGS_MAX {
            self.0.push(sentence);
        }
    }
}

/// Proves everything, or names each thing that is not as it was written, or as what belongs to it
/// says.
pub async fn verify(portal: &Portal) -> Result<Verified, Failure> {
    let (mut verified, mut findings) = (Verified::default(), Findings::default());
    let told = chains::verify(portal, (&mut verified, &mut findings)).await?;
    invoices::verify(portal, (&mut verified, &mut findings), &told).await?;
    documents::verify(portal, (&mut verified, &mut findings)).await?;
    match findings.0.is_empty() {
        true => Ok(verified),
        false => Err(Failure::list(findings.0)),
    }
}
