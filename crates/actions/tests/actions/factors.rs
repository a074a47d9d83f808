//! The second step of signing in: a code of an authenticator app, or a recovery code.

use super::{now, portal};
use actions::sign_in::{
    AppOffer, AppSetUp, Credentials, FactorProblem, NewCodes, NewPassword, SecondStep, SignedIn,
    Token, UserFilter, find_caller, offer_app, offer_codes, remove_factors, replace_codes,
    reset_links, reset_password, set_demo_passwords, set_up_app, show_security, sign_in,
    take_second_step, turn_off_app,
};
use actions::world::apply;
use actions::{Caller, Portal, Refusal, Wrong};
use chrono::{DateTime, Duration, Utc};
use scratch::Scratch;
use scratch::phone::code_at;
use store::entities::{audit, authenticator_app, recovery_code};

const WORLD: &str = include_str!("../../demo/world.toml");
const CHLOE: &str = "chloe@contoso.example";

scratch::both_databases!(
    an_app_is_asked_for_a_code,
    a_code_is_good_once,
    one_code_at_once_is_good_once,
    guessing_codes,
    recovery_codes_are_good_once,
    an_offer_is_for_one_person,
    turning_the_app_off,
    a_step_is_over,
    losing_everything,
    nothing_readable_is_kept,
);

async fn world(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    let password = set_demo_passwords(&portal, "demo", now()).await;
    password.expect("set");
    portal
}

async fn entered(portal: &Portal, password: &str, at: DateTime<Utc>) -> SignedIn {
    let credentials = Credentials {
        email: CHLOE.to_owned(),
        password: password.to_owned(),
        from: "127.0.0.1".to_owned(),
    };
    let Ok(entered) = sign_in(portal, credentials, at).await else {
        panic!("the password is right")
    };
    entered
}

async fn caller_of(portal: &Portal, token: &Token) -> Caller {
    let found = find_caller(portal, token, now()).await.expect("read");
    found.expect("somebody")
}

async fn chloe(portal: &Portal) -> Caller {
    let SignedIn::Session(token) = entered(portal, "demo", now()).await else {
        panic!("no second step yet")
    };
    caller_of(portal, &token).await
}

fn typed(offer: &AppOffer, current: &str, code: &str) -> AppSetUp {
    AppSetUp {
        sealed: offer.sealed.clone(),
        current: current.to_owned(),
        code: code.to_owned(),
    }
}

/// Chloe with an app that showed the code of a minute ago.
async fn with_app(portal: &Portal) -> (Caller, AppOffer) {
    let caller = chloe(portal).await;
    let offer = offer_app(portal, &caller, "").await.expect("offered");
    let before = Caller {
        now: now() - Duration::minutes(1),
        ..caller.clone()
    };
    let typed = typed(&offer, "demo", &code_at(&offer.secret, before.now));
    set_up_app(portal, &before, typed).await.expect("set up");
    (caller, offer)
}

async fn ticket(portal: &Portal) -> String {
    match entered(portal, "demo", now()).await {
        SignedIn::SecondStep { ticket } => ticket,
        _ => panic!("a second step"),
    }
}

async fn step(portal: &Portal, ticket: &str, code: &str) -> Option<Refusal> {
    step_at(portal, (ticket, code), now()).await
}

async fn step_at(
    portal: &Portal,
    (ticket, code): (&str, &str),
    at: DateTime<Utc>,
) -> Option<Refusal> {
    let step = SecondStep {
        ticket: ticket.to_owned(),
        code: code.to_owned(),
        from: "127.0.0.1".to_owned(),
    };
    take_second_step(portal, step, at).await.err()
}

fn wrong(field: &'static str, problem: FactorProblem) -> Option<Refusal> {
    Some(Refusal::wrong(field, Wrong::Factor(problem)))
}

async fn an_app_is_asked_for_a_code(scratch: Scratch) {
    let portal = world(&scratch).await;
    let caller = chloe(&portal).await;
    let offer = offer_app(&portal, &caller, "").await.expect("offered");
    let right = code_at(&offer.secret, now());
    let set_up = async |current, code: &str| {
        let typed = typed(&offer, current, code);
        set_up_app(&portal, &caller, typed).await.err()
    };
    let other = Some(Refusal::wrong("current", Wrong::CurrentPassword));
    assert_eq!(set_up("wrong", &right).await, other);
    let late = code_at(&offer.secret, now() - Duration::minutes(2));
    let no_code = wrong("code", FactorProblem::Code);
    assert_eq!(set_up("demo", &late).await, no_code);
    let again = offer_app(&portal, &caller, &offer.sealed).await;
    assert_eq!(again.expect("offered").secret, offer.secret);
    assert_eq!(set_up("demo", &right).await, None);
    assert_eq!(set_up("demo", &right).await, Some(Refusal::NotFound));
    let offered = offer_app(&portal, &caller, "").await;
    assert_eq!(offered.err(), Some(Refusal::NotFound));
    let page = show_security(&portal, &caller).await.expect("shown");
    assert_eq!((page.app_since, page.codes_left), (Some(now()), 10));

    let ticket = ticket(&portal).await;
    let soon = now() + Duration::seconds(30);
    let code = code_at(&offer.secret, soon);
    assert_eq!(step_at(&portal, (&ticket, "000 000"), soon).await, no_code);
    assert_eq!(step_at(&portal, (&ticket, &code), soon).await, None);
}

async fn a_code_is_good_once(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (_, offer) = with_app(&portal).await;
    let [before, code] = [30, 0].map(|it| code_at(&offer.secret, now() - Duration::seconds(it)));
    let no_code = wrong("code", FactorProblem::Code);
    let first = ticket(&portal).await;
    assert_eq!(step(&portal, &first, &code).await, None);
    let second = ticket(&portal).await;
    for used in [code, before] {
        assert_eq!(step(&portal, &second, &used).await, no_code);
    }
    let next = now() + Duration::seconds(30);
    let code = code_at(&offer.secret, next);
    assert_eq!(step(&portal, &second, &code).await, None, "a clock ahead");
}

async fn one_code_at_once_is_good_once(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (_, offer) = with_app(&portal).await;
    let code = code_at(&offer.secret, now());
    let [one, other] = [ticket(&portal).await, ticket(&portal).await];
    let (one, other) = tokio::join!(step(&portal, &one, &code), step(&portal, &other, &code));
    let mut outcomes = [one, other];
    outcomes.sort_by_key(Option::is_some);
    assert_eq!(outcomes, [None, wrong("code", FactorProblem::Code)]);
}

async fn guessing_codes(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (caller, offer) = with_app(&portal).await;
    let code = code_at(&offer.secret, now());
    let tried = ticket(&portal).await;
    for _ in 0..10 {
        let refused = step(&portal, &tried, "no code at all").await;
        assert_eq!(refused, wrong("code", FactorProblem::RecoveryCode));
    }
    let too_many = Some(Refusal::wrong("email", Wrong::TooManyTries(15)));
    assert_eq!(step(&portal, &tried, &code).await, too_many);
    let another = ticket(&portal).await;
    assert_eq!(step(&portal, &another, &code).await, too_many);
    let off = ["demo".to_owned(), code];
    let off = turn_off_app(&portal, &caller, off, "elsewhere").await;
    assert_eq!(off.err(), too_many, "the same tries");
}

async fn recovery_codes_are_good_once(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (caller, offer) = with_app(&portal).await;
    let used = &offer.codes[3];
    let first = ticket(&portal).await;
    assert_eq!(step(&portal, &first, &used.to_uppercase()).await, None);
    let page = show_security(&portal, &caller).await.expect("shown");
    assert_eq!(page.codes_left, 9);
    let second = ticket(&portal).await;
    let none = wrong("code", FactorProblem::RecoveryCode);
    assert_eq!(step(&portal, &second, used).await, none);

    let new = offer_codes(&portal, &caller, "").await.expect("offered");
    let save = async |current: &str| {
        let new = NewCodes {
            sealed: new.sealed.clone(),
            current: current.to_owned(),
        };
        replace_codes(&portal, &caller, new).await.err()
    };
    let other = Some(Refusal::wrong("current", Wrong::CurrentPassword));
    assert_eq!(save("wrong").await, other);
    assert_eq!(save("demo").await, None);
    assert_eq!(step(&portal, &second, &offer.codes[4]).await, none);
    assert_eq!(step(&portal, &second, &new.codes[0]).await, None);
}

async fn an_offer_is_for_one_person(scratch: Scratch) {
    let portal = world(&scratch).await;
    let anna = super::caller(&portal, "anna@contoso.example").await;
    let offer = offer_app(&portal, &anna, "").await.expect("offered");
    let chloe = chloe(&portal).await;
    let code = code_at(&offer.secret, now());
    let refused = set_up_app(&portal, &chloe, typed(&offer, "demo", &code)).await;
    assert_eq!(refused.err(), wrong("form", FactorProblem::OfferOver));
    let shown = offer_app(&portal, &chloe, &offer.sealed).await;
    assert_ne!(shown.expect("another one").secret, offer.secret);
}

async fn turning_the_app_off(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (caller, offer) = with_app(&portal).await;
    let code = code_at(&offer.secret, now());
    let off = async |current: &str, code: &str| {
        let typed = [current.to_owned(), code.to_owned()];
        turn_off_app(&portal, &caller, typed, "127.0.0.1")
            .await
            .err()
    };
    let other = Some(Refusal::wrong("current", Wrong::CurrentPassword));
    assert_eq!(off("wrong", &code).await, other);
    assert_eq!(
        off("demo", "000000").await,
        wrong("code", FactorProblem::Code)
    );
    assert_eq!(off("demo", &code).await, None);
    assert_eq!(off("demo", &code).await, Some(Refusal::NotFound));
    chloe(&portal).await;
    let left = store::all::<recovery_code::Entity>(&scratch.database).await;
    assert!(left.expect("read").is_empty());
}

/// A ticket is good for ten minutes, once, while the password holds, and for nothing else.
async fn a_step_is_over(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (_, offer) = with_app(&portal).await;
    let over = wrong("form", FactorProblem::StepOver);
    let used = ticket(&portal).await;
    let late = now() + Duration::minutes(10);
    let code = code_at(&offer.secret, late);
    assert_eq!(step_at(&portal, (&used, &code), late).await, over);
    assert_eq!(step(&portal, &used, &offer.codes[0]).await, None);
    assert_eq!(step(&portal, &used, &offer.codes[1]).await, over);
    for nonsense in ["", "a.b.c", &used.to_uppercase()] {
        assert_eq!(step(&portal, nonsense, &offer.codes[1]).await, over);
    }

    let begun = ticket(&portal).await;
    let links = reset_links(&portal, CHLOE, now()).await.expect("links");
    let link = links[0].path.trim_start_matches("/reset-password/");
    let new = NewPassword {
        new: "another password".to_owned(),
        again: "another password".to_owned(),
        ..NewPassword::default()
    };
    reset_password(&portal, link, new, now())
        .await
        .expect("set");
    assert_eq!(step(&portal, &begun, &offer.codes[1]).await, over);
    let after = entered(&portal, "another password", now()).await;
    let SignedIn::SecondStep { ticket } = after else {
        panic!("a reset turns the app off")
    };
    assert_eq!(step(&portal, &ticket, &offer.codes[1]).await, None);
}

async fn losing_everything(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (caller, _) = with_app(&portal).await;
    let user = UserFilter {
        email: CHLOE.to_owned(),
        kind: None,
    };
    let unsaid = remove_factors(&portal, &user, " ", now()).await;
    assert!(unsaid.is_err(), "no reason");
    let removed = remove_factors(&portal, &user, "Phone in the canal", now()).await;
    assert_eq!(removed, Ok(1));
    chloe(&portal).await;
    let trail = store::all::<audit::Entity>(&scratch.database).await;
    let told = format!("{}: Phone in the canal", caller.identity);
    let trail = trail.expect("the trail").into_iter();
    let told: Vec<_> = trail.filter(|it| it.subject == told).collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].action, "user.remove-factors");
}

async fn nothing_readable_is_kept(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (_, offer) = with_app(&portal).await;
    let app = store::all::<authenticator_app::Entity>(&scratch.database).await;
    let app = app.expect("read").remove(0);
    // The secret is 20 bytes: a nonce of 12 and a tag of 16 stand around it.
    assert_eq!(app.sealed_secret.len(), 48);
    let codes = store::all::<recovery_code::Entity>(&scratch.database).await;
    for code in codes.expect("read") {
        assert_eq!(code.code_hash.len(), 32);
    }
    let again = offer_app(&portal, &chloe_again(&portal, &offer).await, "").await;
    assert_eq!(again.err(), Some(Refusal::NotFound));
}

/// Chloe, past the second step.
async fn chloe_again(portal: &Portal, offer: &AppOffer) -> Caller {
    let step = SecondStep {
        ticket: ticket(portal).await,
        code: offer.codes[9].clone(),
        from: "127.0.0.1".to_owned(),
    };
    let token = take_second_step(portal, step, now()).await;
    let Ok(token) = token else { panic!("past") };
    caller_of(portal, &token).await
}
