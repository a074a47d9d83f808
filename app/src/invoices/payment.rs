//! How to pay an invoice, and what has been paid.

use crate::asked::Asked;
use crate::controls::facts::{Fact, small_fact_rows};
use actions::invoices::{Details, InvoicePage, PaymentView};
use billing::invoice::{Head, InvoiceStatus, PaymentMethod};
use leptos::prelude::*;
use words::{document, format, invoices};

pub(super) fn payment(asked: &Asked, invoice: &InvoicePage, details: &Details) -> AnyView {
    let language = asked.language;
    let head = &details.content.head;
    let questions = head.issuer.email.as_ref();
    let questions = questions.map(|it| document::questions(language, it));
    view! {
        <section class="sheet sheet-body" aria-labelledby="pay">
            <div class="sheet-head">
                <h2 id="pay">{invoices::how_to_pay(language)}</h2>
            </div>
            <div class="stack">
                <p>{what_to_do(asked, invoice, head)}</p>
                {small_fact_rows(where_to(asked, invoice, head))}
                {questions.map(|it| view! { <p class="soft">{it}</p> })}
                <h3>{invoices::payments(language)}</h3>
                {received(asked, &details.payments)}
            </div>
        </section>
    }
    .into_any()
}

fn what_to_do(asked: &Asked, invoice: &InvoicePage, head: &Head) -> String {
    let language = asked.language;
    let amount = format::money(language, invoice.open);
    let date = format::date(language, invoice.due_date);
    let is_open = invoice.open.minor() > 0 && invoice.status != InvoiceStatus::Void;
    match (head.payment_method, &head.issuer.bank) {
        _ if invoice.total.minor() < 0 => document::set_off(language),
        _ if !is_open => document::nothing_to_pay(language),
        (PaymentMethod::Card, _) => document::pay_by_card(language, &amount, &date),
        (PaymentMethod::Invoice, None) => document::bank_missing(language),
        (PaymentMethod::Invoice, Some(_)) => document::pay_by_transfer(language, &amount, &date),
    }
}

fn where_to(asked: &Asked, invoice: &InvoicePage, head: &Head) -> Vec<Fact> {
    let language = asked.language;
    let mut facts = vec![Fact::text(
        invoices::outstanding(language),
        format::money(language, invoice.open),
    )];
    if head.payment_method == PaymentMethod::Invoice
        && let Some(bank) = &head.issuer.bank
    {
        facts.extend([
            Fact::text(document::account_holder(language), head.issuer.name.clone()),
            Fact::code(document::iban(language), bank.iban.clone()),
            Fact::code(document::bic(language), bank.bic.clone()),
            Fact::text(document::bank(language), bank.name.clone()),
        ]);
    }
    let reference = invoice.document_number.clone();
    facts.push(Fact::code(document::payment_reference(language), reference));
    facts
}

fn received(asked: &Asked, payments: &[PaymentView]) -> AnyView {
    let language = asked.language;
    if payments.is_empty() {
        return view! { <p class="soft">{invoices::payments_none(language)}</p> }.into_any();
    }
    let entry = |it: &PaymentView| {
        let amount = format::money(language, it.amount);
        let date = format::date(language, it.received_on);
        let reference = it.reference.clone();
        view! {
            <li>
                {invoices::payment_of(language, &amount, &date)}
                {reference.map(|it| view! { " " <span class="code">{it}</span> })}
            </li>
        }
    };
    let entries: Vec<_> = payments.iter().map(entry).collect();
    view! { <ul>{entries}</ul> }.into_any()
}
