//! Real files, read back with the tools that others read them with.

mod corrections;
mod figures;
mod files;
mod frozen;
mod hostile;
mod online_services;
mod pages;
mod parties;
mod payment;

use super::{InvoiceDocument, Rendered, render};
use billing::Language;
use billing::invoice::{Charge, InvoiceContent};
use std::fs;
use std::process::Command;
use tempfile::NamedTempFile;

use crate::sample;

fn rendered(content: &InvoiceContent, language: Language) -> Rendered {
    render(content, language).expect("a document")
}

/// The text of each page, laid out as on paper.
fn pages(content: &InvoiceContent, language: Language) -> Vec<String> {
    let pdf = rendered(content, language).bytes;
    let text = read_with("pdftotext", &["-layout"], &pdf, &["-"]).replace('\u{a0}', " ");
    let mut pages: Vec<_> = text.split('\u{c}').map(str::to_owned).collect();
    assert_eq!(
        pages.pop().as_deref(),
        Some(""),
        "a form feed ends every page"
    );
    pages
}

/// All text with single spaces, as one reads it.
fn text(content: &InvoiceContent, language: Language) -> String {
    single_spaced(&pages(content, language).concat())
}

/// The same of any file.
pub(crate) fn read(pdf: &[u8]) -> String {
    single_spaced(&read_with("pdftotext", &["-layout"], pdf, &["-"]))
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a tool of Debian says about a file.
fn read_with(tool: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> String {
    let file = NamedTempFile::new().expect("a temporary file");
    fs::write(file.path(), pdf).expect("the temporary file takes the document");
    let output = Command::new(tool)
        .args(before)
        .arg(file.path())
        .args(after)
        .output()
        .unwrap_or_else(|cause| {
            panic!("{tool} reads documents back: install poppler-utils and qpdf ({cause})")
        });
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool}: {said}{complaint}");
    said
}

/// A charge of this exact cost in the section *Engineering*.
fn costing(cost: &str) -> Charge {
    let mut charge = sample::charge(0);
    charge.cost = sample::decimal(cost);
    charge.item.description = format!("costs {cost}");
    charge
}

#[track_caller]
fn assert_says(text: &str, expected: &[&str]) {
    for part in expected {
        assert!(text.contains(part), "{part:?} is not in: {text}");
    }
}
