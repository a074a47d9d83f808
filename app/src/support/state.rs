//! Where a support request stands: a symbol and a word, never a colour alone.

use crate::asked::Asked;
use crate::controls::icon::icon;
use billing::support::SupportState;
use leptos::prelude::*;
use words::labels;

/// The state as a stamp.
pub(super) fn state(asked: &Asked, state: SupportState) -> AnyView {
    let symbol = match state {
        SupportState::Open => "clock",
        SupportState::Answered => "support",
        SupportState::Closed => "check",
    };
    view! {
        <span class="status" data-status=state.word()>
            {icon(asked, symbol)} {labels::support_state(asked.language, state)}
        </span>
    }
    .into_any()
}
