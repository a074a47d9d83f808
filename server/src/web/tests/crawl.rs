//! Every address without the right sign-in: sessions that are none, links that are none, and forms
//! that another site sends.

use super::addresses::addresses;
use super::everybody::{Asked, Everybody, cookie_of};
use actions::access::{AccessPath, Part, TypedRoles, give_roles, list_invitations};
use actions::sign_in::{Token, UserFilter, disable_user, find_caller, reset_links, sign_out};
use axum::http::{Request, StatusCode};
use chrono::{Duration, Utc};
use rights::{Agreement, everybody, with_nothing};

/// The methods and paths of the list, with something in each place.
fn crawled(world: &Everybody) -> Vec<(Asked, bool)> {
    let lines = addresses(&world.browser).into_iter();
    let filled = lines.map(|line| {
        let [method, path, audience] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("a line of three words: {line}");
        };
        let id = "0199c0de-0000-7000-8000-000000000000";
        let parts = path.split('/');
        let parts = parts.map(|it| if it.starts_with('{') { id } else { it });
        let address = parts.collect::<Vec<_>>().join("/");
        let asked = match method {
            "GET" => Asked::get(address),
            _ => Asked::post(address, &[]),
        };
        (asked, audience == "signed-in")
    });
    filled.collect()
}

/// Cookies that stand for nobody, each with what it is.
async fn worthless(world: &Everybody) -> Vec<(&'static str, String)> {
    let portal = &world.browser.portal;
    let people = everybody(Agreement::Mca);
    let now = Utc::now();
    let expired = world.sign_in(&people[0], now - Duration::hours(13)).await;
    let signed_out = world.sign_in(&people[0], now).await;
    sign_out(portal, &signed_out, now)
        .await
        .expect("signed out");
    let left = world.sign_in(&people[4], now).await;
    let who = UserFilter {
        email: people[4].email(),
        ..UserFilter::default()
    };
    disable_user(portal, &who, now).await.expect("disabled");
    let good = world.sign_in(&people[8], now).await;
    let altered = Token(good.0.chars().rev().collect());
    vec![
        ("expired", cookie_of(&expired)),
        ("signed out", cookie_of(&signed_out)),
        ("of somebody disabled", cookie_of(&left)),
        ("altered", cookie_of(&altered)),
        ("cut short", cookie_of(&Token(good.0[..60].to_owned()))),
        ("made up", cookie_of(&Token("0".repeat(64)))),
        ("empty", "reckoner-session=".to_owned()),
        (
            "beside others",
            "a=b; reckoner-session=' or 1=1; c".to_owned(),
        ),
        ("none", String::new()),
    ]
}

#[tokio::test]
async fn a_session_that_is_none_opens_nothing() {
    let world = Everybody::new().await;
    let crawled = crawled(&world);
    for (what, cookie) in worthless(&world).await {
        for (asked, is_for_somebody) in &crawled {
            let answer = world.send(asked, &cookie, "text/html").await;
            let is_stopped = match asked.method {
                "GET" => answer.header("location").starts_with("/sign-in"),
                _ => answer.status == StatusCode::UNAUTHORIZED,
            };
            assert_eq!(is_stopped, *is_for_somebody, "{what}: {asked:?}");
            let begun = answer.cookie("reckoner-session");
            let is_begun = begun.is_some_and(|it| !it.contains("Max-Age=0"));
            assert!(!is_begun, "{what}: {asked:?} begins a session");
        }
    }
}

#[tokio::test]
async fn no_other_site_sends_a_form() {
    let world = Everybody::new().await;
    let operator = with_nothing().into_iter().find(|it| it.is_operator);
    let session = world.session(&operator.expect("an operator")).await;
    let before = world.browser.statements.sent();
    let forms = crawled(&world)
        .into_iter()
        .filter(|(it, _)| it.method != "GET");
    for (asked, _) in forms {
        for (header, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("referer", "http://localhost:3000/"),
        ] {
            // Programs say nothing of where they come from, and have the link or know a secret.
            if header == "referer" && is_by_program(&asked.address) {
                continue;
            }
            let request = Request::post(&asked.address).header(header, value);
            let request = request.header("cookie", &session);
            let answer = world.browser.post_with(request, &[("do", "run")]).await;
            assert_eq!(
                answer.status,
                StatusCode::FORBIDDEN,
                "{header}: {value}, {asked:?}"
            );
        }
    }
    let asked = world.browser.statements.sent() - before;
    assert_eq!(asked, 0, "they are refused before anything is looked up");
}

fn is_by_program(address: &str) -> bool {
    address.starts_with("/stop-mail/") || address == "/mail/returned"
}

#[tokio::test]
async fn a_link_that_is_none_sets_no_password() {
    let world = Everybody::new().await;
    let (portal, now) = (&world.browser.portal, Utc::now());
    let email = everybody(Agreement::Mca)[0].email();
    let path = async |made| {
        let links = reset_links(portal, &email, made).await;
        links.expect("a link").remove(0).path
    };
    let good = path(now).await;
    let longer = good.replace('.', ".9");
    let (start, last) = good.split_at(good.len() - 1);
    let other = format!("{start}{}", if last == "0" { "1" } else { "0" });
    let mut links = vec![
        longer,
        other,
        format!("{good}0"),
        path(now - Duration::days(8)).await,
    ];
    links.extend(invitations(&world).await);
    // One made to set a password accepts no invitation, and the other way round.
    links.push(good.replace("/reset-password/", "/invitations/"));
    let new = [
        ("new", "a long new password"),
        ("again", "a long new password"),
    ];
    // The page of a link tells nothing yet: setting a password is what proves it.
    for link in links {
        let asked = Asked::post(link, &new);
        let answer = world.send(&asked, "", "text/html").await;
        assert_eq!(answer.status, StatusCode::GONE, "{asked:?}");
    }
    let done = world
        .send(&Asked::post(good.clone(), &new), "", "text/html")
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "the true one does");
    let again = world.send(&Asked::post(good, &new), "", "text/html").await;
    assert_eq!(again.status, StatusCode::GONE, "once");
}

/// Links of invitations: one that expired, and a true one altered and turned to another purpose.
async fn invitations(world: &Everybody) -> Vec<String> {
    let portal = &world.browser.portal;
    let operator = with_nothing().into_iter().find(|it| it.is_operator);
    let operator = world.sign_in(&operator.expect("there"), Utc::now()).await;
    let operator = find_caller(portal, &operator, Utc::now())
        .await
        .expect("read");
    let owner = world
        .sign_in(&everybody(Agreement::Mca)[0], Utc::now())
        .await;
    let owner = find_caller(portal, &owner, Utc::now()).await.expect("read");
    let path = AccessPath {
        account: Agreement::Mca.account().to_owned(),
        part: Part::Account,
    };
    let mut owner = owner.expect("signed in");
    let mut links = Vec::new();
    for (days, email) in [(0, "new@books.example"), (60, "old@books.example")] {
        owner.now = Utc::now() - Duration::days(days);
        let typed = TypedRoles {
            role: "reader".to_owned(),
            email: email.to_owned(),
            last_day: String::new(),
        };
        let given = give_roles(portal, &owner, &path, &typed).await;
        given.expect("invited");
        let mut asking = operator.clone().expect("signed in");
        asking.now = owner.now;
        let listed = list_invitations(portal, &asking).await.expect("listed");
        let sent = listed.into_iter().find(|it| it.email == email);
        links.push(sent.expect("listed").path);
    }
    let good = links.remove(0);
    links.push(format!("{good}0"));
    links.push(good.replace("/invitations/", "/reset-password/"));
    links.push(good.replace('.', ".9"));
    links
}
