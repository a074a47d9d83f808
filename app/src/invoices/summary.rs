//! The facts of an invoice and its billing summary, every term explained.

use super::online_services::{account_facts, previous_balance};
use crate::asked::Asked;
use crate::controls::facts::{Fact, facts as fact_columns, party};
use crate::controls::term::term;
use actions::invoices::InvoicePage;
use billing::Money;
use billing::invoice::{Head, InvoiceContent};
use billing::tax::Converted;
use leptos::prelude::*;
use words::{accounts, document, format, invoices, labels};

/// Who, when and how. The parties are shown with the lines only.
pub(super) fn facts(asked: &Asked, invoice: &InvoicePage) -> AnyView {
    let language = asked.language;
    let explained = |id, name, meaning, value| Fact::explained(asked, id, [name, meaning], value);
    let mut facts = Vec::new();
    if let Ok(details) = &invoice.details {
        facts.extend(parties(asked, &details.content));
    }
    let number = view! { <span class="code">{invoice.document_number.clone()}</span> };
    facts.push(explained(
        "document-number",
        invoices::document_number(language),
        invoices::term_document_number(language),
        number.into_any(),
    ));
    facts.push(Fact::text(
        invoices::invoice_date(language),
        format::date(language, invoice.invoice_date),
    ));
    facts.push(explained(
        "due-date",
        invoices::due_date(language),
        invoices::term_due_date(language),
        format::date(language, invoice.due_date).into_any(),
    ));
    facts.push(explained(
        "billing-period",
        invoices::billing_period(language),
        invoices::term_billing_period(language),
        format::period(language, invoice.period).into_any(),
    ));
    fact_columns(facts)
}

fn parties(asked: &Asked, content: &InvoiceContent) -> Vec<Fact> {
    let language = asked.language;
    let head = &content.head;
    let explained = |id, name, meaning, value| Fact::explained(asked, id, [name, meaning], value);
    let mut facts = vec![
        explained(
            "sold-to",
            accounts::sold_to(language),
            invoices::term_sold_to(language),
            party(asked, &head.sold_to),
        ),
        explained(
            "bill-to",
            accounts::bill_to(language),
            invoices::term_bill_to(language),
            party(asked, &head.bill_to),
        ),
    ];
    if let Some(profile) = &head.profile {
        let value = view! {
            {profile.display_name.clone()}
            <small class="code">{profile.name.clone()}</small>
        };
        facts.push(explained(
            "billing-profile",
            accounts::billing_profile(language),
            invoices::term_billing_profile(language),
            value.into_any(),
        ));
    }
    if let Some(subscription) = &head.subscription {
        let value = view! {
            {subscription.display_name.clone()}
            <small class="code">{subscription.name.clone()}</small>
        };
        facts.push(Fact::of(accounts::subscription(language), value.into_any()));
    }
    facts.extend(account_facts(asked, head));
    if let Some(number) = head.po_number.clone() {
        facts.push(explained(
            "po-number",
            accounts::po_number(language),
            invoices::term_po_number(language),
            number.into_any(),
        ));
    }
    facts.extend(head.has_payment_terms().then(|| terms(asked, head)));
    let is_paid = content.body.summary.total.minor() >= 0;
    facts.extend(is_paid.then(|| {
        let method = labels::payment_method(language, head.payment_method);
        Fact::text(accounts::payment_method(language), method)
    }));
    facts
}

fn terms(asked: &Asked, head: &Head) -> Fact {
    let language = asked.language;
    let days = i64::from(head.payment_terms_days);
    let told = [
        accounts::payment_terms(language),
        invoices::term_payment_terms(language),
    ];
    let days = accounts::payment_terms_days(language, days);
    Fact::explained(asked, "payment-terms", told, days.into_any())
}

/// The billing summary.
pub(super) fn summary(asked: &Asked, content: &InvoiceContent) -> AnyView {
    let language = asked.language;
    view! {
        <section class="sheet sheet-body" aria-labelledby="summary">
            <div class="sheet-head">
                <h2 id="summary">{document::billing_summary(language)}</h2>
            </div>
            <dl class="ledger">
                {before_tax(asked, content)} {taxes(asked, content)} {with_tax(asked, content)}
                {set_off(asked, content)} {previous_balance(asked, content)}
            </dl>
        </section>
    }
    .into_any()
}

fn before_tax(asked: &Asked, content: &InvoiceContent) -> [AnyView; 4] {
    let language = asked.language;
    let sums = &content.body.summary;
    let rows = [
        (
            None,
            "charges",
            invoices::charges(language),
            invoices::term_charges(language),
            sums.charges,
        ),
        (
            None,
            "credits",
            invoices::credits(language),
            invoices::term_credits(language),
            sums.credits,
        ),
        (
            None,
            "credits-applied",
            invoices::credits_applied(language),
            invoices::term_credits_applied(language),
            sums.credits_applied,
        ),
        (
            Some("subtotal"),
            "subtotal",
            invoices::subtotal(language),
            invoices::term_subtotal(language),
            sums.subtotal,
        ),
    ];
    rows.map(|(kind, id, name, meaning, amount)| {
        ledger_row(asked, kind, term(asked, id, name, meaning), amount)
    })
}

fn with_tax(asked: &Asked, content: &InvoiceContent) -> [AnyView; 3] {
    let language = asked.language;
    let sums = &content.body.summary;
    let rows = [
        (
            None,
            "tax",
            invoices::tax(language),
            invoices::term_tax(language),
            sums.tax,
        ),
        (
            Some("total"),
            "total",
            invoices::total(language),
            invoices::term_total(language),
            sums.total,
        ),
        (
            Some("aside"),
            "savings",
            invoices::savings(language),
            invoices::term_savings(language),
            sums.savings,
        ),
    ];
    rows.map(|(kind, id, name, meaning, amount)| {
        ledger_row(asked, kind, term(asked, id, name, meaning), amount)
    })
}

/// What pays it from the start, and what that leaves.
fn set_off(asked: &Asked, content: &InvoiceContent) -> Vec<AnyView> {
    let language = asked.language;
    let Some(set_off) = content.head.set_off else {
        return Vec::new();
    };
    [
        (
            None,
            document::set_off_from_the_start(language),
            set_off.negated(),
        ),
        (
            Some("subtotal"),
            document::amount_due(language),
            content.amount_due(),
        ),
    ]
    .map(|(kind, name, amount)| ledger_row(asked, kind, name.into_any(), amount))
    .into()
}

pub(super) fn ledger_row(
    asked: &Asked,
    kind: Option<&'static str>,
    name: AnyView,
    amount: Money,
) -> AnyView {
    view! {
        <div data-row=kind>
            <dt>{name}</dt>
            <dd>{format::money(asked.language, amount)}</dd>
        </div>
    }
    .into_any()
}

/// What the tax is computed on, rate by rate, and what it is in the issuer's own currency.
fn taxes(asked: &Asked, content: &InvoiceContent) -> Vec<AnyView> {
    let language = asked.language;
    let mut rows = Vec::new();
    for tax in &content.body.taxes {
        let name = [
            labels::tax_category(language, tax.rate.category),
            format::percent(language, tax.rate.percent),
            format!("({})", format::money(language, tax.taxable)),
        ];
        let name = name.join(" ").into_any();
        rows.push(ledger_row(asked, Some("aside"), name, tax.tax));
        if let Some(converted) = &tax.converted {
            let currency = converted.amount.currency();
            let name = view! {
                {document::tax_in(language, currency.code())}
                <small>{exchange(asked, content, converted)}</small>
            };
            let name = name.into_any();
            rows.push(ledger_row(asked, Some("aside"), name, converted.amount));
        }
    }
    rows
}

fn exchange(asked: &Asked, content: &InvoiceContent, converted: &Converted) -> String {
    let language = asked.language;
    let rate = format::price(language, converted.rate);
    document::exchange_rate(
        language,
        &format!("{}\u{a0}1", converted.amount.currency()),
        &format!("{}\u{a0}{rate}", content.head.currency),
        &converted.source,
        &format::date(language, converted.valid_from),
    )
}
