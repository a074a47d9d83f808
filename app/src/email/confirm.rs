//! The page behind the link with which somebody has invoices sent to a new address of theirs.

use crate::asked::{Asked, asked};
use crate::controls::error_summary::error_summary;
use crate::frame::{Gate, in_gate};
use crate::page::shown;
use crate::refusals::{Refused, refusal_page};
use actions::mail::{Confirming, show_confirming};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::receive_invoice;

/// The page.
pub fn confirm() -> AnyView {
    let Some(asked) = asked() else {
        return ().into_any();
    };
    let link = use_params_map().get_untracked().get("link");
    let portal = asked.portal.clone();
    let loading = async move {
        let link = link.unwrap_or_default();
        let confirming = show_confirming(&portal, &link, chrono::Utc::now()).await;
        confirming.map_err(|refusal| Refused::new(refusal, None))
    };
    shown(asked, loading, |asked, around, loaded| {
        let gate = match loaded {
            Ok(confirming) => gate(asked, &confirming),
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

fn gate(asked: &Asked, confirming: &Confirming) -> Gate {
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
