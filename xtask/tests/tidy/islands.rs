//! What an island must not do.

use crate::{product, tokens, tree};

#[test]
fn islands_take_props_only() {
    let sentence = "the browser does not see the server's context; hand it over as a small prop";
    let faults = tokens::faults(
        &product::browser(),
        tokens::shipped,
        &[
            (&["use_context"], sentence),
            (&["expect_context"], sentence),
        ],
    );
    tree::report("Islands take props, never context.", faults);
}
