//! What the forms share by which an operator corrects an invoice: what it is, the reason, the way
//! back.

use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::facts::{Fact, facts};
use crate::controls::field::Field;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::status::status;
use crate::frame::{Here, Page};
use actions::Refusal;
use actions::bill::corrections::Correctable;
use actions::invoices::InvoicePath;
use billing::invoice::Uncorrectable;
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{common, corrections, document, format, invoices, operator, shell, uncorrectable};

/// The invoice that the address names.
pub(crate) fn asked_invoice() -> Result<InvoicePath, Refusal> {
    let invoice = use_params_map().get_untracked().get("invoice");
    Ok(InvoicePath {
        account: asked_account()?,
        invoice: invoice.ok_or(Refusal::NotFound)?,
    })
}

/// A page about correcting an invoice.
pub(super) fn page(asked: &Asked, it: &Correctable, title: String, body: AnyView) -> Page {
    let language = asked.language;
    Page {
        title: title.clone(),
        here: Here::Invoices,
        account: Some(it.account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                it.account.display_name.clone(),
                addresses::account(&it.account.name),
            ),
            Crumb::to(
                shell::invoices(language),
                addresses::invoices(&it.account.name),
            ),
            Crumb::to(it.name.clone(), address(it)),
            Crumb::here(title),
        ],
        body,
    }
}

/// Where the invoice itself is.
pub(super) fn address(it: &Correctable) -> String {
    addresses::invoice(&it.account.name, &it.name)
}

/// What the invoice is, for whoever is about to correct it.
pub(super) fn about(asked: &Asked, it: &Correctable) -> AnyView {
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
            format::money(language, it.paid),
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
        <div class="button-row">{back(asked, it)}</div>
    }
    .into_any()
}

/// The way back to the invoice.
pub(super) fn back(asked: &Asked, it: &Correctable) -> AnyView {
    view! {
        <a class="button" data-kind="quiet" href=address(it)>
            {common::cancel(asked.language)}
        </a>
    }
    .into_any()
}
