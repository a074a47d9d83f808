//! Reminders of what is to be paid by transfer, and the news that it is past due: each once, of what
//! was missed only the newest, and nothing of what is settled.

use super::mail::{soon, taken};
use super::money::{Slow, WORLD, again, billed, day, invoice_of, person};
use super::now;
use actions::mail::{pause_mail, set_reminders, show_reminders};
use actions::payments::{Transfer, book_transfer, collect};
use actions::{Portal, Refusal, Repeat, Wrong, bill, world};
use billing::mail::{Letter, MailKind, MailReason, MailState, ReminderDays};
use billing::{Exact, Money};
use chrono::{Days, NaiveDate, NaiveTime};
use scratch::Scratch;
use std::collections::{BTreeMap, BTreeSet};
use store::Reads;
use store::entities::{invoice, mail, mail_recipient};

scratch::both_databases!(
    each_is_told_once_on_its_day,
    of_what_was_missed_only_the_newest,
    whoever_was_added_since_is_not_told,
    nobody_is_asked_for_what_is_settled,
    after_a_pause_the_newest_goes,
    an_account_turns_them_off,
    two_at_once_tell_once,
    where_nobody_has_a_role_the_owners_are_told,
);

const CONTOSO: &str =
    "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";
const RECIPIENTS: [&str; 3] = [
    "accounting@contoso.example",
    "bram@contoso.example",
    "chloe@contoso.example",
];

/// The demo's accounts with the usual reminders, and the invoice of 5 April, due on 5 May.
async fn april(scratch: &Scratch) -> (Portal, invoice::Model) {
    let world = WORLD.replace("reminder_days = [-15, -5, 1, 7, 21]", "");
    assert!(world.len() < WORLD.len(), "the demo has its own days");
    let portal = billed(scratch, &Slow::default(), &world, "2026-04-05").await;
    let row = invoice_of(scratch, "Billing profile 01").await;
    assert_eq!(row.due_date, day("2026-05-05"));
    added_on(scratch, "2026-01-01").await;
    (portal, row)
}

/// Has recipients added on this day of the system's clock, which here goes with the days of billing.
async fn added_on(scratch: &Scratch, on: &str) {
    let rows = store::all::<mail_recipient::Entity>(&scratch.database).await;
    let moment = day(on).and_time(NaiveTime::MIN).and_utc();
    let rows = rows.expect("read").into_iter();
    let rows = rows.map(|it| mail_recipient::Model {
        added_at: moment,
        ..it
    });
    let work = store::begin(&scratch.database).await.expect("begun");
    store::put_many::<mail_recipient::Entity>(&work, rows.collect())
        .await
        .expect("written");
    work.commit().await.expect("committed");
}

/// A day as the daily run has it: what is due is billed, then everything else follows.
async fn live(portal: &Portal, day: NaiveDate) {
    let now = day.and_time(NaiveTime::MIN).and_utc();
    bill::run(portal, day, now, |_| {}).await.expect("run");
    collect(portal, day, now).await.expect("collected");
}

/// What was told of an invoice: when, what, how many days before its due date, and to whom.
type Told = BTreeMap<(String, MailKind, i64), Vec<String>>;

async fn told(scratch: &Scratch, row: &invoice::Model) -> Told {
    let mut told = Told::new();
    for mail in mails(scratch, row).await {
        let left = match serde_json::from_str(&mail.letter).expect("a letter") {
            Letter::Reminder(_, left) => left,
            _ => 0,
        };
        let key = (mail.queued_at.date_naive().to_string(), mail.kind, left);
        told.entry(key).or_default().push(mail.email);
    }
    told.values_mut().for_each(|it| it.sort());
    told
}

async fn mails(scratch: &Scratch, row: &invoice::Model) -> Vec<mail::Model> {
    let mut mails = store::mails::about(&scratch.database, (row.account_id, row.id.0))
        .await
        .expect("read");
    mails.retain(|it| matches!(it.kind, MailKind::PastDue | MailKind::Reminder));
    mails
}

fn everyone(told: &[(&str, MailKind, i64)]) -> Told {
    let to = || RECIPIENTS.map(str::to_owned).to_vec();
    let told = told.iter();
    told.map(|(on, kind, left)| (((*on).to_owned(), *kind, *left), to()))
        .collect()
}

async fn each_is_told_once_on_its_day(scratch: Scratch) {
    let (portal, row) = april(&scratch).await;
    let mut today = day("2026-04-06");
    while today < day("2026-06-20") {
        live(&portal, today).await;
        live(&portal, today).await;
        today = today + Days::new(1);
    }
    let expected = everyone(&[
        ("2026-04-30", MailKind::Reminder, 5),
        ("2026-05-06", MailKind::PastDue, 0),
        ("2026-05-12", MailKind::Reminder, -7),
        ("2026-05-26", MailKind::Reminder, -21),
    ]);
    assert_eq!(told(&scratch, &row).await, expected);
}

async fn whoever_was_added_since_is_not_told(scratch: Scratch) {
    let (portal, row) = april(&scratch).await;
    // After the invoice was made, which was not sent to them.
    added_on(&scratch, "2027-01-01").await;
    live(&portal, day("2026-06-10")).await;
    let told = told(&scratch, &row).await;
    let people = ["bram@contoso.example", "chloe@contoso.example"];
    let expected = ("2026-06-10".to_owned(), MailKind::PastDue, 0);
    assert_eq!(
        told,
        [(expected, people.map(str::to_owned).to_vec())].into()
    );
}

async fn of_what_was_missed_only_the_newest(scratch: Scratch) {
    let (portal, row) = april(&scratch).await;
    // Nothing ran for two months: it is past due since today, as people learn today.
    live(&portal, day("2026-06-10")).await;
    let mut expected = everyone(&[("2026-06-10", MailKind::PastDue, 0)]);
    assert_eq!(told(&scratch, &row).await, expected);
    live(&portal, day("2026-07-10")).await;
    assert_eq!(told(&scratch, &row).await, expected);
    // Of another one the first two were told; three weeks later one is.
    let other = rows(&scratch)
        .await
        .into_iter()
        .find(|it| it.scope_label == "Billing profile 01" && it.invoice_date == day("2026-07-05"));
    let other = other.expect("the invoice of July");
    // It was made late, so it is due a month after that.
    assert_eq!(other.due_date, day("2026-08-09"));
    for on in ["2026-08-05", "2026-08-11", "2026-09-10"] {
        live(&portal, day(on)).await;
    }
    expected = everyone(&[
        ("2026-08-05", MailKind::Reminder, 4),
        ("2026-08-11", MailKind::PastDue, 0),
        ("2026-09-10", MailKind::Reminder, -32),
    ]);
    assert_eq!(told(&scratch, &other).await, expected);
}

async fn rows(scratch: &Scratch) -> Vec<invoice::Model> {
    store::all::<invoice::Entity>(&scratch.database)
        .await
        .expect("read")
}

async fn pay(portal: &Portal, row: &invoice::Model, amount: Option<&str>) {
    let transfer = Transfer {
        reference: Some(format!("{amount:?}")),
        invoice: row.name.clone(),
        received_on: day("2026-04-20"),
        amount: amount.map(|it| it.parse::<Exact>().expect("an amount")),
        repeat: Repeat::Refused,
    };
    book_transfer(portal, &transfer, now())
        .await
        .expect("booked");
}

async fn nobody_is_asked_for_what_is_settled(scratch: Scratch) {
    let (portal, row) = april(&scratch).await;
    pay(&portal, &row, Some("10")).await;
    live(&portal, day("2026-04-30")).await;
    let rest = Money::new(row.total_minor - 1_000, row.currency);
    for mail in mails(&scratch, &row).await {
        let letter: Letter = serde_json::from_str(&mail.letter).expect("a letter");
        assert_eq!(letter.invoice().map(|it| it.open), Some(rest));
    }
    let first = everyone(&[("2026-04-30", MailKind::Reminder, 5)]);
    assert_eq!(told(&scratch, &row).await, first);
    pay(&portal, &row, None).await;
    // Noor's is void: nobody owes it.
    let noor = rows(&scratch).await.into_iter();
    let mut noor = noor.filter(|it| it.invoice_date == day("2026-04-09"));
    let noor = noor.find(|it| it.total_minor > 0);
    let noor = noor.expect("an invoice of 9 April");
    let void = format!(
        "UPDATE invoices SET status = 'Void' WHERE name = '{}'",
        noor.name
    );
    let voided = scratch.database.execute_unprepared(&void).await;
    voided.expect("void");
    for on in ["2026-05-06", "2026-05-12", "2026-06-10"] {
        live(&portal, day(on)).await;
    }
    assert_eq!(told(&scratch, &row).await, first);
    assert_eq!(told(&scratch, &noor).await, Told::new());
    assert_eq!(again(&scratch, &row).await.open().minor(), 0);
}

async fn after_a_pause_the_newest_goes(scratch: Scratch) {
    let (portal, row) = april(&scratch).await;
    // Mail leaves by the system's clock, on no day that stands still.
    let portal = portal.with_as_of(None);
    let operator = super::caller(&portal, "operator@reckoner.example").await;
    let paused = pause_mail(&portal, &operator, "pause").await;
    assert_eq!(paused, Ok(true));
    for on in ["2026-04-30", "2026-05-06", "2026-05-12"] {
        live(&portal, day(on)).await;
    }
    assert_eq!(mails(&scratch, &row).await.len(), 9);
    assert_eq!(taken(&portal, soon()).await.len(), 0);
    let resumed = pause_mail(&portal, &operator, "resume").await;
    assert_eq!(resumed, Ok(false));
    pay(&portal, &row, Some("10")).await;
    let rest = Money::new(row.total_minor - 1_000, row.currency);
    let mut taken_now = taken(&portal, soon()).await;
    taken_now.retain(|it| it.letter.invoice().is_some_and(|it| it.name == row.name));
    let to: BTreeSet<_> = taken_now.iter().map(|it| it.email.as_str()).collect();
    assert_eq!(to, BTreeSet::from(RECIPIENTS));
    assert_eq!(taken_now.len(), 3);
    for mail in &taken_now {
        let Letter::Reminder(about, left) = &mail.letter else {
            panic!("the newest is a reminder: {mail:?}");
        };
        assert_eq!(about.open, rest, "as much as is open now");
        assert!(*left <= -7, "so many days as it is late by now");
    }
    let states = async |state| {
        let mails = mails(&scratch, &row).await;
        mails.into_iter().filter(|it| it.state == state).count()
    };
    assert_eq!(states(MailState::Needless).await, 6);
    // Their leases run out, and it is paid meanwhile.
    pay(&portal, &row, None).await;
    let later = soon() + chrono::Duration::minutes(6);
    let again = taken(&portal, later).await;
    let asks = |it: &actions::mail::ToSend| matches!(it.letter, Letter::Reminder(..));
    let asks = again.iter().filter(|it| asks(it));
    let of_it = asks.filter(|it| it.letter.invoice().is_some_and(|it| it.name == row.name));
    assert_eq!(of_it.count(), 0);
    assert_eq!(states(MailState::Needless).await, 9);
}

async fn an_account_turns_them_off(scratch: Scratch) {
    let (portal, row) = april(&scratch).await;
    let anna = person(&portal, "anna").await;
    let page = show_reminders(&portal, &anna, CONTOSO)
        .await
        .expect("shown");
    assert!(page.is_on);
    assert_eq!(page.days, ReminderDays::default());
    let nothing = set_reminders(&portal, &anna, (CONTOSO, "")).await;
    assert_eq!(nothing, Err(Refusal::wrong("reminders", Wrong::Required)));
    for _ in 0..2 {
        let off = set_reminders(&portal, &anna, (CONTOSO, "no")).await;
        assert_eq!(off, Ok(false));
    }
    // A file that says nothing of it leaves it as it is; an exported one says it.
    let applied = world::apply(&portal, WORLD, now()).await;
    applied.expect("applied");
    let exported = world::export(&portal).await.expect("exported");
    let off: Vec<_> = exported
        .accounts
        .iter()
        .filter(|it| it.is_reminded == Some(false))
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(off, [CONTOSO]);
    let days: Vec<i32> = exported.reminder_days.expect("days").into();
    assert_eq!(days, [-15, -5, 1, 7, 21]);

    for on in ["2026-04-30", "2026-05-06", "2026-05-12"] {
        live(&portal, day(on)).await;
    }
    let mut expected = everyone(&[("2026-05-06", MailKind::PastDue, 0)]);
    assert_eq!(told(&scratch, &row).await, expected);
    let on = set_reminders(&portal, &anna, (CONTOSO, "yes")).await;
    assert_eq!(on, Ok(true));
    live(&portal, day("2026-05-13")).await;
    expected.extend(everyone(&[("2026-05-13", MailKind::Reminder, -8)]));
    assert_eq!(told(&scratch, &row).await, expected);
}

async fn two_at_once_tell_once(scratch: Scratch) {
    let (portal, row) = april(&scratch).await;
    let today = day("2026-04-30");
    let now = today.and_time(NaiveTime::MIN).and_utc();
    let at_once = (0..4).map(|_| collect(&portal, today, now));
    let collected = futures::future::join_all(at_once).await;
    let reminded = collected.into_iter().map(|it| it.expect("collected"));
    let reminded: Vec<_> = reminded.map(|it| (it.reminded, it.broken)).collect();
    assert_eq!(reminded.iter().map(|it| it.0).sum::<u64>(), 1);
    assert!(reminded.iter().all(|it| it.1 == 0), "{reminded:?}");
    let expected = everyone(&[("2026-04-30", MailKind::Reminder, 5)]);
    assert_eq!(told(&scratch, &row).await, expected);
}

async fn where_nobody_has_a_role_the_owners_are_told(scratch: Scratch) {
    let (portal, row) = april(&scratch).await;
    for sql in [
        "DELETE FROM assignments WHERE scope_kind = 'profile'",
        "DELETE FROM mail_recipients",
    ] {
        scratch
            .database
            .execute_unprepared(sql)
            .await
            .expect("deleted");
    }
    live(&portal, day("2026-04-30")).await;
    let mails = mails(&scratch, &row).await;
    let to: Vec<_> = mails
        .iter()
        .map(|it| (it.email.as_str(), it.reason))
        .collect();
    assert_eq!(to, [("anna@contoso.example", MailReason::AccountOwner)]);
}
