//! The declarative world: applied whole, the same again changes nothing, and written back.

use super::{now, portal};
use actions::world::{Applied, apply, export};
use scratch::Scratch;

const WORLD: &str = include_str!("../../demo/world.toml");

scratch::both_databases!(applied_once_and_written_back, refused_whole);

async fn applied_once_and_written_back(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let preview = Applied::preview(&portal, WORLD, now())
        .await
        .expect("a preview");
    assert!(preview.changes.iter().all(|it| it.starts_with('+')));
    assert_eq!(export(&portal).await.expect("exported").accounts, []);

    let applied = apply(&portal, WORLD, now()).await.expect("applied");
    assert_eq!(applied, preview);
    let again = apply(&portal, WORLD, now()).await.expect("applied");
    assert_eq!(again.changes, Vec::<String>::new());

    let written = toml::to_string(&export(&portal).await.expect("exported")).expect("TOML");
    let back = apply(&portal, &written, now()).await.expect("applied");
    assert_eq!(back.changes, Vec::<String>::new());

    let changed = WORLD.replace("PO-2026-0042", "PO-2026-0043");
    let applied = apply(&portal, &changed, now()).await.expect("applied");
    assert_eq!(applied.changes.len(), 1);
    assert!(applied.changes[0].ends_with("po_number \"PO-2026-0042\" → \"PO-2026-0043\""));
}

async fn refused_whole(scratch: Scratch) {
    let portal = portal(&scratch).await;
    for (from, to, told) in [
        (
            "directory = \"fabrikam\"\nagreement",
            "directory = \"nowhere\"\nagreement",
            "no directory \"nowhere\"",
        ),
        (
            "role = \"invoice-manager\"",
            "role = \"billing-reader\"",
            "billing-reader is no role on the profile of an MCA account",
        ),
        ("country = \"US\"", "county = \"US\"", "unknown field"),
        (
            "display_name = \"Azure sub 01\"",
            "display_name = \"Azure\\nsub 01\"",
            "\"Azure\\nsub 01\" is not one line",
        ),
        (
            "[issuer.bank]",
            "[issuer.mail_colours]\naccent = \"#ffcc00\"\n[issuer.bank]",
            "accent #ffcc00 is too bright",
        ),
        (
            "offer = \"pay-as-you-go\"\nis_invoice_emailed = true",
            "offer = \"pay-as-you-go\"",
            "emailed_since, and is_invoice_emailed is not true",
        ),
        (
            "email = \"farah@fabrikam.example\"\nrole",
            "email = \"nobody@fabrikam.example\"\nrole",
            "no work identity",
        ),
    ] {
        assert!(WORLD.contains(from), "{from}");
        let failure = apply(&portal, &WORLD.replace(from, to), now())
            .await
            .expect_err("refused");
        assert!(
            failure.to_string().contains(told),
            "{failure}\n does not tell: {told}"
        );
        assert_eq!(export(&portal).await.expect("exported"), Default::default());
    }
}
