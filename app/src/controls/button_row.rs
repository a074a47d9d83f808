//! The end of a form: the button that sends it, and the way back.

use crate::asked::Asked;
use leptos::prelude::*;
use words::common;

/// A button of this kind with this text, and *Cancel*, which leads to `back`.
pub fn button_row(asked: &Asked, (kind, text): (&'static str, String), back: String) -> AnyView {
    view! {
        <div class="button-row">
            <button class="button" data-kind=kind>
                {text}
            </button>
            <a class="button" data-kind="quiet" href=back>
                {common::cancel(asked.language)}
            </a>
        </div>
    }
    .into_any()
}
