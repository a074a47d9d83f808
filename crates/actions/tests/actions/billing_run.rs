//! The run: once, numbered without gaps, frozen; what cannot be billed is told and left open.

use super::{now, portal};
use actions::payments::{Booked, Transfer, book_transfer};
use actions::world::apply;
use actions::{Portal, Repeat, bill, demo};
use chrono::NaiveDate;
use scratch::Scratch;
use store::entities::{invoice, invoice_content};

const WORLD: &str = include_str!("../../demo/world.toml");

scratch::both_databases!(
    the_demo_world,
    one_late_run_makes_the_same,
    a_missing_rule_is_told,
    issued_is_for_ever
);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

async fn invoices(portal: &Portal) -> Vec<String> {
    let mut rows = Vec::new();
    actions::invoices::for_each_json(portal, |it| {
        let scope = it.profile.or(it.subscription).unwrap_or_default();
        rows.push(format!(
            "{},{scope},{},{},{},{},{},{},{}",
            it.account,
            it.kind,
            it.currency,
            it.invoice_date,
            it.period_start,
            it.period_end,
            it.status,
            it.in_portal
        ));
        Ok(())
    })
    .await
    .expect("listed");
    rows.sort();
    rows
}

/// The list that the specification of the demo world gives.
fn expected() -> Vec<String> {
    let list = include_str!("demo-invoices.csv").lines().skip(1);
    let mut list: Vec<_> = list.map(str::to_owned).collect();
    list.sort();
    list
}

async fn the_demo_world(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let stands_at = demo::fill(&portal, None, now(), |_| {})
        .await
        .expect("filled");
    assert_eq!(stands_at, day("2026-11-20"));
    let rows = invoices(&portal).await;
    assert_eq!(rows, expected());

    let numbers = store::all::<invoice::Entity>(&scratch.database)
        .await
        .expect("read");
    let mut numbers: Vec<_> = numbers.into_iter().map(|it| it.document_number).collect();
    numbers.sort();
    let counted: Vec<_> = (1..=numbers.len())
        .map(|it| format!("2026-{it:06}"))
        .collect();
    assert_eq!(numbers, counted);

    demo::fill(&portal, None, now(), |_| {})
        .await
        .expect("nothing to do");
    assert_eq!(invoices(&portal).await, rows);
    let back = demo::fill(&portal, Some(day("2026-05-01")), now(), |_| {}).await;
    let told = back.expect_err("refused").to_string();
    assert!(told.contains("stands at 2026-11-20"), "{told}");
}

/// Payments aside: nobody paid meanwhile.
async fn one_late_run_makes_the_same(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let until = day("2026-11-20");
    demo::put_in(&portal, until, now()).await.expect("put in");
    let run = bill::run(&portal, until, now(), |_| {}).await.expect("run");
    assert_eq!(run.parked, []);
    for (currency, balance) in &run.balance {
        let difference = balance.difference().expect("fits");
        assert!(difference.is_zero(), "{currency}: {difference}");
        assert!(!balance.invoiced.is_zero(), "{currency}");
    }
    let without_status = |rows: Vec<String>| -> Vec<String> {
        let rows = rows.iter().map(|row| {
            let mut values: Vec<_> = row.split(',').collect();
            values.remove(7);
            values.join(",")
        });
        rows.collect()
    };
    let rows = without_status(invoices(&portal).await);
    assert_eq!(rows, without_status(expected()));

    let mut made: Vec<_> = run.made.iter().map(|it| it.invoice_date).collect();
    made.sort();
    let mut by_number: Vec<_> = run
        .made
        .iter()
        .filter_map(|it| Some((it.numbered.clone()?.1, it.invoice_date)))
        .collect();
    by_number.sort();
    let by_number: Vec<_> = by_number.into_iter().map(|(_, date)| date).collect();
    assert_eq!(by_number, made, "numbers are in the order of the dates");
    let again = bill::run(&portal, until, now(), |_| {}).await.expect("run");
    assert_eq!(again.made, []);
}

async fn a_missing_rule_is_told(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let world = WORLD.replace(
        "country = \"NL\"\ncustomer = \"business\"",
        "country = \"BE\"\ncustomer = \"business\"",
    );
    apply(&portal, &world, now()).await.expect("applied");
    let run = bill::run(&portal, day("2026-04-05"), now(), |_| {})
        .await
        .expect("run");
    let told: Vec<_> = run
        .parked
        .iter()
        .map(|it| it.obstacle.to_string())
        .collect();
    assert_eq!(
        told,
        ["no tax rule for business customers in NL on 2026-04-05"]
    );
    let made: Vec<_> = run.made.iter().map(|it| it.scope.as_str()).collect();
    assert!(made.contains(&"Fabrikam profile"), "{made:?}");
    assert!(!made.contains(&"Billing profile 01"), "{made:?}");

    apply(&portal, WORLD, now()).await.expect("applied");
    let preview = bill::preview(&portal, day("2026-05-05"), now())
        .await
        .expect("preview");
    let promised: Vec<_> = preview.made.iter().map(|(it, _)| it.total).collect();
    let run = bill::run(&portal, day("2026-05-05"), now(), |_| {})
        .await
        .expect("run");
    let mut made: Vec<_> = run.made.iter().map(|it| it.total.decimal()).collect();
    let mut promised: Vec<_> = promised.iter().map(|it| it.decimal()).collect();
    made.sort();
    promised.sort();
    assert_eq!(made, promised, "the preview promised these");
    assert_eq!(run.parked, []);
}

async fn issued_is_for_ever(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    bill::run(&portal, day("2026-04-05"), now(), |_| {})
        .await
        .expect("run");
    let content = store::all::<invoice_content::Entity>(&scratch.database)
        .await
        .expect("read");
    let mut changed = content[0].clone();
    changed.content = changed.content.replace("2026", "2027");
    let work = store::begin(&scratch.database).await.expect("begun");
    let refused = store::put::<invoice_content::Entity>(&work, changed).await;
    assert!(
        refused
            .expect_err("refused")
            .to_string()
            .contains("never changes")
    );
    drop(work);

    let row = store::all::<invoice::Entity>(&scratch.database)
        .await
        .expect("read");
    let row = row
        .into_iter()
        .find(|it| it.scope_label == "Billing profile 01")
        .expect("an invoice to pay");
    let mut transfer = Transfer {
        invoice: row.name.clone(),
        received_on: day("2026-04-20"),
        amount: Some("1".parse().expect("a number")),
        reference: Some("4711".to_owned()),
        repeat: Repeat::Refused,
    };
    let booked = book_transfer(&portal, &transfer, now())
        .await
        .expect("booked");
    assert!(matches!(booked, Booked::Now { open, .. } if open.minor() == row.total_minor - 100));
    let again = book_transfer(&portal, &transfer, now())
        .await
        .expect("known");
    assert_eq!(again, Booked::Before);
    transfer.amount = Some("2".parse().expect("a number"));
    let other = book_transfer(&portal, &transfer, now()).await;
    assert!(other.is_err(), "another amount is another transfer");
    transfer.reference = None;
    transfer.received_on = day("2026-04-04");
    let early = book_transfer(&portal, &transfer, now()).await;
    assert!(early.is_err(), "a transfer before the invoice");
    transfer.received_on = day("2026-04-21");
    a_twin_without_a_reference_is_asked_about(&portal, &transfer).await;
    transfer.amount = Some("9999".parse().expect("a number"));
    let booked = book_transfer(&portal, &transfer, now()).await;
    let kept_minor = 999_900 - (row.total_minor - 500);
    let is_kept = |it: &Booked| {
        matches!(it, Booked::Now { open, kept, .. }
        if open.minor() == 0 && kept.minor() == kept_minor)
    };
    assert!(booked.as_ref().is_ok_and(is_kept), "{booked:?}");
    let again = book_transfer(&portal, &transfer, now()).await;
    assert!(again.is_err(), "nothing is open any more");
    let run = bill::run(&portal, day("2026-05-05"), now(), |_| {})
        .await
        .expect("run");
    assert_eq!(run.parked, []);
    let next = store::all::<invoice::Entity>(&scratch.database)
        .await
        .expect("read");
    let next = next
        .iter()
        .find(|it| it.scope_id == row.scope_id && it.id != row.id)
        .expect("the next invoice");
    assert_eq!(next.paid_minor, next.total_minor.min(kept_minor));
}

/// A transfer of 2 without a reference is booked, and once more only where that is said.
async fn a_twin_without_a_reference_is_asked_about(portal: &Portal, transfer: &Transfer) {
    let book = async |transfer: &Transfer| book_transfer(portal, transfer, now()).await;
    assert!(matches!(book(transfer).await, Ok(Booked::Now { .. })));
    let twin = book(transfer).await.map_err(|it| it.to_string());
    let asks = |it: &String| it.contains("add --again");
    assert!(twin.as_ref().is_err_and(asks), "{twin:?}");
    let meant = Transfer {
        repeat: Repeat::Meant,
        ..transfer.clone()
    };
    assert!(matches!(book(&meant).await, Ok(Booked::Now { .. })));
}
