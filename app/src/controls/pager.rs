//! Previous and next, by key: there is no page number to show.

use super::icon::small_icon;
use crate::asked::Asked;
use leptos::prelude::*;
use words::invoices;

/// The ways from one page of a list to others.
pub struct Turns {
    /// What they turn.
    pub label: String,
    /// How many there are on the page.
    pub count: String,
    /// Where the page before is.
    pub previous: Option<String>,
    /// Where the next page is.
    pub next: Option<String>,
}

/// The ways; one that leads nowhere is shown and off.
pub fn turns(asked: &Asked, turns: Turns) -> AnyView {
    let language = asked.language;
    let off = |address: &Option<String>| address.is_none().then_some("true");
    let (previous_off, next_off) = (off(&turns.previous), off(&turns.next));
    view! {
        <nav class="pager" aria-label=turns.label>
            <p>{turns.count}</p>
            <div>
                <a
                    class="button"
                    data-size="small"
                    rel="prev"
                    href=turns.previous
                    aria-disabled=previous_off
                >
                    {small_icon(asked, "chevron-left")}
                    {invoices::list_previous(language)}
                </a>
                <a
                    class="button"
                    data-size="small"
                    rel="next"
                    href=turns.next
                    aria-disabled=next_off
                >
                    {invoices::list_next(language)}
                    {small_icon(asked, "chevron-right")}
                </a>
            </div>
        </nav>
    }
    .into_any()
}
