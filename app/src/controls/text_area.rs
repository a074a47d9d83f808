//! A field of several lines.

use super::field::{Field, described_by, field_error};
use crate::asked::Asked;
use crate::problems;
use leptos::prelude::*;

/// The field, with what is wrong in it.
pub fn text_area(asked: &Asked, field: &Field) -> AnyView {
    let name = field.name;
    let problem = problems::of_field(asked, name);
    let invalid = problem.is_some();
    let described = described_by(field, invalid);
    let hint = field.hint.clone();
    view! {
        <div class="field" data-invalid=invalid>
            <label class="field-label" for=name>
                {field.label.clone()}
            </label>
            {hint.map(|it| view! { <p class="field-hint" id=format!("{name}-hint")>{it}</p> })}
            {problem.map(|it| field_error(asked, format!("{name}-error"), it))}
            <textarea
                class="input"
                id=name
                name=name
                rows="7"
                aria-describedby=described
                aria-invalid=invalid.then_some("true")
            >
                {written(&field.value)}
            </textarea>
        </div>
    }
    .into_any()
}

/// Leptos 0.8 writes what stands between these two tags as it is: whoever types the end of the field
/// would go on in the page.
fn written(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    // A browser leaves out the first line break of the field.
    match text.starts_with('\n') {
        true => format!("\n{text}"),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn no_text_ends_its_field() {
        assert_eq!(
            written("</textarea><script>&amp;"),
            "&lt;/textarea>&lt;script>&amp;amp;"
        );
        assert_eq!(written("\na"), "\n\na");
    }
}
