//! The tags of a charge, as its file has them.
//!
//! The column is one of those that billing has no use for: it is kept as it came.

use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The most letters that are kept of a tag's value.
const VALUE_LETTERS_MAX: usize = 256;

/// The tags with one of these keys. Files have them as a JSON object (FOCUS), or as the inside of one
/// (cost details); what is neither has none.
pub(super) fn tags_of(text: &str, keys: &[String]) -> BTreeMap<String, String> {
    let mut object = object_of(text);
    let tags = keys.iter().filter_map(|key| {
        let value = match object.remove(key)? {
            Value::String(text) => text,
            Value::Null => return None,
            other => other.to_string(),
        };
        Some((key.clone(), value.chars().take(VALUE_LETTERS_MAX).collect()))
    });
    tags.collect()
}

/// The keys of all tags.
pub(super) fn keys_in(text: &str) -> Vec<String> {
    object_of(text).into_iter().map(|(key, _)| key).collect()
}

fn object_of(text: &str) -> Map<String, Value> {
    let text = text.trim();
    let object = match text.starts_with('{') {
        true => serde_json::from_str(text),
        false => serde_json::from_str(&format!("{{{text}}}")),
    };
    object.unwrap_or_default()
}

/// The tags in the columns of a file that billing has no use for, where it has any.
pub(crate) fn tags_in(extra: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Tagged {
        #[serde(rename = "Tags")]
        tags: Option<String>,
    }
    serde_json::from_str::<Tagged>(extra).ok()?.tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_chosen_keys_are_kept_and_values_become_texts() {
        let keys = ["env", "n", "none", "gone"].map(str::to_owned);
        let text = r#"{"env":"prod","n":3,"none":null,"other":"x"}"#;
        let tags: Vec<_> = tags_of(text, &keys).into_iter().collect();
        let expected = [("env", "prod"), ("n", "3")];
        let expected = expected.map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(tags, expected);
    }

    #[test]
    fn values_are_cut_and_nonsense_is_no_tag() {
        let keys = ["a".to_owned()];
        let long = format!("{{\"a\":\"{}\"}}", "é".repeat(1_000));
        assert_eq!(tags_of(&long, &keys)["a"].chars().count(), 256);
        for text in ["", "{", "[1]", "\"a\"", "null"] {
            assert!(tags_of(text, &keys).is_empty(), "{text}");
        }
    }
}
