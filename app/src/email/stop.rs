//! The page behind the link with which whoever was added as a recipient stops these mails.

use crate::asked::{Asked, asked};
use crate::controls::error_summary::error_summary;
use crate::frame::{Gate, in_gate};
use crate::page::shown;
use crate::refusals::{Refused, refusal_page};
use actions::mail::{Stopping, show_stop};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::invoice_email;

/// The page.
pub fn stop() -> AnyView {
    let Some(asked) = asked() else {
        return ().into_any();
    };
    let link = use_params_map().get_untracked().get("link");
    let portal = asked.portal.clone();
    let loading = async move {
        let link = link.unwrap_or_default();
        let stopping = show_stop(&portal, &link, chrono::Utc::now()).await;
        stopping.map_err(|refusal| Refused::new(refusal, None))
    };
    shown(asked, loading, |asked, around, loaded| {
        let gate = match loaded {
            Ok(stopping) => gate(asked, stopping.as_ref()),
            Err(refused) => {
                let page = refusal_page(asked, &refused);
                Gate {
                    title: page.title,
                    body: page.body,
                }
            }
        };
        in_gate(asked, &around.issuer, gate)
    })
}

fn gate(asked: &Asked, stopping: Option<&Stopping>) -> Gate {
    let language = asked.language;
    let title = invoice_email::stop_title(language);
    let body = match stopping {
        Some(stopping) => view! {
            {error_summary(asked, &[])}
            <h1>{title.clone()}</h1>
            <p>{invoice_email::stop_intro(language, &stopping.masked)}</p>
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
