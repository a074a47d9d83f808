//! What is exported, applied to an empty database, is exported again, word for word.

use super::{now, portal};
use actions::Portal;
use actions::world::{Applied, apply, export};
use scratch::Scratch;

const WORLD: &str = include_str!("rich-world.toml");

scratch::both_databases!(the_same_text_again);

async fn text(portal: &Portal) -> String {
    let world = export(portal).await.expect("exported");
    toml::to_string(&world).expect("TOML")
}

async fn the_same_text_again(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    let first = text(&portal).await;
    for said in [
        "is_disabled = true",
        "ends_at = \"2027-01-01T00:00:00Z\"",
        "directory = \"\"\nrole = \"billing-reader\"",
        "directory = \"south\"\nrole = \"reader\"",
        "guest_of = [\"east\", \"south\"]",
        "reseller = \"R\"",
        "frequency = \"once\"",
        "[issuer.mail_colours]\naccent = \"#8a1538\"\nband = \"#ffcc00\"",
    ] {
        assert!(first.contains(said), "{said} is missing in\n{first}");
    }
    // Of the two of one address and kind, the one at home in the account's directory is understood.
    assert_eq!(first.matches("\ndirectory = \"north\"\nrole").count(), 0);

    for other in [Scratch::sqlite().await, Scratch::postgres().await] {
        let other_portal = super::portal(&other).await;
        apply(&other_portal, &first, now()).await.expect("applied");
        assert_eq!(text(&other_portal).await, first);
        let again = Applied::preview(&other_portal, WORLD, now()).await;
        assert_eq!(again.expect("previewed").changes, Vec::<String>::new());
    }
}
