//! Who publishes services on the invoice that are not the issuer's.

use crate::asked::Asked;
use billing::invoice::{InvoiceContent, Publisher};
use leptos::prelude::*;
use words::{document, labels};

/// The list; nothing where all services are the issuer's.
pub(super) fn publishers(asked: &Asked, content: &InvoiceContent) -> Option<AnyView> {
    let publishers = &content.body.publishers;
    if publishers.is_empty() {
        return None;
    }
    let entries: Vec<_> = publishers.iter().map(|it| entry(asked, it)).collect();
    let view = view! {
        <section class="sheet sheet-body" aria-labelledby="publishers">
            <div class="sheet-head">
                <h2 id="publishers">{document::publishers(asked.language)}</h2>
            </div>
            <ul class="documents">{entries}</ul>
        </section>
    };
    Some(view.into_any())
}

fn entry(asked: &Asked, publisher: &Publisher) -> AnyView {
    let address = publisher.address.as_ref().map(|it| {
        let town = format!("{} {}", it.postal_code, it.city);
        let country = labels::country(asked.language, &it.country);
        let lines: Vec<_> = it.lines.iter().cloned().chain([town, country]).collect();
        view! { <small>{lines.join(", ")}</small> }
    });
    view! {
        <li>
            <div><span>{publisher.name.clone()}</span> {address}</div>
        </li>
    }
    .into_any()
}
