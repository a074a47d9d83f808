//! The way to a page: where it lies, and itself at the end.

use billing::Language;
use leptos::prelude::*;
use words::shell;

/// A step of the way.
pub struct Crumb {
    /// What it is called.
    pub text: String,
    /// Where it is; the page itself has no link.
    pub address: Option<String>,
}

impl Crumb {
    /// A step that one can go back to.
    pub fn to(text: String, address: impl Into<String>) -> Self {
        Self {
            text,
            address: Some(address.into()),
        }
    }

    /// The page itself.
    pub const fn here(text: String) -> Self {
        Self {
            text,
            address: None,
        }
    }
}

/// The way; nothing where there is none.
pub fn breadcrumb(language: Language, crumbs: Vec<Crumb>) -> Option<AnyView> {
    if crumbs.is_empty() {
        return None;
    }
    let steps = crumbs.into_iter().map(|it| match it.address {
        Some(address) => view! { <li><a href=address>{it.text}</a></li> }.into_any(),
        None => view! { <li><span aria-current="page">{it.text}</span></li> }.into_any(),
    });
    let steps: Vec<_> = steps.collect();
    let view = view! {
        <nav class="breadcrumb" aria-label=shell::breadcrumb(language)>
            <ol>{steps}</ol>
        </nav>
    };
    Some(view.into_any())
}
