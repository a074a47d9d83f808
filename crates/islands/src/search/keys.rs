//! Keys in the search box and its list: arrows walk through it, Escape closes it.

use super::looking::Looking;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, Node};

/// A key was pressed somewhere in the search.
pub(super) fn pressed(event: &KeyboardEvent, looking: Looking) {
    let Some(search) = search_of(event) else {
        return;
    };
    match event.key().as_str() {
        "ArrowDown" => walk(event, &search, Element::next_element_sibling),
        "ArrowUp" => walk(event, &search, Element::previous_element_sibling),
        "Escape" if looking.answer.with_untracked(Option::is_some) => {
            event.prevent_default();
            looking.close();
            focus(search.query_selector("input").ok().flatten());
        }
        _ => {}
    }
}

/// The focus went from one element to another: the list closes when that is outside the search.
pub(super) fn left(event: &FocusEvent, looking: Looking) {
    let to = event
        .related_target()
        .and_then(|it| it.dyn_into::<Node>().ok());
    let is_inside = search_of(event).is_some_and(|search| search.contains(to.as_ref()));
    if !is_inside {
        looking.close();
    }
}

fn search_of(event: &leptos::web_sys::Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

fn walk(event: &KeyboardEvent, search: &Element, step: fn(&Element) -> Option<Element>) {
    let Some(first) = search.query_selector("li").ok().flatten() else {
        return;
    };
    event.prevent_default();
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let here = target.and_then(|it| it.closest("li").ok().flatten());
    let next = match here {
        Some(entry) => step(&entry).and_then(|it| it.first_element_child()),
        None => first.first_element_child(),
    };
    match next {
        Some(link) => focus(Some(link)),
        None => focus(search.query_selector("input").ok().flatten()),
    }
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // An element that is gone cannot have the focus, and nobody misses it.
        let _ = element.focus();
    }
}
