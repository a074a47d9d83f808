//! A field to choose from a few things in.

use super::field::{Field, described_by, field_error};
use crate::asked::Asked;
use crate::problems;
use billing::Language;
use leptos::prelude::*;
use words::labels;

/// The field: values with their texts, of which `field.value` is chosen.
pub fn select(asked: &Asked, field: &Field, choices: Vec<(String, String)>) -> AnyView {
    let name = field.name;
    let problem = problems::of_field(asked, name);
    let invalid = problem.is_some();
    let described = described_by(field, invalid);
    let hint = field.hint.clone();
    let options: Vec<_> = choices
        .into_iter()
        .map(|(value, text)| {
            let is_chosen = value == field.value;
            view! { <option value=value selected=is_chosen>{text}</option> }
        })
        .collect();
    view! {
        <div class="field" data-invalid=invalid>
            <label class="field-label" for=name>
                {field.label.clone()}
            </label>
            {hint.map(|it| view! { <p class="field-hint" id=format!("{name}-hint")>{it}</p> })}
            {problem.map(|it| field_error(asked, format!("{name}-error"), it))}
            <select
                class="input"
                id=name
                name=name
                aria-describedby=described
                aria-invalid=invalid.then_some("true")
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// A small field `language` of the documents that a form asks for; the reader's own is chosen.
pub fn small_languages(asked: &Asked, id: &'static str, label: String) -> AnyView {
    let options = Language::ALL.map(|it| {
        let is_chosen = it == asked.language;
        view! {
            <option value=it.tag() selected=is_chosen>
                {labels::language(it)}
            </option>
        }
    });
    view! {
        <div class="field" data-size="small">
            <label class="field-label" for=id>
                {label}
            </label>
            <select class="input" id=id name="language">
                {options.into_iter().collect::<Vec<_>>()}
            </select>
        </div>
    }
    .into_any()
}
