//! Setting an authenticator app up, and turning it off.

use super::codes::recovery_codes;
use super::{beneath, qr};
use crate::asked::{Asked, asked};
use crate::controls::button_row::button_row;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::page_head::page_head;
use crate::frame::Page;
use crate::page::signed_in;
use actions::sign_in::{AppOffer, offer_app, show_security};
use actions::{Caller, Refusal};
use islands::addresses;
use leptos::prelude::*;
use words::{security, sign_in};

/// The page that sets an app up. A form that was refused shows the same secret again.
pub fn set_up() -> AnyView {
    let refused = asked().map(|it| it.typed("sealed")).unwrap_or_default();
    signed_in(
        |portal, caller| async move { offer_app(&portal, &caller, &refused).await },
        |asked, caller, offer| show_set_up(asked, caller, &offer),
    )
}

fn show_set_up(asked: &Asked, caller: &Caller, offer: &AppOffer) -> Page {
    let language = asked.language;
    let title = security::app_title(language);
    let fields = [
        Field::one_time_code(security::code(language)).with_hint(security::code_hint(language)),
        Field::password("current", sign_in::current_password(language)),
    ];
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), Some(security::app_intro(language)), Vec::new())}
        <form class="stack" data-width="narrow" method="post" action=addresses::APP>
            <input type="hidden" name="sealed" value=offer.sealed.clone() />
            <section class="sheet sheet-body" aria-labelledby="scan">
                <div class="sheet-head">
                    <h2 id="scan">{security::scan(language)}</h2>
                </div>
                {secret(asked, offer)}
            </section>
            {recovery_codes(asked, &offer.codes)}
            <section class="sheet sheet-body" aria-labelledby="confirm">
                <div class="sheet-head">
                    <h2 id="confirm">{security::confirm(language)}</h2>
                </div>
                <div class="form">
                    {username(caller)}
                    {fields.each_ref().map(|it| field(asked, it))}
                    {button_row(
                        asked,
                        ("primary", security::app_submit(language)),
                        addresses::SECURITY.to_owned(),
                    )}
                </div>
            </section>
        </form>
    };
    beneath(asked, title, body.into_any())
}

fn secret(asked: &Asked, offer: &AppOffer) -> AnyView {
    let language = asked.language;
    let letters: Vec<char> = offer.secret.chars().collect();
    let groups = letters.chunks(4).map(|it| it.iter().collect::<String>());
    let groups: Vec<_> = groups.collect();
    view! {
        <div class="secret">
            {qr::code(&offer.address, security::scan_label(language))}
            <div class="stack" data-gap="small">
                <p>{security::scan_hint(language)}</p>
                <p class="code secret-text">{groups.join(" ")}</p>
            </div>
        </div>
    }
    .into_any()
}

/// For the browser, so that it knows whose password it fills in.
pub(super) fn username(caller: &Caller) -> AnyView {
    view! {
        <input
            r#type="email"
            name="email"
            value=caller.email.clone()
            autocomplete="username"
            readonly=true
            hidden=true
        />
    }
    .into_any()
}

/// The page that turns the app off.
pub fn off() -> AnyView {
    signed_in(
        |portal, caller| async move {
            let page = show_security(&portal, &caller).await?;
            page.app_since.map(|_| ()).ok_or(Refusal::NotFound)
        },
        |asked, caller, ()| show_off(asked, caller),
    )
}

fn show_off(asked: &Asked, caller: &Caller) -> Page {
    let language = asked.language;
    let title = security::off_title(language);
    let fields = [
        Field::password("current", sign_in::current_password(language)),
        Field::text(asked, "code", security::any_code(language)),
    ];
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), Some(security::off_intro(language)), Vec::new())}
        <form
            class="sheet sheet-body form"
            data-width="narrow"
            method="post"
            action=addresses::APP_OFF
        >
            {username(caller)}
            {fields.each_ref().map(|it| field(asked, it))}
            {button_row(
                asked,
                ("danger", security::turn_off(language)),
                addresses::SECURITY.to_owned(),
            )}
        </form>
    };
    beneath(asked, title, body.into_any())
}
