//! The papers of an invoice, one for each language.

use crate::asked::Asked;
use crate::controls::icon::{chevron, icon};
use crate::controls::menu::{Menu, menu};
use actions::invoices::{DocumentView, InvoicePage, StoredFile};
use billing::AgreementType;
use billing::invoice::CorrectionKind;
use islands::addresses;
use leptos::prelude::*;
use words::{invoices, labels, usage};

/// Digits of a fingerprint at either end: enough to compare by eye.
const DIGITS_SHOWN: usize = 6;
const BYTES_PER_KILOBYTE: i32 = 1_000;

/// The documents, with what proves that they are the same.
pub(super) fn documents(
    asked: &Asked,
    invoice: &InvoicePage,
    documents: &[DocumentView],
) -> AnyView {
    let language = asked.language;
    let entries: Vec<_> = documents
        .iter()
        .map(|it| entry(asked, invoice, it))
        .collect();
    let is_waiting = documents.iter().any(|it| it.stored.is_none());
    let hint = is_waiting.then(|| invoices::being_prepared_hint(language));
    view! {
        <section class="sheet sheet-body stack" data-gap="small" aria-labelledby="documents">
            <div class="sheet-head">
                <h2 id="documents">{invoices::documents(language)}</h2>
            </div>
            <ul class="documents">{entries}</ul>
            {hint.map(|it| view! { <p class="soft">{it}</p> })}
            {usage_of(asked, invoice)}
        </section>
    }
    .into_any()
}

/// Its usage, row by row; a note that corrects has none of its own.
fn usage_of(asked: &Asked, invoice: &InvoicePage) -> Option<AnyView> {
    if let Some(CorrectionKind::Void | CorrectionKind::Credit) = invoice.correction {
        return None;
    }
    let language = asked.language;
    let (account, name) = (&invoice.account.name, &invoice.name);
    let prepare = match invoice.agreement {
        AgreementType::Mca | AgreementType::Mpa => usage::download_usage(language),
        AgreementType::Mosp | AgreementType::Ea => usage::prepare(language),
    };
    let view = view! {
        <form class="stack" data-gap="small" method="post" action=addresses::usage(account)>
            <input r#type="hidden" name="invoice" value=name.clone() />
            <div class="button-row">
                <button class="button">{icon(asked, "download")} {prepare}</button>
                <a class="button" data-kind="quiet" href=addresses::usage_of_invoice(account, name)>
                    {usage::other_formats(language)}
                </a>
            </div>
            <p class="soft">{usage::hint(language)}</p>
        </form>
    };
    Some(view.into_any())
}

fn entry(asked: &Asked, invoice: &InvoicePage, document: &DocumentView) -> AnyView {
    let language = asked.language;
    let name = labels::language(document.language);
    let tag = document.language.tag();
    let (line, link) = match &document.stored {
        None => (
            view! { <small>{invoices::being_prepared(language)}</small> }.into_any(),
            None,
        ),
        Some(stored) => (file(asked, stored), Some(link(asked, invoice, document))),
    };
    view! {
        <li>
            {icon(asked, "invoice")} <div><span lang=tag>{name}</span> {line}</div> {link}
        </li>
    }
    .into_any()
}

fn file(asked: &Asked, stored: &StoredFile) -> AnyView {
    let language = asked.language;
    view! {
        <small>{size(asked, stored)}</small>
        <small>
            {invoices::fingerprint(language)} " "
            <span class="code" title=stored.sha256.clone()>
                {short(&stored.sha256)}
            </span>
        </small>
    }
    .into_any()
}

fn size(asked: &Asked, stored: &StoredFile) -> String {
    let kilobytes = (stored.size_bytes / BYTES_PER_KILOBYTE).max(1);
    invoices::file_size(asked.language, &kilobytes.to_string())
}

fn short(sha256: &str) -> String {
    let end = sha256.len().saturating_sub(DIGITS_SHOWN);
    match (sha256.get(..DIGITS_SHOWN), sha256.get(end..)) {
        (Some(first), Some(last)) => format!("{first}…{last}"),
        _ => sha256.to_owned(),
    }
}

fn link(asked: &Asked, invoice: &InvoicePage, document: &DocumentView) -> AnyView {
    let name = [
        invoices::download_named(asked.language, &invoice.name),
        labels::language(document.language),
    ];
    view! {
        <a
            class="button"
            data-size="small"
            data-shape="icon"
            hreflang=document.language.tag()
            href=addresses::pdf(&invoice.account.name, &invoice.name, document.language)
        >
            {icon(asked, "download")}
            <span class="visually-hidden">{name.join(", ")}</span>
        </a>
    }
    .into_any()
}

/// The document in the reader's language, and the others beside it; nothing while it is prepared.
pub(super) fn download_button(
    asked: &Asked,
    invoice: &InvoicePage,
    documents: &[DocumentView],
) -> Option<AnyView> {
    let language = asked.language;
    let own = documents.iter().find(|it| it.language == language)?;
    own.stored.as_ref()?;
    let others = documents.iter().filter_map(|it| {
        let stored = it.stored.as_ref()?;
        let view = view! {
            <li>
                <a
                    class="menu-item"
                    hreflang=it.language.tag()
                    href=addresses::pdf(&invoice.account.name, &invoice.name, it.language)
                >
                    {icon(asked, "download")}
                    <span lang=it.language.tag()>{labels::language(it.language)}</span>
                    <small>{size(asked, stored)}</small>
                </a>
            </li>
        };
        Some(view)
    });
    let others: Vec<_> = others.collect();
    let face = view! {
        {chevron(asked, "icon")}
        <span class="visually-hidden">{invoices::other_languages(language)}</span>
    };
    let view = view! {
        <div class="split-button">
            <a
                class="button"
                data-kind="primary"
                href=addresses::pdf(&invoice.account.name, &invoice.name, language)
            >
                {icon(asked, "download")}
                {invoices::download_pdf(language)}
            </a>
            {menu(Menu {
                id: "menu-documents",
                button: ("primary", Some("icon")),
                face: face.into_any(),
                panel: view! { <ul>{others}</ul> }.into_any(),
            })}
        </div>
    };
    Some(view.into_any())
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_fingerprint_shows_its_ends() {
        let sha256 = "9f2c0a1122334455667788990011223344556677889900112233445566e41bcd";
        assert_eq!(short(sha256), "9f2c0a…e41bcd");
        assert_eq!(short(""), "");
    }
}
