//! The file itself: valid, tagged, archivable, and the same bytes every time.

use super::{read_with, rendered, sample};
use crate::invoice::{RenderError, render, render_in_background};
use billing::Language::{self, En, Nl};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::thread;
use typst::comemo;

#[test]
fn the_same_content_gives_the_same_bytes() {
    let content = sample::invoice(60);
    let first = rendered(&content, Nl);
    assert_eq!(rendered(&content, Nl), first, "with what is remembered");
    comemo::evict(0);
    assert_eq!(rendered(&content, Nl), first, "with nothing remembered");
    thread::scope(|scope| {
        let others = [0, 1, 2].map(|lines| {
            let content = &content;
            scope.spawn(move || {
                rendered(&sample::invoice(lines), En);
                rendered(content, Nl)
            })
        });
        for other in others {
            assert_eq!(other.join().expect("a document"), first, "beside others");
        }
    });
    let digest: [u8; 32] = Sha256::digest(&first.bytes).into();
    assert_eq!(first.sha256, digest);
}

#[test]
fn another_document_or_language_is_another_file() {
    let content = sample::invoice(1);
    let mut other = content.clone();
    other.head.document_number = "2026-000124".to_owned();
    let hashes = [
        rendered(&content, En).sha256,
        rendered(&content, Nl).sha256,
        rendered(&other, En).sha256,
    ];
    assert!(hashes[0] != hashes[1] && hashes[0] != hashes[2]);
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for lines in [0, 1, 400] {
        let pdf = rendered(&sample::invoice(lines), En).bytes;
        let said = read_with("qpdf", &["--check"], &pdf, &[]);
        assert!(
            said.contains("No syntax or stream encoding errors"),
            "{said}"
        );
    }
}

#[test]
fn the_file_says_what_it_is() {
    for (language, title) in [(En, "Invoice 2026-000123"), (Nl, "Factuur 2026-000123")] {
        let pdf = rendered(&sample::invoice(3), language).bytes;
        let said = super::single_spaced(&read_with("pdfinfo", &["-isodates"], &pdf, &[]));
        super::assert_says(
            &said,
            &[
                &format!("Title: {title}"),
                "Author: Reckoner Demo B.V.",
                "Creator: Reckoner",
                "CreationDate: 2026-04-05T00:00:00Z",
                "Tagged: yes",
                "Encrypted: no",
            ],
        );
        let metadata = String::from_utf8(pdf.clone())
            .unwrap_or_else(|_| String::from_utf8_lossy(&pdf).into_owned());
        super::assert_says(&metadata, &["pdfaid:part>3<", "pdfaid:conformance>A<"]);
        let attached = read_with("pdfdetach", &["-list"], &pdf, &[]);
        assert_eq!(attached.trim(), "0 embedded files");
    }
}

#[test]
fn tables_are_tagged_as_tables() {
    let pdf = rendered(&sample::invoice(3), En).bytes;
    let structure = read_with("pdfinfo", &["-struct-text"], &pdf, &[]);
    for tag in ["H1", "H2", "Table", "THead", "TH", "TD"] {
        let is_tag = |line: &str| line.trim().split([' ', ':']).next() == Some(tag);
        assert!(structure.lines().any(is_tag), "no {tag} in {structure}");
    }
}

#[test]
fn an_unknown_template_is_an_error_that_names_the_document() {
    let mut content = sample::invoice(1);
    content.head.template = 9;
    let error = render(&content, En).expect_err("there is no ninth template");
    assert!(matches!(
        error,
        RenderError::UnknownTemplate { version: 9, .. }
    ));
    assert!(error.to_string().contains("2026-000123"), "{error}");
}

#[tokio::test]
async fn rendering_in_the_background_gives_the_same_file() {
    let content = sample::invoice(1);
    for language in Language::ALL {
        let file = render_in_background(Arc::new(content.clone()), language).await;
        assert_eq!(file.expect("a document"), rendered(&content, language));
    }
}
