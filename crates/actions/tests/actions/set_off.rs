//! What is kept for a customer pays what they owe, whichever of the two came first.

use super::credit_notes::crediting;
use super::money::{
    Slow, WORLD, again, assert_books_balance, billed, day, invoice_of, path_of, person,
};
use super::now;
use super::paying::form;
use actions::bill::corrections::credit_by_name;
use actions::payments::{Prepayment, Transfer, book_transfer, collect, pay_invoice, prepay};
use actions::{Portal, Repeat, bill};
use billing::invoice::InvoiceStatus;
use billing::{CreditId, Money};
use scratch::Scratch;
use std::time::Duration;
use store::entities::{credit, invoice};

scratch::both_databases!(
    what_comes_in_advance_pays_what_is_open,
    what_is_paid_too_much_pays_older_invoices,
    what_a_card_is_charged_for_is_left_to_it,
    what_was_passed_over_is_made_good_for,
    what_is_a_series_own_goes_before_what_is_anybodys,
);

async fn advance(portal: &Portal, scratch: &Scratch, row: &invoice::Model, amount: &str) {
    let prepayment = Prepayment {
        key: CreditId::new(),
        account: path_of(scratch, row).await.account,
        profile: Some(row.scope_label.clone()),
        received_on: day("2026-04-20"),
        amount: amount.parse().expect("a number"),
        reference: None,
        repeat: Repeat::Refused,
    };
    prepay(portal, &prepayment, now()).await.expect("booked");
}

async fn kept_minor(scratch: &Scratch) -> i64 {
    let rows = store::all::<credit::Entity>(&scratch.database).await;
    rows.expect("read").iter().map(|it| it.left_minor).sum()
}

async fn what_comes_in_advance_pays_what_is_open(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-04-20").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    advance(&portal, &scratch, &row, "20").await;
    let part = again(&scratch, &row).await;
    assert_eq!((part.paid_minor, part.status), (2_000, InvoiceStatus::Due));
    let all = Money::new(row.total_minor, row.currency).decimal();
    advance(&portal, &scratch, &row, &all).await;
    let paid = again(&scratch, &row).await;
    assert_eq!(
        (paid.paid_minor, paid.status),
        (row.total_minor, InvoiceStatus::Paid)
    );
    assert_eq!(kept_minor(&scratch).await, 2_000, "for the next one");
    // Without a reference nothing but day and amount tells them apart.
    let twice = Prepayment {
        key: CreditId::new(),
        account: path_of(&scratch, &row).await.account,
        profile: Some(row.scope_label.clone()),
        received_on: day("2026-04-20"),
        amount: "20".parse().expect("a number"),
        reference: None,
        repeat: Repeat::Refused,
    };
    let told = prepay(&portal, &twice, now()).await.expect_err("refused");
    assert!(told.to_string().contains("--again"), "{told}");
    let meant = Prepayment {
        repeat: Repeat::Meant,
        ..twice
    };
    for booked in [Some(2_000), None] {
        let kept = prepay(&portal, &meant, now()).await.expect("booked");
        assert_eq!(kept.map(Money::minor), booked, "once under one key");
    }
    assert_eq!(kept_minor(&scratch).await, 4_000);
    assert_books_balance(&scratch).await;
}

async fn what_is_paid_too_much_pays_older_invoices(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-04-20").await;
    let old = invoice_of(&scratch, "Billing profile 01").await;
    let run = bill::run(&portal, day("2026-05-20"), now(), |_| {}).await;
    run.expect("run");
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    let mut rows = rows.expect("read").into_iter();
    let is_next = |it: &invoice::Model| it.scope_id == old.scope_id && it.id != old.id;
    let next = rows.find(is_next).expect("of May");
    let portal = portal.with_as_of(Some(day("2026-06-01")));
    let more = Money::new(next.total_minor + 1_500, next.currency);
    let transfer = Transfer {
        invoice: next.name.clone(),
        received_on: day("2026-06-01"),
        amount: Some(more.exact()),
        reference: None,
        repeat: Repeat::Refused,
    };
    book_transfer(&portal, &transfer, now())
        .await
        .expect("booked");
    assert_eq!(again(&scratch, &next).await.status, InvoiceStatus::Paid);
    assert_eq!(again(&scratch, &old).await.paid_minor, 1_500);
    assert_eq!(kept_minor(&scratch).await, 0);
    assert_books_balance(&scratch).await;
}

async fn what_a_card_is_charged_for_is_left_to_it(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-04-20").await;
    let chloe = person(&portal, "chloe").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    let whole = Money::new(row.total_minor, row.currency).decimal();
    let form = form("corporate", &whole);
    let (paid, ()) = tokio::join!(pay_invoice(&portal, &chloe, &path, &form), async {
        // The card is being charged by then.
        tokio::time::sleep(Duration::from_millis(60)).await;
        advance(&portal, &scratch, &row, "20").await;
    });
    assert!(paid.is_ok(), "{paid:?}");
    assert_eq!(slow.taken_minor(), [row.total_minor]);
    let after = again(&scratch, &row).await;
    assert_eq!(after.status, InvoiceStatus::Paid);
    assert_eq!(kept_minor(&scratch).await, 2_000);
    assert_books_balance(&scratch).await;
}

async fn what_was_passed_over_is_made_good_for(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-04-20").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    // Somebody has the invoice in hand while money comes.
    let in_hand = match store::has_one_writer(&scratch.database) {
        true => None,
        false => {
            let work = store::begin(&scratch.database).await.expect("begun");
            let key = (row.account_id, row.id);
            store::invoices::lock(&work, key).await.expect("locked");
            Some(work)
        }
    };
    advance(&portal, &scratch, &row, "20").await;
    if let Some(work) = in_hand {
        assert_eq!(kept_minor(&scratch).await, 2_000, "nobody waited");
        work.rollback().await.expect("let go");
    }
    collect(&portal, day("2026-04-20"), now())
        .await
        .expect("collected");
    assert_eq!(again(&scratch, &row).await.paid_minor, 2_000);
    assert_eq!(kept_minor(&scratch).await, 0);
    assert_books_balance(&scratch).await;
}

async fn what_is_a_series_own_goes_before_what_is_anybodys(scratch: Scratch) {
    let plan = "Azure support 01";
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-04-04").await;
    let charged = collect(&portal, day("2026-04-04"), now()).await;
    charged.expect("collected");
    let paid = invoice_of(&scratch, plan).await;
    assert_eq!(paid.status, InvoiceStatus::Paid);
    // The older one is for every series of the account, and more than enough.
    let prepayment = Prepayment {
        key: CreditId::new(),
        account: path_of(&scratch, &paid).await.account,
        profile: None,
        received_on: day("2026-03-30"),
        amount: "1000".parse().expect("a number"),
        reference: None,
        repeat: Repeat::Refused,
    };
    prepay(&portal, &prepayment, now()).await.expect("booked");
    let granted = credit_by_name(&portal, &paid.name, &crediting("5"), now()).await;
    assert_eq!(
        granted.expect("credited").kept.minor(),
        605,
        "of that series"
    );

    let run = bill::run(&portal, day("2026-05-02"), now(), |_| {}).await;
    run.expect("run");
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    let mut rows = rows.expect("read").into_iter();
    let next = rows.find(|it| it.scope_id == paid.scope_id && it.invoice_date == day("2026-05-02"));
    let next = next.expect("of May");
    assert!(next.total_minor > 605, "more than the series' own");
    assert_eq!(next.paid_minor, next.total_minor);
    let credits = store::all::<credit::Entity>(&scratch.database).await;
    let mut left: Vec<_> = credits
        .expect("read")
        .iter()
        .map(|it| (it.amount_minor, it.left_minor))
        .collect();
    left.sort_unstable();
    let general = 100_000 - (next.total_minor - 605);
    assert_eq!(left, [(605, 0), (100_000, general)]);
    assert_books_balance(&scratch).await;
}
