//! Passkeys: the list, adding one, and removing one.

use super::app::username;
use super::beneath;
use crate::asked::Asked;
use crate::controls::button_row::button_row;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::icon::icon;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::controls::passkey_form::{PasskeyForm, passkey_form};
use crate::frame::Page;
use crate::page::signed_in;
use actions::Caller;
use actions::sign_in::{PasskeyLine, PasskeyOffer, SecurityPage, offer_passkey, show_passkey};
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{format, security, sign_in};

/// The passkeys that there are, each with the way to remove it.
pub(super) fn list(asked: &Asked, page: &SecurityPage) -> Option<AnyView> {
    if page.passkeys.is_empty() {
        return None;
    }
    let entries: Vec<_> = page.passkeys.iter().map(|it| entry(asked, it)).collect();
    let alone = page.app_since.is_none();
    let alone = alone.then(|| security::passkeys_alone(asked.language));
    let view = view! {
        <ul class="passkeys" role="list">
            {entries}
        </ul>
        {alone.map(|it| view! { <p class="soft">{it}</p> })}
    };
    Some(view.into_any())
}

fn entry(asked: &Asked, passkey: &PasskeyLine) -> AnyView {
    let language = asked.language;
    let day = |it: chrono::DateTime<chrono::Utc>| format::date(language, it.date_naive());
    let used = match passkey.used_at {
        Some(at) => security::passkey_used(language, &day(at)),
        None => security::passkey_unused(language),
    };
    let added = security::passkey_added(language, &day(passkey.added_at));
    view! {
        <li class="entry">
            {icon(asked, "key")} <h3>{passkey.name.clone()}</h3>
            <p>{[added, used].join(" · ")}</p> <div class="entry-end">
                <a
                    class="button"
                    href=addresses::remove_passkey(&passkey.credential)
                    aria-label=security::remove_passkey(language, &passkey.name)
                >
                    {security::remove(language)}
                </a>
            </div>
        </li>
    }
    .into_any()
}

/// The page that adds a passkey.
pub fn new_passkey() -> AnyView {
    signed_in(
        |portal, caller| async move { offer_passkey(&portal, &caller).await },
        show,
    )
}

fn show(asked: &Asked, caller: &Caller, offer: PasskeyOffer) -> Page {
    let language = asked.language;
    let title = security::passkey_title(language);
    let Some(options) = offer.options else {
        let nowhere = security::passkeys_nowhere(language);
        let body = view! {
            {page_head(title.clone(), None, Vec::new())}
            <div data-width="narrow">{notice(asked, NoticeKind::Info, nowhere)}</div>
        };
        return beneath(asked, title, body.into_any());
    };
    let fields = [
        Field::text(asked, "name", security::passkey_name(language))
            .with_hint(security::passkey_name_hint(language)),
        Field::password("current", sign_in::current_password(language)),
    ];
    let content = view! {
        {username(caller)}
        {fields.each_ref().map(|it| field(asked, it))}
        {button_row(
            asked,
            ("primary", security::passkey_submit(language)),
            addresses::SECURITY.to_owned(),
        )}
    };
    let form = PasskeyForm {
        does: "create",
        address: addresses::NEW_PASSKEY,
        options,
        failed: security::passkey_not_made(language),
        content: content.into_any(),
    };
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), Some(security::passkey_intro(language)), Vec::new())}
        <div class="sheet sheet-body" data-width="narrow">
            {passkey_form(asked, form)}
        </div>
    };
    beneath(asked, title, body.into_any())
}

/// The page that removes a passkey.
pub fn remove_passkey() -> AnyView {
    let credential = use_params_map().get_untracked().get("passkey");
    signed_in(
        |portal, caller| async move {
            show_passkey(&portal, &caller, &credential.unwrap_or_default()).await
        },
        |asked, caller, passkey| show_removal(asked, caller, &passkey),
    )
}

fn show_removal(asked: &Asked, caller: &Caller, passkey: &PasskeyLine) -> Page {
    let language = asked.language;
    let title = security::remove_passkey(language, &passkey.name);
    let fields = [Field::password(
        "current",
        sign_in::current_password(language),
    )];
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), Some(security::remove_passkey_intro(language)), Vec::new())}
        <form
            class="sheet sheet-body form"
            data-width="narrow"
            method="post"
            action=addresses::remove_passkey(&passkey.credential)
        >
            {username(caller)}
            {fields.each_ref().map(|it| field(asked, it))}
            {button_row(
                asked,
                ("danger", security::remove(language)),
                addresses::SECURITY.to_owned(),
            )}
        </form>
    };
    beneath(asked, title, body.into_any())
}
