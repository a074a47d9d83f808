//! Who publishes services on the document that are not the issuer's.

use super::parties::plain_address_lines;
use crate::text::Text;
use billing::Language;
use billing::invoice::{InvoiceContent, Publisher};
use serde::Serialize;
use words::document;

/// The list of publishers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Publishers {
    /// Its heading.
    pub title: String,
    /// One line each: name and address.
    pub rows: Vec<Text>,
}

impl Publishers {
    /// Nothing where all services are the issuer's.
    pub(super) fn new(content: &InvoiceContent, language: Language) -> Option<Self> {
        let publishers = &content.body.publishers;
        (!publishers.is_empty()).then(|| Self {
            title: document::publishers(language),
            rows: publishers.iter().map(|it| row(it, language)).collect(),
        })
    }
}

fn row(publisher: &Publisher, language: Language) -> Text {
    let address = publisher.address.as_ref();
    let lines = address.map(|it| plain_address_lines(it, language));
    let name = std::iter::once(publisher.name.clone());
    let parts: Vec<_> = name.chain(lines.into_iter().flatten()).collect();
    Text::new(parts.join(", "))
}
