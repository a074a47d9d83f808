//! The frame of what is done before one is known: one narrow sheet.

use super::preferences::{languages, themes};
use super::{done, not_configured, top_bar, window};
use crate::asked::Asked;
use billing::Issuer;
use leptos::prelude::*;

/// A page for somebody who is not signed in.
pub struct Gate {
    /// What the page is called, in the window's title.
    pub title: String,
    /// The rest.
    pub body: AnyView,
}

/// A page for somebody who is not signed in.
pub fn in_gate(asked: &Asked, issuer: &Issuer, gate: Gate) -> AnyView {
    let imprint = issuer.is_configured().then(|| {
        let name = issuer.name.clone();
        match issuer.address.city.as_str() {
            "" => name,
            city => format!("{name}, {city}"),
        }
    });
    view! {
        {window(asked, &gate.title, "gate")}
        <header>{top_bar::brand(asked)}</header>
        <main class="sheet gate-sheet" id="main">
            {not_configured(asked, issuer)}
            {done(asked, None)}
            {gate.body}
        </main>
        <footer class="gate-foot">
            {imprint.map(|it| view! { <p>{it}</p> })} {languages(asked)} {themes(asked)}
        </footer>
    }
    .into_any()
}
