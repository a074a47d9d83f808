//! The columns billing has no use for, kept with the row as a JSON object.

use super::columns::Columns;
use super::fields::text_of;
use csv::ByteRecord;

/// The extra columns that have a value.
pub fn extra_of(columns: &Columns, record: &ByteRecord) -> String {
    let mut json = String::from("{");
    for (place, name) in &columns.extra {
        let Some(value) = text_of(record, Some(*place)) else {
            continue;
        };
        if json.len() > 1 {
            json.push(',');
        }
        push_text(&mut json, name);
        json.push(':');
        push_text(&mut json, value);
    }
    json.push('}');
    json
}

fn push_text(json: &mut String, text: &str) {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            control if control < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => json.push(other),
        }
    }
    json.push('"');
}
