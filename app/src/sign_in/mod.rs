//! Signing in, and setting a password by link.

mod identity;
mod passkey;
mod reset;
mod step;

use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::icon::icon;
use crate::frame::Gate;
use crate::page::open;
use actions::sign_in::SignInWith;
use islands::addresses;
use leptos::prelude::*;
use words::common;

pub use passkey::passkey;
pub use reset::{forgotten_password, reset_password};
pub use step::{code, recovery_code};

/// The page of signing in.
pub fn sign_in() -> AnyView {
    open(|asked| match &asked.choose {
        Some((ticket, choices)) => identity::choose(asked, ticket, choices),
        None => form(asked),
    })
}

fn form(asked: &Asked) -> Gate {
    let language = asked.language;
    let title = common::sign_in(language);
    let fields = [
        Field::email(asked).with_default(asked, asked.query("email").unwrap_or_default()),
        Field::password("password", common::password(language)),
    ];
    let intro = match return_to(asked).is_empty() {
        true => words::sign_in::intro(language),
        false => words::sign_in::please_sign_in(language),
    };
    let body = view! {
        {error_summary(asked, &fields)}
        <h1>{title.clone()}</h1>
        <p>{intro}</p>
        {other_ways(asked)}
        <form class="form" method="post" action=addresses::SIGN_IN>
            {return_to_field(asked)}
            {fields.each_ref().map(|it| field(asked, it))}
            <button class="button" data-kind="primary">
                {title.clone()}
            </button>
        </form>
        <p class="gate-aside">
            <a href=addresses::FORGOTTEN_PASSWORD>{words::sign_in::forgotten(language)}</a>
        </p>
    };
    Gate {
        title,
        body: body.into_any(),
    }
}

/// A link for each provider that one can sign in with, and one for passkeys; nothing where there is
/// none.
fn other_ways(asked: &Asked) -> Option<AnyView> {
    let language = asked.language;
    let return_to = return_to(asked);
    let link = |address: String, symbol: &'static str, text: String| {
        view! {
            <li>
                <a class="button" href=address>
                    {icon(asked, symbol)}
                    {text}
                </a>
            </li>
        }
        .into_any()
    };
    let of_provider = |it: &SignInWith| {
        let address = addresses::sign_in_with(&it.name, &return_to);
        link(
            address,
            "user",
            words::sign_in::with(language, &it.display_name),
        )
    };
    let of_passkeys = asked.portal.takes_passkeys().then(|| {
        let address = addresses::returning(addresses::PASSKEY, &return_to);
        link(address, "key", words::security::sign_in_passkey(language))
    });
    let providers = asked.portal.sign_in_with().iter().map(of_provider);
    let links: Vec<_> = providers.chain(of_passkeys).collect();
    if links.is_empty() {
        return None;
    }
    let view = view! {
        <ul class="provider-list" role="list">
            {links}
        </ul>
        <p class="gate-or">{words::sign_in::or_password(language)}</p>
    };
    Some(view.into_any())
}

/// Where to go on to: as it was typed into the form, or as the address says.
fn return_to(asked: &Asked) -> String {
    let typed = asked.typed("return_to");
    match typed.is_empty() {
        true => asked.query("return_to").unwrap_or_default(),
        false => typed,
    }
}

fn return_to_field(asked: &Asked) -> AnyView {
    view! { <input type="hidden" name="return_to" value=return_to(asked) /> }.into_any()
}
