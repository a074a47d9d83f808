//! What is tried on an invoice.

use super::world::Asking;
use super::{Tried, answer};
use actions::Refusal;
use actions::bill::corrections::{
    CreditForm, Then, Voiding, credit_invoice, show_correction, void_invoice,
};
use actions::invoices::{
    InvoiceFilter, InvoicePath, download_invoice, list_invoices, open_invoice, show_invoice,
};
use actions::payments::{
    BookingForm, PayForm, RefundForm, TypedAmount, book_payment, pay_invoice, refund_payment,
    show_desk, show_payment,
};
use actions::search::search;
use billing::{AttemptId, Language, PaymentId, RefundId};
use rights::{Answer, Thing};

pub async fn tried(asking: &Asking<'_>, thing: &Thing, action: &str) -> Tried {
    let path = InvoicePath {
        account: thing.account.to_owned(),
        invoice: asking.world.invoice(thing),
    };
    match action {
        "see it" => see(asking, &path).await,
        "download it" => download(asking, &path).await,
        "pay it" => pay(asking, &path).await,
        "open it for a reason" => {
            let reason = (Language::En, "the customer asked");
            let opened = open_invoice(asking.portal, &asking.caller, &path, reason).await;
            vec![("open_invoice", answer(opened))]
        }
        "void and credit it" => correct(asking, &path).await,
        "book payments of it" => book(asking, &path).await,
        other => panic!("nothing is tried for {other:?}"),
    }
}

async fn see(asking: &Asking<'_>, path: &InvoicePath) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let shown = answer(show_invoice(portal, caller, path).await);
    let all = InvoiceFilter::default();
    let listed = list_invoices(portal, caller, &path.account, &all).await;
    let listed = listed.is_ok_and(|it| it.rows.iter().any(|row| row.name == path.invoice));
    let found = search(portal, caller, &path.invoice).await;
    let found = found.expect("searched");
    // A list is silent about what it does not show.
    let silent = |is_there: bool| match is_there {
        true => Answer::Done,
        false if shown == Answer::Done => Answer::Hidden,
        false => shown,
    };
    vec![
        ("show_invoice", shown),
        ("list_invoices", silent(listed)),
        ("search", silent(!found.is_empty())),
    ]
}

async fn download(asking: &Asking<'_>, path: &InvoicePath) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let page = show_invoice(portal, caller, path).await;
    let details = page.and_then(|page| page.details.map_err(Refusal::Forbidden));
    let file = download_invoice(portal, caller, path, Language::En).await;
    vec![
        ("details", answer(details)),
        ("download_invoice", answer(file)),
    ]
}

async fn pay(asking: &Asking<'_>, path: &InvoicePath) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let form = PayForm {
        key: AttemptId::new(),
        card: String::new(),
        amount: None,
    };
    let page = show_payment(portal, caller, path, None).await;
    let paid = pay_invoice(portal, caller, path, &form).await;
    vec![
        ("show_payment", answer(page)),
        ("pay_invoice", answer(paid)),
    ]
}

async fn correct(asking: &Asking<'_>, path: &InvoicePath) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let voiding = Voiding {
        reason: String::new(),
        then: Then::WriteOff,
    };
    let crediting = CreditForm {
        key: billing::InvoiceId::new(),
        amount: None,
        category: None,
        reason: String::new(),
        after: None,
    };
    let page = show_correction(portal, caller, path).await;
    let voided = void_invoice(portal, caller, path, &voiding).await;
    let credited = credit_invoice(portal, caller, path, &crediting).await;
    vec![
        ("show_correction", answer(page)),
        ("void_invoice", answer(voided)),
        ("credit_invoice", answer(credited)),
    ]
}

async fn book(asking: &Asking<'_>, path: &InvoicePath) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let booking = BookingForm {
        key: PaymentId::new(),
        received_on: None,
        amount: TypedAmount::Unreadable,
        reference: String::new(),
        is_confirmed: false,
    };
    let refund = RefundForm {
        key: RefundId::new(),
        of: String::new(),
        amount: TypedAmount::Unreadable,
        reason: String::new(),
    };
    let page = show_desk(portal, caller, path).await;
    let booked = book_payment(portal, caller, path, &booking).await;
    let refunded = refund_payment(portal, caller, path, &refund).await;
    vec![
        ("show_desk", answer(page)),
        ("book_payment", answer(booked)),
        ("refund_payment", answer(refunded)),
    ]
}
