//! The portal of a test, where one signs in with the provider.

use crate::provider::{Does, Provider, value, visit};
use actions::sign_in::{
    Answer, GroupRole, ProviderProblem, SignInWith, SignedInWith, Token, ask_provider, find_caller,
    take_answer,
};
use actions::{Caller, Portal, Refusal, Wrong, world};
use billing::policy::Role;
use chrono::{DateTime, Utc};
use scratch::Scratch;
use std::sync::Arc;

const WORLD: &str = include_str!("../../../actions/demo/world.toml");
pub const CONTOSO_LTD: &str =
    "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";

/// The demo world, where identities of Contoso sign in with the provider.
pub async fn portal(scratch: &Scratch, provider: &Provider) -> Portal {
    let portal = Portal::open(scratch.database.clone(), scratch.folder()).await;
    let portal = portal.expect("opened");
    world::apply(&portal, WORLD, Utc::now())
        .await
        .expect("applied");
    portal.with_sign_in(vec![with(provider, "contoso"), with(provider, "other")])
}

fn with(provider: &Provider, name: &str) -> SignInWith {
    let role = |group: &str, role| GroupRole {
        group: group.to_owned(),
        account: CONTOSO_LTD.to_owned(),
        role,
    };
    SignInWith {
        name: name.to_owned(),
        display_name: "Contoso".to_owned(),
        directory: "Contoso".to_owned(),
        roles: vec![
            role("finance", Role::Reader),
            role("owners", Role::Owner),
            // No role of such an account, and no account at all: passed over.
            role("finance", Role::EnterpriseAdministrator),
            GroupRole {
                account: "nobody's".to_owned(),
                ..role("finance", Role::Reader)
            },
        ],
        provider: Arc::new(provider.openid("reckoner")),
    }
}

/// Somebody's claims, with these groups.
pub fn claims(email: &str, groups: &[&str]) -> String {
    let groups: Vec<_> = groups.iter().map(|it| format!("{it:?}")).collect();
    let groups = groups.join(",");
    format!(r#"{{"email":"{email}","email_verified":true,"groups":[{groups}]}}"#)
}

/// What a browser comes back with once somebody did that at the provider.
pub async fn answer(portal: &Portal, does: Does<'_>, now: DateTime<Utc>) -> Answer {
    let asked = ask_provider(portal, "contoso", "/search?q=1", now).await;
    let asked = asked.map_err(drop).expect("asked");
    let values = visit(asked.address, does).await;
    Answer {
        provider: "contoso".to_owned(),
        state: value(&values, "state").unwrap_or_default(),
        code: value(&values, "code"),
        error: value(&values, "error"),
        issuer: value(&values, "iss"),
        ticket: asked.ticket,
        from: "127.0.0.1".to_owned(),
    }
}

/// Takes an answer, and gives what was said where nobody was signed in.
pub async fn take(
    portal: &Portal,
    answer: Answer,
    now: DateTime<Utc>,
) -> Result<SignedInWith, ProviderProblem> {
    take_answer(portal, answer, now)
        .await
        .map_err(|refusal| match refusal {
            Refusal::Invalid(problems) => match &problems[..] {
                [it] => match it.wrong {
                    Wrong::Provider { problem, .. } => problem,
                    _ => panic!("another problem: {it:?}"),
                },
                _ => panic!("several problems: {problems:?}"),
            },
            refusal => panic!("refused otherwise: {refusal:?}"),
        })
}

/// Signs in as this subject, described so.
pub async fn sign_in(
    portal: &Portal,
    login: &str,
    claims: &str,
) -> Result<Caller, ProviderProblem> {
    let now = Utc::now();
    let answer = answer(portal, Does::SignsIn(login, claims), now).await;
    let signed_in = take(portal, answer, now).await?;
    assert_eq!(signed_in.return_to, "/search?q=1");
    Ok(caller(portal, &signed_in.token).await)
}

/// Who a session stands for.
pub async fn caller(portal: &Portal, token: &Token) -> Caller {
    let found = find_caller(portal, token, Utc::now()).await.expect("read");
    found.expect("a session")
}

/// The roles that somebody holds, in order.
pub fn roles(caller: &Caller) -> Vec<Role> {
    let mut roles: Vec<_> = caller
        .standing
        .assignments
        .iter()
        .map(|it| it.role)
        .collect();
    roles.sort();
    roles
}
