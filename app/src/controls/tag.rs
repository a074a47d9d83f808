//! Small labels on things.

use crate::asked::Asked;
use leptos::prelude::*;
use words::common;

/// A label.
pub fn tag(text: String) -> AnyView {
    view! { <span class="tag">{text}</span> }.into_any()
}

/// What was made from an imported file says so until somebody completes it.
pub fn to_be_completed(asked: &Asked) -> AnyView {
    tag(common::to_be_completed(asked.language))
}
