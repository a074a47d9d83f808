//! Every page is rendered whole before it is sent.

use crate::product;
use crate::tokens::{self, Token, lines_of};
use crate::tree;

/// The mode is set once, on the parent route; children take the strictest mode above them.
#[test]
fn one_parent_route_makes_every_page_async() {
    let mut routes = Vec::new();
    let mut modes = Vec::new();
    let mut wholes = 0;
    for source in product::sources(&["app/src"]) {
        let tokens = tokens::shipped(&source);
        let at = |line: usize| format!("{}:{line}", source.path);
        routes.extend(
            routes_in(&tokens::inside_macro(&tokens, "view"))
                .into_iter()
                .map(at),
        );
        modes.extend(
            lines_of(&tokens, &["SsrMode", ":", ":"])
                .into_iter()
                .map(at),
        );
        wholes += lines_of(&tokens, &["ssr", "=", "SsrMode", ":", ":", "Async"]).len();
    }
    let faults = mode_faults(&routes, &modes, wholes);
    tree::report(
        "Every route lies under one `<ParentRoute … ssr=SsrMode::Async>`: other modes need scripts and lose the status.",
        faults,
    );
}

fn routes_in(tokens: &[Token]) -> Vec<usize> {
    [
        lines_of(tokens, &["<", "Route"]),
        lines_of(tokens, &["<", "ParentRoute"]),
    ]
    .concat()
}

/// An app without pages needs no mode; one with pages needs this one, exactly once.
fn mode_faults(routes: &[String], modes: &[String], wholes: usize) -> Vec<String> {
    match (routes, modes, wholes) {
        ([], [], 0) | ([_, ..], [_], 1) => Vec::new(),
        ([first, ..], [], _) => vec![format!("{first}: routes, and no mode on any parent")],
        _ => modes
            .iter()
            .map(|mode| {
                format!(
                    "{mode}: one of {} modes, {wholes} of them Async",
                    modes.len()
                )
            })
            .collect(),
    }
}

#[test]
fn a_missing_second_or_other_mode_is_a_fault() {
    let places = |count: usize| vec!["a.rs:1".to_owned(); count];
    assert!(mode_faults(&[], &[], 0).is_empty());
    assert!(mode_faults(&places(3), &places(1), 1).is_empty());
    assert!(!mode_faults(&places(3), &[], 0).is_empty());
    assert!(!mode_faults(&places(3), &places(1), 0).is_empty());
    assert!(!mode_faults(&places(3), &places(2), 1).is_empty());
}

#[test]
fn a_text_area_escapes_what_it_shows() {
    let mut sources = product::sources(&["app", "crates/islands"]);
    sources.retain(|source| !source.path.starts_with("app/src/controls"));
    let sentence = "the server writes its content unescaped; take the control of app/src/controls";
    let faults = tokens::faults(
        &sources,
        tokens::shipped,
        &[
            (&["<", "textarea"], sentence),
            (&["textarea", "("], sentence),
        ],
    );
    tree::report("Only the text-area control writes a `<textarea>`.", faults);
}
