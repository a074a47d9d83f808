//! Language and appearance: small forms that come back to the page they are on.

use crate::asked::{Asked, Theme};
use crate::controls::icon::icon;
use crate::controls::menu::{Menu, menu};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{common, labels};

/// The language, as one of two buttons.
pub(super) fn languages(asked: &Asked) -> AnyView {
    let buttons = Language::ALL.map(|it| {
        let tag = it.tag();
        view! {
            <button name="language" value=tag lang=tag aria-pressed=pressed(it == asked.language)>
                <span aria-hidden="true">{tag.to_uppercase()}</span>
                <span class="visually-hidden">{labels::language(it)}</span>
            </button>
        }
    });
    view! {
        <form method="post" action=addresses::PREFERENCES>
            {return_to(asked)}
            <div class="segments" role="group" aria-label=common::language(asked.language)>
                {buttons}
            </div>
        </form>
    }
    .into_any()
}

/// The appearance, in a menu.
pub(super) fn themes(asked: &Asked) -> AnyView {
    let language = asked.language;
    let buttons = [
        (
            Theme::Automatic,
            "automatic",
            "contrast",
            common::theme_automatic(language),
        ),
        (Theme::Light, "light", "sun", common::theme_light(language)),
        (Theme::Dark, "dark", "moon", common::theme_dark(language)),
    ];
    let buttons = buttons.map(|(theme, value, symbol, text)| {
        view! {
            <button
                class="menu-item"
                name="theme"
                value=value
                aria-pressed=pressed(theme == asked.theme)
            >
                {icon(asked, symbol)}
                {text}
            </button>
        }
    });
    let face = view! {
        {icon(asked, "contrast")}
        <span class="visually-hidden">{common::theme(language)}</span>
    };
    let panel = view! {
        <form method="post" action=addresses::PREFERENCES>
            {return_to(asked)}
            {buttons}
        </form>
    };
    menu(Menu {
        id: "menu-theme",
        button: ("quiet", Some("icon")),
        face: face.into_any(),
        panel: panel.into_any(),
    })
}

fn return_to(asked: &Asked) -> AnyView {
    view! { <input type="hidden" name="return_to" value=asked.address.clone() /> }.into_any()
}

const fn pressed(is_pressed: bool) -> &'static str {
    match is_pressed {
        true => "true",
        false => "false",
    }
}
