//! What is believed of a provider's answer, and what is not.

use crate::provider::{Does, Provider, free_port, openid_at, value, visit};
use actions::sign_in::{Person, ProviderProblem, Question, SignInProvider};
use chrono::{Duration, Utc};
use openid::OpenId;
use std::net::TcpListener;

const NINA: &str = r#"{"email":"nina@contoso.example","email_verified":true,"name":"Nina Visser",
    "groups":["finance","sales"]}"#;

fn question() -> Question {
    Question {
        state: "a state".to_owned(),
        nonce: "a nonce".to_owned(),
        verifier: "a-verifier-of-at-least-forty-three-letters-or-more".to_owned(),
    }
}

/// The code that somebody brings back.
async fn code(openid: &OpenId, claims: &str) -> String {
    let address = openid.address(question(), Utc::now()).await;
    let address = address.expect("an address");
    let values = visit(address, Does::SignsIn("nina", claims)).await;
    assert_eq!(value(&values, "state").as_deref(), Some("a state"));
    value(&values, "code").expect("a code")
}

async fn redeemed(openid: &OpenId, claims: &str) -> Result<Person, ProviderProblem> {
    let code = code(openid, claims).await;
    openid.redeem(code, question(), Utc::now()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_it_is() {
    let provider = Provider::start();
    for client in ["reckoner", "posting"] {
        let person = redeemed(&provider.openid(client), NINA).await;
        let nina = Person {
            subject: "nina".to_owned(),
            email: Some("nina@contoso.example".to_owned()),
            is_email_verified: true,
            name: Some("Nina Visser".to_owned()),
            groups: vec!["finance".to_owned(), "sales".to_owned()],
        };
        assert_eq!(person, Ok(nina), "{client}");
    }
    let unverified = redeemed(&provider.openid("reckoner"), r#"{"email":"n@x.example"}"#).await;
    let unverified = unverified.expect("somebody");
    assert!(!unverified.is_email_verified && unverified.groups.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_good_once_and_for_whoever_asked() {
    let provider = Provider::start();
    let openid = provider.openid("reckoner");
    let code_of_nina = code(&openid, NINA).await;
    let stolen = Question {
        verifier: "x".repeat(64),
        ..question()
    };
    let redeemed = openid.redeem(code_of_nina, stolen, Utc::now()).await;
    assert_eq!(redeemed, Err(ProviderProblem::Over), "another verifier");

    let code_of_nina = code(&openid, NINA).await;
    let redeem = || openid.redeem(code_of_nina.clone(), question(), Utc::now());
    assert!(redeem().await.is_ok());
    assert_eq!(redeem().await, Err(ProviderProblem::Over), "a second time");
    let made_up = openid.redeem("made up".to_owned(), question(), Utc::now());
    assert_eq!(made_up.await, Err(ProviderProblem::Over));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_believed_that_was_said_otherwise() {
    let provider = Provider::start();
    let openid = provider.openid("reckoner");
    let other = Question {
        nonce: "another nonce".to_owned(),
        ..question()
    };
    let redeemed_with = openid.redeem(code(&openid, NINA).await, other, Utc::now());
    assert_eq!(redeemed_with.await, Err(ProviderProblem::Unproven), "nonce");

    let late = Utc::now() + Duration::hours(2);
    let expired = openid.redeem(code(&openid, NINA).await, question(), late);
    assert_eq!(expired.await, Err(ProviderProblem::Unproven), "expired");

    for client in ["other-audience", "other-issuer", "other-key", "no-token"] {
        let redeemed = redeemed(&provider.openid(client), NINA).await;
        assert_eq!(redeemed, Err(ProviderProblem::Unproven), "{client}");
    }
    let left_out = r#"{"email":"n@x.example","_claim_names":{"groups":"src1"}}"#;
    let redeemed = redeemed(&openid, left_out).await;
    assert_eq!(redeemed, Err(ProviderProblem::Unproven), "groups left out");
}

#[tokio::test(flavor = "multi_thread")]
async fn new_keys_are_looked_up() {
    let provider = Provider::start();
    let openid = provider.openid("reckoner");
    assert!(redeemed(&openid, NINA).await.is_ok());
    let _provider = provider.with_keys("second");
    assert!(redeemed(&openid, NINA).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_waits_long_for_a_provider() {
    let now = Utc::now();
    let down = openid_at(&format!("http://localhost:{}", free_port()), "reckoner");
    let asked = down.address(question(), now).await;
    assert_eq!(asked, Err(ProviderProblem::Unavailable));

    // It takes the connection and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = silent.local_addr().expect("an address").port();
    let slow = openid_at(&format!("http://127.0.0.1:{port}"), "reckoner");
    let began = std::time::Instant::now();
    let asked = slow.address(question(), now).await;
    assert_eq!(asked, Err(ProviderProblem::Unavailable));
    assert!(began.elapsed().as_secs() < 8, "{:?}", began.elapsed());
    // Whoever comes next is told at once.
    let began = std::time::Instant::now();
    let asked = slow.address(question(), now + Duration::seconds(10)).await;
    assert_eq!(asked, Err(ProviderProblem::Unavailable));
    assert!(began.elapsed().as_secs() < 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_comes_back_is_asked_again() {
    let port = free_port();
    let openid = openid_at(&format!("http://localhost:{port}"), "reckoner");
    let now = Utc::now();
    assert!(openid.address(question(), now).await.is_err());
    let _provider = Provider::at(port);
    assert!(openid.address(question(), now).await.is_err());
    let later = now + Duration::seconds(31);
    assert!(openid.address(question(), later).await.is_ok());
}
