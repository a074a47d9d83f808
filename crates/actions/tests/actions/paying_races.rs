//! Money asked for from several sides at once: never more is taken than is open, and where a
//! transfer comes between, the surplus is kept and shown.

use super::money::{
    Slow, WORLD, again, assert_books_balance, billed, day, invoice_of, path_of, person,
};
use super::now;
use super::paying::{form, problem_of};
use actions::Repeat;
use actions::payments::{
    Booked, Happened, PayForm, PaymentProblem, Transfer, book_transfer, collect, pay_invoice,
};
use billing::Money;
use billing::invoice::InvoiceStatus;
use scratch::Scratch;
use std::time::Duration;
use store::entities::credit;

scratch::both_databases!(
    two_people_pay_at_once,
    one_form_is_sent_twice_at_once,
    somebody_pays_while_the_run_charges,
    a_transfer_comes_while_a_card_is_charged,
);

async fn two_people_pay_at_once(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-04-05").await;
    let (chloe, bram) = (
        person(&portal, "chloe").await,
        person(&portal, "bram").await,
    );
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    let whole = Money::new(row.total_minor, row.currency).decimal();
    let (one, other) = (form("corporate", &whole), form("corporate", &whole));
    let (one, other) = tokio::join!(
        pay_invoice(&portal, &chloe, &path, &one),
        pay_invoice(&portal, &bram, &path, &other),
    );
    let (paid, refused) = match one.is_ok() {
        true => (one, other),
        false => (other, one),
    };
    assert_eq!(paid.map(Money::minor), Ok(row.total_minor));
    let refused = problem_of(refused);
    let is_told = matches!(
        refused,
        PaymentProblem::UnderWay | PaymentProblem::NothingOpen
    );
    assert!(is_told, "{refused:?}");
    assert_eq!(slow.taken_minor(), [row.total_minor]);
    assert_books_balance(&scratch).await;
}

async fn one_form_is_sent_twice_at_once(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-04-05").await;
    let chloe = person(&portal, "chloe").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    let form = form("corporate", "25");
    let (one, other) = tokio::join!(
        pay_invoice(&portal, &chloe, &path, &form),
        pay_invoice(&portal, &chloe, &path, &form),
    );
    assert_eq!((one.is_ok(), other.is_ok()), (true, true));
    let more = PayForm {
        amount: "26".parse().ok(),
        ..form
    };
    let more = pay_invoice(&portal, &chloe, &path, &more).await;
    assert_eq!(problem_of(more), PaymentProblem::Sent, "another amount");
    assert_eq!(slow.taken_minor(), [2_500]);
    assert_eq!(again(&scratch, &row).await.paid_minor, 2_500);
    assert_books_balance(&scratch).await;
}

async fn somebody_pays_while_the_run_charges(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-03-01").await;
    let jeroen = person(&portal, "jeroen").await;
    let row = invoice_of(&scratch, "Jeroen de Vries").await;
    let path = path_of(&scratch, &row).await;
    let whole = Money::new(row.total_minor, row.currency).decimal();
    for _ in 0..3 {
        let form = form("visa", &whole);
        let (paid, collected) = tokio::join!(
            pay_invoice(&portal, &jeroen, &path, &form),
            collect(&portal, day("2026-03-01"), now()),
        );
        collected.expect("collected");
        if let Err(refusal) = paid {
            let told = problem_of::<()>(Err(refusal));
            let is_told = matches!(told, PaymentProblem::UnderWay | PaymentProblem::NothingOpen);
            assert!(is_told, "{told:?}");
        }
    }
    assert_eq!(slow.taken_minor(), [row.total_minor]);
    assert_eq!(again(&scratch, &row).await.status, InvoiceStatus::Paid);
    assert_books_balance(&scratch).await;
}

async fn a_transfer_comes_while_a_card_is_charged(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-04-05").await;
    let chloe = person(&portal, "chloe").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    let whole = Money::new(row.total_minor, row.currency).decimal();
    let form = form("corporate", &whole);
    let transfer = Transfer {
        invoice: row.name.clone(),
        received_on: day("2026-04-05"),
        amount: None,
        reference: Some("4711".to_owned()),
        repeat: Repeat::Refused,
    };
    let (paid, booked) = tokio::join!(pay_invoice(&portal, &chloe, &path, &form), async {
        // The card is being charged by then.
        tokio::time::sleep(Duration::from_millis(60)).await;
        book_transfer(&portal, &transfer, now()).await
    });
    assert!(paid.is_ok(), "{paid:?}");
    assert!(matches!(booked, Ok(Booked::Now { .. })), "{booked:?}");
    let after = again(&scratch, &row).await;
    assert_eq!(
        (after.paid_minor, after.status),
        (row.total_minor, InvoiceStatus::Paid)
    );
    let credits = store::all::<credit::Entity>(&scratch.database).await;
    let kept: Vec<_> = credits
        .expect("read")
        .iter()
        .map(|it| it.left_minor)
        .collect();
    assert_eq!(kept, [row.total_minor]);
    let page = actions::invoices::show_invoice(&portal, &chloe, &path).await;
    let lines = page.expect("shown").details.expect("hers").payments.lines;
    let kept = lines.iter().any(|it| match &it.what {
        Happened::Received { kept, .. } => kept.is_some_and(|it| it.minor() == row.total_minor),
        _ => false,
    });
    assert!(kept, "the surplus is shown: {lines:?}");
    assert_books_balance(&scratch).await;
}
