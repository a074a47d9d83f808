//! What the pages tell of an invoice's money: everything, once, in the order it was booked.

use super::money::{Slow, WORLD, billed, day, invoice_of, path_of, person};
use super::paying::problem_of;
use super::{caller, now};
use actions::bill::corrections::{Then, Voiding, void_invoice};
use actions::invoices::{InvoicePage, InvoicePath, What, show_invoice};
use actions::payments::{
    BookingForm, Happened, KeptFor, PaymentLine, PaymentProblem, PrepaymentForm, RefundForm,
    Settled, TypedAmount, Whither, book_payment, book_prepayment, mark_wired, note_wired,
    refund_payment, show_desk, show_kept, show_payments_desk,
};
use actions::{Caller, Portal, Refusal, Wrong, bill};
use billing::payment::{CreditSource, RefundState};
use billing::{CreditId, Money, PaymentId, RefundId};
use chrono::TimeDelta;
use scratch::Scratch;
use store::entities::invoice;

scratch::both_databases!(
    one_day_is_told_as_it_was_booked,
    a_void_notes_credit_is_told_on_both_documents,
    what_is_kept_is_told_to_whoever_reads_the_documents,
    the_operators_desk_books_once_and_notes_what_was_wired,
);

const DAY: &str = "2026-04-20";

/// An invoice to pay, and the operator.
async fn open(scratch: &Scratch) -> (Portal, Caller, invoice::Model, InvoicePath) {
    let portal = billed(scratch, &Slow::default(), WORLD, "2026-04-05").await;
    let portal = portal.with_as_of(Some(day(DAY)));
    let operator = caller(&portal, "operator@reckoner.example").await;
    let row = invoice_of(scratch, "Billing profile 01").await;
    let path = path_of(scratch, &row).await;
    (portal, operator, row, path)
}

fn booking(amount: i64, row: &invoice::Model) -> BookingForm {
    let amount = Money::new(amount, row.currency).exact();
    BookingForm {
        key: PaymentId::new(),
        received_on: Some(day(DAY)),
        amount: TypedAmount::Of(amount),
        reference: String::new(),
        is_confirmed: true,
    }
}

/// The same person some minutes later.
fn later(caller: &Caller, minutes: i64) -> Caller {
    Caller {
        now: caller.now + TimeDelta::minutes(minutes),
        ..caller.clone()
    }
}

fn lines(page: &InvoicePage) -> &[PaymentLine] {
    &page.details.as_ref().expect("details").payments.lines
}

/// History tells the very lines that Payments does.
fn assert_one_source(page: &InvoicePage) {
    let told = page.history.iter().filter_map(|it| match &it.what {
        What::Money(line) => Some(line),
        _ => None,
    });
    assert!(told.eq(lines(page)), "{:?}", page.history);
}

async fn one_day_is_told_as_it_was_booked(scratch: Scratch) {
    let (portal, operator, row, path) = open(&scratch).await;
    // Whose page was opened first sends its form last.
    let rest = booking(row.total_minor - 1_500 + 700, &row);
    let second = booking(500, &row);
    let first = booking(1_000, &row);
    for (minutes, form) in [(1, &first), (2, &second), (3, &rest)] {
        let operator = later(&operator, minutes);
        book_payment(&portal, &operator, &path, form)
            .await
            .expect("booked");
    }
    let desk = show_desk(&portal, &operator, &path).await.expect("shown");
    let of = desk.refundable.iter().find(|it| it.left.minor() == 1_000);
    let refund = RefundForm {
        key: RefundId::new(),
        of: of.expect("the first one").word(),
        amount: TypedAmount::All,
        reason: "not theirs".to_owned(),
    };
    refund_payment(&portal, &later(&operator, 4), &path, &refund)
        .await
        .expect("noted");

    let chloe = person(&portal, "chloe").await;
    let page = show_invoice(&portal, &chloe, &path).await.expect("shown");
    assert_one_source(&page);
    let told: Vec<_> = lines(&page)
        .iter()
        .map(|it| (it.amount.minor(), it.settled))
        .collect();
    let expected = [
        (1_000, Settled::InPart),
        (500, Settled::InPart),
        (row.total_minor - 800, Settled::Whole),
        (1_000, Settled::InPart),
        // What was too much pays a part of what is open again.
        (700, Settled::InPart),
    ];
    assert_eq!(told, expected);
    assert!(matches!(
        lines(&page)[3].what,
        Happened::GivenBack {
            state: RefundState::ToWire,
            ..
        }
    ));
    // An operator reads the same, and opens no document for it.
    assert_eq!(desk_history(&portal, &operator, &path).await, page.history);
}

async fn desk_history(
    portal: &Portal,
    operator: &Caller,
    path: &InvoicePath,
) -> Vec<actions::invoices::Event> {
    let desk = show_desk(portal, operator, path).await.expect("shown");
    let page = show_invoice(portal, operator, path).await.expect("shown");
    assert_eq!(desk.history, page.history);
    assert!(page.details.is_err());
    desk.history
}

async fn a_void_notes_credit_is_told_on_both_documents(scratch: Scratch) {
    let (portal, operator, row, path) = open(&scratch).await;
    book_payment(&portal, &operator, &path, &booking(row.total_minor, &row))
        .await
        .expect("booked");
    let voiding = Voiding {
        reason: "never delivered".to_owned(),
        then: Then::WriteOff,
    };
    let voided = void_invoice(&portal, &later(&operator, 1), &path, &voiding).await;
    let note = voided.expect("voided").note.name;
    let desk = show_desk(&portal, &operator, &path).await.expect("shown");
    let refund = RefundForm {
        key: desk.refund_key,
        of: desk.refundable[0].word(),
        amount: TypedAmount::Of("1".parse().expect("a number")),
        reason: "a part at once".to_owned(),
    };
    let refunded = refund_payment(&portal, &later(&operator, 2), &path, &refund).await;
    let refunded = refunded.expect("noted");
    mark_wired(&portal, refunded.id, Some("4713"), now())
        .await
        .expect("wired");
    bill::run(&portal, day("2026-05-05"), now(), |_| {})
        .await
        .expect("run");

    let chloe = person(&portal, "chloe").await;
    let shown = async |invoice: &str| {
        let path = InvoicePath {
            invoice: invoice.to_owned(),
            ..path.clone()
        };
        let page = show_invoice(&portal, &chloe, &path).await.expect("shown");
        assert_one_source(&page);
        page
    };
    let of_invoice = shown(&row.name).await;
    let of_note = shown(&note).await;
    let [received, given, set_off] = lines(&of_invoice) else {
        panic!("{:?}", lines(&of_invoice));
    };
    assert_eq!(received.amount.minor(), row.total_minor);
    let Happened::GivenBack {
        state, reference, ..
    } = &given.what
    else {
        panic!("{given:?}");
    };
    assert_eq!(
        (*state, reference.as_deref()),
        (RefundState::Done, Some("4713"))
    );
    let Happened::SetOff(next) = &set_off.what else {
        panic!("{set_off:?}");
    };
    let [credited, same_given, same_set_off] = lines(&of_note) else {
        panic!("{:?}", lines(&of_note));
    };
    assert_eq!(credited.what, Happened::Credited);
    assert_eq!(credited.amount.minor(), row.total_minor);
    assert_eq!((same_given, same_set_off), (given, set_off));

    let next = shown(next).await;
    let Happened::Received { of, .. } = &lines(&next)[0].what else {
        panic!("{:?}", lines(&next));
    };
    assert_eq!(of.as_ref(), Some(&note));
    assert_eq!(lines(&next)[0].amount, set_off.amount);
}

fn prepayment(account: &str, amount: &str, reference: &str) -> PrepaymentForm {
    PrepaymentForm {
        key: CreditId::new(),
        account: account.to_owned(),
        profile: "Billing profile 01".to_owned(),
        received_on: Some(day(DAY)),
        amount: amount.parse().ok(),
        reference: reference.to_owned(),
    }
}

async fn what_is_kept_is_told_to_whoever_reads_the_documents(scratch: Scratch) {
    let (portal, operator, row, path) = open(&scratch).await;
    let more = booking(row.total_minor + 700, &row);
    book_payment(&portal, &operator, &path, &more)
        .await
        .expect("booked");
    let form = prepayment(&path.account, "5", "4714");
    book_prepayment(&portal, &operator, &form)
        .await
        .expect("kept");
    bill::run(&portal, day("2026-05-05"), now(), |_| {})
        .await
        .expect("run");
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    let rows = rows.expect("read").into_iter();
    let open = rows.filter(|it| it.scope_id == row.scope_id);
    let open_minor: i64 = open.map(|it| it.total_minor - it.paid_minor).sum();
    let late = Money::new(open_minor + 300, row.currency).decimal();
    let late = prepayment(&path.account, &late, "");
    book_prepayment(&portal, &operator, &late)
        .await
        .expect("kept");

    let told = async |name: &str| {
        let who = person(&portal, name).await;
        show_kept(&portal, &who, &path.account, None).await
    };
    let page = told("chloe").await.expect("told");
    let part = KeptFor::Part("Billing profile 01".to_owned());
    let three = Money::new(300, row.currency);
    assert_eq!(page.left, [(part, three)]);
    let sources: Vec<_> = page
        .rows
        .iter()
        .map(|it| (it.source, it.document.as_ref(), it.reference.as_deref()))
        .collect();
    let prepaid = |reference| (CreditSource::Prepayment, None, reference);
    assert!(sources.contains(&prepaid(Some("4714"))) && sources.contains(&prepaid(None)));
    assert!(sources.contains(&(CreditSource::Overpayment, Some(&row.name), None)));
    for used in page.rows.iter().filter(|it| it.left.minor() == 0) {
        let [went] = &used.went[..] else {
            panic!("{used:?}");
        };
        assert_eq!(went.amount, used.amount);
        assert!(matches!(&went.whither, Whither::SetOff(name) if *name != path.invoice));
    }
    // Of another profile, and nobody's reader.
    let daan = told("daan").await.expect("told");
    assert!(daan.rows.is_empty() && daan.left.is_empty());
    assert_eq!(told("eva").await.err(), Some(Refusal::NotFound));
    let to_operator = show_kept(&portal, &operator, &path.account, None).await;
    assert_eq!(to_operator.expect("told").rows, page.rows);
}

async fn the_operators_desk_books_once_and_notes_what_was_wired(scratch: Scratch) {
    let (portal, operator, row, path) = open(&scratch).await;
    prepayments_are_booked_once((&portal, &operator, &path), &row).await;
    book_payment(&portal, &operator, &path, &booking(row.total_minor, &row))
        .await
        .expect("booked");
    let desk = show_desk(&portal, &operator, &path).await.expect("shown");
    let refund = RefundForm {
        key: desk.refund_key,
        of: desk.refundable[0].word(),
        amount: TypedAmount::All,
        reason: "not theirs".to_owned(),
    };
    refund_payment(&portal, &operator, &path, &refund)
        .await
        .expect("noted");
    let listed = async || show_payments_desk(&portal, &operator, None).await;
    let waiting = listed().await.expect("listed").to_wire;
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].invoice.as_ref(), Some(&row.name));
    let chloe = person(&portal, "chloe").await;
    let hidden = show_payments_desk(&portal, &chloe, None).await;
    assert_eq!(hidden.err(), Some(Refusal::NotFound));
    let hidden = note_wired(&portal, &chloe, waiting[0].id, "1").await;
    assert_eq!(hidden, Err(Refusal::NotFound));
    for _ in 0..2 {
        let noted = note_wired(&portal, &operator, waiting[0].id, " 4715 ").await;
        assert_eq!(noted, Ok(()));
    }
    assert_eq!(listed().await.expect("listed").to_wire, []);
    let page = show_invoice(&portal, &chloe, &path).await.expect("shown");
    let wired = lines(&page).iter().filter_map(|it| match &it.what {
        Happened::GivenBack { reference, .. } => reference.as_deref(),
        _ => None,
    });
    assert_eq!(wired.collect::<Vec<_>>(), ["4715"]);
}

async fn prepayments_are_booked_once(
    (portal, operator, path): (&Portal, &Caller, &InvoicePath),
    row: &invoice::Model,
) {
    let send = async |form: &PrepaymentForm| book_prepayment(portal, operator, form).await;
    let form = prepayment(&path.account, "5", "4714");
    let five = Money::new(500, row.currency);
    assert_eq!(send(&form).await, Ok(Some(five)));
    assert_eq!(send(&form).await, Ok(None), "the same form");
    let other = PrepaymentForm {
        amount: "6".parse().ok(),
        ..form
    };
    assert_eq!(problem_of(send(&other).await), PaymentProblem::Sent);
    let other = prepayment(&path.account, "6", "4714");
    let told = problem_of(send(&other).await);
    assert_eq!(told, PaymentProblem::PrepaidReference(five));
    let long = prepayment(&path.account, "6", &"7".repeat(141));
    let told = problem_of(send(&long).await);
    assert_eq!(told, PaymentProblem::LongReference(140));
    let nobodys = send(&prepayment("nobody", "6", "")).await;
    let no_account = Refusal::wrong("account", Wrong::NoAccount);
    assert_eq!(nobodys.err(), Some(no_account));
}
