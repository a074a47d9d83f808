//! Passkeys: added by their owner, enough to sign in, and nothing to anybody else.

use super::{caller, now, portal};
use actions::sign_in::{
    FactorProblem, NewPasskey, PasskeyProof, Token, UserFilter, add_passkey, ask_passkey,
    disable_user, find_caller, offer_passkey, release_user, remove_passkey, set_demo_passwords,
    show_security, sign_in_with_passkey,
};
use actions::world::apply;
use actions::{Caller, Portal, Refusal, Wrong};
use chrono::{DateTime, Duration, Utc};
use scratch::Scratch;
use webauthn::simulated::Authenticator;

const WORLD: &str = include_str!("../../demo/world.toml");
const ORIGIN: &str = "https://bills.example";
const CHLOE: &str = "chloe@contoso.example";

scratch::both_databases!(
    a_passkey_signs_in,
    a_question_is_answered_once,
    a_question_to_another_person,
    a_passkey_of_another_site,
    somebody_elses_passkey,
    a_copy_is_found_out,
    who_may_not_sign_in,
    adding_and_removing,
);

async fn world(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await.with_public_url(ORIGIN);
    apply(&portal, WORLD, now()).await.expect("applied");
    let password = set_demo_passwords(&portal, "demo", now()).await;
    password.expect("set");
    portal
}

/// The challenge of what a browser is asked.
fn challenge(options: &str) -> Vec<u8> {
    let options: serde_json::Value = serde_json::from_str(options).expect("json");
    let text = options["challenge"].as_str().expect("a challenge");
    base64url(text)
}

fn base64url(text: &str) -> Vec<u8> {
    use base64::Engine;
    let read = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text);
    read.expect("base64url")
}

fn authenticator(caller: &Caller) -> Authenticator {
    Authenticator::new(ORIGIN, caller.identity.0.as_bytes())
}

fn new(answer: String) -> NewPasskey {
    NewPasskey {
        name: "Work laptop".to_owned(),
        current: "demo".to_owned(),
        answer,
    }
}

async fn asked_to_add(portal: &Portal, caller: &Caller) -> Vec<u8> {
    let offer = offer_passkey(portal, caller).await.expect("offered");
    challenge(offer.options.as_deref().expect("a question"))
}

async fn add(
    portal: &Portal,
    caller: &Caller,
    authenticator: &Authenticator,
) -> Result<(), Refusal> {
    let challenge = asked_to_add(portal, caller).await;
    add_passkey(portal, caller, new(authenticator.create(&challenge))).await
}

fn asked(portal: &Portal) -> Vec<u8> {
    challenge(&ask_passkey(portal, now()).expect("passkeys are taken"))
}

async fn enter(portal: &Portal, answer: String, at: DateTime<Utc>) -> Result<Token, Refusal> {
    let proof = PasskeyProof {
        answer,
        from: "127.0.0.1".to_owned(),
    };
    sign_in_with_passkey(portal, proof, at).await
}

fn wrong(problem: FactorProblem) -> Option<Refusal> {
    Some(Refusal::wrong("form", Wrong::Factor(problem)))
}

async fn a_passkey_signs_in(scratch: Scratch) {
    let portal = world(&scratch).await;
    let chloe = caller(&portal, CHLOE).await;
    let mut authenticator = authenticator(&chloe);
    assert_eq!(add(&portal, &chloe, &authenticator).await, Ok(()));
    let answer = authenticator.get(&asked(&portal));
    let later = now() + Duration::minutes(4);
    let Ok(token) = enter(&portal, answer, later).await else {
        panic!("signed in")
    };
    let found = find_caller(&portal, &token, later).await.expect("read");
    assert_eq!(found.expect("chloe").identity, chloe.identity);
    let page = show_security(&portal, &chloe).await.expect("shown");
    assert_eq!(page.passkeys.len(), 1);
    assert_eq!(page.passkeys[0].name, "Work laptop");
    assert_eq!(page.passkeys[0].used_at, Some(later));
}

async fn a_question_is_answered_once(scratch: Scratch) {
    let portal = world(&scratch).await;
    let chloe = caller(&portal, CHLOE).await;
    let mut authenticator = authenticator(&chloe);
    let to_add = asked_to_add(&portal, &chloe).await;
    let made = new(authenticator.create(&to_add));
    assert_eq!(add_passkey(&portal, &chloe, made.clone()).await, Ok(()));
    let over = wrong(FactorProblem::PasskeyOver);
    assert_eq!(add_passkey(&portal, &chloe, made).await.err(), over);

    let question = asked(&portal);
    assert!(
        enter(&portal, authenticator.get(&question), now())
            .await
            .is_ok()
    );
    // Signed anew, and so a proof like any other: but of a question that was answered.
    let replayed = enter(&portal, authenticator.get(&question), now()).await;
    assert_eq!(replayed.err(), over);
    let late = now() + Duration::minutes(5);
    let late = enter(&portal, authenticator.get(&asked(&portal)), late).await;
    assert_eq!(late.err(), over);
    for invented in [
        b"invented".as_slice(),
        &to_add,
        b"a.99999999999.00",
        b"\xff",
    ] {
        let refused = enter(&portal, authenticator.get(invented), now()).await;
        assert_eq!(refused.err(), over);
    }
}

async fn a_question_to_another_person(scratch: Scratch) {
    let portal = world(&scratch).await;
    let chloe = caller(&portal, CHLOE).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let to_chloe = asked_to_add(&portal, &chloe).await;
    let made = new(authenticator(&anna).create(&to_chloe));
    let refused = add_passkey(&portal, &anna, made).await;
    assert_eq!(refused.err(), wrong(FactorProblem::PasskeyOver));
}

async fn a_passkey_of_another_site(scratch: Scratch) {
    let portal = world(&scratch).await;
    let chloe = caller(&portal, CHLOE).await;
    let unproven = wrong(FactorProblem::PasskeyUnproven);
    let elsewhere = Authenticator::new("https://evil.example", chloe.identity.0.as_bytes());
    assert_eq!(add(&portal, &chloe, &elsewhere).await.err(), unproven);

    let mut own = authenticator(&chloe);
    add(&portal, &chloe, &own).await.expect("added");
    own.origin = "https://evil.example".to_owned();
    let relayed = enter(&portal, own.get(&asked(&portal)), now()).await;
    assert_eq!(relayed.err(), unproven);
    own.origin = ORIGIN.to_owned();
    own.flags = 0b001;
    let unverified = enter(&portal, own.get(&asked(&portal)), now()).await;
    assert_eq!(unverified.err(), unproven);
    let nonsense = enter(&portal, "{}".to_owned(), now()).await;
    assert_eq!(nonsense.err(), unproven);
}

async fn somebody_elses_passkey(scratch: Scratch) {
    let portal = world(&scratch).await;
    let chloe = caller(&portal, CHLOE).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let mut of_chloe = authenticator(&chloe);
    add(&portal, &chloe, &of_chloe).await.expect("added");
    let known = add(&portal, &anna, &of_chloe).await;
    assert_eq!(known.err(), wrong(FactorProblem::PasskeyKnown));

    // Anna's key under the name of Chloe's.
    let mut of_anna = authenticator(&anna);
    add(&portal, &anna, &of_anna).await.expect("added");
    of_anna.id = of_chloe.id.clone();
    let mut refused = Vec::new();
    for user in [&chloe, &anna] {
        of_anna.user = user.identity.0.as_bytes().to_vec();
        let answer = of_anna.get(&asked(&portal));
        refused.push(enter(&portal, answer, now()).await.err());
    }
    of_chloe.user = anna.identity.0.as_bytes().to_vec();
    let answer = of_chloe.get(&asked(&portal));
    refused.push(enter(&portal, answer, now()).await.err());
    let unproven = wrong(FactorProblem::PasskeyUnproven);
    assert_eq!(refused, [unproven.clone(), unproven.clone(), unproven]);
    let mut unknown = authenticator(&chloe);
    let answer = unknown.get(&asked(&portal));
    let refused = enter(&portal, answer, now()).await;
    assert_eq!(refused.err(), wrong(FactorProblem::PasskeyUnknown));
}

/// A key that is counted goes on; one that is not counted stays at nothing.
async fn a_copy_is_found_out(scratch: Scratch) {
    let portal = world(&scratch).await;
    let chloe = caller(&portal, CHLOE).await;
    let mut authenticator = authenticator(&chloe);
    add(&portal, &chloe, &authenticator).await.expect("added");
    authenticator.signatures = 40;
    let answer = authenticator.get(&asked(&portal));
    assert!(enter(&portal, answer, now()).await.is_ok());
    authenticator.signatures = 40;
    let copied = authenticator.get(&asked(&portal));
    let copied = enter(&portal, copied, now()).await;
    assert_eq!(copied.err(), wrong(FactorProblem::PasskeyUnproven));
}

async fn who_may_not_sign_in(scratch: Scratch) {
    let portal = world(&scratch).await;
    let unknown = wrong(FactorProblem::PasskeyUnknown);
    let user = |email: &str| UserFilter {
        email: email.to_owned(),
        kind: None,
    };
    let chloe = caller(&portal, CHLOE).await;
    let mut of_chloe = authenticator(&chloe);
    add(&portal, &chloe, &of_chloe).await.expect("added");
    disable_user(&portal, &user(CHLOE), now())
        .await
        .expect("disabled");
    let refused = enter(&portal, of_chloe.get(&asked(&portal)), now()).await;
    assert_eq!(refused.err(), unknown);

    let daan = caller(&portal, "daan@contoso.example").await;
    let mut of_daan = authenticator(&daan);
    add(&portal, &daan, &of_daan).await.expect("added");
    let released = release_user(&portal, &user("daan@contoso.example"), now()).await;
    released.expect("released");
    let refused = enter(&portal, of_daan.get(&asked(&portal)), now()).await;
    assert_eq!(refused.err(), unknown);
}

async fn adding_and_removing(scratch: Scratch) {
    let portal = world(&scratch).await;
    let chloe = caller(&portal, CHLOE).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let mut authenticator = authenticator(&chloe);
    let challenge = asked_to_add(&portal, &chloe).await;
    let made = new(authenticator.create(&challenge));
    let stolen = NewPasskey {
        current: "wrong".to_owned(),
        ..made.clone()
    };
    let refused = add_passkey(&portal, &chloe, stolen).await;
    let other = Refusal::wrong("current", Wrong::CurrentPassword);
    assert_eq!(refused, Err(other));
    assert_eq!(add_passkey(&portal, &chloe, made).await, Ok(()));

    let page = show_security(&portal, &chloe).await.expect("shown");
    let credential = &page.passkeys[0].credential;
    let remove = async |who: &Caller, password: &str| {
        remove_passkey(&portal, who, credential, password.to_owned()).await
    };
    assert_eq!(remove(&anna, "demo").await, Err(Refusal::NotFound));
    let other = Refusal::wrong("current", Wrong::CurrentPassword);
    assert_eq!(remove(&chloe, "wrong").await, Err(other));
    assert_eq!(remove(&chloe, "demo").await, Ok(()));
    let refused = enter(&portal, authenticator.get(&asked(&portal)), now()).await;
    assert_eq!(refused.err(), wrong(FactorProblem::PasskeyUnknown));

    let nowhere = portal.with_public_url("http://192.0.2.7");
    assert_eq!(ask_passkey(&nowhere, now()), None);
    let offered = offer_passkey(&nowhere, &chloe).await.expect("a page");
    assert_eq!(offered.options, None, "it says why");
}
