//! The only SQL is in `store` and `migrations`.

use crate::{product, tokens, tree};

#[test]
fn queries_live_in_store() {
    let elsewhere = |path: &str| {
        !path.starts_with("crates/store/")
            && !path.starts_with("migrations/")
            && !path.starts_with("xtask/")
    };
    let mut sources = product::sources(&["app", "server", "crates"]);
    sources.retain(|source| elsewhere(&source.path));
    let sentence = "ask a function of `store` for it";
    let mut faults = tokens::faults(
        &sources,
        tokens::shipped,
        &[
            (&["Statement", ":", ":"], sentence),
            (&[".", "query_all"], sentence),
            (&[".", "query_one"], sentence),
            (&[".", "execute_unprepared"], sentence),
            (&["sqlx", ":", ":"], sentence),
        ],
    );
    // `billing` makes its types fit for a column, and that is all.
    sources.retain(|source| !source.path.starts_with("crates/billing/"));
    faults.extend(tokens::faults(
        &sources,
        tokens::shipped,
        &[(&["sea_orm", ":", ":"], sentence)],
    ));
    tree::report(
        "Rows never leave `store`, and no other crate of the product speaks SQL.",
        faults,
    );
}
