//! Accounts at whose head nobody is who can sign in: the office sees them and gives them an owner.

use super::{caller, now, portal};
use actions::access::{TypedOwner, give_first_owner, show_access_desk};
use actions::accounts::show_home;
use actions::explain::{Wanted, explain_absence};
use actions::sign_in::{UserFilter, disable_user, enable_user};
use actions::{Portal, Refusal, Wrong, world};
use billing::IdentityKind;
use billing::hand_over::HandOverProblem;
use billing::policy::{Role, Why};
use scratch::Scratch;
use store::entities::{assignment, audit, mail};

scratch::both_databases!(
    an_account_without_a_head_is_seen_and_given_one,
    a_mosp_account_has_one_administrator_again,
);

const WORLD: &str = include_str!("../../demo/world.toml");
const CONTOSO: &str =
    "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";
const NOOR: &str = "10482941";

fn work_of(email: &str) -> UserFilter {
    UserFilter {
        email: email.to_owned(),
        kind: Some(IdentityKind::Work),
    }
}

fn owner(account: &str, email: &str) -> TypedOwner {
    TypedOwner {
        account: account.to_owned(),
        email: email.to_owned(),
    }
}

async fn headless(portal: &Portal) -> Vec<(String, Vec<String>)> {
    let operator = caller(portal, "operator@reckoner.example").await;
    let home = show_home(portal, &operator).await.expect("shown");
    let desk = show_access_desk(portal, &operator).await.expect("shown");
    assert_eq!(home.is_any_headless, !desk.headless.is_empty());
    let rows = desk.headless.into_iter().map(|it| {
        let last = it.last.into_iter().map(|it| it.email).collect();
        (it.account.display_name, last)
    });
    rows.collect()
}

async fn an_account_without_a_head_is_seen_and_given_one(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    let operator = caller(&portal, "operator@reckoner.example").await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let eva = caller(&portal, "eva@contoso.example").await;
    assert_eq!(headless(&portal).await, []);
    let there = give_first_owner(&portal, &operator, &owner(CONTOSO, "eva@contoso.example")).await;
    assert_eq!(there, Err(Refusal::Forbidden(Why::HasOwner)));

    disable_user(&portal, &work_of("anna@contoso.example"), now())
        .await
        .expect("disabled");
    let annas = vec!["anna@contoso.example".to_owned()];
    assert_eq!(headless(&portal).await, [("Contoso Ltd".to_owned(), annas)]);
    // Whoever it concerns is told that nobody can change it, and who looks after that.
    let wanted = Wanted {
        account: Some(CONTOSO.to_owned()),
        ..Wanted::default()
    };
    let told = explain_absence(&portal, &eva, &wanted).await.expect("read");
    assert!(told.expect("a relation").reasons[0].is_orphaned);
    // Nobody but an operator sees or does any of it, and nobody is told why.
    for who in [&eva, &anna] {
        let seen = show_access_desk(&portal, who).await.err();
        assert_eq!(seen, Some(Refusal::NotFound), "{}", who.email);
        let given = give_first_owner(&portal, who, &owner(CONTOSO, &eva.email)).await;
        assert_eq!(given, Err(Refusal::NotFound), "{}", who.email);
        assert!(
            !show_home(&portal, who)
                .await
                .expect("shown")
                .is_any_headless
        );
    }
    // Of its own directory, and able to sign in.
    let no_member = Wrong::HandOver(HandOverProblem::NoMember);
    for email in [
        "farah@fabrikam.example",
        "anna@contoso.example",
        "x@y.example",
    ] {
        let given = give_first_owner(&portal, &operator, &owner(CONTOSO, email)).await;
        assert_eq!(
            given,
            Err(Refusal::wrong("email", no_member.clone())),
            "{email}"
        );
    }
    let nowhere = give_first_owner(&portal, &operator, &owner("99", &eva.email)).await;
    assert_eq!(nowhere, Err(Refusal::wrong("account", Wrong::NoChoice)));

    give_first_owner(&portal, &operator, &owner(CONTOSO, &eva.email))
        .await
        .expect("given");
    assert_eq!(headless(&portal).await, []);
    let held = store::assignments::of_identity(&scratch.database, eva.identity).await;
    assert!(held.expect("read").iter().any(|it| it.role == Role::Owner));
    let mails = store::all::<mail::Entity>(&scratch.database).await;
    assert!(mails.expect("read").iter().any(|it| it.email == eva.email));
    let lines = store::all::<audit::Entity>(&scratch.database).await;
    let given = lines.expect("read").into_iter();
    let mut given = given.filter(|it| it.action == "role.give");
    assert!(given.any(|it| it.identity_id == Some(operator.identity)));
    // There is one now: no second comes from the office.
    let daan = give_first_owner(&portal, &operator, &owner(CONTOSO, "daan@contoso.example")).await;
    assert_eq!(daan, Err(Refusal::Forbidden(Why::HasOwner)));
}

async fn a_mosp_account_has_one_administrator_again(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    let operator = caller(&portal, "operator@reckoner.example").await;
    let noor = work_of("noor@contoso.example");
    disable_user(&portal, &noor, now()).await.expect("disabled");
    let noors = vec!["noor@contoso.example".to_owned()];
    assert_eq!(headless(&portal).await, [("Noor Bakker".to_owned(), noors)]);
    give_first_owner(&portal, &operator, &owner(NOOR, "eva@contoso.example"))
        .await
        .expect("given");
    assert_eq!(headless(&portal).await, []);
    let eva = caller(&portal, "eva@contoso.example").await;
    // Whoever it was does not get it back by being able to sign in again.
    enable_user(&portal, &noor, now()).await.expect("enabled");
    let held = store::all::<assignment::Entity>(&scratch.database).await;
    let held = held.expect("read").into_iter();
    let account = store::accounts::by_name(&scratch.database, NOOR).await;
    let account = account.expect("read").expect("there");
    let heads = held
        .filter(|it| it.account_id == Some(account.id) && it.role == Role::AccountAdministrator);
    let heads: Vec<_> = heads.map(|it| it.identity_id).collect();
    assert_eq!(heads, [eva.identity]);
}
