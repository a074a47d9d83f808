//! The page behind the link of an invitation: a password for an address that nobody has yet.

use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::frame::Gate;
use crate::page::by_link;
use actions::access::{OpenInvitation, show_invitation};
use islands::addresses;
use leptos::prelude::*;
use words::{access, common};

/// The page.
pub fn accept() -> AnyView {
    by_link(
        |portal, caller, link| async move {
            show_invitation(&portal, caller.as_ref(), &link, chrono::Utc::now()).await
        },
        gate,
    )
}

fn gate(asked: &Asked, invitation: OpenInvitation) -> Gate {
    let language = asked.language;
    let title = access::accept_title(language);
    let body = match invitation.is_own {
        true => own(asked, title.clone(), &invitation.email),
        false => anybody(asked, title.clone(), &invitation.email),
    };
    Gate { title, body }
}

/// For whoever is signed in with the invited address.
fn own(asked: &Asked, title: String, email: &str) -> AnyView {
    let language = asked.language;
    view! {
        {error_summary(asked, &[])}
        <h1>{title}</h1>
        <p>{access::accept_own(language, email)}</p>
        <form method="post">
            <button class="button" data-kind="primary" name="do" value="accept">
                {access::accept(language)}
            </button>
        </form>
    }
    .into_any()
}

/// For everybody else: both ways, as the page does not say whether somebody has the address.
fn anybody(asked: &Asked, title: String, email: &str) -> AnyView {
    let language = asked.language;
    let fields = Field::new_passwords(asked);
    let inputs: Vec<_> = fields.iter().map(|it| field(asked, it)).collect();
    view! {
        {error_summary(asked, &fields)}
        <h1>{title}</h1>
        <p>{access::accept_intro(language, email)}</p>
        <form class="form" method="post">
            <h2>{access::accept_new(language)}</h2>
            <input
                r#type="email"
                autocomplete="username"
                value=email.to_owned()
                readonly=true
                hidden=true
            />
            {inputs}
            <button class="button" data-kind="primary">
                {access::accept_submit(language)}
            </button>
        </form>
        <h2>{access::accept_known(language)}</h2>
        <a class="button" href=addresses::sign_in(&asked.address)>
            {common::sign_in(language)}
        </a>
    }
    .into_any()
}
