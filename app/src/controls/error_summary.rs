//! What is wrong with a form, at the top of its page, with links to the fields.

use super::field::Field;
use crate::asked::Asked;
use crate::problems;
use leptos::prelude::*;
use words::common;

/// The summary; nothing where the form was not refused.
pub fn error_summary(asked: &Asked, fields: &[Field]) -> Option<AnyView> {
    let of_fields = fields.iter().filter_map(|field| {
        let sentence = problems::of_field(asked, field.name)?;
        let address = format!("#{}", field.name);
        Some(view! { <li><a href=address>{sentence}</a></li> }.into_any())
    });
    let of_form = problems::of_form(asked).map(|it| view! { <li>{it}</li> }.into_any());
    let items: Vec<_> = of_fields.chain(of_form).collect();
    if items.is_empty() {
        return None;
    }
    // Focus goes there by itself, so that it is read first without a script too.
    let view = view! {
        <div class="error-summary" tabindex="-1" autofocus=true>
            <div role="alert">
                <h2>{common::there_is_a_problem(asked.language)}</h2>
                <ul>{items}</ul>
            </div>
        </div>
    };
    Some(view.into_any())
}
