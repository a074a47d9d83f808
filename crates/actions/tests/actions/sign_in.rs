//! Signing in: with the right password, as the right identity, and not too often with a wrong one.

use super::{now, portal};
use actions::sign_in::{
    Credentials, NewPassword, ResetRequest, SignedIn, Token, UserFilter, add_user, change_password,
    choose_identity, disable_user, find_caller, list_directories, request_reset, reset_links,
    reset_password, reset_requests, set_demo_passwords, sign_in, sign_out, sweep_expired,
    switch_directory,
};
use actions::world::apply;
use actions::{Portal, Refusal, Wrong};
use billing::{IdentityId, IdentityKind, Language};
use chrono::Duration;
use scratch::Scratch;
use store::Reads;
use store::entities::{attempt, audit, identity, session};

const WORLD: &str = include_str!("../../demo/world.toml");

scratch::both_databases!(
    in_and_out,
    a_session_ends_however_much_it_is_used,
    where_one_looked_last,
    two_identities,
    a_choice_is_over,
    guessing,
    guessing_at_once,
    signing_in_often,
    sweeping,
    by_link,
    a_link_used_twice_at_once,
    asking_for_a_link,
    an_operator_is_added_once,
);

const JEROEN: &str = "jeroen@contoso.example";

fn credentials(email: &str, password: &str) -> Credentials {
    Credentials {
        email: email.to_owned(),
        password: password.to_owned(),
        from: "127.0.0.1".to_owned(),
    }
}

async fn world(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    set_demo_passwords(&portal, "demo", now())
        .await
        .expect("set");
    portal
}

async fn token(portal: &Portal, email: &str, password: &str) -> Token {
    match sign_in(portal, credentials(email, password), now()).await {
        Ok(SignedIn::Session(token)) => token,
        _ => panic!("{email} is signed in"),
    }
}

async fn in_and_out(scratch: Scratch) {
    let portal = world(&scratch).await;
    let token = token(&portal, "Anna@Contoso.Example", "demo").await;
    let caller = find_caller(&portal, &token, now())
        .await
        .expect("read")
        .expect("anna");
    assert_eq!(caller.directory_name.as_deref(), Some("Contoso"));
    let directories = list_directories(&portal, &caller).await.expect("listed");
    let names: Vec<_> = directories.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Contoso", "Fabrikam"]);
    switch_directory(&portal, &caller, &token, directories[1].id)
        .await
        .expect("switched");
    let caller = find_caller(&portal, &token, now())
        .await
        .expect("read")
        .expect("anna");
    assert_eq!(caller.directory_name.as_deref(), Some("Fabrikam"));

    let later = now() + Duration::hours(13);
    assert!(
        find_caller(&portal, &token, later)
            .await
            .expect("read")
            .is_none()
    );
    sign_out(&portal, &token, now()).await.expect("signed out");
    assert!(
        find_caller(&portal, &token, now())
            .await
            .expect("read")
            .is_none()
    );
}

async fn a_session_ends_however_much_it_is_used(scratch: Scratch) {
    let portal = world(&scratch).await;
    let token = token(&portal, "chloe@contoso.example", "demo").await;
    let is_signed_in = async |after| {
        let found = find_caller(&portal, &token, now() + after).await;
        found.expect("read").is_some()
    };
    for hours in (0..30 * 24).step_by(8) {
        assert!(is_signed_in(Duration::hours(hours)).await, "{hours} hours");
    }
    let last = Duration::days(30);
    assert!(is_signed_in(last - Duration::seconds(1)).await);
    assert!(!is_signed_in(last).await);
    let swept = sweep_expired(&portal, now() + last + Duration::seconds(1)).await;
    assert_eq!(swept, Ok(()));
    let left = store::all::<session::Entity>(&scratch.database).await;
    assert!(left.expect("read").is_empty());
}

/// Each identity goes on where it was, for as long as it may be there.
async fn where_one_looked_last(scratch: Scratch) {
    let portal = world(&scratch).await;
    let looks_at = async |token: &Token| {
        let found = find_caller(&portal, token, now()).await.expect("read");
        let caller = found.expect("anna");
        (caller.directory_name.clone(), caller)
    };
    let anna = "anna@contoso.example";
    let first = token(&portal, anna, "demo").await;
    let (name, caller) = looks_at(&first).await;
    assert_eq!(name.as_deref(), Some("Contoso"));
    let directories = list_directories(&portal, &caller).await.expect("listed");
    let fabrikam = directories[1].id;
    let switched = switch_directory(&portal, &caller, &first, fabrikam).await;
    switched.expect("switched");
    let next = token(&portal, anna, "demo").await;
    assert_eq!(looks_at(&next).await.0.as_deref(), Some("Fabrikam"));

    let work = store::begin(&scratch.database)
        .await
        .expect("a transaction");
    let no_guest = store::identities::keep_guest_of(&work, caller.identity, []).await;
    no_guest.expect("ended");
    work.commit().await.expect("committed");
    let last = token(&portal, anna, "demo").await;
    assert_eq!(looks_at(&last).await.0.as_deref(), Some("Contoso"));
}

/// The ticket for choosing, and the personal one of the identities.
async fn choice(portal: &Portal) -> (String, IdentityId) {
    let asked = credentials(JEROEN, "demo");
    let Ok(SignedIn::Choose { ticket, choices }) = sign_in(portal, asked, now()).await else {
        panic!("there is a choice");
    };
    let mut kinds = choices.iter();
    let personal = kinds.find(|it| it.kind == IdentityKind::Personal);
    (ticket, personal.expect("a personal one").identity)
}

async fn two_identities(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (ticket, personal) = choice(&portal).await;
    let token = choose_identity(&portal, &ticket, personal, now()).await;
    let Ok(SignedIn::Session(token)) = token else {
        panic!("chosen")
    };
    let caller = find_caller(&portal, &token, now())
        .await
        .expect("read")
        .expect("jeroen");
    assert_eq!(caller.kind, IdentityKind::Personal);

    let user = UserFilter {
        email: JEROEN.to_owned(),
        kind: Some(IdentityKind::Personal),
    };
    disable_user(&portal, &user, now()).await.expect("disabled");
    assert!(
        find_caller(&portal, &token, now())
            .await
            .expect("read")
            .is_none()
    );
}

/// A ticket is good for what it offers, once, for ten minutes, and while the passwords hold.
async fn a_choice_is_over(scratch: Scratch) {
    let portal = world(&scratch).await;
    let over = Some(Refusal::wrong("email", Wrong::ChoiceOver));
    let choose = async |ticket: &str, identity, later| {
        choose_identity(&portal, ticket, identity, now() + later)
            .await
            .err()
    };
    let (ticket, identity) = choice(&portal).await;
    let (at_once, late) = (Duration::zero(), Duration::minutes(11));
    assert_eq!(choose(&ticket, IdentityId::new(), at_once).await, over);
    assert_eq!(choose(&ticket, identity, late).await, over);
    for written in [&ticket, &ticket.to_uppercase(), &ticket.replace('.', ".+")] {
        let twice = choose(written, identity, at_once).await;
        assert_eq!(twice, over.clone().filter(|_| written != &ticket));
    }
    assert_eq!(choose(&ticket, identity, at_once).await, over);

    let (ticket, identity) = choice(&portal).await;
    let link = reset_links(&portal, JEROEN, now())
        .await
        .expect("links")
        .remove(0)
        .path;
    let new = NewPassword {
        new: "another password".to_owned(),
        again: "another password".to_owned(),
        ..NewPassword::default()
    };
    let link = link.trim_start_matches("/reset-password/");
    reset_password(&portal, link, new, now())
        .await
        .expect("set");
    assert_eq!(choose(&ticket, identity, at_once).await, over);
}

async fn guessing(scratch: Scratch) {
    let portal = world(&scratch).await;
    let wrong = Some(Refusal::wrong("email", Wrong::SignIn));
    for email in ["chloe", "nobody", "finn"].map(|it| format!("{it}@contoso.example")) {
        for _ in 0..10 {
            let refused = sign_in(&portal, credentials(&email, "wrong"), now()).await;
            assert_eq!(refused.err(), wrong);
        }
    }
    let daan = || credentials("daan@contoso.example", "demo");
    let soon = now() + Duration::seconds(90);
    let refused = sign_in(&portal, daan(), soon).await;
    let too_many = |minutes| Some(Refusal::wrong("email", Wrong::TooManyTries(minutes)));
    assert_eq!(refused.err(), too_many(14));
    let elsewhere = Credentials {
        from: "elsewhere".to_owned(),
        ..credentials("chloe@contoso.example", "demo")
    };
    // A stranger who guesses here locks nobody out who signs in from elsewhere.
    assert!(sign_in(&portal, elsewhere, now()).await.is_ok());
    let later = now() + Duration::minutes(16);
    assert!(sign_in(&portal, daan(), later).await.is_ok());
}

async fn guessing_at_once(scratch: Scratch) {
    let portal = world(&scratch).await;
    // From one place few are let through, and from many together not without an end.
    assert_eq!(let_through(&portal, "daan@contoso.example", 1).await, 10);
    assert_eq!(let_through(&portal, "chloe@contoso.example", 11).await, 100);
}

/// How many of a hundred and twenty guesses at once, from so many places, are made at all.
async fn let_through(portal: &Portal, email: &str, places: usize) -> u32 {
    let guess = |at: usize| Credentials {
        from: format!("place {}", at % places),
        ..credentials(email, "wrong")
    };
    let guesses = (0..120).map(|at| {
        let (portal, guess) = (portal.clone(), guess(at));
        tokio::spawn(async move { sign_in(&portal, guess, now()).await.err() })
    });
    let mut tried = 0;
    for guess in guesses.collect::<Vec<_>>() {
        match guess.await.expect("no panic") {
            Some(refused) if refused == Refusal::wrong("email", Wrong::SignIn) => tried += 1,
            Some(refused) => assert_eq!(
                refused,
                Refusal::wrong("email", Wrong::TooManyTries(15)),
                "another refusal"
            ),
            None => panic!("a wrong password signs in"),
        }
    }
    tried
}

/// Who signs in rightly, however often, is never told to wait.
async fn signing_in_often(scratch: Scratch) {
    let portal = world(&scratch).await;
    for _ in 0..11 {
        for email in ["chloe", "daan", "anna"].map(|it| format!("{it}@contoso.example")) {
            token(&portal, &email, "demo").await;
        }
    }
}

async fn by_link(scratch: Scratch) {
    let portal = world(&scratch).await;
    let session = token(&portal, "chloe@contoso.example", "demo").await;
    let links = reset_links(&portal, "chloe@contoso.example", now())
        .await
        .expect("a link");
    let link = links[0]
        .path
        .strip_prefix("/reset-password/")
        .expect("its page");
    let new = |new: &str| NewPassword {
        current: "demo".to_owned(),
        new: new.to_owned(),
        again: new.to_owned(),
    };
    let short = reset_password(&portal, link, new("short"), now()).await;
    assert_eq!(short, Err(Refusal::wrong("new", Wrong::PasswordTooShort)));
    let long = reset_password(&portal, link, new(&"x".repeat(257)), now()).await;
    assert_eq!(long, Err(Refusal::wrong("new", Wrong::PasswordTooLong)));
    let late = reset_password(
        &portal,
        link,
        new("a longer password"),
        now() + Duration::hours(1),
    )
    .await;
    assert_eq!(late, Err(Refusal::LinkExpired));
    reset_password(&portal, link, new("a longer password"), now())
        .await
        .expect("set");
    let twice = reset_password(&portal, link, new("another password"), now()).await;
    assert_eq!(twice, Err(Refusal::LinkExpired));
    assert!(
        find_caller(&portal, &session, now())
            .await
            .expect("read")
            .is_none()
    );

    let session = token(&portal, "chloe@contoso.example", "a longer password").await;
    let caller = find_caller(&portal, &session, now())
        .await
        .expect("read")
        .expect("chloe");
    let wrong = change_password(&portal, &caller, &session, new("yet another password")).await;
    assert_eq!(
        wrong,
        Err(Refusal::wrong("current", Wrong::CurrentPassword))
    );
    let other = token(&portal, "chloe@contoso.example", "a longer password").await;
    let right = NewPassword {
        current: "a longer password".to_owned(),
        ..new("yet another password")
    };
    let changed = change_password(&portal, &caller, &session, right).await;
    assert_eq!(changed, Ok(()));
    let is_signed_in = async |token| {
        let found = find_caller(&portal, token, now()).await;
        found.expect("read").is_some()
    };
    assert!(is_signed_in(&session).await, "one's own session ended");
    assert!(!is_signed_in(&other).await, "another session goes on");
}

async fn a_link_used_twice_at_once(scratch: Scratch) {
    let portal = world(&scratch).await;
    let links = reset_links(&portal, "chloe@contoso.example", now()).await;
    let path = links.expect("a link").remove(0).path;
    let link = path.trim_start_matches("/reset-password/");
    let set = |new: &str| {
        let password = NewPassword {
            new: new.to_owned(),
            again: new.to_owned(),
            ..NewPassword::default()
        };
        reset_password(&portal, link, password, now())
    };
    let (one, other) = tokio::join!(set("the first password"), set("the other password"));
    let mut outcomes = [one.err(), other.err()];
    outcomes.sort_by_key(Option::is_some);
    assert_eq!(outcomes, [None, Some(Refusal::LinkExpired)]);
}

async fn sweeping(scratch: Scratch) {
    let portal = world(&scratch).await;
    token(&portal, "chloe@contoso.example", "demo").await;
    let wrong = sign_in(
        &portal,
        credentials("chloe@contoso.example", "wrong"),
        now(),
    )
    .await;
    assert!(wrong.is_err());
    let left = async |later| {
        sweep_expired(&portal, now() + later).await.expect("swept");
        let sessions = store::all::<session::Entity>(&scratch.database).await;
        let attempts = store::all::<attempt::Entity>(&scratch.database).await;
        [
            sessions.expect("sessions").len(),
            attempts.expect("attempts").len(),
        ]
    };
    assert_eq!(left(Duration::minutes(14)).await, [1, 3]);
    assert_eq!(left(Duration::minutes(16)).await, [1, 0]);
    assert_eq!(left(Duration::hours(13)).await, [0, 0]);
}

/// Only who is known is listed, once, until a password is set; the trail names no address.
async fn asking_for_a_link(scratch: Scratch) {
    let portal = world(&scratch).await;
    let chloe = "chloe@contoso.example";
    for (email, minute) in [
        ("Chloe@Contoso.Example", 0),
        ("nobody@contoso.example", 1),
        (chloe, 2),
    ] {
        let at = now() + Duration::minutes(minute);
        let asked = request_reset(&portal, email, "127.0.0.1", (Language::En, at)).await;
        assert_eq!(asked, Ok(()));
    }
    let request = ResetRequest {
        email: chloe.to_owned(),
        asked_at: now() + Duration::minutes(2),
    };
    assert_eq!(reset_requests(&portal).await, Ok(vec![request]));
    let trail = store::all::<audit::Entity>(&scratch.database).await;
    let trail = trail.expect("the trail").into_iter();
    let asked: Vec<_> = trail
        .filter(|it| it.action == "password.forgotten")
        .collect();
    assert_eq!(asked.len(), 3);
    assert!(asked.iter().all(|it| !it.subject.contains('@')));

    let links = reset_links(&portal, chloe, now()).await.expect("links");
    let link = links[0].path.trim_start_matches("/reset-password/");
    let new = NewPassword {
        new: "another password".to_owned(),
        again: "another password".to_owned(),
        ..NewPassword::default()
    };
    reset_password(&portal, link, new, now())
        .await
        .expect("set");
    assert_eq!(reset_requests(&portal).await, Ok(Vec::new()));
}

async fn an_operator_is_added_once(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let add = || {
        add_user(
            &portal,
            "operator@example.com",
            IdentityKind::Operator,
            None,
            now(),
        )
    };
    let (one, other) = tokio::join!(add(), add());
    assert!(one.is_ok() || other.is_ok());
    assert_eq!(add().await, Ok(()));
    let identities = store::all::<identity::Entity>(&scratch.database).await;
    assert_eq!(identities.expect("identities").len(), 1);
}

#[tokio::test]
async fn a_session_that_cannot_be_noted_is_one_all_the_same() {
    let scratch = Scratch::sqlite().await;
    let portal = world(&scratch).await;
    let token = token(&portal, "chloe@contoso.example", "demo").await;
    let refuse = "CREATE TRIGGER refuse BEFORE UPDATE ON sessions \
                  BEGIN SELECT RAISE(ABORT, 'no'); END";
    let refused = scratch.database.execute_unprepared(refuse).await;
    refused.expect("a trigger");
    let later = now() + Duration::hours(1);
    let caller = find_caller(&portal, &token, later).await;
    assert!(caller.is_ok_and(|it| it.is_some()));
}
