//! Nothing is left for later: no skipped test, no placeholder.

use crate::{tokens, tree};

/// What makes Playwright leave tests out. Written apart, for this file is Rust and not read.
const TYPESCRIPT: [&str; 5] = [".skip(", ".only(", ".fixme(", "@ts-ignore", "@ts-nocheck"];

#[test]
fn nothing_is_skipped_in_rust() {
    let sentence = "finish it, or take it out";
    let faults = tokens::faults(
        &tree::rust(),
        tokens::read,
        &[
            (&["#", "[", "ignore"], sentence),
            (&["todo", "!"], sentence),
            (&["unimplemented", "!"], sentence),
            (&["dbg", "!"], sentence),
        ],
    );
    tree::report("No test is skipped and nothing is left to do.", faults);
}

#[test]
fn nothing_is_skipped_in_the_browser() {
    let mut faults = Vec::new();
    for source in tree::files(&["end2end"], &[".ts"]) {
        for (line, text) in (1..).zip(source.text.lines()) {
            let found = TYPESCRIPT.iter().filter(|word| text.contains(*word));
            faults.extend(found.map(|word| format!("{}:{line}: `{word}`", source.path)));
        }
    }
    tree::report("No browser test is skipped.", faults);
}
