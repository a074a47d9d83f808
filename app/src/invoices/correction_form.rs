//! What the forms share by which an operator corrects an invoice: what it is, the reason, the way
//! back.

use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::facts::{Fact, facts};
use crate::controls::field::Field;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::controls::status::status;
use crate::frame::{Here, Page};
use crate::payments::way;
use actions::Refusal;
use actions::bill::corrections::Correctable;
use actions::invoices::InvoicePath;
use billing::invoice::Uncorrectable;
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{corrections, document, format, invoices, operator, payments, uncorrectable};

/// The invoice that the address names.
pub(crate) fn asked_invoice() -> Result<InvoicePath, Refusal> {
    let invoice = use_params_map().get_untracked().get("invoice");
    Ok(InvoicePath {
        account: asked_account()?,
        invoice: invoice.ok_or(Refusal::NotFound)?,
    })
}

/// A page about correcting an invoice: what it is called and does, which invoice it is, and the form
/// or why there is none.
pub(super) fn page(
    asked: &Asked,
    it: &Correctable,
    (title, intro): (String, String),
    (fields, content): (&[Field], AnyView),
) -> Page {
    let body = view! {
        {error_summary(asked, fields)}
        {page_head(title.clone(), Some(intro), Vec::new())}
        <div class="stack">
            <div class="sheet sheet-body">{about(asked, it)}</div>
            {content}
        </div>
    };
    Page {
        title: title.clone(),
        here: Here::Invoices,
        account: Some(it.account.clone()),
        crumbs: way(asked, &it.account, &it.name, title),
        body: body.into_any(),
    }
}

/// Where the invoice itself is.
pub(super) fn address(it: &Correctable) -> String {
    addresses::invoice(&it.account.name, &it.name)
}

/// What the invoice is, for whoever is about to correct it.
fn about(asked: &Asked, it: &Correctable) -> AnyView {
    let language = asked.language;
    let more = [
        Fact::code(
            document::document_number(language),
            it.document_number.clone(),
        ),
        Fact::text(operator::series(language), it.scope.clone()),
        Fact::text(invoices::total(language), format::money(language, it.total)),
        Fact::text(
            corrections::paid(language),
            format::money(language, it.received()),
        ),
        Fact::of(invoices::status(language), status(asked, it.status)),
    ];
    facts(more.into())
}

/// Why, in a line that the customer reads.
pub(super) fn reason(asked: &Asked, hint: String) -> Field {
    Field {
        name: "reason",
        label: corrections::void_reason(asked.language),
        kind: "text",
        autocomplete: "off",
        hint: Some(hint),
        value: asked.typed("reason"),
    }
}

/// What stands where the form would be, for an invoice that cannot be corrected so.
pub(super) fn refused(asked: &Asked, it: &Correctable, why: &Uncorrectable) -> AnyView {
    let language = asked.language;
    let why = uncorrectable::sentence(language, why);
    let told = corrections::cannot_be_corrected(language, &why);
    view! {
        {notice(asked, NoticeKind::Warning, told)}
        <div class="button-row">
            <a class="button" data-kind="quiet" href=address(it)>
                {payments::back_to_invoice(language)}
            </a>
        </div>
    }
    .into_any()
}
