//! Applying a changed file: what it takes back, what it moves, what it may not change, and two
//! at once.

use super::{now, portal};
use actions::world::{Applied, apply, export};
use actions::{Portal, bill};
use billing::SessionId;
use billing::session::SignInWay;
use chrono::{DateTime, Duration, Utc};
use scratch::Scratch;
use store::entities::{account, assignment, guest, identity, section, session};

const WORLD: &str = include_str!("../../demo/world.toml");
const ANNA: &str = "display_name = \"Anna Visser\"\n";

scratch::both_databases!(
    guests_are_taken_back,
    sections_are_put_in_order,
    operators_keep_their_first_day,
    two_at_once,
    purchases_cost_what_they_are_invoiced_in,
    charged_purchases_keep_their_schedule,
    disabled_until_said_otherwise,
    nothing_is_there_twice,
    many_accounts,
);

fn changed(from: &str, to: &str) -> String {
    assert!(WORLD.contains(from), "{from}");
    WORLD.replacen(from, to, 1)
}

async fn changes(portal: &Portal, text: &str, at: DateTime<Utc>) -> Vec<String> {
    let previewed = Applied::preview(portal, text, at).await.expect("previewed");
    let applied = apply(portal, text, at).await.expect("applied");
    assert_eq!(applied, previewed);
    let again = apply(portal, text, at).await.expect("applied");
    assert_eq!(again.changes, Vec::<String>::new());
    applied.changes
}

/// Both refuse it, and leave everything as it was.
async fn check_refused(portal: &Portal, text: &str, told: &str) {
    let before = export(portal).await.expect("exported");
    let previewed = Applied::preview(portal, text, now()).await;
    let applied = apply(portal, text, now()).await;
    for failure in [
        previewed.expect_err("refused"),
        applied.expect_err("refused"),
    ] {
        let failure = failure.to_string();
        assert!(failure.contains(told), "{failure}\n does not tell: {told}");
    }
    assert_eq!(export(portal).await.expect("exported"), before);
}

async fn guests_are_taken_back(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    let text = changed("guest_of = [\"fabrikam\"]\n", "guest_of = [\"tailwind\"]\n");
    let told = changes(&portal, &text, now()).await;
    let line = r#"guest_of ["fabrikam"] → ["tailwind"]"#;
    assert!(told.len() == 1 && told[0].ends_with(line), "{told:?}");
    let text = changed("guest_of = [\"fabrikam\"]\n", "");
    let told = changes(&portal, &text, now()).await;
    let line = r#"guest_of ["tailwind"] → null"#;
    assert!(told.len() == 1 && told[0].ends_with(line), "{told:?}");
    let guests = store::all::<guest::Entity>(&scratch.database).await;
    assert!(guests.expect("read").is_empty());
}

async fn sections_are_put_in_order(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    let section = |name: &str, shown: &str| {
        format!("[[accounts.profiles.sections]]\nname = \"{name}\"\ndisplay_name = \"{shown}\"\n")
    };
    let [first, second, new] = [
        section("ENGR-CNTS-IS1-SGB", "Engineering"),
        section("MRKT-CNTS-IS2-SGB", "Marketing"),
        section("NEW", "New"),
    ];
    let both = format!("{first}\n{second}");
    let told = changes(
        &portal,
        &changed(&both, &format!("{second}\n{first}")),
        now(),
    )
    .await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].ends_with("place 1 → 2") && told[1].ends_with("place 2 → 1"));
    assert_eq!(names(&scratch).await, ["Marketing", "Engineering"]);
    let told = changes(&portal, &changed(&both, &format!("{new}\n{first}")), now()).await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(names(&scratch).await, ["Marketing", "New", "Engineering"]);
}

/// The sections of Billing profile 01, in their order.
async fn names(scratch: &Scratch) -> Vec<String> {
    let accounts = store::accounts::called(&scratch.database, "Contoso Ltd").await;
    let account = accounts.expect("read").swap_remove(0).id;
    let profiles = store::accounts::profiles(&scratch.database, account).await;
    let profile = profiles.expect("read").swap_remove(0).id;
    let sections = store::accounts::sections(&scratch.database, account).await;
    let of_profile = |it: &section::Model| it.profile_id == profile;
    let sections = sections.expect("read").into_iter().filter(of_profile);
    sections.map(|it| it.display_name).collect()
}

async fn operators_keep_their_first_day(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    let text = changed("\"Billing office\"", "\"Office\"");
    changes(&portal, &text, now() + Duration::days(1)).await;
    let operators = store::assignments::operators(&scratch.database).await;
    let operators = operators.expect("read");
    assert_eq!(operators.len(), 1);
    assert_eq!(operators[0].given_at, now());
    let roles = store::all::<assignment::Entity>(&scratch.database).await;
    assert!(roles.expect("read").iter().all(|it| it.given_at == now()));
}

async fn two_at_once(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let both = tokio::join!(apply(&portal, WORLD, now()), apply(&portal, WORLD, now()));
    let mut counts = [both.0, both.1].map(|it| it.expect("applied").changes.len());
    counts.sort_unstable();
    assert!(counts[0] == 0 && counts[1] > 0, "{counts:?}");
    let accounts = store::all::<account::Entity>(&scratch.database).await;
    assert_eq!(accounts.expect("read").len(), 8);
}

async fn purchases_cost_what_they_are_invoiced_in(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let in_dollars = changed(
        "\"89.00\"\ncurrency = \"EUR\"",
        "\"89.00\"\ncurrency = \"USD\"",
    );
    let told = "purchase support-02: it costs USD, and the profile CNTS-EURO-BG1-PGB of its \
                subscription is invoiced in EUR";
    check_refused(&portal, &in_dollars, told).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    // The purchase is not in this file; moving its subscription makes it wrong all the same.
    let start = WORLD.find("[[accounts.purchases]]").expect("a purchase");
    let end = WORLD.find("[[accounts.roles]]").expect("a role");
    let moved = format!("{}{}", &WORLD[..start], &WORLD[end..]).replacen(
        "category = \"support\"\nprofile = \"CNTS-EURO-BG1-PGB\"\nsection = \"ENGR-CNTS-IS1-SGB\"",
        "category = \"support\"\nprofile = \"CNTS-USDO-BG2-PGB\"",
        1,
    );
    let told = "purchase support-02: it costs EUR, and the profile CNTS-USDO-BG2-PGB of its \
                subscription is invoiced in USD";
    check_refused(&portal, &moved, told).await;
}

async fn charged_purchases_keep_their_schedule(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    let later = changed("starts_on = \"2026-03-28\"", "starts_on = \"2026-03-29\"");
    assert_eq!(changes(&portal, &later, now()).await.len(), 1);
    let day = "2026-04-06".parse().expect("a day");
    let run = bill::run(&portal, day, now(), |_| {})
        .await
        .expect("billed");
    assert!(!run.made.is_empty());
    let once = later.replace("frequency = \"monthly\"", "frequency = \"once\"");
    for text in [WORLD, &once] {
        let told = "purchase support-02 was charged already";
        check_refused(&portal, text, told).await;
    }
    let dearer = later.replace("\"89.00\"", "\"99.00\"");
    assert_eq!(changes(&portal, &dearer, now()).await.len(), 1);
}

async fn disabled_until_said_otherwise(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    let anna = store::identities::by_email(&scratch.database, "anna@contoso.example").await;
    let anna = anna.expect("read").swap_remove(0).id;
    let work = store::begin(&scratch.database).await.expect("begun");
    let session = session::Model {
        token_hash: vec![1],
        identity_id: anna,
        directory_id: None,
        created_at: now(),
        seen_at: now(),
        id: SessionId::new(),
        way: SignInWay::Password,
        browser: None,
        system: None,
    };
    let put = store::put_all::<session::Entity>(&work, vec![session]).await;
    put.expect("put");
    work.commit().await.expect("committed");

    let disabled = changed(ANNA, &format!("{ANNA}is_disabled = true\n"));
    let told = changes(&portal, &disabled, now()).await;
    assert!(told[0].ends_with("is_disabled false → true"), "{told:?}");
    let sessions = store::all::<session::Entity>(&scratch.database).await;
    assert!(sessions.expect("read").is_empty());
    // The file from before she left says nothing of it.
    let later = now() + Duration::days(1);
    assert!(changes(&portal, WORLD, later).await.is_empty());
    let identity = store::identities::by_id(&scratch.database, anna).await;
    let disabled_at = |it: Option<identity::Model>| it.and_then(|it| it.disabled_at);
    assert_eq!(disabled_at(identity.expect("read")), Some(now()));
    let enabled = changed(ANNA, &format!("{ANNA}is_disabled = false\n"));
    assert_eq!(changes(&portal, &enabled, later).await.len(), 1);
    let identity = store::identities::by_id(&scratch.database, anna).await;
    assert_eq!(disabled_at(identity.expect("read")), None);
}

async fn nothing_is_there_twice(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let twice = changed(
        "MRKT-CNTS-IS2-SGB\"\ndisplay_name",
        "ENGR-CNTS-IS1-SGB\"\ndisplay_name",
    );
    check_refused(&portal, &twice, "section ENGR-CNTS-IS1-SGB is there twice").await;
    let twice = changed("email = \"bram@", "email = \"Anna@");
    let told = "identity anna@contoso.example (work, contoso) is there twice";
    check_refused(&portal, &twice, told).await;
}

/// More than a statement has room for; what is applied again is compared and not written.
async fn many_accounts(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let mut text = "directories = [{ name = \"d\", display_name = \"D\" }]\n".to_owned();
    for number in 0..3_000 {
        text += &format!(
            "[[accounts]]\nname = \"{number}\"\ndirectory = \"d\"\nagreement = \"MCA\"\n\
             created_on = \"2026-01-01\"\n\
             sold_to = {{ name = \"N\", kind = \"business\", address = {{ country = \"NL\" }} }}\n\
             profiles = [{{ name = \"P\", display_name = \"P\", currency = \"EUR\", \
             created_on = \"2026-01-01\" }}]\n\
             subscriptions = [{{ name = \"S\", display_name = \"S\", profile = \"P\", \
             created_on = \"2026-01-01\" }}]\n"
        );
    }
    let applied = apply(&portal, &text, now()).await.expect("applied");
    assert_eq!(applied.changes.len(), 1 + 4 * 3_000);
    let again = apply(&portal, &text, now()).await.expect("applied");
    assert_eq!(again.changes, Vec::<String>::new());
}
