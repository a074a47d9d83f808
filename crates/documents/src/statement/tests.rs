//! The statement as it is printed, read back from the file.

use super::render;
use crate::invoice::tests::read;
use billing::invoice::{InvoiceKind, Named};
use billing::payment::PaymentWay;
use billing::statement::{Age, Ageing, Entry, Ledger, Series, Statement, What};
use billing::{Currency, Issuer, Language, Money, Period};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

/// An invoice and a part of it paid, `lines` times over.
fn statement(lines: usize) -> Statement {
    let document = |number: usize| Entry {
        on: day("2026-10-05"),
        what: What::Document {
            name: format!("G{number:09}"),
            number: format!("2026-{number:06}"),
            kind: InvoiceKind::Profile,
            correction: None,
            scope: "Billing profile \u{1F600} 01".to_owned(),
            due_date: day("2026-11-04"),
        },
        change: eur(12_100),
    };
    let payment = |number: usize| Entry {
        on: day("2026-10-20"),
        what: What::Payment {
            way: PaymentWay::Transfer,
            reference: Some("NL91ABNA0417164300/4711/0000000000000000001".to_owned()),
            invoice: format!("G{number:09}"),
        },
        change: eur(-2_100),
    };
    let entries = (0..lines).flat_map(|it| [document(it), payment(it)]);
    let mut ageing = Ageing::default();
    let series = Series::Part("Billing profile 01".to_owned());
    ageing
        .add_open(series, Age::UpTo30, eur(10_000))
        .expect("fits");
    Statement {
        issuer: Issuer::not_configured(),
        account: Named {
            name: "1".to_owned(),
            display_name: "Contoso Ltd".to_owned(),
        },
        profile: None,
        period: Period {
            start: day("2026-10-01"),
            end: day("2026-11-20"),
        },
        ledgers: vec![Ledger::new(eur(150), entries.collect()).expect("one currency")],
        ageing,
    }
}

#[test]
fn both_ends_and_everything_between_are_printed() {
    let rendered = render(&statement(1), Language::En).expect("rendered");
    let text = read(&rendered.bytes);
    for said in [
        "Statement of account",
        "Contoso Ltd",
        "G000000000",
        "Paid by transfer",
        "1.50",
        "122.50",
        "\u{2212}21.00",
        "101.50",
        "1–30 days",
        "Over 90",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let dutch = render(&statement(1), Language::Nl).expect("rendered");
    let text = read(&dutch.bytes);
    assert!(text.contains("Rekeningoverzicht") && text.contains("101,50"));
}

#[test]
fn the_same_statement_is_the_same_file() {
    let [one, two] = [1, 1].map(|it| render(&statement(it), Language::En).expect("rendered"));
    assert_eq!(one.sha256, two.sha256);
}

#[test]
fn nothing_to_say_is_said() {
    let empty = Statement {
        ledgers: Vec::new(),
        ageing: Ageing::default(),
        ..statement(1)
    };
    let rendered = render(&empty, Language::En).expect("rendered");
    let nothing = words::statement::nothing(Language::En);
    let text = read(&rendered.bytes);
    let words: Vec<_> = nothing.split(' ').take(3).collect();
    assert!(text.contains(&words.join(" ")), "{text}");
}

#[test]
fn the_longest_one_is_set() {
    let lines = billing::statement::LINES_MAX / 2;
    let rendered = render(&statement(lines), Language::En).expect("rendered");
    assert!(read(&rendered.bytes).contains("G000002499"));
}
