//! The files of the checkout, and how a broken rule is reported.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// A text file, by its path from the root of the checkout.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// What a build, a run or a package manager leaves behind.
const MADE: [&str; 7] = [
    "data",
    "end2end/output",
    "end2end/playwright-report",
    "end2end/test-results",
    "server/site",
    ".git",
    "target",
];

pub fn root() -> PathBuf {
    let package = env::var("CARGO_MANIFEST_DIR").expect("cargo says where this package is");
    Path::new(&package)
        .parent()
        .expect("the package lies in the checkout")
        .to_owned()
}

/// The files under these folders (or the files themselves) whose names end in one of these,
/// in the order of their paths.
pub fn files(under: &[&str], endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    for start in under {
        walk(&root, &root.join(start), endings, &mut found);
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// Rust in the product and in what builds it.
pub fn rust() -> Vec<Source> {
    files(&["."], &[".rs"])
}

fn walk(root: &Path, path: &Path, endings: &[&str], found: &mut Vec<Source>) {
    let from_root = path.strip_prefix(root).expect("walking under the root");
    let name = from_root.to_string_lossy().replace("./", "");
    let is_made = MADE.contains(&name.as_str()) || name.ends_with("node_modules");
    if path.is_dir() && !is_made {
        for entry in fs::read_dir(path).expect("a folder can be read") {
            walk(
                root,
                &entry.expect("an entry can be read").path(),
                endings,
                found,
            );
        }
    } else if path.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
        // What is not text has nothing to check.
        if let Ok(text) = fs::read_to_string(path) {
            found.push(Source { path: name, text });
        }
    }
}

/// Fails with the rule and every place that breaks it.
pub fn report(rule: &str, faults: Vec<String>) {
    assert!(
        faults.is_empty(),
        "{rule}\n\n  {}\n\n{} in all",
        faults.join("\n  "),
        faults.len()
    );
}

#[test]
fn finds_files_by_their_path_from_the_root() {
    let paths: Vec<_> = rust().into_iter().map(|source| source.path).collect();
    assert!(
        paths.contains(&"xtask/tests/tidy/tree.rs".to_owned()),
        "{paths:?}"
    );
    assert!(
        !paths.iter().any(|path| path.starts_with("target/")),
        "{paths:?}"
    );
}
