//! The end of a form: the button that sends it, and the way back.

use crate::asked::Asked;
use leptos::prelude::*;
use words::common;

/// A button of this kind with this text, and *Cancel*, which leads to `back`.
pub fn button_row(asked: &Asked, (kind, text): (&'static str, String), back: String) -> AnyView {
    let button = view! {
        <button class="button" data-kind=kind>
            {text}
        </button>
    };
    with_cancel(asked, button.into_any(), back)
}

/// The same on a page with several forms: `does` says which of them was sent.
pub fn does_row(
    asked: &Asked,
    (kind, does, text): (&'static str, &'static str, String),
    back: String,
) -> AnyView {
    let button = view! {
        <button class="button" data-kind=kind name="do" value=does>
            {text}
        </button>
    };
    with_cancel(asked, button.into_any(), back)
}

fn with_cancel(asked: &Asked, button: AnyView, back: String) -> AnyView {
    view! {
        <div class="button-row">
            {button}
            <a class="button" data-kind="quiet" href=back>
                {common::cancel(asked.language)}
            </a>
        </div>
    }
    .into_any()
}
