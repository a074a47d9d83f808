//! Under which licences others' code may come in.

use crate::{arrows, tree};

/// Permissive ones, and MPL-2.0, whose copyleft ends at its own files.
const ALLOWED: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];
/// Where the program runs: elsewhere other crates come in.
const PLATFORMS: [&str; 4] = [
    "--filter-platform",
    "x86_64-unknown-linux-gnu",
    "--filter-platform",
    "wasm32-unknown-unknown",
];

#[test]
fn what_we_depend_on_may_be_given_away() {
    let metadata = arrows::metadata(&PLATFORMS);
    let nodes = metadata
        .resolve
        .as_ref()
        .expect("the metadata says what is used")
        .nodes
        .iter();
    let used: Vec<_> = nodes.map(|node| &node.id).collect();
    let others = metadata
        .packages
        .iter()
        .filter(|it| it.source.is_some() && used.contains(&&it.id));
    let faults = others
        .filter(|package| !package.license.as_deref().is_some_and(is_allowed))
        .map(|it| {
            format!(
                "{} {}: {}",
                it.name,
                it.version,
                it.license.as_deref().unwrap_or("no licence")
            )
        })
        .collect();
    tree::report(
        "Every dependency has a permissive licence (or MPL-2.0).",
        faults,
    );
}

/// An SPDX expression: one alternative, all of its parts allowed. `/` is an old `OR`.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.trim();
    if let Some(parts) = split(expression, &[" OR ", "/"]) {
        return parts.into_iter().any(is_allowed);
    }
    if let Some(parts) = split(expression, &[" AND "]) {
        return parts.into_iter().all(is_allowed);
    }
    match expression
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        Some(inner) => is_allowed(inner),
        None => ALLOWED.contains(&expression),
    }
}

/// Around the first operator that stands outside all parentheses.
fn split<'a>(expression: &'a str, operators: &[&str]) -> Option<[&'a str; 2]> {
    let mut depth = 0_i32;
    for (at, character) in expression.char_indices() {
        depth += i32::from(character == '(') - i32::from(character == ')');
        let rest = &expression[at..];
        if let Some(operator) = operators
            .iter()
            .find(|it| depth == 0 && rest.starts_with(**it))
        {
            return Some([&expression[..at], &rest[operator.len()..]]);
        }
    }
    None
}

#[test]
fn expressions_are_read_as_spdx() {
    let allowed = [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-2.0 OR MIT",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
    ];
    let refused = [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR ISC) AND AGPL-3.0",
        "Apache-2.0 WITH x",
        "",
    ];
    assert!(allowed.into_iter().all(is_allowed));
    assert!(!refused.into_iter().any(is_allowed));
}
