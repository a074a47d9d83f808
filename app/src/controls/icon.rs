//! Symbols, from one file. They say nothing that words beside them do not say.

use crate::asked::Asked;
use leptos::prelude::*;

/// A symbol of the usual size.
pub fn icon(asked: &Asked, name: &str) -> AnyView {
    sized(asked, name, None)
}

/// A symbol beside small text.
pub fn small_icon(asked: &Asked, name: &str) -> AnyView {
    sized(asked, name, Some("small"))
}

/// A symbol that stands for a whole entry.
pub fn large_icon(asked: &Asked, name: &str) -> AnyView {
    sized(asked, name, Some("large"))
}

/// The arrow of something that folds out; it turns while that is open.
pub fn chevron(asked: &Asked, class: &'static str) -> AnyView {
    view! {
        <svg class=class data-size="small" aria-hidden="true" data-turns="">
            <use_ href=format!("{}#chevron-down", asked.icons()) />
        </svg>
    }
    .into_any()
}

fn sized(asked: &Asked, name: &str, size: Option<&'static str>) -> AnyView {
    view! {
        <svg class="icon" data-size=size aria-hidden="true">
            <use_ href=format!("{}#{name}", asked.icons()) />
        </svg>
    }
    .into_any()
}
