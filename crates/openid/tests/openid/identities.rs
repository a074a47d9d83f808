//! Whose session it is, on both databases: who is found, linked, made, and refused.

use crate::portal::{answer, caller, claims, portal, sign_in, take};
use crate::provider::{Does, Provider};
use actions::sign_in::{
    Answer, ProviderProblem, UserFilter, ask_provider, disable_user, release_user,
    set_demo_passwords, take_answer,
};
use actions::{Refusal, Wrong};
use billing::{IdentityId, IdentityKind};
use chrono::{Duration, Utc};
use scratch::Scratch;
use store::entities::{identity, session};

scratch::both_databases!(
    somebody_new,
    twice_at_once,
    somebody_known,
    somebody_elses_address,
    somebody_released,
    somebody_disabled,
    an_answer_is_taken_once,
    refused_at_the_provider,
    trying_too_often,
);

const EVA: &str = "eva@contoso.example";

async fn identities(scratch: &Scratch, email: &str) -> Vec<identity::Model> {
    let found = store::identities::by_email(&scratch.database, email).await;
    found.expect("read")
}

async fn the_identity(scratch: &Scratch, email: &str) -> IdentityId {
    let found = identities(scratch, email).await;
    assert_eq!(found.len(), 1, "{email}");
    found[0].id
}

async fn count(scratch: &Scratch) -> usize {
    let rows = store::all::<identity::Entity>(&scratch.database).await;
    rows.expect("read").len()
}

async fn somebody_new(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let nina = claims("nina@contoso.example", &[]);
    let first = sign_in(&portal, "nina", &nina).await.expect("signed in");
    assert_eq!(first.kind, IdentityKind::Work);
    assert_eq!(first.directory_name.as_deref(), Some("Contoso"));
    let moved = claims("nina.visser@contoso.example", &[]);
    let again = sign_in(&portal, "nina", &moved).await.expect("signed in");
    assert_eq!(again.identity, first.identity, "whatever her address");
    // She has no password, and a demo's passwords are not hers.
    set_demo_passwords(&portal, "demo", Utc::now())
        .await
        .expect("set");
    let row = store::identities::by_id(&scratch.database, first.identity).await;
    let row = row.expect("read").expect("nina");
    assert_eq!((row.password_hash, row.is_confirmed), (None, true));
}

async fn twice_at_once(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let now = Utc::now();
    let nina = claims("nina@contoso.example", &["finance"]);
    let one = answer(&portal, Does::SignsIn("nina", &nina), now).await;
    let other = answer(&portal, Does::SignsIn("nina", &nina), now).await;
    let (one, other) = tokio::join!(take(&portal, one, now), take(&portal, other, now));
    let one = caller(&portal, &one.expect("signed in").token).await;
    let other = caller(&portal, &other.expect("signed in").token).await;
    assert_eq!(one.identity, other.identity);
}

async fn somebody_known(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let before = count(&scratch).await;
    let signed_in = sign_in(&portal, "eva", &claims("Eva@Contoso.Example", &[])).await;
    let eva = signed_in.expect("signed in").identity;
    assert_eq!(eva, the_identity(&scratch, EVA).await);
    assert_eq!(count(&scratch).await, before);
    // Her address is given to somebody else: that is not her.
    let successor = sign_in(&portal, "eva-2", &claims(EVA, &[])).await;
    assert_eq!(successor.err(), Some(ProviderProblem::AddressTaken));
}

async fn somebody_elses_address(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let before = count(&scratch).await;
    for said in [
        format!(r#"{{"email":"{EVA}"}}"#),
        format!(r#"{{"email":"{EVA}","email_verified":false}}"#),
        r#"{"email":"new@contoso.example","email_verified":false}"#.to_owned(),
        r#"{"email":"no address","email_verified":true}"#.to_owned(),
        r#"{"email_verified":true}"#.to_owned(),
    ] {
        let refused = sign_in(&portal, "mallory", &said).await.err();
        assert_eq!(refused, Some(ProviderProblem::AddressUnverified), "{said}");
    }
    assert_eq!(count(&scratch).await, before, "nobody was made");
    // An identity of another directory, and an operator, of none.
    for email in ["farah@fabrikam.example", "operator@reckoner.example"] {
        let theirs = the_identity(&scratch, email).await;
        let signed_in = sign_in(&portal, email, &claims(email, &[])).await;
        let signed_in = signed_in.expect("somebody new of Contoso");
        assert_ne!(signed_in.identity, theirs);
        assert!(signed_in.standing.assignments.is_empty());
        let both = identities(&scratch, email).await;
        assert_eq!(both.len(), 2);
        // No provider of Contoso confirms an address of Fabrikam: nothing that waits for it is given.
        let new = both.iter().find(|it| it.id != theirs).expect("the new one");
        assert!(!new.is_confirmed);
    }
    // Whoever has a password is not taken over.
    set_demo_passwords(&portal, "demo", Utc::now())
        .await
        .expect("set");
    let refused = sign_in(&portal, "eva", &claims(EVA, &[])).await.err();
    assert_eq!(refused, Some(ProviderProblem::AddressTaken));
}

async fn somebody_released(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let eva = the_identity(&scratch, EVA).await;
    set_demo_passwords(&portal, "demo", Utc::now())
        .await
        .expect("set");
    let release = || async {
        let user = UserFilter {
            email: EVA.to_owned(),
            kind: None,
        };
        let released = release_user(&portal, &user, Utc::now()).await;
        assert_eq!(released, Ok(1));
    };
    // From a password to a provider, and from one subject to another.
    for login in ["eva", "eva-of-the-new-provider"] {
        let refused = sign_in(&portal, login, &claims(EVA, &[])).await.err();
        assert_eq!(refused, Some(ProviderProblem::AddressTaken), "{login}");
        release().await;
        assert!(sessions(&scratch).await.is_empty());
        let signed_in = sign_in(&portal, login, &claims(EVA, &[])).await;
        assert_eq!(signed_in.expect("signed in").identity, eva);
    }
}

async fn somebody_disabled(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let nina = claims("nina@contoso.example", &[]);
    sign_in(&portal, "nina", &nina).await.expect("signed in");
    for (login, email) in [("nina", "nina@contoso.example"), ("eva", EVA)] {
        let user = UserFilter {
            email: email.to_owned(),
            kind: None,
        };
        let disabled = disable_user(&portal, &user, Utc::now()).await;
        assert_eq!(disabled.map(|it| it.identities), Ok(1));
        let refused = sign_in(&portal, login, &claims(email, &[])).await.err();
        assert_eq!(refused, Some(ProviderProblem::Disabled), "{login}");
    }
}

async fn an_answer_is_taken_once(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let now = Utc::now();
    let nina = claims("nina@contoso.example", &[]);
    let right = answer(&portal, Does::SignsIn("nina", &nina), now).await;
    let other = answer(&portal, Does::SignsIn("nina", &nina), now).await;
    let wrong = |change: fn(&mut Answer)| {
        let mut answer = right.clone();
        change(&mut answer);
        answer
    };
    for (what, answer) in [
        ("no ticket", wrong(|it| it.ticket.clear())),
        (
            "another's",
            Answer {
                ticket: other.ticket.clone(),
                ..right.clone()
            },
        ),
        ("a forged state", wrong(|it| it.state = "0".repeat(64))),
        ("no state", wrong(|it| it.state.clear())),
        (
            "another provider's",
            wrong(|it| it.provider = "other".to_owned()),
        ),
        (
            "another issuer",
            wrong(|it| it.issuer = Some("http://localhost:1".to_owned())),
        ),
        (
            "a forged ticket",
            wrong(|it| it.ticket = it.ticket.replace("contoso", "fabrikam")),
        ),
    ] {
        let taken = take(&portal, answer, now).await.err();
        assert_eq!(taken, Some(ProviderProblem::Over), "{what}");
    }
    let late = take(&portal, right.clone(), now + Duration::minutes(10)).await;
    assert_eq!(late.err(), Some(ProviderProblem::Over), "too late");
    assert!(sessions(&scratch).await.is_empty());
    assert!(take(&portal, right.clone(), now).await.is_ok());
    let replayed = take(&portal, right, now).await;
    assert_eq!(replayed.err(), Some(ProviderProblem::Over), "replayed");
    let unknown = Answer {
        provider: "nobody".to_owned(),
        ..other
    };
    let unknown = take_answer(&portal, unknown, now).await.err();
    assert_eq!(unknown, Some(Refusal::NotFound));
    assert_eq!(sessions(&scratch).await.len(), 1);
}

async fn sessions(scratch: &Scratch) -> Vec<session::Model> {
    let rows = store::all::<session::Entity>(&scratch.database).await;
    rows.expect("read")
}

async fn refused_at_the_provider(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let now = Utc::now();
    let refused = answer(&portal, Does::Refuses, now).await;
    assert_eq!(refused.error.as_deref(), Some("access_denied"));
    let taken = take(&portal, refused, now).await.err();
    assert_eq!(taken, Some(ProviderProblem::Denied));
    let broken = Answer {
        error: Some("server_error".to_owned()),
        ..answer(&portal, Does::Refuses, now).await
    };
    let taken = take(&portal, broken, now).await.err();
    assert_eq!(taken, Some(ProviderProblem::Unavailable));
}

async fn trying_too_often(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let now = Utc::now();
    let mut last = None;
    for _ in 0..31 {
        let asked = ask_provider(&portal, "contoso", "/", now).await;
        let asked = asked.map_err(drop).expect("asked");
        let state = asked.address.split_once("state=").expect("a state").1;
        let made_up = Answer {
            provider: "contoso".to_owned(),
            state: state.split('&').next().unwrap_or_default().to_owned(),
            code: Some("made up".to_owned()),
            ticket: asked.ticket,
            from: "192.0.2.1".to_owned(),
            ..Answer::default()
        };
        let refusal = take_answer(&portal, made_up, now).await.err();
        let refusal = refusal.expect("nobody is signed in");
        assert_ne!(last, Some(Refusal::wrong("email", Wrong::TooManyTries(15))));
        last = Some(refusal);
    }
    assert_eq!(last, Some(Refusal::wrong("email", Wrong::TooManyTries(15))));
}
