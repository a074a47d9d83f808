//! How to pay an invoice while something is open, and what has been paid.

use crate::asked::Asked;
use crate::controls::facts::{Fact, small_fact_rows};
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::invoices::{Details, InvoicePage, PaymentView};
use billing::invoice::{Head, InvoiceStatus, PaymentMethod};
use leptos::prelude::*;
use words::{document, format, given_back, invoices};

pub(super) fn payment(asked: &Asked, invoice: &InvoicePage, details: &Details) -> AnyView {
    let language = asked.language;
    let (title, content) = match is_open(invoice) {
        true => (
            invoices::how_to_pay(language),
            how_to_pay(asked, invoice, details),
        ),
        false => (
            invoices::payments(language),
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

fn is_open(invoice: &InvoicePage) -> bool {
    invoice.open.minor() > 0 && invoice.status != InvoiceStatus::Void
}

fn how_to_pay(asked: &Asked, invoice: &InvoicePage, details: &Details) -> AnyView {
    let language = asked.language;
    let head = &details.content.head;
    let questions = head.issuer.email.as_ref();
    let questions = questions.map(|it| document::questions(language, it));
    let payments = match details.payments.is_empty() {
        true => view! { <p class="soft">{invoices::payments_none(language)}</p> }.into_any(),
        false => view! {
            <h3>{invoices::payments(language)}</h3>
            {received(asked, &details.payments)}
        }
        .into_any(),
    };
    view! {
        <p>{what_to_do(asked, invoice, head)}</p>
        {small_fact_rows(where_to(asked, invoice, head))}
        {payments}
        {questions.map(|it| view! { <p class="soft">{it}</p> })}
    }
    .into_any()
}

fn what_to_do(asked: &Asked, invoice: &InvoicePage, head: &Head) -> String {
    let language = asked.language;
    let amount = format::money(language, invoice.open);
    let date = format::date(language, invoice.due_date);
    match (head.payment_method, &head.issuer.bank) {
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

/// Nothing is open: what was paid, or why nothing had to be.
fn settled(asked: &Asked, invoice: &InvoicePage, details: &Details) -> AnyView {
    let language = asked.language;
    let sentence = match invoice.total.minor() {
        ..0 => Some(given_back::sentence(
            language,
            details.content.head.correction.as_ref(),
        )),
        _ if details.payments.is_empty() => Some(document::nothing_to_pay(language)),
        _ => None,
    };
    let payments = (!details.payments.is_empty()).then(|| received(asked, &details.payments));
    view! {
        {sentence.map(|it| view! { <p>{it}</p> })}
        {payments}
    }
    .into_any()
}

fn received(asked: &Asked, payments: &[PaymentView]) -> AnyView {
    let language = asked.language;
    let columns = vec![
        column(invoices::payment_received(language)),
        number_column(invoices::amount(language)),
        column(invoices::payment_reference(language)),
    ];
    let row = |it: &PaymentView| {
        let reference = it.reference.clone();
        let reference = reference.map(|it| view! { <span class="code">{it}</span> });
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    {format::date(language, it.received_on)}
                </th>
                {number_cell(invoices::amount(language), format::money(language, it.amount))}
                {cell(invoices::payment_reference(language), reference)}
            </tr>
        }
        .into_any()
    };
    let rows = payments.iter().map(row).collect();
    table(invoices::payments(language), columns, rows)
}
