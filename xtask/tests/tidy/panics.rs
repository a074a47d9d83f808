//! What ends the program on input, or leaves a test undone, stays out of the product.

use crate::{product, tokens, tree};

#[test]
fn nothing_panics_without_a_reason() {
    let sources = product::sources(&["app", "server", "crates", "migrations", "xtask"]);
    let reason = "turn it into a refusal, or say with `expect(\"…\")` why it cannot happen";
    let faults = tokens::faults(
        &sources,
        tokens::shipped,
        &[
            (&[".", "unwrap", "(", ")"], reason),
            (&[".", "unwrap_err", "(", ")"], reason),
            (&["panic", "!"], reason),
            (
                &["unreachable", "!", "(", ")"],
                "say why it cannot be reached",
            ),
            (
                &[".", "expect", "(", "\"\"", ")"],
                "say why it cannot happen",
            ),
        ],
    );
    tree::report(
        "The product does not panic on input (every failure has a sentence).",
        faults,
    );
}
