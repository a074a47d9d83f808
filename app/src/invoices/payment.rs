//! How an invoice is paid while something is open: by which card or transfer, and what can be done.

use crate::asked::Asked;
use crate::controls::facts::{Fact, small_fact_rows};
use crate::payments::card_name;
use actions::invoices::{Details, InvoicePage};
use actions::payments::PayOffer;
use billing::invoice::{Head, InvoiceKind, InvoiceStatus, PaymentMethod};
use islands::addresses;
use leptos::prelude::*;
use words::{document, format, given_back, invoices, payments};

pub(super) fn payment(asked: &Asked, invoice: &InvoicePage, details: &Details) -> AnyView {
    let language = asked.language;
    let (title, content) = match is_open(invoice) {
        true => (
            invoices::how_to_pay(language),
            how_to_pay(asked, invoice, details),
        ),
        false => (
            settled_title(asked, invoice),
            settled(asked, invoice, details),
        ),
    };
    view! {
        <section class="sheet sheet-body" aria-labelledby="pay">
            <div class="sheet-head">
                <h2 id="pay">{title}</h2>
            </div>
            <div class="stack" data-gap="small">
                {content}
            </div>
        </section>
    }
    .into_any()
}

/// What somebody can do about the money of an invoice.
pub(super) fn commands(asked: &Asked, invoice: &InvoicePage) -> Vec<AnyView> {
    let language = asked.language;
    let text = invoice.paying.offer.map(|it| match it {
        PayOffer::PayNow => payments::pay_now(language),
        PayOffer::SettleBalance => payments::settle_balance(language),
    });
    let address = addresses::pay(&invoice.account.name, &invoice.name);
    let pay = text.map(|it| (it, address));
    let (account, name) = (&invoice.account.name, &invoice.name);
    let book = (
        payments::book_payment(language),
        addresses::book_payment(account, name),
    );
    let refund = (payments::refund(language), addresses::refund(account, name));
    // A note's own money, and what was paid on a void invoice, is given back from there.
    let is_paid = invoice.paid.minor() > 0 || invoice.kind == InvoiceKind::CreditNote;
    let desk = [is_open(invoice).then_some(book), is_paid.then_some(refund)];
    let desk = desk.into_iter().flatten();
    let desk = desk.filter(|_| invoice.paying.is_booked_here);
    let all = pay.into_iter().chain(desk);
    all.map(|(text, address)| view! { <a class="button" href=address>{text}</a> }.into_any())
        .collect()
}

fn is_open(invoice: &InvoicePage) -> bool {
    invoice.open.minor() > 0 && invoice.status != InvoiceStatus::Void
}

fn how_to_pay(asked: &Asked, invoice: &InvoicePage, details: &Details) -> AnyView {
    let language = asked.language;
    let head = &details.content.head;
    let questions = head.issuer.email.as_ref();
    let questions = questions.map(|it| document::questions(language, it));
    let none = (!details.payments.has_income())
        .then(|| view! { <p class="soft">{invoices::payments_none(language)}</p> });
    view! {
        <p>{what_to_do(asked, invoice, head)}</p>
        {small_fact_rows(where_to(asked, invoice, head))}
        {none}
        {questions.map(|it| view! { <p class="soft">{it}</p> })}
    }
    .into_any()
}

fn what_to_do(asked: &Asked, invoice: &InvoicePage, head: &Head) -> String {
    let language = asked.language;
    let amount = format::money(language, invoice.open);
    match (head.payment_method, &head.issuer.bank) {
        (PaymentMethod::Card, _) => by_card(asked, invoice, &amount),
        (PaymentMethod::Invoice, None) => document::bank_missing(language),
        (PaymentMethod::Invoice, Some(_)) => {
            let date = format::date(language, invoice.due_date);
            document::pay_by_transfer(language, &amount, &date)
        }
    }
}

/// What the card will do by itself, and what it did not.
fn by_card(asked: &Asked, invoice: &InvoicePage, amount: &str) -> String {
    let language = asked.language;
    let paying = &invoice.paying;
    let card = paying.card.as_ref();
    let card = card.map_or_else(|| payments::the_card(language), |it| card_name(asked, it));
    match (&paying.next, paying.charged_on) {
        (Some(next), _) => match next.attempt {
            Some(day) => {
                payments::card_refused_again(language, &card, &format::date(language, day))
            }
            None => payments::card_refused_last(language, &card),
        },
        (None, Some(day)) => {
            payments::by_card(language, amount, &card, &format::date(language, day))
        }
        (None, None) => payments::card_open(language, amount, &card),
    }
}

fn where_to(asked: &Asked, invoice: &InvoicePage, head: &Head) -> Vec<Fact> {
    let language = asked.language;
    let mut facts = vec![Fact::text(
        invoices::outstanding(language),
        format::money(language, invoice.open),
    )];
    match (head.payment_method, &head.issuer.bank, &invoice.paying.card) {
        (PaymentMethod::Invoice, Some(bank), _) => facts.extend([
            Fact::text(document::account_holder(language), head.issuer.name.clone()),
            Fact::code(document::iban(language), bank.iban.clone()),
            Fact::code(document::bic(language), bank.bic.clone()),
            Fact::text(document::bank(language), bank.name.clone()),
        ]),
        (PaymentMethod::Card, _, Some(card)) => {
            let card = card_name(asked, card);
            facts.push(Fact::text(payments::choose_card(language), card));
        }
        _ => {}
    }
    let reference = invoice.document_number.clone();
    facts.push(Fact::code(document::payment_reference(language), reference));
    facts
}

/// Nobody pays a note, nor what is paid already.
fn settled_title(asked: &Asked, invoice: &InvoicePage) -> String {
    let language = asked.language;
    match invoice.total.minor() {
        ..0 => invoices::given_back(language),
        _ => invoices::payment(language),
    }
}

/// Nothing is open: what was paid, or why nothing had to be.
fn settled(asked: &Asked, invoice: &InvoicePage, details: &Details) -> AnyView {
    let language = asked.language;
    let sentence = match invoice.total.minor() {
        _ if invoice.status == InvoiceStatus::Void => invoices::nothing_void(language),
        ..0 => given_back::sentence(language, details.content.head.correction.as_ref()),
        _ if details.payments.has_income() => {
            payments::paid_whole(language, &format::money(language, invoice.paid))
        }
        _ => document::nothing_to_pay(language),
    };
    view! { <p>{sentence}</p> }.into_any()
}
