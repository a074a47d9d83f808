//! The page behind the link with which whoever was added as a recipient stops these mails.

use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::frame::Gate;
use crate::page::by_link;
use actions::mail::{Stopping, show_stop};
use leptos::prelude::*;
use words::invoice_email;

/// The page.
pub fn stop() -> AnyView {
    by_link(
        |portal, _, link| async move { show_stop(&portal, &link, chrono::Utc::now()).await },
        gate,
    )
}

fn gate(asked: &Asked, stopping: Option<Stopping>) -> Gate {
    let language = asked.language;
    let title = invoice_email::stop_title(language);
    let body = match stopping {
        Some(stopping) => view! {
            {error_summary(asked, &[])}
            <h1>{title.clone()}</h1>
            <p>{invoice_email::stop_intro(language, &stopping.account, &stopping.masked)}</p>
            <form method="post">
                <button class="button" data-kind="primary">
                    {invoice_email::stop(language)}
                </button>
            </form>
        }
        .into_any(),
        None => view! {
            <h1>{title.clone()}</h1>
            <p role="status">{invoice_email::stopped(language)}</p>
        }
        .into_any(),
    };
    Gate { title, body }
}
