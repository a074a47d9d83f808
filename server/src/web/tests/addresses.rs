//! All addresses there are, and who may use them, as a text that a change of either must change.

use super::browser::Browser;
use crate::web::access::{Audience, audience};
use crate::web::state::Web;
use crate::web::{Proxies, Serving, pages, router};
use axum::http::{Request, StatusCode};

#[tokio::test]
async fn every_address_is_in_the_list() {
    let browser = Browser::new().await;
    let found = addresses(&browser);
    assert_eq!(found.join("\n"), include_str!("addresses.txt").trim_end());
}

#[tokio::test]
async fn only_who_is_signed_in_gets_past_the_door() {
    let browser = Browser::new().await;
    for line in addresses(&browser) {
        let [method, path, audience] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("a line of three words: {line}");
        };
        let id = "0199c0de-0000-7000-8000-000000000000";
        let path = path
            .split('/')
            .map(|it| if it.starts_with('{') { id } else { it });
        let path = path.collect::<Vec<_>>().join("/");
        let request = Request::builder().method(method).uri(&path);
        let request = request.header("sec-fetch-site", "same-origin");
        let answer = browser.send(request, "").await;
        let is_stopped = match method {
            "GET" => answer.header("location").starts_with("/sign-in"),
            _ => answer.status == StatusCode::UNAUTHORIZED,
        };
        assert_eq!(
            is_stopped,
            audience == "signed-in",
            "{line}: {}",
            answer.status
        );
    }
}

pub fn addresses(browser: &Browser) -> Vec<String> {
    let serving = Serving {
        listen: ([127, 0, 0, 1], 3000).into(),
        public_url: "http://localhost:3000".to_owned(),
        trusted_proxies: Proxies::default(),
        returned: None,
    };
    let web = Web::new(browser.portal.clone(), &serving);
    let reads = router::reads()
        .into_iter()
        .map(|(path, _)| ("GET".to_owned(), path.to_owned()));
    let forms = router::forms()
        .into_iter()
        .chain(router::sign_in_forms())
        .chain(router::access_forms())
        .chain(router::mail_forms())
        .chain(router::posted())
        .map(|(path, _)| ("POST".to_owned(), path.to_owned()));
    let pages = pages::list(&web).into_iter();
    let pages = pages.map(|it| ("GET".to_owned(), it.path().to_owned()));
    let calls = leptos::server_fn::axum::server_fn_paths();
    let calls = calls.map(|(path, method)| (method.to_string(), path.to_owned()));
    let all = reads.into_iter().chain(forms).chain(pages).chain(calls);
    let mut lines: Vec<_> = all
        .map(|(method, path)| format!("{method} {path} {}", word(audience(&path))))
        .collect();
    lines.sort();
    lines
}

const fn word(audience: Audience) -> &'static str {
    match audience {
        Audience::Machines => "public-without-session",
        Audience::Everyone => "public",
        Audience::SignedIn => "signed-in",
    }
}
