//! Signing in with a provider, as far as no provider has to be there: the one of these tests is
//! configured and does not answer. One that does is asked in the crate `openid` and in the browser.

use super::browser::Browser;
use actions::sign_in::SignInWith;
use axum::http::StatusCode;
use billing::Language::{En, Nl};
use openid::{ClientSecret, Configuration, OpenId};
use std::net::TcpListener;
use std::sync::Arc;
use words::sign_in;

async fn browser() -> Browser {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let openid = OpenId::new(&Configuration {
        issuer: format!("http://localhost:{port}"),
        client_id: "reckoner".to_owned(),
        client_secret: ClientSecret::new("a secret".to_owned()),
        redirect: "http://localhost:3000/sign-in/with/contoso/callback".to_owned(),
        scopes: Vec::new(),
        groups_claim: "groups".to_owned(),
        addresses_are_verified: false,
    });
    let with = SignInWith {
        name: "contoso".to_owned(),
        display_name: "Contoso & Co".to_owned(),
        directory: "Contoso".to_owned(),
        roles: Vec::new(),
        provider: Arc::new(openid.expect("a configuration")),
    };
    Browser::new().await.with_sign_in(vec![with])
}

#[tokio::test]
async fn the_page_offers_each_provider_and_goes_on_from_there() {
    let page = Browser::new().await.get("/sign-in").await.text();
    assert!(!page.contains("/sign-in/with/"), "nothing is configured");
    let browser = browser().await;
    let page = browser.get("/sign-in?return_to=%2Fsearch%3Fq%3Da").await;
    let page = page.text();
    let link = "href=\"/sign-in/with/contoso?return_to=%2Fsearch%3Fq%3Da\"";
    assert!(page.contains(link), "{page}");
    assert!(page.contains("Sign in with Contoso &amp; Co"));
    let dutch = browser.get_with("/sign-in", "reckoner-language=nl").await;
    assert!(dutch.text().contains("Aanmelden met Contoso &amp; Co"));
}

#[tokio::test]
async fn a_provider_that_is_down_is_told_of_beside_the_other_ways() {
    let browser = browser().await;
    let answer = browser.get("/sign-in/with/contoso?return_to=%2Fsearch");
    let answer = answer.await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    let told = sign_in::provider_unavailable(En, "Contoso &amp; Co");
    assert!(page.contains(&told), "{page}");
    assert!(page.contains("name=\"password\"") && page.contains("%2Fsearch"));
    let dutch = "reckoner-language=nl";
    let page = browser.get_with("/sign-in/with/contoso", dutch).await;
    let told = sign_in::provider_unavailable(Nl, "Contoso &amp; Co");
    assert!(page.text().contains(&told));
}

#[tokio::test]
async fn an_answer_without_its_question_signs_nobody_in() {
    let browser = browser().await;
    let callback = "/sign-in/with/contoso/callback?state=a&code=b&error_description=secret";
    for cookie in [
        "",
        "reckoner-waiting=",
        "reckoner-waiting=contoso:a:b:c:2f.9999999999.00",
    ] {
        let answer = browser.get_with(callback, cookie).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{cookie}");
        assert!(answer.cookie("reckoner-session").is_none());
        let forgotten = answer.cookie("reckoner-waiting").expect("the cookie again");
        assert!(forgotten.contains("Max-Age=0"), "{forgotten}");
        let page = answer.text();
        let told = sign_in::provider_over(En, "Contoso &amp; Co");
        assert!(page.contains(&told), "{page}");
        assert!(!page.contains("secret"), "the provider's words are shown");
    }
    for unknown in ["/sign-in/with/nobody", "/sign-in/with/nobody/callback"] {
        assert_eq!(browser.get(unknown).await.status, StatusCode::NOT_FOUND);
    }
}
