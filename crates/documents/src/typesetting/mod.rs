//! From a template and data to the bytes of a PDF/A file, with Typst in the process.

pub(crate) mod fonts;
mod world;

pub(crate) use world::Template;

use chrono::{Datelike, NaiveDate};
use thiserror::Error;
use typst::comemo;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::{World, WorldExt};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use world::DocumentWorld;

/// What makes a file the one it is, besides its pages.
pub(crate) struct Identity {
    /// A text that no other file has.
    pub(crate) key: String,
    /// The day it is dated.
    pub(crate) date: NaiveDate,
}

/// What the typesetter found wrong with a template or its data.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .0.join("; "))]
pub struct Diagnostics(Vec<String>);

/// How many are kept: the first is the cause, the others seldom tell more.
const DIAGNOSTICS_MAX: usize = 3;

/// Workers take turns with languages: what one document leaves, the next but one still finds. To
/// remember more costs more than it saves: whatever is kept is gone through after each document.
const EVICTIONS_SURVIVED_MAX: usize = 2;

/// Sets a document as PDF/A-3a, tagged. Takes milliseconds to seconds of processor time.
pub(crate) fn typeset(
    template: &Template,
    json: Vec<u8>,
    identity: &Identity,
) -> Result<Vec<u8>, Diagnostics> {
    let data = Bytes::new(json);
    let result = set_pages(&DocumentWorld { template, data }, identity);
    // Typst keeps what it computed, for ever unless told; after a failure too.
    comemo::evict(EVICTIONS_SURVIVED_MAX);
    result
}

fn set_pages(world: &DocumentWorld<'_>, identity: &Identity) -> Result<Vec<u8>, Diagnostics> {
    let told = |list: &[SourceDiagnostic]| {
        let list = list.iter().take(DIAGNOSTICS_MAX);
        Diagnostics(list.map(|it| tell(world, it)).collect())
    };
    let Warned { output, warnings } = typst::compile(world);
    let document = output.map_err(|errors| told(&errors))?;
    // A warning means a missing font or pages that did not settle: no document to send out.
    if !warnings.is_empty() {
        return Err(told(&warnings));
    }
    typst_pdf::pdf(&document, &options(identity)?).map_err(|errors| told(&errors))
}

fn options(identity: &Identity) -> Result<PdfOptions, Diagnostics> {
    let standards = PdfStandards::new(&[PdfStandard::A_3a])
        .map_err(|error| Diagnostics(vec![error.message().to_string()]))?;
    let date = identity.date;
    let midnight = u8::try_from(date.month())
        .ok()
        .zip(u8::try_from(date.day()).ok())
        .and_then(|(month, day)| Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0));
    Ok(PdfOptions {
        ident: Smart::Custom(identity.key.clone()),
        creator: Smart::Custom(Some("Reckoner".to_owned())),
        timestamp: midnight.map(Timestamp::new_utc),
        standards,
        tagged: true,
        ..PdfOptions::default()
    })
}

/// `summary.typ:12: unknown variable: sum`
fn tell(world: &DocumentWorld<'_>, found: &SourceDiagnostic) -> String {
    let place = found.span.id().and_then(|id| {
        let source = world.source(id).ok()?;
        let start = world.range(found.span)?.start;
        let line = source.lines().byte_to_line(start)? + 1;
        Some(format!("{}:{line}: ", id.vpath().file_name()?))
    });
    format!("{}{}", place.unwrap_or_default(), found.message)
}

#[cfg(test)]
mod tests;
