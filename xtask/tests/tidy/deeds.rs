//! Whatever the audit trail is told has words: its lines are read by people.

use crate::tree;

#[test]
fn every_deed_has_words() {
    let words = tree::files(&["crates/words/src/deeds.rs"], &[".rs"]);
    let words = &words.first().expect("the words for deeds").text;
    let mut told = 0;
    let mut faults = Vec::new();
    for source in tree::files(&["crates/actions/src"], &[".rs"]) {
        for deed in source.text.split('"').filter(|it| is_deed(it)) {
            told += 1;
            if !words.contains(&format!("\"{deed}\"")) {
                faults.push(format!("{}: {deed}", source.path));
            }
        }
    }
    tree::report(
        "What the audit trail tells has a sentence in both languages (crates/words/src/deeds.rs).",
        faults,
    );
    assert!(told > 50, "only {told} deeds were found");
}

/// `noun.verb`: nothing else in `actions` is written so.
fn is_deed(text: &str) -> bool {
    let is_letter = |it: char| it.is_ascii_lowercase() || it == '-';
    let is_word = |it: &str| it.starts_with(is_letter) && it.chars().all(is_letter);
    text.split_once('.')
        .is_some_and(|(noun, verb)| is_word(noun) && is_word(verb))
}
