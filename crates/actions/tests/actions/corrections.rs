//! Voiding and billing again: nothing is lost, nothing comes twice, and no number is missing.

use super::{caller, now, portal};
use actions::bill::corrections::{Then, Voiding, void_by_name, void_invoice};
use actions::invoices::InvoicePath;
use actions::payments::{Transfer, book_transfer};
use actions::world::apply;
use actions::{Portal, Refusal, Repeat, Wrong, bill, demo};
use billing::invoice::{CorrectionKind, InvoiceContent, InvoiceKind, InvoiceStatus, Uncorrectable};
use billing::{Exact, InvoiceId};
use chrono::NaiveDate;
use scratch::Scratch;
use std::collections::BTreeMap;
use store::entities::{charge, correction, credit, invoice, invoice_content, subscription};

pub const WORLD: &str = include_str!("../../demo/world.toml");

scratch::both_databases!(
    voided_and_billed_again,
    written_off_for_good,
    two_at_once,
    nothing_half_done,
    every_kind_of_account,
    at_the_prices_of_today
);

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn voiding(then: Then) -> Voiding {
    Voiding {
        reason: "The address was wrong".to_owned(),
        then,
    }
}

/// Billed once, on 5 April 2026.
pub async fn billed(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await.with_as_of(Some(day("2026-04-08")));
    apply(&portal, WORLD, now()).await.expect("applied");
    run(&portal, "2026-04-05").await;
    portal
}

pub async fn run(portal: &Portal, until: &str) -> bill::Run {
    let run = bill::run(portal, day(until), now(), |_| {}).await;
    let run = run.expect("run");
    assert_eq!(run.parked, []);
    run
}

pub async fn invoices(scratch: &Scratch) -> Vec<invoice::Model> {
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    let mut rows = rows.expect("read");
    rows.sort_by(|one, other| one.document_number.cmp(&other.document_number));
    rows
}

/// The first invoice of this profile or subscription.
pub async fn first_of(scratch: &Scratch, label: &str) -> invoice::Model {
    let rows = invoices(scratch).await;
    let found = rows.into_iter().find(|it| it.scope_label == label);
    found.expect("an invoice")
}

pub async fn by_name(scratch: &Scratch, name: &str) -> invoice::Model {
    let rows = invoices(scratch).await;
    let found = rows.into_iter().find(|it| it.name == name);
    found.expect("a document")
}

pub async fn content(scratch: &Scratch, id: InvoiceId) -> InvoiceContent {
    let rows = store::all::<invoice_content::Entity>(&scratch.database).await;
    let rows = rows.expect("read");
    let row = rows.iter().find(|it| it.invoice_id == id).expect("content");
    serde_json::from_str(&row.content).expect("JSON")
}

pub async fn pay(portal: &Portal, invoice: &invoice::Model, amount: &str) {
    let transfer = Transfer {
        invoice: invoice.name.clone(),
        received_on: invoice.invoice_date,
        amount: Some(amount.parse().expect("a number")),
        reference: None,
        repeat: Repeat::Refused,
    };
    book_transfer(portal, &transfer, now())
        .await
        .expect("booked");
}

/// What must hold whenever nobody is at work: numbers without gaps, and every charge on one
/// invoice at the most, which says exactly what its charges come to.
pub async fn holds(scratch: &Scratch) {
    super::costs::agree(scratch).await;
    let rows = invoices(scratch).await;
    let numbers: Vec<_> = rows.iter().map(|it| it.document_number.clone()).collect();
    let counted: Vec<_> = (1..=rows.len()).map(|it| format!("2026-{it:06}")).collect();
    assert_eq!(numbers, counted);
    let charges = store::all::<charge::Entity>(&scratch.database).await;
    let mut sums = BTreeMap::<InvoiceId, Exact>::new();
    for row in charges.expect("read") {
        if let Some(id) = row.invoice_id {
            let cost = Exact::join(row.cost_micros, row.cost_attos);
            let sum = sums.entry(id).or_insert(Exact::ZERO);
            *sum = sum.plus(cost).expect("fits");
        }
    }
    let is_billed_again = |id| {
        rows.iter()
            .any(|it| it.corrects_id == Some(id) && it.charged_micros != 0)
    };
    for row in &rows {
        let sum = sums.get(&row.id).copied().unwrap_or(Exact::ZERO);
        let told = match row.status == InvoiceStatus::Void && is_billed_again(row.id) {
            true => Exact::ZERO,
            false => Exact::join(row.charged_micros, row.charged_attos),
        };
        assert_eq!(sum, told, "{} {}", row.document_number, row.scope_label);
        assert!(row.paid_minor <= row.total_minor.max(0), "{}", row.name);
    }
}

async fn voided_and_billed_again(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let before = first_of(&scratch, "Billing profile 01").await;
    let said = content(&scratch, before.id).await;
    pay(&portal, &before, "20").await;
    let moved = WORLD.replace("Keizersgracht", "Spuistraat");
    apply(&portal, &moved, now()).await.expect("applied");

    let done = void_by_name(&portal, &before.name, &voiding(Then::Rebill), now()).await;
    let done = done.expect("voided");
    holds(&scratch).await;
    let after = by_name(&scratch, &before.name).await;
    assert_eq!(after.status, InvoiceStatus::Void);
    assert_eq!(after.document_number, before.document_number);
    assert_eq!(after.paid_minor, after.total_minor, "the note settles it");
    assert_eq!(
        content(&scratch, before.id).await,
        said,
        "issued is for ever"
    );

    let note = by_name(&scratch, &done.note.name).await;
    assert!(note.name.starts_with('H'));
    assert_eq!(note.total_minor, -before.total_minor);
    assert_eq!(
        (note.kind, note.status),
        (InvoiceKind::CreditNote, InvoiceStatus::Paid)
    );
    assert_eq!(note.invoice_date, day("2026-04-08"));
    assert_eq!(done.kept.minor(), 2_000);
    let on_note = content(&scratch, note.id).await;
    let told = on_note.head.correction.expect("a correction");
    assert_eq!(
        (told.kind, told.reason.as_str()),
        (CorrectionKind::Void, "The address was wrong")
    );
    assert_eq!(told.preceding[0].document_number, before.document_number);
    assert_eq!(on_note.head.sold_to, said.head.sold_to, "as it was");

    let again = by_name(&scratch, &done.rebilled.expect("billed again").name).await;
    assert_eq!(again.total_minor, before.total_minor);
    assert_eq!(
        (again.period_start, again.period_end),
        (before.period_start, before.period_end)
    );
    assert_eq!((again.kind, again.scope_id), (before.kind, before.scope_id));
    assert_eq!(again.corrects_id, Some(before.id));
    assert_eq!(again.paid_minor, 2_000, "what was paid pays the new one");
    let on_again = content(&scratch, again.id).await;
    assert!(on_again.head.sold_to.address.lines[0].starts_with("Spuistraat"));
    let told = on_again.head.correction.expect("a correction");
    let named: Vec<_> = told.preceding.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(named, [before.name.as_str(), note.name.as_str()]);
    assert_eq!(
        before.total_minor + note.total_minor + again.total_minor,
        again.total_minor
    );

    let made = run(&portal, "2026-04-08").await.made;
    assert_eq!(made, [], "a run has nothing to make up for");
    let twice = void_by_name(&portal, &again.name, &voiding(Then::Rebill), now()).await;
    assert!(twice.expect("voided too").rebilled.is_some());
    holds(&scratch).await;
    run(&portal, "2026-05-05").await;
    holds(&scratch).await;
}

async fn written_off_for_good(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let before = first_of(&scratch, "Billing profile 01").await;
    pay(&portal, &before, "20").await;
    let done = void_by_name(&portal, &before.name, &voiding(Then::WriteOff), now()).await;
    assert_eq!(done.expect("voided").rebilled, None);
    holds(&scratch).await;
    let status = bill::status(&portal, None).await.expect("status");
    let correction = &status.runs[0];
    let balance = &correction.balance[&before.currency];
    assert_eq!(
        balance.written_off,
        Exact::join(before.charged_micros, before.charged_attos)
    );
    assert!(balance.difference().expect("fits").is_zero());
    assert!(balance.invoiced.is_zero());

    let run = run(&portal, "2026-05-05").await;
    let next: Vec<_> = run
        .made
        .iter()
        .filter(|it| it.scope == "Billing profile 01")
        .map(|it| it.period.start)
        .collect();
    assert_eq!(next, [day("2026-04-01")], "March does not come again");
    let rows = invoices(&scratch).await;
    let next = rows
        .iter()
        .find(|it| it.scope_id == before.scope_id && it.period_start == day("2026-04-01"));
    assert_eq!(next.expect("April").paid_minor, 2_000);
    holds(&scratch).await;

    let reasons = store::all::<correction::Entity>(&scratch.database).await;
    let reasons = reasons.expect("read");
    assert_eq!(reasons.len(), 1);
    assert_eq!(reasons[0].invoice_id, before.id);
}

async fn two_at_once(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let operator = caller(&portal, "operator@reckoner.example").await;
    let chloe = caller(&portal, "chloe@contoso.example").await;
    let row = first_of(&scratch, "Billing profile 01").await;
    let account = store::accounts::by_id(&scratch.database, row.account_id).await;
    let path = InvoicePath {
        account: account.expect("read").expect("an account").name,
        invoice: row.name.clone(),
    };
    let asked = voiding(Then::Rebill);
    let refused = void_invoice(&portal, &chloe, &path, &asked).await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
    let blank = Voiding {
        reason: " ".to_owned(),
        ..asked.clone()
    };
    let refused = void_invoice(&portal, &operator, &path, &blank).await;
    assert_eq!(refused, Err(Refusal::wrong("reason", Wrong::Required)));

    let ahead = portal.clone().with_as_of(Some(day("2030-01-01")));
    let refused = void_invoice(&ahead, &operator, &path, &asked).await;
    assert_eq!(refused, Err(Refusal::wrong("do", Wrong::BillingDateAhead)));

    let one = void_invoice(&portal, &operator, &path, &asked);
    let other = void_invoice(&portal, &operator, &path, &asked);
    let (one, other) = tokio::join!(one, other);
    let already = Refusal::wrong("do", Wrong::Uncorrectable(Uncorrectable::AlreadyVoid));
    let lost: Vec<_> = [one, other].into_iter().filter_map(Result::err).collect();
    assert_eq!(lost, [already]);
    holds(&scratch).await;
    let again = void_by_name(&portal, &row.document_number, &asked, now()).await;
    let told = again.expect_err("refused").to_string();
    assert_eq!(
        told,
        format!(
            "Invoice {} was not corrected: it is void already.",
            row.name
        )
    );
}

async fn nothing_half_done(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let row = first_of(&scratch, "Billing profile 01").await;
    let before = invoices(&scratch).await;
    let address = "postal_code = \"1016 DW\"\ncity = \"Amsterdam\"\ncountry = ";
    let other = WORLD.replacen(&format!("{address}\"NL\""), &format!("{address}\"BE\""), 1);
    apply(&portal, &other, now()).await.expect("applied");
    let refused = void_by_name(&portal, &row.name, &voiding(Then::Rebill), now()).await;
    let told = refused.expect_err("refused").to_string();
    assert!(
        told.contains("no tax rule for business customers in BE"),
        "{told}"
    );
    assert_eq!(invoices(&scratch).await, before);
    holds(&scratch).await;
    let credits = store::all::<credit::Entity>(&scratch.database).await;
    assert!(credits.expect("read").is_empty());

    apply(&portal, WORLD, now()).await.expect("applied");
    let done = void_by_name(&portal, &row.name, &voiding(Then::Rebill), now()).await;
    assert!(done.is_ok(), "{done:?}");
    holds(&scratch).await;
    let note = done.expect("voided").note;
    let refused = void_by_name(&portal, &note.name, &voiding(Then::WriteOff), now()).await;
    assert!(
        refused
            .expect_err("refused")
            .to_string()
            .contains("it is a credit note")
    );
}

/// The whole demo world: what is past due, covered by credit in part, bought at once, an enrolment.
async fn every_kind_of_account(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::fill(&portal, None, now(), |_| {})
        .await
        .expect("filled");
    let rows = invoices(&scratch).await;
    let is_disabled = || async {
        let all = store::all::<subscription::Entity>(&scratch.database).await;
        let all = all.expect("read");
        all.iter().any(|it| it.disabled_on.is_some())
    };
    assert!(is_disabled().await);
    for row in rows.iter().filter(|it| it.status == InvoiceStatus::PastDue) {
        void_by_name(&portal, &row.name, &voiding(Then::WriteOff), now())
            .await
            .expect("voided");
    }
    assert!(!is_disabled().await, "nothing is past due any more");
    for (label, kind) in [
        ("Azure sub 06", InvoiceKind::Usage),
        ("Azure support 01", InvoiceKind::SupportPlan),
        ("Jeroen de Vries", InvoiceKind::Purchases),
        ("Contoso Enterprise", InvoiceKind::Enrollment),
        ("Tailwind profile", InvoiceKind::Profile),
        ("Billing profile 02", InvoiceKind::Profile),
    ] {
        let mut of_label = rows
            .iter()
            .filter(|it| (it.scope_label.as_str(), it.kind) == (label, kind));
        let row = of_label.next().expect(label);
        let done = void_by_name(&portal, &row.name, &voiding(Then::Rebill), now()).await;
        let again = done.expect(label).rebilled.expect(label);
        let again = by_name(&scratch, &again.name).await;
        assert_eq!(again.subtotal_minor, row.subtotal_minor, "{label}");
        assert_eq!(again.total_minor, row.total_minor, "{label}");
        assert_eq!(again.is_in_portal, row.is_in_portal, "{label}");
        assert_eq!(again.paid_minor, row.paid_minor, "{label}");
    }
    holds(&scratch).await;
    let run = run(&portal, "2026-11-20").await;
    assert_eq!(run.made, []);
}

/// The world with prices of the MOSP account's own.
fn with_own_prices(prices: &str) -> String {
    let of_next = WORLD.match_indices("[[accounts]]").nth(3);
    let (before, after) = WORLD.split_at(of_next.expect("the account after it").0);
    format!("{before}{prices}\n{after}")
}

/// A price of the list's own tiers makes the same; a lower one makes less; no other price, the same
/// again.
async fn at_the_prices_of_today(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::fill(&portal, None, now(), |_| {})
        .await
        .expect("filled");
    let rows = invoices(&scratch).await;
    let of_sub = rows.iter().rfind(|it| it.scope_label == "Azure sub 01");
    let mut row = of_sub.expect("an invoice").clone();
    let parts = store::all::<charge::Entity>(&scratch.database).await;
    let count = |charges: &[charge::Model]| charges.len();
    let charges_before = count(&parts.expect("read"));
    let price = |meter: &str, costs: &str| {
        format!(
            "[[accounts.prices]]\nmeter = \"5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e{meter}\"\n\
             currency = \"EUR\"\nvalid_from = \"2026-02-01\"\n{costs}\n"
        )
    };
    let tiers = "tiers = [\n{ from = \"0\", unit_price = \"0.0184\" },\n\
                 { from = \"1000\", unit_price = \"0.0176\" },\n]";
    let same = price("0104", tiers);
    let lower = same.clone() + &price("0101", "unit_price = \"0.01\"");
    let mut subtotals = vec![row.subtotal_minor];
    for prices in [&same, &lower, &lower] {
        apply(&portal, &with_own_prices(prices), now())
            .await
            .expect("applied");
        let done = void_by_name(&portal, &row.name, &voiding(Then::Rebill), now()).await;
        let again = done.expect("voided").rebilled.expect("billed again");
        row = by_name(&scratch, &again.name).await;
        subtotals.push(row.subtotal_minor);
        holds(&scratch).await;
    }
    assert_eq!(subtotals[1], subtotals[0], "the same costs");
    assert!(subtotals[2] < subtotals[1], "{subtotals:?}");
    assert_eq!(subtotals[3], subtotals[2], "nothing is another price");
    let parts = store::all::<charge::Entity>(&scratch.database).await;
    assert_eq!(count(&parts.expect("read")), charges_before);
    let line = content(&scratch, row.id).await;
    let json = serde_json::to_string(&line.body).expect("JSON");
    assert!(json.contains("\"0.01\""), "the price stands on its line");
}
