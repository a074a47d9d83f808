//! Signing in with a passkey.

use super::return_to_field;
use super::step::link;
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::passkey_form::{PasskeyForm, passkey_form};
use crate::frame::Gate;
use crate::page::open;
use islands::addresses;
use leptos::prelude::*;
use words::{common, security};

/// The page that asks for a passkey.
pub fn passkey() -> AnyView {
    open(|asked| {
        let language = asked.language;
        let title = security::sign_in_passkey(language);
        let form = match asked.passkey.clone() {
            Some(options) => form(asked, options),
            None => notice(
                asked,
                NoticeKind::Info,
                security::passkeys_nowhere(language),
            ),
        };
        let body = view! {
            {error_summary(asked, &[])}
            <h1>{title.clone()}</h1>
            <p>{security::sign_in_passkey_intro(language)}</p>
            {form}
            <p class="gate-aside">{link(asked, addresses::SIGN_IN, common::back(language))}</p>
        };
        Gate {
            title,
            body: body.into_any(),
        }
    })
}

fn form(asked: &Asked, options: String) -> AnyView {
    let language = asked.language;
    let content = view! {
        {return_to_field(asked)}
        <button class="button" data-kind="primary">
            {security::sign_in_passkey_submit(language)}
        </button>
    };
    let form = PasskeyForm {
        does: "get",
        address: addresses::PASSKEY,
        options,
        failed: security::passkey_not_used(language),
        content: content.into_any(),
    };
    passkey_form(asked, form)
}
