//! The page behind the link with which somebody has invoices sent to a new address of theirs.

use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::frame::Gate;
use crate::page::by_link;
use actions::mail::{Confirming, show_confirming};
use leptos::prelude::*;
use words::receive_invoice;

/// The page.
pub fn confirm() -> AnyView {
    by_link(
        |portal, _, link| async move { show_confirming(&portal, &link, chrono::Utc::now()).await },
        gate,
    )
}

fn gate(asked: &Asked, confirming: Confirming) -> Gate {
    let language = asked.language;
    let title = receive_invoice::confirm_title(language);
    let (account, email) = (&confirming.account, &confirming.masked);
    let body = match confirming.is_confirmed {
        false => view! {
            {error_summary(asked, &[])}
            <h1>{title.clone()}</h1>
            <p>{receive_invoice::confirm_intro(language, account, email)}</p>
            <form method="post">
                <button class="button" data-kind="primary">
                    {receive_invoice::confirm(language)}
                </button>
            </form>
        }
        .into_any(),
        true => view! {
            <h1>{title.clone()}</h1>
            <p role="status">{receive_invoice::confirmed(language, account, email)}</p>
        }
        .into_any(),
    };
    Gate { title, body }
}
