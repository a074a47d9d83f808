//! Recovery codes: shown once, to be kept.

use super::app::username;
use super::beneath;
use crate::asked::{Asked, asked};
use crate::controls::button_row::button_row;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::icon::icon;
use crate::controls::page_head::page_head;
use crate::frame::Page;
use crate::page::signed_in;
use actions::Caller;
use actions::sign_in::{CodesOffer, offer_codes};
use islands::addresses;
use leptos::prelude::*;
use words::{security, sign_in};

/// The page of new codes. A form that was refused shows the same ones again.
pub fn new_codes() -> AnyView {
    let refused = asked().map(|it| it.typed("sealed")).unwrap_or_default();
    signed_in(
        |portal, caller| async move { offer_codes(&portal, &caller, &refused).await },
        |asked, caller, offer| show(asked, caller, &offer),
    )
}

fn show(asked: &Asked, caller: &Caller, offer: &CodesOffer) -> Page {
    let language = asked.language;
    let title = security::codes_title(language);
    let current = Field::password("current", sign_in::current_password(language));
    let fields = [current];
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), Some(security::codes_intro(language)), Vec::new())}
        <form class="stack" data-width="narrow" method="post" action=addresses::RECOVERY_CODES>
            <input type="hidden" name="sealed" value=offer.sealed.clone() />
            {recovery_codes(asked, &offer.codes)}
            <div class="sheet sheet-body form">
                {username(caller)}
                {fields.each_ref().map(|it| field(asked, it))}
                {button_row(
                    asked,
                    ("primary", security::codes_submit(language)),
                    addresses::SECURITY.to_owned(),
                )}
            </div>
        </form>
    };
    beneath(asked, title, body.into_any())
}

/// The codes, and a file of them. The file is in the link itself: no address gives them away later.
pub(super) fn recovery_codes(asked: &Asked, codes: &[String]) -> AnyView {
    let language = asked.language;
    let items: Vec<_> = codes
        .iter()
        .map(|it| view! { <li class="code">{it.clone()}</li> })
        .collect();
    let file = format!("data:text/plain,{}", codes.join("%0A"));
    view! {
        <section class="sheet sheet-body" aria-labelledby="keep-codes">
            <div class="sheet-head">
                <h2 id="keep-codes">{security::keep_codes(language)}</h2>
            </div>
            <div class="stack" data-gap="small">
                <p>{security::keep_codes_hint(language)}</p>
                <ul class="recovery-codes" role="list">
                    {items}
                </ul>
                <div class="button-row">
                    <a class="button" href=file download="recovery-codes.txt">
                        {icon(asked, "download")}
                        {security::download_codes(language)}
                    </a>
                </div>
            </div>
        </section>
    }
    .into_any()
}
