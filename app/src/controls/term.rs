//! A word of billing that says what it means when asked: a popover beside it, so that nothing on the
//! page moves.

use super::icon::small_icon;
use crate::asked::Asked;
use leptos::prelude::*;

/// A word and its meaning; `id` tells it from the others of its page.
pub fn term(asked: &Asked, id: &str, word: String, meaning: String) -> AnyView {
    let id = format!("term-{id}");
    view! {
        <button class="term" r#type="button" popovertarget=id.clone()>
            {word}
            {small_icon(asked, "question")}
        </button>
        <span class="term-meaning" id=id popover="auto" role="note">
            {meaning}
        </span>
    }
    .into_any()
}
