//! Support requests: a person's own, all of them for the office, and one with what was written.

mod list;
mod new;
mod state;
mod thread;

use billing::Language;
use leptos::prelude::*;
use words::support;

pub use list::{all, mine};
pub use new::new;
pub use thread::request;

/// What the office is called to its customers.
fn office(language: Language, name: Option<&String>) -> String {
    match name {
        Some(issuer) => support::office(language, issuer),
        None => support::plain_office(language),
    }
}

/// What is sent along, a line a finding.
fn diagnosis_lines(diagnosis: &str) -> AnyView {
    let lines = diagnosis.lines().map(str::to_owned);
    let lines: Vec<_> = lines.map(|it| view! { <li>{it}</li> }).collect();
    view! { <ul class="diagnosis">{lines}</ul> }.into_any()
}
