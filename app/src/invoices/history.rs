//! What happened to an invoice, each with its day.

use super::correction_links::{corrected_by_text, corrects_text};
use crate::asked::Asked;
use actions::invoices::{Event, InvoicePage, Linked, Settled, What};
use islands::addresses;
use leptos::prelude::*;
use words::{corrections, format, labels};

/// The history; nothing for whoever sees no more than that there is an invoice.
pub(super) fn history(asked: &Asked, invoice: &InvoicePage) -> Option<AnyView> {
    if invoice.history.is_empty() {
        return None;
    }
    let language = asked.language;
    let events: Vec<_> = invoice
        .history
        .iter()
        .map(|it| event(asked, invoice, it))
        .collect();
    let view = view! {
        <section class="sheet sheet-body" aria-labelledby="history">
            <div class="sheet-head">
                <h2 id="history">{corrections::history(language)}</h2>
            </div>
            <ol class="history">{events}</ol>
        </section>
    };
    Some(view.into_any())
}

fn event(asked: &Asked, invoice: &InvoicePage, event: &Event) -> AnyView {
    let language = asked.language;
    view! {
        <li>
            <time datetime=event.on.to_string()>{format::short_date(language, event.on)}</time>
            <span>{told(asked, invoice, &event.what)}</span>
        </li>
    }
    .into_any()
}

fn told(asked: &Asked, invoice: &InvoicePage, what: &What) -> AnyView {
    let language = asked.language;
    let money = |it| format::money(language, it);
    let text = match what {
        What::Made => corrections::made(language),
        What::DocumentsReady(languages) => {
            let names: Vec<_> = languages.iter().map(|it| labels::language(*it)).collect();
            corrections::document_ready(language, &names.join(", "))
        }
        What::Received(amount, Settled::InPart) => corrections::received(language, &money(*amount)),
        What::Received(amount, Settled::Whole) => {
            corrections::received_whole(language, &money(*amount))
        }
        What::SetOff(amount, Settled::InPart) => corrections::set_off(language, &money(*amount)),
        What::SetOff(amount, Settled::Whole) => {
            corrections::set_off_whole(language, &money(*amount))
        }
        What::Tried(amount) => corrections::tried(language, &money(*amount)),
        What::Declined(amount) => corrections::declined(language, &money(*amount)),
        What::PastDue => corrections::past_due(language),
        What::Corrected(by, reason) => {
            return linked(asked, invoice, by, (corrected_by_text(asked, by), reason));
        }
        What::Corrects(to, reason) => {
            return linked(asked, invoice, to, (corrects_text(asked, to), reason));
        }
    };
    text.into_any()
}

fn linked(
    asked: &Asked,
    invoice: &InvoicePage,
    to: &Linked,
    (text, reason): (String, &str),
) -> AnyView {
    let reason = (!reason.is_empty()).then(|| corrections::because(asked.language, reason));
    view! {
        <a href=addresses::invoice(&invoice.account.name, &to.name)>{text}</a>
        {reason.map(|it| view! { <small>{it}</small> })}
    }
    .into_any()
}
