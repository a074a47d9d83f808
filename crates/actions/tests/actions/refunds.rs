//! Money that goes back, and money that comes in advance.

use super::money::{
    Slow, WORLD, again, assert_books_balance, billed, day, invoice_of, path_of, person,
};
use super::now;
use super::paying::form;
use actions::bill::corrections::{Crediting, Then, Voiding, credit_by_name, void_by_name};
use actions::payments::{
    Booked, Disabling, NewRefund, NotRefunded, Noted, PaymentProblem, Prepayment, RefundOf,
    Refunded, Transfer, book_transfer, collect, given_under, mark_wired, next_of_invoice,
    pay_invoice, prepay, refund, refundable_of,
};
use actions::{Portal, Repeat, bill};
use billing::invoice::{Credited, InvoiceStatus};
use billing::payment::{CreditSource, PaymentWay, RefundState};
use billing::{CreditId, InvoiceId, Money, RefundId};
use chrono::NaiveDate;
use scratch::Scratch;
use store::entities::{audit, credit, invoice, payment};

scratch::both_databases!(
    a_card_gets_back_at_most_what_it_paid,
    a_transfer_is_to_be_wired_and_the_invoice_is_open_again,
    what_was_paid_too_much_goes_back_from_the_credit,
    what_is_paid_in_advance_pays_the_next_invoices,
    a_void_invoice_gives_back_from_its_notes_credit,
    what_a_credit_note_kept_goes_back_once,
    a_command_sent_twice_gives_once,
);

fn back(row: &invoice::Model, of: RefundOf, amount: Option<&str>, on: NaiveDate) -> NewRefund {
    NewRefund {
        key: RefundId::new(),
        repeat: Repeat::Meant,
        account: row.account_id,
        of,
        amount: amount.map(|it| it.parse().expect("a number")),
        reason: "paid twice".to_owned(),
        by: None,
        on,
    }
}

async fn the_payment(scratch: &Scratch) -> payment::Model {
    let rows = store::all::<payment::Entity>(&scratch.database).await;
    let mut rows = rows.expect("read");
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

async fn a_card_gets_back_at_most_what_it_paid(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-03-01").await;
    collect(&portal, day("2026-03-01"), now())
        .await
        .expect("collected");
    let row = invoice_of(&scratch, "Jeroen de Vries").await;
    assert_eq!(row.status, InvoiceStatus::Paid);
    let of = RefundOf::Payment(the_payment(&scratch).await.id);
    let give =
        async |amount| refund(&portal, &back(&row, of, amount, day("2026-03-01")), now()).await;

    let given = give(Some("100")).await.ok().expect("given back");
    assert_eq!(
        (given.way, given.state),
        (PaymentWay::Card, RefundState::Done)
    );
    let open = again(&scratch, &row).await;
    assert_eq!(open.paid_minor, row.total_minor - 10_000);
    assert_eq!(
        (open.status, open.next_attempt_on),
        (InvoiceStatus::Due, None)
    );
    let refused = give(Some("6.66")).await;
    let is_refused =
        |it: &NotRefunded| matches!(it, NotRefunded::Problem(PaymentProblem::RefundRefused(_)));
    assert!(refused.as_ref().err().is_some_and(is_refused));
    assert_eq!(
        again(&scratch, &row).await,
        open,
        "a refused refund changes nothing"
    );
    let whole = Money::new(row.total_minor, row.currency).decimal();
    let too_much = give(Some(&whole)).await;
    let left = Money::new(row.total_minor - 10_000, row.currency);
    let is_too_much = |it: &NotRefunded| match it {
        NotRefunded::Problem(problem) => *problem == PaymentProblem::MoreThanPaid(left),
        NotRefunded::Failure(_) => false,
    };
    assert!(too_much.as_ref().err().is_some_and(is_too_much));
    let rest = give(None).await.ok().expect("the rest");
    assert_eq!(rest.amount, left);
    assert_eq!(again(&scratch, &row).await.paid_minor, 0);
    assert!(give(None).await.is_err(), "nothing is left");
    // What was given back is not taken again by itself.
    collect(&portal, day("2026-03-20"), now())
        .await
        .expect("collected");
    assert_eq!(slow.taken_minor().len(), 1);
    assert_books_balance(&scratch).await;
    let told = [
        "payment.ask",
        "payment.refund",
        "refund.give",
        "refund.refuse",
    ];
    let told = told.map(|it| told_times(&scratch, it));
    assert_eq!(futures::future::join_all(told).await, [1, 3, 2, 1]);
}

/// How often the audit trail tells of it.
async fn told_times(scratch: &Scratch, action: &str) -> usize {
    let trail = store::all::<audit::Entity>(&scratch.database).await;
    let trail = trail.expect("read").into_iter();
    trail.filter(|it| it.action == action).count()
}

async fn a_transfer_is_to_be_wired_and_the_invoice_is_open_again(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-04-05").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let transfer = Transfer {
        invoice: row.document_number.clone(),
        received_on: day("2026-04-20"),
        amount: None,
        reference: Some("4711".to_owned()),
        repeat: Repeat::Refused,
    };
    book_transfer(&portal, &transfer, now())
        .await
        .expect("booked");
    let of = RefundOf::Payment(the_payment(&scratch).await.id);
    let late = day("2026-06-01");
    let given = refund(&portal, &back(&row, of, Some("1"), late), now()).await;
    let given = given.ok().expect("noted");
    assert_eq!(
        (given.way, given.state),
        (PaymentWay::Transfer, RefundState::ToWire)
    );
    let open = again(&scratch, &row).await;
    assert_eq!(open.paid_minor, row.total_minor - 100);
    assert_eq!(open.status, InvoiceStatus::PastDue);
    assert_eq!(open.past_due_since, Some(late), "the grace begins anew");
    let next = next_of_invoice(&portal, &row.name).await.expect("read");
    let disabling = next.map(|it| it.disabling);
    assert_eq!(disabling, Some(Disabling::On(day("2026-07-01"))));
    let trail = store::all::<audit::Entity>(&scratch.database).await;
    let trail = trail.expect("read");
    let told = trail.iter().find(|it| it.action == "payment.refund");
    assert!(told.is_some_and(|it| it.subject.ends_with("paid twice")));
    assert_books_balance(&scratch).await;
    is_wired_once(&portal, &scratch, given.id).await;
}

/// Two operators note the same refund as wired: one of them does, and that reference stays.
async fn is_wired_once(portal: &Portal, scratch: &Scratch, id: RefundId) {
    let wired = async |reference| mark_wired(portal, id, Some(reference), now()).await;
    let (one, other) = tokio::join!(wired("A"), wired("B"));
    assert_ne!(one.is_ok(), other.is_ok(), "{one:?} {other:?}");
    let noted = async || {
        let found = store::refunds::of_id(&scratch.database, id).await;
        let found = found.expect("read").expect("the refund");
        (found.state, found.provider_reference)
    };
    let (state, reference) = noted().await;
    assert_eq!(state, RefundState::Done);
    let reference_noted = reference.as_deref().expect("a reference");
    let again = wired(reference_noted).await;
    assert_eq!(again, Ok(Noted::Before), "done twice, once");
    let again = mark_wired(portal, id, None, now()).await;
    assert_eq!(again, Ok(Noted::Before));
    let told = wired("C").await.expect_err("refused").to_string();
    assert!(
        told.contains(&format!("another reference: {reference_noted}")),
        "{told}"
    );
    assert_eq!(noted().await.1, reference);
    assert_eq!(told_times(scratch, "refund.wire").await, 1);
    assert!(
        mark_wired(portal, RefundId::new(), None, now())
            .await
            .is_err()
    );
}

async fn what_was_paid_too_much_goes_back_from_the_credit(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-04-05").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let more = Money::new(row.total_minor + 5_000, row.currency).decimal();
    let transfer = Transfer {
        invoice: row.name.clone(),
        received_on: day("2026-04-20"),
        amount: more.parse().ok(),
        reference: Some("4711".to_owned()),
        repeat: Repeat::Refused,
    };
    book_transfer(&portal, &transfer, now())
        .await
        .expect("booked");
    let twice = book_transfer(&portal, &transfer, now()).await;
    assert_eq!(twice, Ok(Booked::Before), "all that came counts");
    let other = Transfer {
        amount: Money::new(row.total_minor, row.currency)
            .decimal()
            .parse()
            .ok(),
        ..transfer
    };
    let other = book_transfer(&portal, &other, now()).await;
    assert!(other.is_err_and(|it| it.to_string().contains(&more)));
    let credits = store::all::<credit::Entity>(&scratch.database).await;
    let credit = credits.expect("read").remove(0);
    assert_eq!(
        (credit.source, credit.left_minor),
        (CreditSource::Overpayment, 5_000)
    );
    let of = RefundOf::Credit(credit.id);
    let on = day("2026-04-21");
    let given = refund(&portal, &back(&row, of, Some("20"), on), now()).await;
    assert_eq!(given.ok().map(|it| it.state), Some(RefundState::ToWire));
    assert_eq!(again(&scratch, &row).await.status, InvoiceStatus::Paid);
    let too_much = refund(&portal, &back(&row, of, Some("31"), on), now()).await;
    assert!(too_much.is_err());
    // The next invoice is paid from what is left.
    bill::run(&portal, day("2026-05-05"), now(), |_| {})
        .await
        .expect("run");
    assert_books_balance(&scratch).await;
    let credits = store::all::<credit::Entity>(&scratch.database).await;
    assert_eq!(credits.expect("read")[0].left_minor, 0);
}

/// What was paid on a void invoice is a credit, and goes back to the card it came from, once.
async fn a_void_invoice_gives_back_from_its_notes_credit(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-03-01").await;
    let today = day("2026-03-01");
    collect(&portal, today, now()).await.expect("collected");
    let row = invoice_of(&scratch, "Jeroen de Vries").await;
    let paid = the_payment(&scratch).await;
    let voiding = Voiding {
        reason: "never delivered".to_owned(),
        then: Then::WriteOff,
    };
    void_by_name(&portal, &row.name, &voiding, now())
        .await
        .expect("voided");
    let of = RefundOf::Payment(paid.id);
    let of_payment = refund(&portal, &back(&row, of, None, today), now()).await;
    assert!(of_payment.is_err(), "it is the void note's credit now");
    let (_, found) = refundable_of(&portal, &row.name).await.expect("found");
    assert_eq!(found.len(), 1);
    let given = refund(&portal, &back(&row, found[0].of, None, today), now()).await;
    let given = given.ok().expect("given back");
    assert_eq!(
        (given.way, given.state),
        (PaymentWay::Card, RefundState::Done)
    );
    assert_eq!(given.amount.minor(), row.total_minor);
    assert_eq!(told_times(&scratch, "refund.give").await, 1);
    assert_eq!(again(&scratch, &row).await.status, InvoiceStatus::Void);
    let (_, left) = refundable_of(&portal, &row.name).await.expect("found");
    assert!(left.is_empty(), "{left:?}");
}

async fn what_a_credit_note_kept_goes_back_once(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-03-01").await;
    let today = day("2026-03-01");
    collect(&portal, today, now()).await.expect("collected");
    let row = invoice_of(&scratch, "Jeroen de Vries").await;
    let paid = the_payment(&scratch).await;
    let whole = Money::new(row.subtotal_minor, row.currency);
    let crediting = Crediting {
        credited: Credited {
            category: None,
            amount: whole.exact(),
            reason: "never delivered".to_owned(),
        },
        after: None,
        key: InvoiceId::new(),
        repeat: Repeat::Meant,
    };
    credit_by_name(&portal, &row.name, &crediting, now())
        .await
        .expect("credited");
    let of = RefundOf::Payment(paid.id);
    let of_payment = refund(&portal, &back(&row, of, None, today), now()).await;
    assert!(of_payment.is_err(), "it is the credit note's now");
    let (_, found) = refundable_of(&portal, &row.name).await.expect("found");
    assert_eq!(found.len(), 1, "{found:?}");
    let given = refund(&portal, &back(&row, found[0].of, None, today), now()).await;
    let given = given.ok().expect("given back");
    assert_eq!(given.amount.minor(), row.total_minor);
    let after = again(&scratch, &row).await;
    assert_eq!(after.status, InvoiceStatus::Paid, "nothing is owed again");
    let (_, left) = refundable_of(&portal, &row.name).await.expect("found");
    assert!(left.is_empty(), "{left:?}");
}

/// A script that tries again gives once; a command that is sent twice is refused unless it is meant.
async fn a_command_sent_twice_gives_once(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-03-01").await;
    let today = day("2026-03-01");
    collect(&portal, today, now()).await.expect("collected");
    let row = invoice_of(&scratch, "Jeroen de Vries").await;
    let of = RefundOf::Payment(the_payment(&scratch).await.id);
    let typed = || NewRefund {
        repeat: Repeat::Refused,
        ..back(&row, of, Some("10"), today)
    };
    let first = typed();
    for _ in 0..2 {
        let given = refund(&portal, &first, now()).await;
        assert_eq!(given.ok().expect("given back").id, first.key);
    }
    let before = given_under(&portal, &row.name, first.key).await;
    assert_eq!(before.expect("read"), Some(of));
    let twin = refund(&portal, &typed(), now()).await;
    let given_today = PaymentProblem::GivenToday;
    assert!(matches!(twin, Err(NotRefunded::Problem(it)) if it == given_today));
    let tomorrow = NewRefund {
        on: day("2026-03-02"),
        ..typed()
    };
    assert!(refund(&portal, &tomorrow, now()).await.is_ok());
    for nothing in ["", " ", "\u{200b}"] {
        let blank = NewRefund {
            reason: nothing.to_owned(),
            ..back(&row, of, Some("11"), today)
        };
        let told = failure(refund(&portal, &blank, now()).await);
        assert!(told.contains("needs a reason"), "{told}");
    }
    assert_eq!(
        again(&scratch, &row).await.paid_minor,
        row.total_minor - 2_000
    );
    assert_books_balance(&scratch).await;
}

fn failure(done: Result<Refunded, NotRefunded>) -> String {
    match done {
        Err(NotRefunded::Failure(failure)) => failure.to_string(),
        Ok(_) | Err(NotRefunded::Problem(_)) => panic!("it is refused with a sentence"),
    }
}

async fn what_is_paid_in_advance_pays_the_next_invoices(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-02-20").await;
    let advance = |account: &str, profile: Option<&str>, reference: &str| Prepayment {
        key: CreditId::new(),
        repeat: Repeat::Meant,
        account: account.to_owned(),
        profile: profile.map(str::to_owned),
        received_on: day("2026-02-20"),
        amount: "700".parse().expect("a number"),
        reference: Some(reference.to_owned()),
    };
    // For all of the account, whatever its series: 512.40 and tax is 620.00.
    let jeroens = advance("10482937", None, "1");
    let kept = prepay(&portal, &jeroens, now()).await.expect("kept");
    assert_eq!(kept.map(Money::minor), Some(70_000));
    assert_eq!(
        prepay(&portal, &jeroens, now()).await,
        Ok(None),
        "booked already"
    );
    // A standing order comes with the same reference and amount, month after month.
    let of_march = Prepayment {
        received_on: day("2026-03-20"),
        ..advance("10482937", None, "1")
    };
    let kept = prepay(&portal, &of_march, now()).await.expect("kept");
    assert_eq!(kept.map(Money::minor), Some(70_000), "another month's");
    let contoso = contoso(&portal).await;
    let years_ago = Prepayment {
        received_on: day("2020-01-01"),
        ..advance(&contoso, Some("Billing profile 01"), "2")
    };
    let refused = prepay(&portal, &years_ago, now()).await;
    assert!(refused.is_err_and(|it| it.to_string().contains("so long before")));
    let unsaid = prepay(&portal, &advance(&contoso, None, "2"), now()).await;
    assert!(unsaid.is_err_and(|it| it.to_string().contains("Billing profile 02")));
    let profile = Some("Billing profile 01");
    prepay(&portal, &advance(&contoso, profile, "2"), now())
        .await
        .expect("kept");

    bill::run(&portal, day("2026-04-05"), now(), |_| {})
        .await
        .expect("run");
    let support = invoice_of(&scratch, "Azure support 01").await;
    assert_eq!(support.paid_minor, support.total_minor.min(78_000));
    let monthly = invoice_of(&scratch, "Billing profile 01").await;
    assert_eq!(monthly.paid_minor, monthly.total_minor.min(70_000));
    assert_books_balance(&scratch).await;
    let path = path_of(&scratch, &monthly).await;
    let chloe = person(&portal, "chloe").await;
    if monthly.total_minor > 70_000 {
        let paid = pay_invoice(&portal, &chloe, &path, &form("corporate", "10")).await;
        assert!(paid.is_ok(), "{paid:?}");
    }
}

async fn contoso(portal: &Portal) -> String {
    let operator = super::caller(portal, "operator@reckoner.example").await;
    super::visibility::account(portal, &operator, "Contoso Ltd").await
}
