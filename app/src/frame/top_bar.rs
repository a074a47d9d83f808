//! The bar on top: whose portal, search, the date it stands at, language, appearance, the person.

use super::person::person;
use super::preferences::{languages, themes};
use crate::asked::Asked;
use crate::controls::icon::{icon, small_icon};
use crate::controls::menu::{Menu, menu};
use actions::Caller;
use islands::{SearchAsYouType, SearchWords, WORDS_LENGTH_MIN, addresses};
use leptos::prelude::*;
use words::{common, format, shell};

pub(super) fn top_bar(asked: &Asked, caller: &Caller, places: AnyView) -> AnyView {
    view! {
        <header class="top-bar">
            <div class="top-bar-fold">{fold(asked, places)}</div>
            {brand(asked)}
            <form class="search" role="search" action=addresses::SEARCH>
                <SearchAsYouType words=search_words(asked) />
            </form>
            {as_of(asked)}
            <div class="top-bar-tools">
                {languages(asked)} {themes(asked)} {person(asked, caller)}
            </div>
        </header>
    }
    .into_any()
}

/// The places, where there is no room for them at the side.
fn fold(asked: &Asked, places: AnyView) -> AnyView {
    let language = asked.language;
    let face = view! {
        {icon(asked, "menu")}
        <span class="visually-hidden">{common::menu(language)}</span>
    };
    let panel = view! { <nav aria-label=shell::main_menu(language)>{places}</nav> };
    menu(Menu {
        id: "menu-places",
        button: ("quiet", Some("icon")),
        face: face.into_any(),
        panel: panel.into_any(),
    })
}

pub(super) fn brand(asked: &Asked) -> AnyView {
    view! {
        <a class="brand" href=addresses::HOME>
            <svg class="brand-mark" aria-hidden="true">
                <use_ href=format!("{}#mark", asked.icons()) />
            </svg>
            {common::product(asked.language)}
        </a>
    }
    .into_any()
}

fn as_of(asked: &Asked) -> Option<AnyView> {
    let day = asked.portal.as_of()?;
    let text = common::as_of(asked.language, &format::date(asked.language, day));
    Some(view! { <p class="as-of">{small_icon(asked, "clock")} {text}</p> }.into_any())
}

fn search_words(asked: &Asked) -> SearchWords {
    let language = asked.language;
    SearchWords {
        label: common::search(language),
        placeholder: shell::search_placeholder(language),
        results: shell::search_suggestions(language),
        typed: asked.searched(),
        letters_min: WORDS_LENGTH_MIN,
        icons: asked.icons(),
    }
}
