//! The equation of a run: every charge there is, against what was frozen; it fails when they differ.

use super::{now, portal};
use actions::bill::corrections::{Then, Voiding, void_by_name};
use actions::bill::{self, RunState};
use actions::{Portal, demo};
use billing::{Exact, RunKind};
use chrono::NaiveDate;
use scratch::Scratch;
use std::sync::atomic::{AtomicBool, Ordering};
use store::Reads;
use store::entities::{charge, invoice};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

scratch::both_databases!(
    a_broken_charge_fails_the_run,
    a_charge_taken_off_fails_the_run,
    what_errs_in_opposite_ways_is_told,
    an_end_that_fails_is_noted,
    what_is_voided_for_good_is_written_off
);

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 5, 5).expect("a day");

async fn charges(scratch: &Scratch) -> Vec<charge::Model> {
    let rows = store::all::<charge::Entity>(&scratch.database).await;
    rows.expect("read")
}

async fn put(scratch: &Scratch, row: charge::Model) {
    let work = store::begin(&scratch.database).await.expect("begun");
    store::put::<charge::Entity>(&work, row).await.expect("put");
    work.commit().await.expect("committed");
}

/// Runs, and spoils the first charges it has taken up that do, while it is at work.
async fn run_breaking(
    portal: &Portal,
    scratch: &Scratch,
    spoil: impl Fn(Vec<charge::Model>) -> Vec<charge::Model>,
) -> String {
    let is_spoilt = AtomicBool::new(false);
    let run = bill::run(portal, DAY, now(), |_| {
        let spoilt = async {
            if is_spoilt.load(Ordering::SeqCst) {
                return;
            }
            let rows = charges(scratch).await.into_iter();
            for row in spoil(rows.filter(|it| it.invoice_id.is_some()).collect()) {
                is_spoilt.store(true, Ordering::SeqCst);
                put(scratch, row).await;
            }
        };
        block_in_place(|| Handle::current().block_on(spoilt));
    });
    let told = run.await.expect_err("refused").to_string();
    assert!(is_spoilt.into_inner());
    let status = bill::status(portal, None).await.expect("status");
    assert_eq!(status.runs[0].state, RunState::Failed(told.clone()));
    assert!(bill::is_gone_through(portal, DAY).await.expect("read"));
    told
}

async fn a_broken_charge_fails_the_run(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::put_in(&portal, DAY, now()).await.expect("put in");
    let more = |mut rows: Vec<charge::Model>| {
        rows.truncate(1);
        rows.iter_mut().for_each(|it| it.cost_micros += 1);
        rows
    };
    let told = run_breaking(&portal, &scratch, more).await;
    assert!(
        told.contains("charges and invoices differ by 0.000001"),
        "{told}"
    );
    assert!(
        told.contains("It is about ") && told.contains(" / "),
        "{told}"
    );
    // The next run has nothing to do with it.
    bill::run(&portal, DAY, now(), |_| {}).await.expect("run");
}

async fn a_charge_taken_off_fails_the_run(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::put_in(&portal, DAY, now()).await.expect("put in");
    let taken_off = |mut rows: Vec<charge::Model>| {
        rows.retain(|it| it.cost_micros > 0);
        rows.truncate(1);
        rows.iter_mut().for_each(|it| it.invoice_id = None);
        rows
    };
    let told = run_breaking(&portal, &scratch, taken_off).await;
    assert!(told.contains("charges and invoices differ by"), "{told}");
}

async fn what_errs_in_opposite_ways_is_told(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::put_in(&portal, DAY, now()).await.expect("put in");
    let opposite = |mut rows: Vec<charge::Model>| {
        let Some(first) = rows.first().cloned() else {
            return rows;
        };
        rows.retain(|it| it.scope_id != first.scope_id && it.currency == first.currency);
        rows.truncate(1);
        if rows.is_empty() {
            return rows;
        }
        rows.insert(0, first);
        rows[0].cost_micros += 1_000_001;
        rows[1].cost_micros -= 1_000_001;
        rows
    };
    let told = run_breaking(&portal, &scratch, opposite).await;
    assert!(told.contains("differ in several series"), "{told}");
    assert_eq!(told.matches(" / ").count(), 2, "{told}");
}

async fn an_end_that_fails_is_noted(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::put_in(&portal, DAY, now()).await.expect("put in");
    bill::run(&portal, DAY, now(), |_| {}).await.expect("run");
    // The next day has nothing to make; only its equation asks for the table.
    let hide = "ALTER TABLE credit_periods RENAME TO hidden";
    let hidden = scratch.database.execute_unprepared(hide).await;
    hidden.expect("hidden");
    let next = DAY + chrono::Days::new(1);
    let run = bill::run(&portal, next, now(), |_| {}).await;
    let told = run.expect_err("refused").to_string();
    let status = bill::status(&portal, None).await.expect("status");
    assert_eq!(status.runs[0].state, RunState::Failed(told));
    assert!(!bill::is_gone_through(&portal, next).await.expect("read"));
}

async fn what_is_voided_for_good_is_written_off(scratch: Scratch) {
    let portal = portal(&scratch).await.with_as_of(Some(DAY));
    demo::put_in(&portal, DAY, now()).await.expect("put in");
    bill::run(&portal, DAY, now(), |_| {}).await.expect("run");
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    let mut rows = rows.expect("read");
    // Whatever order the database gives them in: both corrections are in the one's currency.
    rows.sort_by(|one, other| one.document_number.cmp(&other.document_number));
    let of_one = |it: &&invoice::Model| it.charged_micros > 0 && it.currency == rows[0].currency;
    let mut with_charges = rows.iter().filter(of_one).cloned();
    let [one, other] = [with_charges.next(), with_charges.next()].map(|it| it.expect("an invoice"));
    for (row, then) in [(&one, Then::WriteOff), (&other, Then::Rebill)] {
        let voiding = Voiding {
            reason: "Wrong".to_owned(),
            then,
        };
        let voided = void_by_name(&portal, &row.name, &voiding, now()).await;
        voided.expect("voided");
    }
    let status = bill::status(&portal, None).await.expect("status");
    let corrections = status
        .runs
        .iter()
        .filter(|it| it.kind == RunKind::Correction);
    let written_off = corrections.map(|it| it.balance[&one.currency].written_off);
    let written_off = written_off.max().expect("a correction");
    assert_eq!(
        written_off,
        Exact::join(one.charged_micros, one.charged_attos)
    );
}
