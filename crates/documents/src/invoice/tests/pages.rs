//! Long documents: heads of pages and tables, and the sums carried from page to page.

use super::{InvoiceDocument, assert_says, pages, sample, single_spaced};
use crate::invoice::view::Row;
use crate::text::Text;
use billing::Language::{self, En, Nl};
use std::collections::HashMap;
use words::document;

/// The sums of a row as they are read, without the columns that have none.
fn said(sums: &[String]) -> String {
    let sums = sums.iter().map(String::as_str);
    sums.filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The sums so far behind each line, by its description: the sample's are all different.
fn running_sums(lines: usize, language: Language) -> HashMap<String, String> {
    let document = InvoiceDocument::new(&sample::invoice(lines), language).expect("sums");
    let rows = document.details.sections.into_iter().flat_map(|it| it.rows);
    rows.filter_map(|row| match row {
        Row::Line(line) => match line.detail? {
            Text::Whole(detail) => Some((detail, said(&line.running))),
            pieces => panic!("{pieces:?} is not a description of the sample"),
        },
        _ => None,
    })
    .collect()
}

#[test]
fn sums_are_carried_from_page_to_page() {
    for language in Language::ALL {
        let forward = document::carried_forward(language);
        let brought = document::brought_forward(language);
        let sums = running_sums(400, language);
        let pages = pages(&sample::invoice(400), language);
        let mut carried = 0;
        for (page, next) in pages.iter().zip(&pages[1..]) {
            let (page, next) = (single_spaced(page), single_spaced(next));
            let Some((lines, foot)) = page.split_once(&forward) else {
                assert!(!next.contains(&brought), "{next}");
                continue;
            };
            let (_, last) = sums
                .iter()
                .max_by_key(|(description, _)| lines.rfind(description.as_str()))
                .expect("the sample has lines");
            assert!(
                foot.starts_with(&format!(" {last}")),
                "{foot:?} is not {last}"
            );
            assert_says(&next, &[&format!("{brought} {last}")]);
            carried += 1;
        }
        assert!(
            carried >= 5,
            "only {carried} of {} pages go on",
            pages.len()
        );
        assert!(!pages[pages.len() - 1].contains(&forward));
    }
}

#[test]
fn every_page_says_what_it_is_part_of() {
    let content = sample::invoice(400);
    for (language, document, of, quantity) in [
        (En, "Invoice 2026-000123", "of", "Quantity"),
        (Nl, "Factuur 2026-000123", "van", "Hoeveelheid"),
    ] {
        let pages = pages(&content, language);
        let count = pages.len();
        assert!((15..=25).contains(&count), "{count} pages for 400 lines");
        for (number, page) in (1..).zip(&pages).skip(1) {
            let page = single_spaced(page);
            assert!(page.contains("Reckoner Demo B.V."), "page {number}: {page}");
            assert_says(&page, &[document, &format!("{number} {of} {count}")]);
            let has_lines = page.contains("West Europe");
            assert!(
                !has_lines || page.contains(quantity),
                "page {number} has no table head"
            );
        }
        assert!(
            !pages[0].contains(document),
            "the first page has no running head"
        );
        assert_says(&pages[0], &[&format!("1 {of} {count}")]);
    }
}

/// The sample's orders are *Azure sub 01* and so on, in the sections of its list.
#[test]
fn an_order_that_goes_on_says_so_and_names_its_section() {
    for (language, continued) in [(En, "(continued)"), (Nl, "(vervolg)")] {
        let pages = pages(&sample::invoice(400), language);
        assert!(!pages[0].contains(continued), "nothing goes on yet");
        let mut going_on = pages.iter().filter(|it| it.contains(continued));
        let page = single_spaced(going_on.next_back().expect("a long order"));
        let (before, _) = page.split_once(continued).expect("the order");
        let name = before.rsplit(" · ").next().unwrap_or_default();
        assert!(name.starts_with("Azure sub"), "{before}");
        for page in &pages {
            let said = page.matches(continued).count();
            assert!(said <= 1, "{said} orders go on at the top of one page");
        }
    }
}

#[test]
fn how_to_pay_is_on_the_first_page_and_alone_on_none() {
    for lines in [1, 20, 60, 400] {
        let pages = pages(&sample::invoice(lines), En);
        assert!(pages[0].contains("IBAN"), "{lines} lines");
        assert!(!pages[1..].concat().contains("IBAN"), "{lines} lines");
    }
}

#[test]
fn every_line_is_printed_once() {
    let all = pages(&sample::invoice(400), En).concat();
    for description in running_sums(400, En).keys() {
        assert_eq!(
            all.matches(description.as_str()).count(),
            1,
            "{description}"
        );
    }
}

#[test]
fn a_small_invoice_is_one_page_and_carries_nothing() {
    for language in Language::ALL {
        let pages = pages(&sample::invoice(3), language);
        assert_eq!(pages.len(), 1, "{language}");
        assert!(!pages[0].contains(&document::carried_forward(language)));
    }
}
