//! A word of billing that says what it means when asked.

use super::icon::small_icon;
use crate::asked::Asked;
use leptos::prelude::*;

/// A word and its meaning.
pub fn term(asked: &Asked, word: String, meaning: String) -> AnyView {
    view! {
        <details class="term">
            <summary>{word} {small_icon(asked, "question")}</summary>
            <p>{meaning}</p>
        </details>
    }
    .into_any()
}
