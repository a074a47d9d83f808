//! The page behind the link of an invitation: a password for an address that nobody has yet.

use crate::asked::{Asked, asked};
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::frame::{Gate, in_gate};
use crate::page::shown;
use crate::refusals::{Refused, refusal_page};
use actions::access::{OpenInvitation, show_invitation};
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{access as say, common};

/// The page.
pub fn accept() -> AnyView {
    let Some(asked) = asked() else {
        return ().into_any();
    };
    let link = use_params_map().get_untracked().get("link");
    let portal = asked.portal.clone();
    let loading = async move {
        let link = link.unwrap_or_default();
        let opened = show_invitation(&portal, &link, chrono::Utc::now()).await;
        opened.map_err(|refusal| Refused::new(refusal, None))
    };
    shown(asked, loading, |asked, issuer, loaded| {
        let gate = match loaded {
            Ok(invitation) => gate(asked, &invitation),
            Err(refused) => {
                let page = refusal_page(asked, &refused);
                Gate {
                    title: page.title,
                    body: page.body,
                }
            }
        };
        in_gate(asked, issuer, gate)
    })
}

fn gate(asked: &Asked, invitation: &OpenInvitation) -> Gate {
    let language = asked.language;
    let title = say::accept_title(language);
    let body = match invitation.is_known {
        true => view! {
            <h1>{title.clone()}</h1>
            <p>{say::accept_known(language, &invitation.email)}</p>
            <a class="button" data-kind="primary" href=addresses::SIGN_IN>
                {common::sign_in(language)}
            </a>
        }
        .into_any(),
        false => form(asked, title.clone(), &invitation.email),
    };
    Gate { title, body }
}

fn form(asked: &Asked, title: String, email: &str) -> AnyView {
    let language = asked.language;
    let fields = Field::new_passwords(asked);
    let inputs: Vec<_> = fields.iter().map(|it| field(asked, it)).collect();
    view! {
        {error_summary(asked, &fields)}
        <h1>{title}</h1>
        <p>{say::accept_intro(language, email)}</p>
        <form class="form" method="post">
            <input
                r#type="email"
                autocomplete="username"
                value=email.to_owned()
                readonly=true
                hidden=true
            />
            {inputs}
            <button class="button" data-kind="primary">
                {say::accept_submit(language)}
            </button>
        </form>
    }
    .into_any()
}
