//! Pages carry no inline styles and no handlers: the content security policy drops them.

use crate::product;
use crate::tokens::{self, Token, starts_with};
use crate::tree::{self, Source};

/// The beginnings of the names of HTML's event handler attributes.
const HANDLERS: [&str; 14] = [
    "onabort",
    "onblur",
    "onchange",
    "onclick",
    "ondblclick",
    "ondrag",
    "onerror",
    "onfocus",
    "oninput",
    "onkey",
    "onload",
    "onmouse",
    "onpointer",
    "onsubmit",
];

#[test]
fn pages_have_no_inline_styles_or_handlers() {
    let faults = product::sources(&["app"])
        .iter()
        .flat_map(inline_parts)
        .collect();
    tree::report(
        "No `style=` and no handlers in pages: a class, `hidden`, or an island.",
        faults,
    );
}

fn inline_parts(source: &Source) -> Vec<String> {
    let view = tokens::inside_macro(&tokens::shipped(source), "view");
    let places = (0..view.len()).filter(|at| is_inline(&view[*at..]));
    places
        .map(|at| format!("{}:{}: `{}`", source.path, view[at].line, view[at].text))
        .collect()
}

fn is_inline(tokens: &[Token]) -> bool {
    let is_attribute = tokens.get(1).is_some_and(|next| next.text == "=");
    let is_handler = HANDLERS
        .iter()
        .any(|handler| tokens[0].text.starts_with(handler));
    starts_with(tokens, &["style", "="])
        || starts_with(tokens, &["style", ":"])
        || is_attribute && is_handler
        || starts_with(tokens, &["on", ":"])
}

#[test]
fn inline_parts_are_seen_in_views_only() {
    let view = "fn a() { let style = 1; view! { <p style=\"x\" on:click=f onclick=\"g\" once=1 class:on=h/> } }";
    assert_eq!(inline_parts(&tokens::sample(view)).len(), 3);
}
