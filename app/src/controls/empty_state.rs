//! What stands where nothing is: why, and what to do.

use super::icon::icon;
use crate::asked::Asked;
use leptos::prelude::*;

/// Why there is nothing, with the ways on.
pub fn empty_state(
    asked: &Asked,
    symbol: &str,
    title: String,
    reason: String,
    ways: Vec<AnyView>,
) -> AnyView {
    let ways = (!ways.is_empty()).then(|| view! { <div class="button-row">{ways}</div> });
    view! {
        <div class="empty-state">
            {icon(asked, symbol)} <h2>{title}</h2> <p>{reason}</p> {ways}
        </div>
    }
    .into_any()
}
