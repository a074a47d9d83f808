//! What people and files can put into a name: markup, endless words, foreign letters, huge sums.

use super::{assert_says, pages, read_with, rendered, sample, text};
use billing::Language::{self, En, Nl};
use billing::invoice::InvoiceContent;
use billing::{Currency, Exact};

const MARKUP: &str = r##"#panic("x") *b* _i_ `c` $x^2$ @ref <l> [y] = - + / \ // /* "q" 'a' https://h.example ~ -- #{1+1}"##;
const IDENTIFIER: &str = "11111111-2222-3333-4444-555555555555_contosoengineeringwesteu";

fn named(name: &str) -> InvoiceContent {
    let mut charge = sample::charge(0);
    charge.place.section = name.to_owned();
    charge.place.order = name.to_owned();
    charge.place.family = name.to_owned();
    charge.item.service = name.to_owned();
    charge.item.description = format!("{name} ");
    charge.item.unit = name.to_owned();
    let mut content = sample::invoice_of(vec![charge], Currency::EUR, sample::vat(21));
    let head = &mut content.head;
    head.issuer.name = name.to_owned();
    head.sold_to.name = name.to_owned();
    head.bill_to.address.lines = vec![name.to_owned()];
    head.po_number = Some(name.to_owned());
    head.account.display_name = name.to_owned();
    content
}

#[test]
fn markup_is_text() {
    let said = text(&named(MARKUP), En);
    assert!(said.matches(MARKUP).count() >= 2, "{said}");
}

#[test]
fn an_identifier_of_sixty_letters_stays_whole_and_in_its_column() {
    assert_eq!(IDENTIFIER.len(), 61);
    for language in Language::ALL {
        let content = named(IDENTIFIER);
        let said: String = text(&content, language).split(' ').collect();
        assert!(said.contains(IDENTIFIER), "{said}");
        assert_tidy(&content, language);
    }
}

#[test]
fn long_sentences_wrap() {
    let name = "A division with quite a long name of many short words ".repeat(12);
    assert_tidy(&named(&name), Nl);
    let endless = "Words upon words upon words. ".repeat(300);
    let mut content = named("Contoso");
    content.body.sections[0].orders[0].families[0].lines[0].description = endless;
    assert!(pages(&content, En).len() >= 3, "it goes on on other pages");
    assert_tidy(&content, En);
}

#[test]
fn foreign_letters_are_shown_where_there_is_a_font_and_never_fail() {
    for (name, shown) in [
        (
            "Łódź Ærøskøbing Ελλάδα България",
            "Łódź Ærøskøbing Ελλάδα България",
        ),
        ("東京 Contoso 🧾", "\u{fffd}\u{fffd} Contoso \u{fffd}"),
        (
            "e\u{301}\u{302}\u{303} a\u{20dd} \u{e000}\u{200d}\u{0}x",
            "x",
        ),
        ("\u{202e}live", "live"),
    ] {
        assert_says(&text(&named(name), En), &[shown]);
    }
    for name in [
        "שלום עולם",
        "مرحبا بالعالم",
        "ไทย हिन्दी",
        "",
        " ",
        "\u{fffe}\u{10ffff}",
    ] {
        assert_says(&text(&named(name), En), &["2026-000123"]);
    }
}

#[test]
fn huge_figures_keep_to_their_columns() {
    let mut charge = sample::charge(0);
    charge.item.unit_price = Some(Exact::from_atto(9_999_999_999_999_999_999));
    charge.quantity = Some(sample::decimal("-123456789.123456789012345678"));
    charge.cost = sample::decimal("-9876543210.99");
    let content = sample::invoice_of(vec![charge], Currency::EUR, sample::vat(21));
    for language in Language::ALL {
        assert_tidy(&content, language);
    }
    assert_says(
        &text(&content, En),
        &["9.999999999999999999 −123,456,789.123456789012345678 −9,876,543,210.99 21%"],
    );
}

/// No word is in the margins (18 mm of 210 mm, in points, with half a point for the shape of
/// letters) or on top of another.
#[track_caller]
fn assert_tidy(content: &InvoiceContent, language: Language) {
    let pdf = rendered(content, language).bytes;
    let boxes = read_with("pdftotext", &["-bbox"], &pdf, &["-"]);
    for page in boxes.split("<page").skip(1) {
        let words: Vec<_> = page.lines().filter_map(word_box).collect();
        assert!(words.len() > 5, "{boxes}");
        for (place, (word, [left, top, right, bottom])) in words.iter().enumerate() {
            assert!(*left > 50.5 && *right < 544.8, "{word} is in the margin");
            for (other, [its_left, its_top, its_right, its_bottom]) in &words[..place] {
                let is_beside = left.max(*its_left) > right.min(*its_right) - 0.5;
                let is_below = top.max(*its_top) > bottom.min(*its_bottom) - 1.5;
                assert!(is_beside || is_below, "{word} is on top of {other}");
            }
        }
    }
}

/// `<word xMin="51.0" yMin="…" xMax="…" yMax="…">text</word>` as text, left, top, right, bottom.
fn word_box(line: &str) -> Option<(&str, [f64; 4])> {
    let mut parts = line.trim().strip_prefix("<word ")?.split('"');
    let mut edge = || parts.by_ref().nth(1)?.parse().ok();
    let edges = [edge()?, edge()?, edge()?, edge()?];
    Some((line.split(['>', '<']).nth(2)?, edges))
}
