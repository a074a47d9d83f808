//! Crediting parts of invoices: what is open is settled first, the rest waits for the next ones.

use super::corrections::{billed, by_name, content, day, first_of, holds, pay, run, voiding};
use super::now;
use actions::bill::corrections::{Corrected, Crediting, Then, credit_by_name, void_by_name};
use actions::payments::{NewRefund, RefundOf, refund, refundable_of};
use actions::{Failure, Portal, Repeat};
use billing::invoice::{CorrectionKind, Credited, InvoiceStatus};
use billing::{InvoiceId, Money, RefundId};
use scratch::Scratch;
use store::entities::{credit, invoice};

scratch::both_databases!(
    credited_in_parts,
    sent_twice,
    paid_and_credited,
    voided_after_parts,
    what_was_given_back_stays_given,
    no_note_is_dated_before_the_books,
);

pub fn crediting(amount: &str) -> Crediting {
    Crediting {
        key: InvoiceId::new(),
        credited: Credited {
            category: None,
            amount: amount.parse().expect("a number"),
            reason: "Outage of 3 April".to_owned(),
        },
        after: None,
        repeat: Repeat::Refused,
    }
}

async fn credit(portal: &Portal, row: &invoice::Model, amount: &str) -> Result<Corrected, Failure> {
    credit_by_name(portal, &row.name, &crediting(amount), now()).await
}

/// A script that tries again credits once; a command that is sent twice is refused unless it is
/// meant.
async fn sent_twice(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let row = first_of(&scratch, "Billing profile 01").await;
    let send = async |it: &Crediting| credit_by_name(&portal, &row.name, it, now()).await;
    let first = crediting("10");
    let done = send(&first).await.expect("credited");
    assert_eq!(send(&first).await.expect("the same"), done);
    let other = Crediting {
        key: first.key,
        ..crediting("11")
    };
    let told = send(&other).await.expect_err("refused").to_string();
    assert!(
        told.contains("something else was sent under this key"),
        "{told}"
    );
    let told = send(&crediting("10"))
        .await
        .expect_err("refused")
        .to_string();
    assert!(
        told.contains(&done.note.name) && told.contains("--again"),
        "{told}"
    );
    assert_eq!(by_name(&scratch, &row.name).await.paid_minor, 1_210);
    let meant = Crediting {
        repeat: Repeat::Meant,
        ..crediting("10")
    };
    send(&meant).await.expect("credited");
    assert_eq!(by_name(&scratch, &row.name).await.paid_minor, 2_420);
    // Another amount is another act.
    send(&crediting("12")).await.expect("credited");
    holds(&scratch).await;
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

/// What is left of it is taken back, what was paid is kept for the invoice in its place, and what
/// was credited of it is credited again of that one: the customer owes what they did before.
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
    assert_eq!(again.total_minor, row.total_minor);
    let credited: i64 = notes[..2].iter().map(|it| -it.total_minor).sum();
    assert_eq!(again.paid_minor, 2_000 + credited, "12.50 and its tax");
    let mut anew = Vec::new();
    for it in &done.credited_again {
        anew.push(by_name(&scratch, &it.name).await);
    }
    let totals = |notes: &[invoice::Model]| -> Vec<_> {
        notes
            .iter()
            .map(|it| (it.subtotal_minor, it.total_minor))
            .collect()
    };
    assert_eq!(totals(&anew), totals(&notes[..2]));
    assert!(anew.iter().all(|it| it.corrects_id == Some(again.id)));
    let told = content(&scratch, anew[0].id).await.head.correction;
    let told = told.expect("a correction");
    assert_eq!(told.reason, "Outage of 3 April");
    assert_eq!(told.preceding[0].name, again.name);
    // And once more, as often as it is voided.
    let done = void_by_name(&portal, &again.name, &voiding(Then::Rebill), now()).await;
    let done = done.expect("voided");
    assert_eq!(done.credited_again.len(), 2);
    let last = by_name(&scratch, &done.rebilled.expect("billed again").name).await;
    assert_eq!(last.paid_minor, again.paid_minor);
    holds(&scratch).await;
}

/// Paid whole, credited in part, the part paid out: billed again, nothing is open and nothing kept.
async fn what_was_given_back_stays_given(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let row = first_of(&scratch, "Billing profile 01").await;
    let total = Money::new(row.total_minor, row.currency);
    pay(&portal, &row, &total.decimal()).await;
    credit(&portal, &row, "10").await.expect("credited");
    let (account, found) = refundable_of(&portal, &row.name).await.expect("found");
    let mut of = found.iter().map(|it| it.of);
    let of = of.rfind(|it| matches!(it, RefundOf::Credit(_)));
    let new = NewRefund {
        key: RefundId::new(),
        account,
        of: of.expect("the note's credit"),
        amount: None,
        reason: "Asked for".to_owned(),
        by: None,
        on: row.invoice_date,
        repeat: Repeat::Refused,
    };
    let given = refund(&portal, &new, now()).await.ok().expect("given back");
    assert_eq!(given.amount.minor(), 1_210);
    let done = void_by_name(&portal, &row.name, &voiding(Then::Rebill), now()).await;
    let again = done.expect("voided").rebilled.expect("billed again");
    let again = by_name(&scratch, &again.name).await;
    assert_eq!(
        (again.paid_minor, again.status),
        (again.total_minor, InvoiceStatus::Paid)
    );
    let credits = store::all::<credit::Entity>(&scratch.database).await;
    let kept: i64 = credits.expect("read").iter().map(|it| it.left_minor).sum();
    assert_eq!(kept, 0, "the customer has it");
    holds(&scratch).await;
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

/// Of a document with a lower number none is dated later, however the billing date was set.
async fn no_note_is_dated_before_the_books(scratch: Scratch) {
    let portal = billed(&scratch).await;
    run(&portal, "2026-05-20").await;
    let row = first_of(&scratch, "Billing profile 01").await;
    let earlier = portal.with_as_of(Some(day("2026-04-08")));
    let done = credit(&earlier, &row, "10").await.expect("credited");
    let note = by_name(&scratch, &done.note.name).await;
    assert_eq!(note.invoice_date, day("2026-05-20"));
    let voided = void_by_name(&earlier, &row.name, &voiding(Then::WriteOff), now()).await;
    let note = by_name(&scratch, &voided.expect("voided").note.name).await;
    assert_eq!(note.invoice_date, day("2026-05-20"));
    holds(&scratch).await;
}
