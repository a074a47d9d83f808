//! The tags that an account's costs are told by.

use super::crumbs;
use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::button_row::button_row;
use crate::controls::error_summary::error_summary;
use crate::controls::field::Field;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::controls::text_area::text_area;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::costs::{TagKeysPage, show_tag_keys};
use billing::costs::TAG_KEYS_MAX;
use islands::addresses;
use leptos::prelude::*;
use words::{common, costs, format};

/// The page.
pub fn tags() -> AnyView {
    let account = asked_account();
    signed_in(
        |portal, caller| async move { show_tag_keys(&portal, &caller, &account?).await },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &TagKeysPage) -> Page {
    let language = asked.language;
    let title = costs::tags(language);
    let account = &page.account;
    let most = format::count(language, TAG_KEYS_MAX);
    let keys = Field::text(asked, "keys", costs::tag_keys(language))
        .with_hint(costs::tag_keys_hint(language, &most))
        .with_default(asked, page.keys.join("\n"));
    let rolling_up = page.is_rolling_up.then(|| {
        let told = costs::rolling_up(language);
        notice(asked, NoticeKind::Info, told)
    });
    let suggested = (!page.suggested.is_empty()).then(|| {
        let keys: Vec<_> = page
            .suggested
            .iter()
            .map(|it| {
                view! {
                    <label class="choice">
                        <input r#type="checkbox" name="key" value=it.clone() />
                        <span class="code">{it.clone()}</span>
                    </label>
                }
            })
            .collect();
        view! {
            <fieldset class="choices tag-keys">
                <legend class="field-label">{costs::tags_found(language)}</legend>
                {keys}
            </fieldset>
        }
    });
    let save = ("primary", common::save(language));
    let back = addresses::costs(&account.name);
    let body = view! {
        {error_summary(asked, std::slice::from_ref(&keys))}
        {page_head(title.clone(), Some(costs::tags_intro(language)), Vec::new())}
        <div class="stack">
            {rolling_up}
            <form class="sheet sheet-body form" data-width="narrow" method="post">
                {text_area(asked, &keys)} {suggested}
                {button_row(asked, save, back)}
            </form>
        </div>
    };
    Page {
        title: format!("{title} · {}", account.display_name),
        here: Here::Costs,
        crumbs: crumbs(
            language,
            account,
            vec![
                Crumb::to(costs::title(language), addresses::costs(&account.name)),
                Crumb::here(title),
            ],
        ),
        account: Some(account.clone()),
        body: body.into_any(),
    }
}
