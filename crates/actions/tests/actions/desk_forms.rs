//! The operator's forms, sent twice: a double click gives back once and books once.

use super::caller;
use super::money::{
    Slow, WORLD, again, assert_books_balance, billed, day, invoice_of, path_of, person,
};
use super::paying::{form, problem_of};
use actions::invoices::InvoicePath;
use actions::payments::{
    BookingForm, PaymentProblem, RefundForm, TypedAmount, book_payment, pay_invoice,
    refund_payment, show_desk,
};
use actions::{Caller, Portal};
use billing::payment::RefundState;
use billing::{Money, PaymentId, RefundId};
use scratch::Scratch;
use store::entities::{audit, invoice, payment, refund};

scratch::both_databases!(
    a_refund_sent_twice_at_once_is_given_once,
    all_of_it_sent_twice_is_given_once,
    a_booking_sent_twice_at_once_is_booked_once,
    nothing_is_given_back_where_not_all_of_it_can_be_summed,
);

const DAY: &str = "2026-04-20";

fn typed(amount: &str) -> TypedAmount {
    TypedAmount::Of(amount.parse().expect("a number"))
}

/// An invoice that Chloe paid, and the operator at its desk.
async fn paid(scratch: &Scratch) -> (Portal, Caller, invoice::Model, InvoicePath) {
    let portal = billed(scratch, &Slow::default(), WORLD, "2026-04-05").await;
    let portal = portal.with_as_of(Some(day(DAY)));
    let chloe = person(&portal, "chloe").await;
    let operator = caller(&portal, "operator@reckoner.example").await;
    let row = invoice_of(scratch, "Billing profile 01").await;
    let path = path_of(scratch, &row).await;
    let whole = Money::new(row.total_minor, row.currency).decimal();
    let paid = pay_invoice(&portal, &chloe, &path, &form("corporate", &whole)).await;
    assert!(paid.is_ok(), "{paid:?}");
    (portal, operator, row, path)
}

/// What the page offers to give back first.
async fn refund_form(
    (portal, operator, path): (&Portal, &Caller, &InvoicePath),
    amount: TypedAmount,
) -> RefundForm {
    let page = show_desk(portal, operator, path).await.expect("shown");
    RefundForm {
        key: page.refund_key,
        of: page.refundable[0].word(),
        amount,
        reason: "paid twice".to_owned(),
    }
}

async fn refunds(scratch: &Scratch) -> Vec<refund::Model> {
    let rows = store::all::<refund::Entity>(&scratch.database).await;
    rows.expect("read")
}

async fn a_refund_sent_twice_at_once_is_given_once(scratch: Scratch) {
    let (portal, operator, row, path) = paid(&scratch).await;
    let form = refund_form((&portal, &operator, &path), typed("25")).await;
    let send = async |form: &RefundForm| refund_payment(&portal, &operator, &path, form).await;
    let (one, other) = tokio::join!(send(&form), send(&form));
    assert_eq!(one, other);
    assert_eq!(one.map(|it| it.state), Ok(RefundState::Done));
    assert_eq!(send(&form).await, other, "later too");
    let given = refunds(&scratch).await;
    assert_eq!(given.len(), 1);
    assert_eq!((given[0].id, given[0].amount_minor), (form.key, 2_500));
    assert_eq!(
        again(&scratch, &row).await.paid_minor,
        row.total_minor - 2_500
    );
    let trail = store::all::<audit::Entity>(&scratch.database).await;
    let told = trail.expect("read").into_iter();
    assert_eq!(told.filter(|it| it.action == "payment.refund").count(), 1);

    let more = RefundForm {
        amount: typed("26"),
        ..form.clone()
    };
    assert_eq!(problem_of(send(&more).await), PaymentProblem::Sent);
    let all = RefundForm {
        amount: TypedAmount::All,
        ..form.clone()
    };
    assert_eq!(problem_of(send(&all).await), PaymentProblem::Sent);
    let nothing = RefundForm {
        of: format!("payment:{}", PaymentId::new()),
        ..form.clone()
    };
    assert_eq!(problem_of(send(&nothing).await), PaymentProblem::NoPayment);
    let next = RefundForm {
        key: RefundId::new(),
        ..form
    };
    // Two windows have two keys: the same thing twice is asked about by its reason.
    assert_eq!(problem_of(send(&next).await), PaymentProblem::GivenToday);
    let meant = RefundForm {
        reason: "Once more".to_owned(),
        ..next
    };
    assert!(
        send(&meant).await.is_ok(),
        "another reason is another refund"
    );
    assert_eq!(refunds(&scratch).await.len(), 2);
    assert_books_balance(&scratch).await;
}

async fn all_of_it_sent_twice_is_given_once(scratch: Scratch) {
    let (portal, operator, row, path) = paid(&scratch).await;
    let refused = refund_form((&portal, &operator, &path), typed("6.66")).await;
    for _ in 0..2 {
        let told = refund_payment(&portal, &operator, &path, &refused).await;
        let told = problem_of(told);
        assert!(matches!(told, PaymentProblem::RefundRefused(_)), "{told:?}");
    }
    assert_eq!(refunds(&scratch).await.len(), 1);
    let form = refund_form((&portal, &operator, &path), TypedAmount::All).await;
    for _ in 0..2 {
        let given = refund_payment(&portal, &operator, &path, &form).await;
        assert_eq!(given.map(|it| it.amount.minor()), Ok(row.total_minor));
    }
    assert_eq!(refunds(&scratch).await.len(), 2);
    assert_eq!(again(&scratch, &row).await.paid_minor, 0);
    assert_books_balance(&scratch).await;
}

async fn a_booking_sent_twice_at_once_is_booked_once(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, "2026-04-05").await;
    let portal = portal.with_as_of(Some(day(DAY)));
    let operator = caller(&portal, "operator@reckoner.example").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    let form = |amount: TypedAmount| BookingForm {
        key: PaymentId::new(),
        received_on: Some(day(DAY)),
        amount,
        reference: String::new(),
        is_confirmed: true,
    };
    let send = async |form: &BookingForm| book_payment(&portal, &operator, &path, form).await;
    let part = form(typed("12.34"));
    let (one, other) = tokio::join!(send(&part), send(&part));
    assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
    assert_ne!(one, other, "the second one is told that it is there");
    assert_eq!(again(&scratch, &row).await.paid_minor, 1_234);
    let other = BookingForm {
        amount: typed("12.35"),
        ..part.clone()
    };
    assert_eq!(problem_of(send(&other).await), PaymentProblem::Sent);
    // More than is open: what is kept is of the same form.
    let more = Money::new(row.total_minor, row.currency).decimal();
    let more = form(typed(&more));
    for _ in 0..2 {
        let booked = send(&more).await;
        assert!(booked.is_ok(), "{booked:?}");
    }
    let payments = store::all::<payment::Entity>(&scratch.database).await;
    assert_eq!(payments.expect("read").len(), 2);
    assert_books_balance(&scratch).await;
    // Nothing is open now: another form is told so.
    let next = form(TypedAmount::All);
    assert_eq!(problem_of(send(&next).await), PaymentProblem::NothingToBook);
    let long = BookingForm {
        reference: "7".repeat(141),
        ..next
    };
    let told = problem_of(send(&long).await);
    assert_eq!(told, PaymentProblem::LongReference(140));
}

/// Refunds that were left out of the sum would be given back a second time.
async fn nothing_is_given_back_where_not_all_of_it_can_be_summed(scratch: Scratch) {
    let (portal, operator, row, path) = paid(&scratch).await;
    let form = refund_form((&portal, &operator, &path), typed("1")).await;
    let given = refund_payment(&portal, &operator, &path, &form).await;
    assert!(given.is_ok(), "{given:?}");
    let given = refunds(&scratch).await.remove(0);
    let cents = (0..store::refunds::REFUNDS_MAX).map(|_| refund::Model {
        id: RefundId::new(),
        amount_minor: 1,
        ..given.clone()
    });
    let work = store::begin(&scratch.database).await.expect("begun");
    store::put_all::<refund::Entity>(&work, cents.collect())
        .await
        .expect("kept");
    work.commit().await.expect("kept");
    let next = RefundForm {
        key: RefundId::new(),
        ..form
    };
    let refused = refund_payment(&portal, &operator, &path, &next).await;
    assert!(refused.is_err(), "{refused:?}");
    let after = again(&scratch, &row).await.paid_minor;
    assert_eq!(after, row.total_minor - 100);
}
