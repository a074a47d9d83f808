//! Setting invoices of twenty lines as PDF: documents a second and core, and memory, which must
//! stay where it was.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result};

use super::watched::{Moment, Watched};
use super::{Figure, Size, Subject, usage};
use crate::command::must;

const LINES: usize = 20;
const LANGUAGES: usize = 2;
const PER_SECOND_MIN: f64 = 60.0;
/// Memory is first looked at after this many documents: caches are filled then.
const WARM: usize = 1_000;
const GROWTH_MAX_PERCENT: f64 = 5.0;

pub fn measure(subject: &Subject) -> Result<Vec<Figure>> {
    let documents = match subject.size {
        Size::Short => 2_000,
        Size::Usual => 5_000,
    };
    let folder = tempfile::tempdir()?;
    issue_invoices(subject, folder.path(), documents / LANGUAGES)?;
    // A run that finds nothing to bill works off the queue of documents.
    let mut bill = subject.reckoner(folder.path());
    bill.args(["bill", "--as-of", usage::AS_OF])
        .stdout(Stdio::null());
    let stored = folder.path().join("data/documents");
    let mut warm = None;
    let end = Watched::start(&mut bill)?.watch(|moment| {
        if warm.is_none() && count_files(&stored) >= WARM {
            warm = Some(moment);
        }
    })?;
    let warm: Moment = warm.context("the documents were rendered before they could be counted")?;
    let made = count_files(&stored);
    anyhow::ensure!(made == documents, "{made} documents of {documents}");
    let per_second = documents as f64 / end.processor.as_secs_f64();
    let growth = 100.0 * (end.memory_kb as f64 / warm.memory_kb as f64 - 1.0);
    Ok(vec![
        Figure {
            benchmark: format!("{documents} PDFs of {LINES} lines, issued invoice to stored file"),
            figure: format!(
                "{per_second:.0} per second and core, {:.0} per second",
                documents as f64 / end.elapsed.as_secs_f64()
            ),
            wanted: format!("≥ {PER_SECOND_MIN} per core, aim 100"),
            is_met: per_second >= PER_SECOND_MIN,
        },
        Figure {
            benchmark: format!("  memory at the end against that after {WARM}"),
            figure: format!("{growth:+.1} % of {} MB", warm.memory_kb / 1024),
            wanted: format!("≤ +{GROWTH_MAX_PERCENT} %"),
            is_met: growth <= GROWTH_MAX_PERCENT,
        },
    ])
}

/// Accounts with one invoice of twenty lines each, issued but not rendered.
fn issue_invoices(subject: &Subject, folder: &Path, accounts: usize) -> Result<()> {
    usage::take_in(subject, folder, (accounts, LINES))?;
    let mut bill = subject.reckoner(folder);
    bill.args(["bill", "--as-of", usage::AS_OF, "--no-render"]);
    must(bill.stdout(Stdio::null()).stderr(Stdio::null()))
}

fn count_files(folder: &Path) -> usize {
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    entries(folder).map(|it| entries(&it.path()).count()).sum()
}
