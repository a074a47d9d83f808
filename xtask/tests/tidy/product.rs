//! Which files are the product, and which part of it: what is tests, test support or an example
//! is held to less, and the browser to more.

use crate::tokens::{TEST_ITEM, Token, read, starts_with};
use crate::tree::{self, Source};

const SERVER_ITEM: [&str; 9] = ["#", "[", "cfg", "(", "feature", "=", "\"ssr\"", ")", "]"];

/// The product's Rust under these folders: no tests, no examples, no test support.
pub fn sources(under: &[&str]) -> Vec<Source> {
    let mut sources = without_modules(tree::files(under, &[".rs"]), &TEST_ITEM);
    let is_support = |part: &str| matches!(part, "tests" | "tests.rs" | "examples" | "scratch");
    sources.retain(|source| !source.path.split('/').any(is_support));
    sources
}

/// The islands as the browser gets them, without the server's half.
pub fn browser() -> Vec<Source> {
    without_modules(sources(&["crates/islands"]), &SERVER_ITEM)
}

/// Leaves out the files of modules that are declared under this attribute.
fn without_modules(mut sources: Vec<Source>, attribute: &[&str]) -> Vec<Source> {
    let modules: Vec<_> = sources
        .iter()
        .flat_map(|source| modules_under(source, attribute))
        .collect();
    sources.retain(|source| !modules.iter().any(|module| source.path.starts_with(module)));
    sources
}

/// Where `#[attribute] mod name;` puts its file: `…/name.rs` or `…/name/`.
fn modules_under(source: &Source, attribute: &[&str]) -> Vec<String> {
    let folder = children_folder(&source.path);
    let tokens = read(source);
    let declared = (0..tokens.len()).filter_map(|at| declared_module(&tokens[at..], attribute));
    declared
        .flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/")])
        .collect()
}

fn declared_module<'a>(tokens: &'a [Token], attribute: &[&str]) -> Option<&'a str> {
    let item = tokens.get(attribute.len()..)?;
    let item = &item[usize::from(starts_with(item, &["pub"]))..];
    let is_declared = starts_with(tokens, attribute)
        && starts_with(item, &["mod"])
        && starts_with(item.get(2..)?, &[";"]);
    is_declared.then(|| item[1].text.as_str())
}

fn children_folder(path: &str) -> &str {
    let stem = path.trim_end_matches(".rs");
    match stem.rsplit_once('/') {
        Some((folder, "lib" | "main" | "mod")) => folder,
        _ => stem,
    }
}

#[test]
fn modules_are_found_where_rust_looks_for_them() {
    let declared = |path: &str, attribute: &[&str]| {
        let text = "#[cfg(test)] mod cases; mod real; #[cfg(feature = \"ssr\")] pub mod half; \
            #[cfg(test)] mod inline {}";
        let source = Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        modules_under(&source, attribute)
    };
    assert_eq!(
        declared("a/src/lib.rs", &TEST_ITEM),
        ["a/src/cases.rs", "a/src/cases/"]
    );
    assert_eq!(
        declared("a/src/money.rs", &SERVER_ITEM),
        ["a/src/money/half.rs", "a/src/money/half/"]
    );
}
