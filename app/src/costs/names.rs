//! What costs are told by, in words.

use actions::costs::CostRow;
use billing::Language;
use billing::costs::Dimension;
use billing::invoice::LineKind;
use words::{accounts, costs};

/// What a dimension is called.
pub(super) fn dimension(language: Language, dimension: &Dimension) -> String {
    match dimension {
        Dimension::Service => costs::service(language),
        Dimension::Family => costs::family(language),
        Dimension::Subscription => accounts::subscription(language),
        Dimension::Series => accounts::billing_profile(language),
        Dimension::Section => costs::section(language),
        Dimension::Region => costs::region(language),
        Dimension::Kind => costs::kind(language),
        Dimension::Tag(key) => costs::tag(language, key),
    }
}

/// The same within a sentence: a key of a tag stays as it is.
pub(super) fn in_sentence(language: Language, by: &Dimension) -> String {
    let name = dimension(language, by);
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => name,
    }
}

/// What a value of it is called: it may have none.
pub(super) fn value(language: Language, dimension: &Dimension, label: Option<&str>) -> String {
    let Some(label) = label else {
        return costs::none(language);
    };
    match (dimension, label.parse()) {
        (Dimension::Kind, Ok(kind)) => kind_of(language, kind),
        _ => label.to_owned(),
    }
}

/// What a row is called.
pub(super) fn row(language: Language, by: &Dimension, row: &CostRow) -> String {
    value(language, by, row.label.as_deref())
}

fn kind_of(language: Language, kind: LineKind) -> String {
    match kind {
        LineKind::Usage => costs::kind_usage(language),
        LineKind::Purchase => costs::kind_purchase(language),
        LineKind::Credit | LineKind::CreditApplied => costs::kind_credit(language),
        LineKind::Adjustment => costs::kind_adjustment(language),
        LineKind::RoundingAdjustment => costs::kind_rounding(language),
    }
}
