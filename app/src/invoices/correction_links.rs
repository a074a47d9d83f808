//! The documents that an invoice points at, and what an operator can do to correct it.

use crate::asked::Asked;
use crate::controls::icon::{icon, small_icon};
use actions::invoices::{InvoicePage, Linked};
use billing::Money;
use billing::invoice::{CorrectionKind, InvoiceKind, InvoiceStatus};
use islands::addresses;
use leptos::prelude::*;
use words::{corrections, format};

/// What it corrects and what corrects it, each with its date; nothing where there is nothing.
pub(super) fn links(asked: &Asked, invoice: &InvoicePage) -> Option<AnyView> {
    let links = &invoice.links;
    let corrects = links.corrects.iter();
    let corrects =
        corrects.map(|it| link(asked, invoice, it, corrects_text(asked, it, invoice.total)));
    let corrected_by = links.corrected_by.iter();
    let corrected_by = corrected_by.map(|it| {
        link(
            asked,
            invoice,
            it,
            corrected_by_text(asked, it, invoice.total),
        )
    });
    let all: Vec<_> = corrects.chain(corrected_by).collect();
    let view = || view! { <ul class="links">{all}</ul> }.into_any();
    let is_linked = links.corrects.is_some() || !links.corrected_by.is_empty();
    is_linked.then(view)
}

fn link(asked: &Asked, invoice: &InvoicePage, to: &Linked, text: String) -> AnyView {
    let language = asked.language;
    let told = [
        to.document_number.clone(),
        format::date(language, to.invoice_date),
        format::money(language, to.total),
    ];
    view! {
        <li>
            {small_icon(asked, "invoice")}
            <span>
                <a href=addresses::invoice(&invoice.account.name, &to.name)>{text}</a>
                <small>{told.join(" · ")}</small>
            </span>
        </li>
    }
    .into_any()
}

/// What this document, which comes to `total`, says of the one it corrects.
pub(super) fn corrects_text(asked: &Asked, to: &Linked, total: Money) -> String {
    let language = asked.language;
    match to.kind {
        CorrectionKind::Void => corrections::voids(language, &to.name),
        CorrectionKind::Credit if is_whole(to, total) => {
            corrections::credits_whole(language, &to.name)
        }
        CorrectionKind::Credit => corrections::credits(language, &to.name),
        CorrectionKind::Rebill => corrections::rebills(language, &to.name),
    }
}

/// What is said of this document, which comes to `total`, because of the one that corrects it.
pub(super) fn corrected_by_text(asked: &Asked, by: &Linked, total: Money) -> String {
    let language = asked.language;
    match by.kind {
        CorrectionKind::Void => corrections::voided_by(language, &by.name),
        CorrectionKind::Credit if is_whole(by, total) => {
            corrections::credited_whole_by(language, &by.name)
        }
        CorrectionKind::Credit => corrections::credited_by(language, &by.name),
        CorrectionKind::Rebill => corrections::rebilled_by(language, &by.name),
    }
}

/// Whether one of the two takes back all that the other comes to.
fn is_whole(linked: &Linked, total: Money) -> bool {
    linked.total == total.negated()
}

/// How an operator corrects it; nothing where that is over.
pub(super) fn commands(asked: &Asked, invoice: &InvoicePage) -> Vec<AnyView> {
    let language = asked.language;
    if invoice.status == InvoiceStatus::Void || invoice.kind == InvoiceKind::CreditNote {
        return Vec::new();
    }
    let (account, name) = (&invoice.account.name, &invoice.name);
    let credit = view! {
        <a class="button" href=addresses::credit(account, name)>
            {corrections::credit(language)}
        </a>
    };
    let void = view! {
        <a class="button" data-kind="danger" href=addresses::void(account, name)>
            {icon(asked, "void")}
            {corrections::void(language)}
        </a>
    };
    vec![credit.into_any(), void.into_any()]
}
