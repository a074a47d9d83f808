//! What stands on the edges of the pages.

use crate::text::Text;
use billing::Language;
use billing::invoice::Head;
use serde::Serialize;
use words::document;

/// What stands on the edges of the pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Running {
    /// The issuer.
    pub issuer: Text,
    /// The document.
    pub document: Text,
    /// The page, with `{page}` and `{pages}` where only the typesetter knows.
    pub page: String,
    /// Before the sums at the foot of a page.
    pub carried_forward: String,
    /// Before the sums at the head of the next.
    pub brought_forward: String,
}

impl Running {
    pub(super) fn new(head: &Head, name: &str, language: Language) -> Self {
        Self {
            issuer: Text::new(shortened(&head.issuer.name)),
            document: Text::new(name),
            page: document::page_of(language, "{page}", "{pages}"),
            carried_forward: document::carried_forward(language),
            brought_forward: document::brought_forward(language),
        }
    }
}

/// Half a line of small print. A longer name would stand in the way of what is beneath it.
const LETTERS_RUNNING_MAX: usize = 40;

fn shortened(name: &str) -> String {
    let mut letters = name.chars();
    let start: String = letters.by_ref().take(LETTERS_RUNNING_MAX).collect();
    match letters.next() {
        None => start,
        Some(_) => format!("{}…", start.trim_end()),
    }
}
