//! The equation of a run: every charge there is, against what was frozen; it fails when they differ.

use super::{now, portal};
use actions::bill::corrections::{Then, Voiding, void_by_name};
use actions::bill::{self, RunState};
use actions::demo;
use billing::Exact;
use chrono::NaiveDate;
use scratch::Scratch;
use store::entities::{charge, invoice};

scratch::both_databases!(
    a_broken_charge_fails_the_run,
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

async fn a_broken_charge_fails_the_run(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::put_in(&portal, DAY, now()).await.expect("put in");
    bill::run(&portal, DAY, now(), |_| {}).await.expect("run");
    // The next day has nothing to make, and sums everything all the same.
    let next = DAY + chrono::Days::new(1);
    let run = bill::run(&portal, next, now(), |_| {}).await.expect("run");
    let (_, balance) = run.balance.first_key_value().expect("a currency");
    assert!(!balance.before.is_zero() && balance.invoiced.is_zero());

    let is_frozen = |it: &charge::Model| it.invoice_id.is_some();
    let sound = charges(&scratch).await.into_iter().find(is_frozen);
    let sound = sound.expect("a charge on an invoice");
    let more = |it: &charge::Model| charge::Model {
        cost_micros: it.cost_micros + 1,
        ..it.clone()
    };
    let taken_off = |it: &charge::Model| charge::Model {
        invoice_id: None,
        ..it.clone()
    };
    for broken in [more(&sound), taken_off(&sound)] {
        put(&scratch, broken).await;
        let run = bill::run(&portal, next, now(), |_| {}).await;
        let told = run.expect_err("refused").to_string();
        assert!(told.contains("charges and invoices differ by"), "{told}");
        let status = bill::status(&portal, None).await.expect("status");
        assert_eq!(status.runs[0].state, RunState::Failed(told));
        put(&scratch, sound.clone()).await;
    }
    bill::run(&portal, next, now(), |_| {}).await.expect("run");
}

async fn what_is_voided_for_good_is_written_off(scratch: Scratch) {
    let portal = portal(&scratch).await.with_as_of(Some(DAY));
    demo::put_in(&portal, DAY, now()).await.expect("put in");
    bill::run(&portal, DAY, now(), |_| {}).await.expect("run");
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    let rows = rows.expect("read").into_iter();
    let mut with_charges = rows.filter(|it| it.charged_micros > 0);
    let [one, other] = [with_charges.next(), with_charges.next()].map(|it| it.expect("an invoice"));
    for (row, then) in [(&one, Then::WriteOff), (&other, Then::Rebill)] {
        let voiding = Voiding {
            reason: "Wrong".to_owned(),
            then,
        };
        let voided = void_by_name(&portal, &row.name, &voiding, now()).await;
        voided.expect("voided");
    }
    let run = bill::run(&portal, DAY, now(), |_| {}).await.expect("run");
    let written_off = run.balance[&one.currency].written_off;
    assert_eq!(
        written_off,
        Exact::join(one.charged_micros, one.charged_attos)
    );
}
