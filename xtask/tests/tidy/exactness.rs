//! No float near money.

use crate::product;
use crate::tokens::{self, Token};
use crate::tree;

const EXACT: [&str; 4] = [
    "crates/billing",
    "crates/store",
    "crates/documents",
    "crates/actions",
];

#[test]
fn no_float_near_money() {
    let sentence = "a float near money; take `Money`, `Exact` or an integer with its unit";
    let mut faults = Vec::new();
    for source in product::sources(&EXACT) {
        for float in floats(&tokens::shipped(&source)) {
            faults.push(format!(
                "{}:{}: `{}`: {sentence}",
                source.path, float.line, float.text
            ));
        }
    }
    tree::report(
        "Money is exact (design: no float anywhere on the way).",
        faults,
    );
}

fn floats(tokens: &[Token]) -> Vec<&Token> {
    let places = (0..tokens.len()).filter(|at| {
        let text = &tokens[*at].text;
        is_float_type(text) || is_float_number(text) && !is_length(&tokens[..*at])
    });
    places.map(|at| &tokens[at]).collect()
}

/// A length on paper, `Abs::pt(…)`: Typst measures in floats, and no amount is one.
fn is_length(before: &[Token]) -> bool {
    let start = before.len().saturating_sub(5);
    let call = &before[start..];
    tokens::starts_with(call, &["Abs", ":", ":"]) && call.last().is_some_and(|it| it.text == "(")
}

fn is_float_type(text: &str) -> bool {
    matches!(text, "f32" | "f64" | "Float" | "Double")
}

fn is_float_number(text: &str) -> bool {
    let is_number = text.starts_with(|first: char| first.is_ascii_digit());
    let is_decimal = !text.starts_with("0x") && !text.starts_with("0b");
    let is_fraction = text.contains('.') || text.contains(['e', 'E']) && !text.ends_with("size");
    is_number && (text.ends_with("f32") || text.ends_with("f64") || is_decimal && is_fraction)
}

#[test]
fn floats_are_told_from_what_looks_like_them() {
    let source = tokens::sample(
        "let a: f64 = 1.5; let b = 2e3 + 0xe1 + 12_usize + t.0; c::<i64>(1..2, 3f32); Abs::pt(9.5)",
    );
    let found: Vec<_> = floats(&tokens::read(&source))
        .iter()
        .map(|it| it.text.clone())
        .collect();
    assert_eq!(found, ["f64", "1.5", "2e3", "3f32"]);
}
