//! One invoice: what it comes to, why, and the papers; the screen's twin of the PDF.

use super::correction_form::asked_invoice;
use super::history::{About, history};
use super::kind::kind_name;
use super::{correction_links, documents, lines, opening, payment, publishers, sections, summary};
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::icon::icon;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::command_bar;
use crate::controls::status::status;
use crate::email::deliveries;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use crate::payments::payment_history;
use crate::why::reasons as panel_of;
use actions::Caller;
use actions::explain::Explanation;
use actions::invoices::{Details, InvoicePage, show_invoice};
use billing::invoice::{CorrectionKind, InvoiceKind};
use billing::policy::Why;
use islands::addresses;
use leptos::prelude::*;
use words::{corrections, format, invoices, reasons, shell, support};

/// The page of an invoice.
pub fn show() -> AnyView {
    let path = asked_invoice();
    signed_in(
        |portal, caller| async move { show_invoice(&portal, &caller, &path?).await },
        |asked, caller, invoice| page(asked, caller, &invoice),
    )
}

fn page(asked: &Asked, caller: &Caller, invoice: &InvoicePage) -> Page {
    let language = asked.language;
    let content = match &invoice.details {
        Ok(details) => details_of(asked, invoice, details),
        Err(Why::ReasonNeeded) => opening::opening(asked, invoice),
        Err(why) => hidden(asked, why, invoice.explanation.as_ref()),
    };
    let facts = summary::facts(asked, invoice);
    let about = About {
        account: &invoice.account,
        total: invoice.total,
    };
    let body = view! {
        <article class="stack">
            <div class="sheet">
                {head(asked, caller, invoice)}
                <div class="invoice-facts">{facts}</div>
            </div>
            {content}
            {deliveries(asked, invoice.deliveries.as_deref())}
            {history(asked, about, &invoice.history)}
        </article>
    };
    Page {
        title: title(asked, invoice),
        here: Here::Invoices,
        account: Some(invoice.account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                invoice.account.display_name.clone(),
                addresses::account(&invoice.account.name),
            ),
            Crumb::to(
                shell::invoices(language),
                addresses::invoices(&invoice.account.name),
            ),
            Crumb::here(invoice.name.clone()),
        ],
        body: body.into_any(),
    }
}

/// That not all of it is shown, and the reasons with what can be done about them.
fn hidden(asked: &Asked, why: &Why, explanation: Option<&Explanation>) -> AnyView {
    let language = asked.language;
    let told = [
        invoices::details_hidden(language),
        reasons::why(language, why),
    ];
    let panel = explanation.filter(|it| !it.reasons.is_empty()).map(|it| {
        view! {
            <section class="sheet sheet-body stack" data-gap="small" aria-labelledby="why">
                <h2 id="why">{words::why::title(language)}</h2>
                {panel_of(asked, it)}
            </section>
        }
    });
    view! {
        {notice(asked, NoticeKind::Info, told.join(" "))}
        {panel}
    }
    .into_any()
}

fn title(asked: &Asked, invoice: &InvoicePage) -> String {
    match invoice.kind {
        InvoiceKind::CreditNote if invoice.correction == Some(CorrectionKind::Void) => {
            corrections::void_note_title(asked.language, &invoice.name)
        }
        InvoiceKind::CreditNote => invoices::credit_note_title(asked.language, &invoice.name),
        _ => invoices::invoice_title(asked.language, &invoice.name),
    }
}

fn head(asked: &Asked, caller: &Caller, invoice: &InvoicePage) -> AnyView {
    let language = asked.language;
    let over = [
        kind_name(language, (invoice.kind, invoice.correction)),
        invoice.document_number.clone(),
        invoice.scope.clone(),
    ];
    let download = invoice.details.as_ref().ok();
    let download =
        download.and_then(|it| documents::download_button(asked, invoice, &it.documents));
    let mut commands: Vec<_> = download.into_iter().collect();
    commands.extend(payment::commands(asked, invoice));
    if caller.is_operator() {
        commands.extend(correction_links::commands(asked, invoice));
    } else {
        commands.push(write_to_support(asked, invoice));
    }
    let due = format::date(language, invoice.due_date);
    let is_open = invoice.open.minor() > 0;
    let is_part = is_open && invoice.open != invoice.total;
    let part = is_part.then(|| format::money(language, invoice.open));
    let open = part
        .map(|it| invoices::open_of_it(language, &it))
        .into_iter();
    let open = open.chain(is_open.then(|| invoices::pay_by(language, &due)));
    let open: Vec<_> = open.map(|it| view! { <p>{it}</p> }).collect();
    view! {
        <header class="invoice-head">
            <div class="page-title">
                <p>{over.join(" · ")}</p>
                <h1>
                    <span class="code">{invoice.name.clone()}</span>
                    {status(asked, invoice.status)}
                </h1>
                {correction_links::links(asked, invoice)}
                {command_bar(commands)}
            </div>
            <div class="invoice-total">
                <p>{invoices::total(language)}</p>
                <p class="figure">
                    <strong>{format::money(language, invoice.total)}</strong>
                </p>
                {open}
            </div>
        </header>
    }
    .into_any()
}

/// A request with the invoice and what the rules say of it filled in.
fn write_to_support(asked: &Asked, invoice: &InvoicePage) -> AnyView {
    let address = addresses::support_about([
        ("account", invoice.account.name.as_str()),
        ("invoice", invoice.name.as_str()),
    ]);
    view! {
        <a class="button" href=address>
            {icon(asked, "support")}
            {support::new(asked.language)}
        </a>
    }
    .into_any()
}

fn details_of(asked: &Asked, invoice: &InvoicePage, details: &Details) -> AnyView {
    view! {
        <div class="invoice-columns">
            {summary::summary(asked, &details.content)}
            {payment::payment(asked, invoice, details)}
            {documents::documents(asked, invoice, &details.documents)}
        </div>
        {payment_history(asked, &invoice.account, (&details.payments, invoice.open))}
        {sections::sections(asked, &details.content)}
        {lines::details(asked, &details.content)}
        {publishers::publishers(asked, &details.content)}
    }
    .into_any()
}
