//! How long files and functions may be, and that a file says what lives in it.

use crate::product;
use crate::tokens::{self, Token};
use crate::tree::{self, Source};

const FILE_LINES_MAX: usize = 500;
const FUNCTION_LINES_MAX: usize = 60;
const TEST_LINES_MAX: usize = 100;

#[test]
fn files_are_short() {
    let files = tree::files(&["."], &[".rs", ".ts", ".css", ".typ"]);
    let mut lengths: Vec<_> = files.iter().map(|file| file.text.lines().count()).collect();
    lengths.sort_unstable();
    println!(
        "{} files, median {} lines",
        lengths.len(),
        lengths[lengths.len() / 2]
    );
    let faults = files
        .iter()
        .filter(|file| file.text.lines().count() > FILE_LINES_MAX)
        .map(|file| {
            format!(
                "{}:{FILE_LINES_MAX}: {} lines",
                file.path,
                file.text.lines().count()
            )
        })
        .collect();
    tree::report(
        &format!("A file has at most {FILE_LINES_MAX} lines: split it by noun."),
        faults,
    );
}

#[test]
fn functions_fit_a_screen() {
    let product = product::sources(&["."]);
    let shipped = product
        .iter()
        .flat_map(|source| too_long(source, &tokens::shipped(source), FUNCTION_LINES_MAX));
    let all = tree::rust();
    let tests = all
        .iter()
        .flat_map(|source| too_long(source, &tokens::read(source), TEST_LINES_MAX));
    tree::report(
        "A function fits a screen: take a step out of it and name the step.",
        shipped.chain(tests).collect(),
    );
}

fn too_long(source: &Source, tokens: &[Token], max: usize) -> Vec<String> {
    let long = functions(tokens)
        .into_iter()
        .filter(|function| function.lines > max);
    long.map(|it| {
        format!(
            "{}:{}: `{}` has {} lines, {max} is the most",
            source.path, it.line, it.name, it.lines
        )
    })
    .collect()
}

struct Function {
    name: String,
    line: usize,
    lines: usize,
}

/// Functions with a body, from `fn` to the closing brace.
fn functions(tokens: &[Token]) -> Vec<Function> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(name) = tokens
            .get(at + 1)
            .filter(|name| token.text == "fn" && name.text != "(")
        else {
            continue;
        };
        if let Some(end) = body_end(&tokens[at..]) {
            let lines = end - token.line + 1;
            found.push(Function {
                name: name.text.clone(),
                line: token.line,
                lines,
            });
        }
    }
    found
}

/// The line of the brace that closes the first braces at this level; none where `;` comes first.
fn body_end(tokens: &[Token]) -> Option<usize> {
    let mut depth = 0_usize;
    for token in tokens {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" if depth == 1 => return Some(token.line),
            "}" | ")" | "]" => depth = depth.checked_sub(1)?,
            ";" if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

#[test]
fn files_say_what_lives_in_them() {
    let silent = tree::rust()
        .into_iter()
        .filter(|source| !source.text.starts_with("//! "));
    let faults = silent.map(|source| format!("{}:1", source.path)).collect();
    tree::report(
        "A Rust file starts with a `//!` sentence about what lives in it.",
        faults,
    );
}

#[test]
fn functions_are_measured_from_name_to_brace() {
    let source = tokens::sample(
        "type F = fn(u8);\ntrait T { fn a(&self) -> [u8; 2];\nfn b() {\n  let c = { 1 };\n}\n}\nfn d() {}",
    );
    let measured: Vec<_> = functions(&tokens::read(&source))
        .into_iter()
        .map(|it| (it.name, it.line, it.lines))
        .collect();
    assert_eq!(measured, [("b".to_owned(), 3, 3), ("d".to_owned(), 7, 1)]);
}
