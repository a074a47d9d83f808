//! A statement of account as PDF. It is not kept: whoever asks again gets what is true then.

mod view;

use crate::invoice::{RenderError, Rendered, in_background};
use crate::typesetting::{Identity, Template, typeset};
use billing::Language;
use billing::statement::Statement;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use view::StatementDocument;

macro_rules! template {
    ($name:literal) => {
        include_str!(concat!("../../templates/", $name))
    };
}

/// The first is compiled; the others are the invoice's, which never change.
static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    let files = [
        ("statement.typ", template!("statement/v1/statement.typ")),
        ("style.typ", template!("invoice/v1/style.typ")),
        ("front.typ", template!("invoice/v1/front.typ")),
    ];
    Template::new("statement/v1", &files, "statement.json")
});

/// Renders a statement in a language. The same statement gives the same bytes.
///
/// Computes for milliseconds to seconds: in async code call [`render_in_background`].
pub fn render(statement: &Statement, language: Language) -> Result<Rendered, RenderError> {
    let period = statement.period;
    let profile = statement.profile.as_ref().map(|it| it.name.as_str());
    let of = (&statement.account.name, profile.unwrap_or_default());
    let document = || format!("{} {} of {}", period.start, period.end, of.0);
    let view = StatementDocument::new(statement, language).map_err(|cause| RenderError::Sums {
        document: document(),
        cause,
    })?;
    let json = serde_json::to_vec(&view).map_err(|cause| RenderError::Json {
        document: document(),
        cause,
    })?;
    let identity = Identity {
        key: format!("{}\n{of:?}\n{}\n{language}", view.author, document()),
        date: period.end,
    };
    let bytes = typeset(&TEMPLATE, json, &identity).map_err(|cause| RenderError::Typeset {
        document: document(),
        cause,
    })?;
    let sha256 = Sha256::digest(&bytes).into();
    Ok(Rendered { bytes, sha256 })
}

/// Renders on a thread of the typesetter's own, so that the runtime goes on.
pub async fn render_in_background(
    statement: Statement,
    language: Language,
) -> Result<Rendered, RenderError> {
    let document = statement.account.name.clone();
    in_background(document, move || render(&statement, language)).await
}

#[cfg(test)]
mod tests;
