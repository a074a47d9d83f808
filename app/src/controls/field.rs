//! Fields of forms: label, hint, what is wrong, and the box itself.

use super::icon::icon;
use crate::asked::Asked;
use crate::problems;
use leptos::prelude::*;
use words::{common, sign_in};

/// A code that somebody reads elsewhere; phones fill it in, and show digits to type it.
const ONE_TIME_CODE: &str = "one-time-code";

/// A field to type into.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name, and its address on the page.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// The kind of box.
    pub kind: &'static str,
    /// What a browser may fill in.
    pub autocomplete: &'static str,
    /// What to know before typing.
    pub hint: Option<String>,
    /// What stands in it.
    pub value: String,
}

impl Field {
    /// Something to type, with what was typed before in it.
    pub fn text(asked: &Asked, name: &'static str, label: String) -> Self {
        Self {
            name,
            label,
            kind: "text",
            autocomplete: "off",
            hint: None,
            value: asked.typed(name),
        }
    }

    /// A day.
    pub fn day(asked: &Asked, name: &'static str, label: String) -> Self {
        // A box for dates would not show what is no date.
        let kind = match problems::of_field(asked, name) {
            Some(_) => "text",
            None => "date",
        };
        Self {
            kind,
            ..Self::text(asked, name, label)
        }
    }

    /// The same with what to know before typing.
    #[must_use]
    pub fn with_hint(self, hint: String) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    /// The same with what stands in it as long as nothing was typed.
    #[must_use]
    pub fn with_default(self, asked: &Asked, value: String) -> Self {
        match asked.form {
            Some(_) => self,
            None => Self { value, ..self },
        }
    }

    /// An address to sign in with.
    pub fn email(asked: &Asked) -> Self {
        Self {
            name: "email",
            label: common::email(asked.language),
            kind: "email",
            autocomplete: "username",
            hint: None,
            value: asked.typed("email"),
        }
    }

    /// A password that exists.
    pub const fn password(name: &'static str, label: String) -> Self {
        Self {
            name,
            label,
            kind: "password",
            autocomplete: "current-password",
            hint: None,
            value: String::new(),
        }
    }

    /// A code of an authenticator app.
    pub const fn one_time_code(label: String) -> Self {
        Self {
            name: "code",
            label,
            kind: "text",
            autocomplete: ONE_TIME_CODE,
            hint: None,
            value: String::new(),
        }
    }

    /// A new password, typed twice.
    pub fn new_passwords(asked: &Asked) -> [Self; 2] {
        let language = asked.language;
        let new = |name, label, hint| Self {
            autocomplete: "new-password",
            hint,
            ..Self::password(name, label)
        };
        let rule = sign_in::password_rule(language);
        [
            new("new", sign_in::new_password(language), Some(rule)),
            new("again", sign_in::new_password_again(language), None),
        ]
    }
}

/// The field, with what is wrong in it.
pub fn field(asked: &Asked, field: &Field) -> AnyView {
    let name = field.name;
    let problem = problems::of_field(asked, name);
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let invalid = problem.is_some();
    let described = described_by(field, invalid);
    let hint = field.hint.clone();
    view! {
        <div class="field" data-invalid=invalid>
            <label class="field-label" for=name>
                {field.label.clone()}
            </label>
            {hint.map(|it| view! { <p class="field-hint" id=hint_id>{it}</p> })}
            {problem.map(|it| field_error(asked, error_id, it))}
            <input
                class="input"
                id=name
                name=name
                r#type=field.kind
                value=field.value.clone()
                autocomplete=field.autocomplete
                inputmode=(field.autocomplete == ONE_TIME_CODE).then_some("numeric")
                aria-describedby=described
                aria-invalid=invalid.then_some("true")
            />
        </div>
    }
    .into_any()
}

/// The ids of what is said about a field.
pub fn described_by(field: &Field, is_invalid: bool) -> Option<String> {
    let hint = field.hint.is_some().then_some("hint");
    let error = is_invalid.then_some("error");
    let ids: Vec<_> = [hint, error]
        .into_iter()
        .flatten()
        .map(|it| format!("{}-{it}", field.name))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// What is wrong in a field.
pub fn field_error(asked: &Asked, id: String, sentence: String) -> AnyView {
    view! {
        <p class="field-error" id=id>
            {icon(asked, "alert-triangle")}
            <span>
                <span class="visually-hidden">{common::error_prefix(asked.language)} " "</span>
                {sentence}
            </span>
        </p>
    }
    .into_any()
}
