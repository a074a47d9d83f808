//! Nothing in the checkout knows the machine it was made on.

use crate::tree;

/// Put together here, so that this file does not break its own rule.
const HOMES: [&str; 4] = ["home", "root", "tmp", "work"];
const TEXTS: [&str; 14] = [
    ".rs", ".ts", ".css", ".typ", ".toml", ".md", ".json", ".ftl", ".html", ".txt", ".lock",
    ".npmrc", ".svg", "run",
];

#[test]
fn no_file_names_a_place_on_a_machine() {
    let mut faults = Vec::new();
    for source in tree::files(&["."], &TEXTS) {
        for (line, text) in (1..).zip(source.text.lines()) {
            let named = HOMES.iter().find(|home| names_folder(text, home));
            faults
                .extend(named.map(|home| format!("{}:{line}: a path under /{home}", source.path)));
        }
    }
    tree::report(
        "No file names a path that exists on one machine only.",
        faults,
    );
}

/// Whether the folder stands at the beginning of a word: further in, it is part of an address.
fn names_folder(line: &str, folder: &str) -> bool {
    let path = format!("/{folder}/");
    line.match_indices(&path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric() && !"./}_-:".contains(before))
    })
}

/// A lock file with addresses makes everybody download from where its writer did.
#[test]
fn packages_come_from_wherever_the_reader_gets_them() {
    let mut faults = Vec::new();
    for source in tree::files(&["end2end"], &["package-lock.json", ".npmrc"]) {
        for (line, text) in (1..).zip(source.text.lines()) {
            if text.contains("\"resolved\"") || text.trim_start().starts_with("registry") {
                faults.push(format!("{}:{line}", source.path));
            }
        }
    }
    tree::report(
        "npm's files name no registry (`omit-lockfile-registry-resolved`).",
        faults,
    );
}

#[test]
fn addresses_are_not_paths() {
    assert!(names_folder(&format!("open(\"/{}/x\")", "work"), "work"));
    assert!(!names_folder(
        &format!("https://example.org/{}/x", "home"),
        "home"
    ));
    assert!(!names_folder("/networking/x", "work"));
}
