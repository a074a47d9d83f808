//! Crediting parts of invoices: what is open is settled first, the rest waits for the next ones.

use super::corrections::{billed, by_name, content, first_of, holds, pay, run, voiding};
use super::now;
use actions::bill::corrections::{Corrected, Crediting, Then, credit_by_name, void_by_name};
use actions::{Failure, Portal};
use billing::Money;
use billing::invoice::{CorrectionKind, Credited, InvoiceStatus};
use scratch::Scratch;
use store::entities::invoice;

scratch::both_databases!(credited_in_parts, paid_and_credited, voided_after_parts);

async fn credit(portal: &Portal, row: &invoice::Model, amount: &str) -> Result<Corrected, Failure> {
    let crediting = Crediting {
        credited: Credited {
            category: None,
            amount: amount.parse().expect("a number"),
            reason: "Outage of 3 April".to_owned(),
        },
        after: None,
    };
    credit_by_name(portal, &row.name, &crediting, now()).await
}

async fn credited_in_parts(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let row = first_of(&scratch, "Billing profile 01").await;
    let first = credit(&portal, &row, "10").await.expect("credited");
    assert_eq!(first.note.total.decimal(), "-12.10");
    assert_eq!(first.kept.minor(), 0);
    holds(&scratch).await;
    let now_row = by_name(&scratch, &row.name).await;
    assert_eq!(
        (now_row.paid_minor, now_row.status),
        (1_210, InvoiceStatus::Due)
    );
    let note = by_name(&scratch, &first.note.name).await;
    let told = content(&scratch, note.id).await.head.correction;
    let told = told.expect("a correction");
    assert_eq!(told.kind, CorrectionKind::Credit);
    assert_eq!(told.preceding[0].name, row.name);

    let more = Money::new(row.subtotal_minor - 1_000 + 1, row.currency);
    let refused = credit(&portal, &row, &more.decimal()).await;
    assert!(
        refused
            .expect_err("refused")
            .to_string()
            .contains("is left to credit")
    );
    let rest = Money::new(row.subtotal_minor - 1_000, row.currency);
    let last = credit(&portal, &row, &rest.decimal())
        .await
        .expect("credited");
    let sum = first.note.total.minor() + last.note.total.minor() + row.total_minor;
    assert_eq!(sum, 0, "credited whole, to the cent");
    let now_row = by_name(&scratch, &row.name).await;
    assert_eq!(now_row.status, InvoiceStatus::Paid);
    let refused = credit(&portal, &row, "0.01").await;
    assert!(
        refused
            .expect_err("refused")
            .to_string()
            .contains("is left to credit")
    );
    holds(&scratch).await;
}

/// What is left of it is taken back, what was paid is kept for the invoice in its place, and the
/// four documents come to what that one says.
async fn voided_after_parts(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let row = first_of(&scratch, "Billing profile 01").await;
    let mut notes = Vec::new();
    for amount in ["10", "2.50"] {
        let done = credit(&portal, &row, amount).await.expect("credited");
        notes.push(by_name(&scratch, &done.note.name).await);
    }
    pay(&portal, &row, "20").await;
    let done = void_by_name(&portal, &row.name, &voiding(Then::Rebill), now()).await;
    let done = done.expect("voided");
    assert_eq!(done.kept.minor(), 2_000, "what was paid in money");
    holds(&scratch).await;

    notes.push(by_name(&scratch, &done.note.name).await);
    let total: i64 = notes.iter().map(|it| it.total_minor).sum();
    assert_eq!(total, -row.total_minor);
    let tax: i64 = notes.iter().map(|it| it.tax_minor).sum();
    assert_eq!(tax, -row.tax_minor);
    let told = content(&scratch, notes[2].id).await;
    let preceding = told.head.correction.expect("a correction").preceding;
    let names: Vec<_> = preceding.iter().map(|it| &it.name).collect();
    assert_eq!(names, [&row.name, &notes[0].name, &notes[1].name]);
    let shown: i64 = told
        .body
        .sections
        .iter()
        .map(|it| it.sums.total.minor())
        .sum();
    assert_eq!(shown, notes[2].total_minor, "what is shown adds up");
    let again = by_name(&scratch, &done.rebilled.expect("billed again").name).await;
    assert_eq!(
        (again.total_minor, again.paid_minor),
        (row.total_minor, 2_000)
    );
}

async fn paid_and_credited(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let row = first_of(&scratch, "Billing profile 01").await;
    let total = Money::new(row.total_minor, row.currency);
    pay(&portal, &row, &total.decimal()).await;
    let done = credit(&portal, &row, "10").await.expect("credited");
    assert_eq!(done.kept.minor(), 1_210);
    let now_row = by_name(&scratch, &row.name).await;
    assert_eq!(
        (now_row.paid_minor, now_row.status),
        (row.total_minor, InvoiceStatus::Paid)
    );
    let run = run(&portal, "2026-05-05").await;
    assert!(run.made.iter().any(|it| it.scope == "Billing profile 01"));
    let rows = super::corrections::invoices(&scratch).await;
    let next = rows
        .iter()
        .filter(|it| it.scope_id == row.scope_id)
        .max_by_key(|it| it.period_start);
    assert_eq!(next.map(|it| it.paid_minor), Some(1_210));
    let nothing = credit(&portal, &row, "0").await;
    assert!(
        nothing
            .expect_err("refused")
            .to_string()
            .contains("no amount")
    );
    holds(&scratch).await;
}
