//! Asking for access: once, answered by whoever gives roles there, and told to whoever asked.

use super::{caller, now, portal};
use actions::access_requests::{Asking, Decision, ask_for_access, decide_request, list_requests};
use actions::explain::{Wanted, explain_absence};
use actions::{Caller, Portal, Refusal, Wrong, world};
use billing::policy::Role;
use scratch::Scratch;

scratch::both_databases!(it_is_asked_once_and_answered_once);

const WORLD: &str = include_str!("../../demo/world.toml");
const CONTOSO: &str =
    "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";
const FABRIKAM: &str =
    "7e2d3f40-5c6b-4a79-9887-6b5c4d3e2f10:1b2c3d4e-5f60-4172-9394-a5b6c7d8e9fa_2026-03-01";

fn of_account(account: &str) -> Wanted {
    Wanted {
        account: Some(account.to_owned()),
        ..Wanted::default()
    }
}

fn profile_02() -> Wanted {
    Wanted {
        profile: Some("CNTS-USDO-BG2-PGB".to_owned()),
        ..of_account(CONTOSO)
    }
}

async fn stands(portal: &Portal, who: &Caller, wanted: &Wanted) -> Option<Asking> {
    let told = explain_absence(portal, who, wanted).await.expect("read");
    told?.reasons.into_iter().next()?.asking
}

async fn it_is_asked_once_and_answered_once(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    let eva = caller(&portal, "eva@contoso.example").await;
    let chloe = caller(&portal, "chloe@contoso.example").await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let farah = caller(&portal, "farah@fabrikam.example").await;

    assert_eq!(
        stands(&portal, &eva, &of_account(CONTOSO)).await,
        Some(Asking::Open)
    );
    let all = of_account(CONTOSO);
    for (who, wanted) in [(&eva, &all), (&eva, &all), (&chloe, &profile_02())] {
        ask_for_access(&portal, who, wanted).await.expect("asked");
        assert_eq!(
            stands(&portal, who, wanted).await,
            Some(Asking::Waiting(now()))
        );
    }
    // Nothing is to be asked for where nothing is missing, and nowhere by whoever is unrelated.
    for (who, wanted) in [(&anna, &all), (&farah, &all), (&eva, &of_account(FABRIKAM))] {
        let asked = ask_for_access(&portal, who, wanted).await;
        assert_eq!(asked, Err(Refusal::NotFound), "{}", who.email);
    }

    let list = list_requests(&portal, &anna, CONTOSO)
        .await
        .expect("listed");
    let told: Vec<_> = list
        .rows
        .iter()
        .map(|it| (it.email.as_str(), it.profile.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("eva@contoso.example", None),
            ("chloe@contoso.example", Some("Billing profile 02"))
        ]
    );
    assert_eq!(
        list.rows[0].roles,
        [Role::Reader, Role::Contributor, Role::Owner]
    );
    let (of_eva, of_chloe) = (list.rows[0].id, list.rows[1].id);
    let give = Decision::Give(Role::Reader);
    for (who, refusal) in [(&farah, true), (&eva, true), (&chloe, false)] {
        let listed = list_requests(&portal, who, CONTOSO).await.err();
        let decided = decide_request(&portal, who, (CONTOSO, of_eva), &give)
            .await
            .err();
        let is_hidden = |it: &Option<Refusal>| *it == Some(Refusal::NotFound);
        assert_eq!(
            (is_hidden(&listed), is_hidden(&decided)),
            (refusal, refusal),
            "{}",
            who.email
        );
        assert!(listed.is_some() && decided.is_some());
    }

    let problem = |field, wrong| Err(Refusal::wrong(field, wrong));
    let decide = async |id, decision: &Decision| {
        decide_request(&portal, &anna, (CONTOSO, id), decision).await
    };
    let no_such = Decision::Give(Role::InvoiceManager);
    assert_eq!(
        decide(of_eva, &no_such).await,
        problem("role", Wrong::NoChoice)
    );
    let blank = Decision::Refuse("  ".to_owned());
    assert_eq!(
        decide(of_chloe, &blank).await,
        problem("sentence", Wrong::Required)
    );
    assert_eq!(decide(of_eva, &give).await, Ok(()));
    assert_eq!(decide(of_eva, &give).await, problem("form", Wrong::Decided));
    let sentence = "Ask Daan: the profile is his.".to_owned();
    assert_eq!(
        decide(of_chloe, &Decision::Refuse(sentence.clone())).await,
        Ok(())
    );
    what_was_answered_is_told(&portal, &anna, sentence).await;
}

async fn what_was_answered_is_told(portal: &Portal, anna: &Caller, sentence: String) {
    let chloe = caller(portal, "chloe@contoso.example").await;
    let all = of_account(CONTOSO);
    let eva = caller(portal, "eva@contoso.example").await;
    let told = explain_absence(portal, &eva, &all)
        .await
        .expect("read")
        .expect("a relation");
    let codes: Vec<_> = told.reasons.iter().map(|it| it.absence.code()).collect();
    assert!(
        !codes.contains(&"no-permission"),
        "eva sees the account: {codes:?}"
    );
    let refused = stands(portal, &chloe, &profile_02()).await;
    assert_eq!(refused, Some(Asking::Refused(now(), sentence)));
    assert_eq!(
        list_requests(portal, anna, CONTOSO)
            .await
            .expect("listed")
            .rows,
        []
    );
    // Refused, it can be asked again.
    ask_for_access(portal, &chloe, &profile_02())
        .await
        .expect("asked");
    assert_eq!(
        stands(portal, &chloe, &profile_02()).await,
        Some(Asking::Waiting(now()))
    );
}
