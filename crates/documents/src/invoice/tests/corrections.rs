//! Notes and the invoices in their place say what they correct, by number and date, and why.

use super::{assert_says, text};
use crate::sample;
use billing::Language::{En, Nl};
use billing::invoice::{
    Correction, CorrectionKind, Credited, InvoiceContent, Preceding, credit_note,
};
use chrono::NaiveDate;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 7).expect("a day")
}

fn note_of(content: &InvoiceContent, kind: CorrectionKind) -> InvoiceContent {
    let mut head = content.head.of_note(kind, "Wrong address", day());
    head.name = "H123456789".to_owned();
    head.document_number = "2026-000777".to_owned();
    let body = match kind {
        CorrectionKind::Void => content.taken_back(&[]).expect("one currency"),
        _ => {
            let credited = Credited {
                category: None,
                amount: sample::decimal("1.00"),
                reason: "Wrong address".to_owned(),
            };
            credit_note(content, &[], &credited).expect("a credit note")
        }
    };
    InvoiceContent { head, body }
}

#[test]
fn a_void_note_names_what_it_takes_back() {
    let invoice = sample::invoice(3);
    let (number, total) = (&invoice.head.document_number, invoice.body.summary.total);
    let note = note_of(&invoice, CorrectionKind::Void);
    let english = text(&note, En);
    let preceding = format!("Invoice voided {number}, 5 Apr 2026");
    assert_says(
        &english,
        &[
            "Void note",
            "2026-000777",
            &preceding,
            "Reason Wrong address",
        ],
    );
    assert!(!english.contains("Credit note"), "{english}");
    let back = words::format::money(En, total.negated()).replace('\u{a0}', " ");
    assert_says(&english, &[&back, "nothing has to be paid on it any more"]);
    assert_says(
        &text(&note, Nl),
        &[
            "Annuleringsnota",
            "Vervallen factuur",
            "Reden Wrong address",
        ],
    );
}

#[test]
fn a_credit_note_names_what_it_takes_a_part_of() {
    let invoice = sample::invoice(3);
    let note = note_of(&invoice, CorrectionKind::Credit);
    assert_says(
        &text(&note, En),
        &[
            "Credit note",
            "Invoice credited 2026-000123, 5 Apr 2026",
            "Wrong address",
            "−1.21",
        ],
    );
    assert_says(&text(&note, Nl), &["Creditnota", "Factuur gecrediteerd"]);
}

#[test]
fn an_invoice_in_the_place_of_another_names_both() {
    let mut again = sample::invoice(3);
    let named = |number: &str| Preceding {
        name: "G123456789".to_owned(),
        document_number: number.to_owned(),
        invoice_date: day(),
    };
    again.head.correction = Some(Correction {
        kind: CorrectionKind::Rebill,
        reason: "Wrong address".to_owned(),
        preceding: vec![named("2026-000123"), named("2026-000777")],
    });
    assert_says(
        &text(&again, En),
        &[
            "Invoice",
            "Replaces invoice 2026-000123, 7 May 2026",
            "Void note 2026-000777, 7 May 2026",
        ],
    );
}
