//! Changing one's own password.

use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::Page;
use crate::page::signed_in;
use actions::Caller;
use islands::addresses;
use leptos::prelude::*;
use words::{common, security, sign_in};

/// The page of changing one's own password.
pub fn password() -> AnyView {
    signed_in(
        |_, _| std::future::ready(Ok(())),
        |asked, caller, ()| form(asked, caller),
    )
}

fn form(asked: &Asked, caller: &Caller) -> Page {
    let language = asked.language;
    let title = sign_in::change_password(language);
    if !caller.has_password {
        let by_provider = security::by_provider(language);
        let body = view! {
            {page_head(title.clone(), None, Vec::new())}
            <div data-width="narrow">{notice(asked, NoticeKind::Info, by_provider)}</div>
        };
        return Page::from_home(language, title, body.into_any());
    }
    let current = Field::password("current", sign_in::current_password(language));
    let [new, again] = Field::new_passwords(asked);
    let fields = [current, new, again];
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), None, Vec::new())}
        <div class="sheet sheet-body" data-width="narrow">
            <form class="form" method="post" action=addresses::PASSWORD>
                // For the browser, so that it knows whose password it keeps.
                <input
                    r#type="email"
                    name="email"
                    value=caller.email.clone()
                    autocomplete="username"
                    readonly=true
                    hidden=true
                />
                {fields.each_ref().map(|it| field(asked, it))}
                <div class="button-row">
                    <button class="button" data-kind="primary">
                        {common::save(language)}
                    </button>
                    <a class="button" data-kind="quiet" href=addresses::HOME>
                        {common::cancel(language)}
                    </a>
                </div>
            </form>
        </div>
    };
    Page::from_home(language, title, body.into_any())
}
