//! Where a file stands, and why it cannot be made.

use crate::asked::Asked;
use crate::controls::icon::icon;
use billing::Language;
use billing::usage::{UsageFault, UsageFormat, UsageState};
use leptos::prelude::*;
use words::usage;

/// The state as a stamp.
pub(super) fn state(asked: &Asked, state: UsageState) -> AnyView {
    let language = asked.language;
    let (look, symbol, word) = match state {
        UsageState::Waiting => ("due", "clock", usage::state_waiting(language)),
        UsageState::AtWork => ("due", "clock", usage::state_at_work(language)),
        UsageState::Ready => ("paid", "check-circle", usage::state_ready(language)),
        UsageState::Failed => ("past-due", "alert-triangle", usage::state_failed(language)),
        UsageState::Cancelled => ("void", "void", usage::state_cancelled(language)),
    };
    view! {
        <span class="status" data-status=look>
            {icon(asked, symbol)} {word}
        </span>
    }
    .into_any()
}

/// Why a file cannot be made.
pub(super) fn fault(language: Language, fault: UsageFault, about: Option<&str>) -> String {
    match fault {
        UsageFault::NoRows => usage::fault_no_rows(language),
        UsageFault::Moved => usage::fault_moved(language, about.unwrap_or_default()),
        UsageFault::DoesNotAddUp => usage::fault_does_not_add_up(language),
        UsageFault::Gone => usage::fault_gone(language),
        UsageFault::Broken => usage::fault_broken(language),
    }
}

/// What the columns are called.
pub(super) fn columns(language: Language, format: UsageFormat) -> String {
    match format {
        UsageFormat::CostDetails => usage::format_cost_details(language),
        UsageFormat::Focus => usage::format_focus(language),
    }
}
