//! Asking for access: once, answered by whoever gives roles there, and told to whoever asked.

use super::{caller, now, portal};
use actions::access::{AccessPath, Part, SubscriptionPath, TypedRoles, give_roles, share_invoices};
use actions::access_requests::{
    Answers, Asking, Decided, Decision, RequestScope, ask_for_access, decide_request, list_requests,
};
use actions::accounts::show_home;
use actions::explain::{Wanted, explain_absence};
use actions::sign_in::{UserFilter, disable_user};
use actions::{Caller, Portal, Refusal, Wrong, world};
use billing::mail::Letter;
use billing::policy::Role;
use scratch::Scratch;
use store::entities::{access_request, audit, mail};

scratch::both_databases!(
    it_is_asked_once_and_answered_once,
    a_role_that_is_given_otherwise_answers,
    a_profile_s_owner_goes_on_to_what_is_theirs,
    an_administrator_shares_what_is_asked_for,
    where_nobody_can_answer_nothing_is_asked,
    a_refusal_names_no_account_that_is_not_seen,
);

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

    assert_eq!(
        waiting_at_home(&portal, &anna).await,
        [("Contoso Ltd".to_owned(), 2)]
    );
    assert_eq!(waiting_at_home(&portal, &chloe).await, []);
    let list = list_requests(&portal, &anna, CONTOSO)
        .await
        .expect("listed");
    let told: Vec<_> = list
        .rows
        .iter()
        .map(|it| (it.email.as_str(), it.scope.clone()))
        .collect();
    let profile_02 = RequestScope::Profile("Billing profile 02".to_owned());
    assert_eq!(
        told,
        [
            ("eva@contoso.example", RequestScope::Account),
            ("chloe@contoso.example", profile_02)
        ]
    );
    assert_eq!(
        list.rows[0].answers,
        Answers::Roles(vec![Role::Reader, Role::Contributor, Role::Owner])
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
        let decided = decide_request(&portal, &anna, (CONTOSO, id), decision).await;
        decided.map(|it| assert!(it.is_list_left))
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
    whoever_asked_is_told_by_mail(&scratch, &sentence).await;
    what_was_answered_is_told(&portal, &anna, sentence).await;
}

/// The letters of requests: the owner is told who asks, and whoever is refused is told so.
async fn whoever_asked_is_told_by_mail(scratch: &Scratch, sentence: &str) {
    let rows = store::all::<mail::Entity>(&scratch.database).await;
    let rows = rows.expect("read").into_iter();
    let letter = |it: &mail::Model| serde_json::from_str(&it.letter).expect("a letter");
    let mut asked = Vec::new();
    let mut answered = Vec::new();
    for row in rows {
        match letter(&row) {
            Letter::AccessRequested(it) => asked.push((row.email, it.email)),
            Letter::AccessAnswered(it) => answered.push((row.email, it)),
            _ => {}
        }
    }
    asked.sort();
    let anna = "anna@contoso.example";
    let told = [
        (anna, "chloe@contoso.example"),
        (anna, "eva@contoso.example"),
    ];
    assert_eq!(asked, told.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let [(email, answer)] = &answered[..] else {
        panic!("who got a role is told of that: {answered:?}");
    };
    assert_eq!(email, "chloe@contoso.example");
    assert_eq!(answer.place, "Billing profile 02");
    assert_eq!(answer.profile.as_deref(), Some("CNTS-USDO-BG2-PGB"));
    assert_eq!(answer.by, "Anna Visser");
    assert_eq!(answer.refused.as_deref(), Some(sentence));
    assert_eq!(answer.account.display_name, "Contoso Ltd");
}

/// Who holds nothing in an account learns its name from no answer either.
async fn a_refusal_names_no_account_that_is_not_seen(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    let anna = caller(&portal, "anna@contoso.example").await;
    let eva = caller(&portal, "eva@contoso.example").await;
    let all = of_account(CONTOSO);
    ask_for_access(&portal, &eva, &all).await.expect("asked");
    let list = list_requests(&portal, &anna, CONTOSO).await;
    let id = list.expect("listed").rows[0].id;
    let no = Decision::Refuse("Not for you.".to_owned());
    let decided = decide_request(&portal, &anna, (CONTOSO, id), &no).await;
    assert!(decided.is_ok());
    let rows = store::all::<mail::Entity>(&scratch.database).await;
    let rows = rows.expect("read").into_iter();
    let mut hers = rows.filter(|it| it.email == eva.email);
    let row = hers.next().expect("she is told");
    assert!(row.letter.contains("Not for you."), "{}", row.letter);
    assert!(!row.letter.contains("Contoso Ltd"), "{}", row.letter);
}

/// The accounts that the first page names, with how many wait there for an answer.
async fn waiting_at_home(portal: &Portal, who: &Caller) -> Vec<(String, usize)> {
    let home = show_home(portal, who).await.expect("shown");
    let requests = home.requests.into_iter();
    requests
        .map(|(account, count)| (account.display_name, count))
        .collect()
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
    assert_eq!(waiting_at_home(portal, anna).await, []);
    let refused = stands(portal, &chloe, &profile_02()).await;
    let by_anna = Asking::Refused {
        at: now(),
        by: Some("Anna Visser".to_owned()),
        sentence,
    };
    assert_eq!(refused, Some(by_anna));
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

fn role(role: &str, email: &str) -> TypedRoles {
    TypedRoles {
        role: role.to_owned(),
        email: email.to_owned(),
        last_day: String::new(),
    }
}

fn place(part: Part) -> AccessPath {
    AccessPath {
        account: CONTOSO.to_owned(),
        part,
    }
}

fn second_profile() -> AccessPath {
    place(Part::Profile("CNTS-USDO-BG2-PGB".to_owned()))
}

/// How many requests wait, and how often the trail tells that one was granted.
async fn open_and_granted(scratch: &Scratch) -> (usize, usize) {
    let rows = store::all::<access_request::Entity>(&scratch.database).await;
    let rows = rows.expect("read").into_iter();
    let lines = store::all::<audit::Entity>(&scratch.database).await;
    let lines = lines.expect("read").into_iter();
    (
        rows.filter(|it| it.decided_at.is_none()).count(),
        lines.filter(|it| it.action == "request.grant").count(),
    )
}

async fn a_role_that_is_given_otherwise_answers(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    let anna = caller(&portal, "anna@contoso.example").await;
    let chloe = caller(&portal, "chloe@contoso.example").await;
    let eva = caller(&portal, "eva@contoso.example").await;
    let all = of_account(CONTOSO);
    ask_for_access(&portal, &chloe, &profile_02())
        .await
        .expect("asked");
    ask_for_access(&portal, &eva, &all).await.expect("asked");
    assert_eq!(open_and_granted(&scratch).await, (2, 0));

    // A role elsewhere answers nothing; one on the profile does.
    let first = place(Part::Profile("CNTS-EURO-BG1-PGB".to_owned()));
    for (path, left) in [(&first, 2), (&second_profile(), 1)] {
        let given = give_roles(&portal, &anna, path, &role("reader", &chloe.email)).await;
        assert!(given.is_ok());
        assert_eq!(open_and_granted(&scratch).await.0, left);
    }
    // What an operator's file gives answers too.
    let with_eva = WORLD.replacen(
        "[[accounts.roles]]\nemail = \"anna@contoso.example\"",
        "[[accounts.roles]]\nemail = \"eva@contoso.example\"\nrole = \"reader\"\n\n\
         [[accounts.roles]]\nemail = \"anna@contoso.example\"",
        1,
    );
    assert_ne!(with_eva, WORLD);
    world::apply(&portal, &with_eva, now())
        .await
        .expect("applied");
    assert_eq!(open_and_granted(&scratch).await, (0, 2));
    let list = list_requests(&portal, &anna, CONTOSO)
        .await
        .expect("listed");
    assert_eq!(list.rows, []);
}

async fn a_profile_s_owner_goes_on_to_what_is_theirs(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    let anna = caller(&portal, "anna@contoso.example").await;
    let (profile, owner) = (second_profile(), role("owner", "eva@contoso.example"));
    let given = give_roles(&portal, &anna, &profile, &owner).await;
    assert!(given.is_ok());
    let eva = caller(&portal, "eva@contoso.example").await;
    for email in ["chloe@contoso.example", "bram@contoso.example"] {
        let who = caller(&portal, email).await;
        ask_for_access(&portal, &who, &profile_02())
            .await
            .expect("asked");
    }
    let mut left = Vec::new();
    for _ in 0..2 {
        let list = list_requests(&portal, &eva, CONTOSO).await.expect("hers");
        let decision = Decision::Give(Role::Reader);
        let decided = decide_request(&portal, &eva, (CONTOSO, list.rows[0].id), &decision).await;
        let Decided {
            is_list_left,
            profile,
            subscription,
        } = decided.expect("decided");
        assert_eq!(
            (profile.as_deref(), subscription),
            (Some("CNTS-USDO-BG2-PGB"), None)
        );
        left.push(is_list_left);
    }
    assert_eq!(left, [true, false]);
    let gone = list_requests(&portal, &eva, CONTOSO).await;
    assert!(matches!(gone, Err(Refusal::Forbidden(_))));
    assert_eq!(
        open_and_granted(&scratch).await,
        (0, 2),
        "each is told once"
    );
}

/// Finn owns *Azure sub 01*, whose invoices are not shared.
async fn an_administrator_shares_what_is_asked_for(scratch: Scratch) {
    const JEROEN: &str = "10482937";
    let subscription = "1a4d7b29-8e31-4c62-9d4a-2f705b3cad01";
    let portal = portal(&scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    let finn = caller(&portal, "finn@contoso.example").await;
    let jeroen = caller(&portal, "jeroen@contoso.example").await;
    let milan = caller(&portal, "milan@contoso.example").await;
    let wanted = Wanted {
        subscription: Some(subscription.to_owned()),
        ..of_account(JEROEN)
    };
    let path = SubscriptionPath {
        account: JEROEN.to_owned(),
        subscription: subscription.to_owned(),
    };
    // Refused, asked again and shared; then off again, asked again, and shared without an answer.
    for turn in ["refuse", "share", "otherwise"] {
        ask_for_access(&portal, &finn, &wanted)
            .await
            .expect("asked");
        assert_eq!(
            stands(&portal, &finn, &wanted).await,
            Some(Asking::Waiting(now()))
        );
        let list = list_requests(&portal, &jeroen, JEROEN).await.expect("his");
        let [row] = &list.rows[..] else {
            panic!("one request: {:?}", list.rows);
        };
        assert_eq!(
            row.scope,
            RequestScope::Subscription("Azure sub 01".to_owned())
        );
        assert_eq!(row.answers, Answers::Sharing);
        let hidden = decide_request(&portal, &milan, (JEROEN, row.id), &Decision::Share).await;
        assert_eq!(hidden, Err(Refusal::NotFound));
        let own = decide_request(&portal, &finn, (JEROEN, row.id), &Decision::Share).await;
        assert!(matches!(own, Err(Refusal::Forbidden(_))), "{own:?}");
        let decided = match turn {
            "otherwise" => {
                let shared = share_invoices(&portal, &jeroen, &path, "on").await;
                assert!(shared.is_ok());
                assert_eq!(stands(&portal, &finn, &wanted).await, None);
                continue;
            }
            "share" => Decision::Share,
            _ => Decision::Refuse("Not while it is mine alone.".to_owned()),
        };
        let no_role = decide_request(
            &portal,
            &jeroen,
            (JEROEN, row.id),
            &Decision::Give(Role::Reader),
        );
        assert!(no_role.await.is_err());
        let done = decide_request(&portal, &jeroen, (JEROEN, row.id), &decided).await;
        let done = done.expect("decided");
        assert_eq!(
            (done.is_list_left, done.subscription.as_deref()),
            (false, Some(subscription))
        );
        match turn {
            "share" => {
                assert_eq!(
                    stands(&portal, &finn, &wanted).await,
                    None,
                    "nothing is missing"
                );
                let off = share_invoices(&portal, &jeroen, &path, "off").await;
                assert!(off.is_ok());
                assert_eq!(stands(&portal, &finn, &wanted).await, Some(Asking::Open));
            }
            _ => assert!(matches!(
                stands(&portal, &finn, &wanted).await,
                Some(Asking::Refused { .. })
            )),
        }
    }
    assert_eq!(open_and_granted(&scratch).await, (0, 2));
}

async fn where_nobody_can_answer_nothing_is_asked(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    let eva = caller(&portal, "eva@contoso.example").await;
    let anna = UserFilter {
        email: "anna@contoso.example".to_owned(),
        kind: None,
    };
    disable_user(&portal, &anna, now()).await.expect("disabled");
    let told = explain_absence(&portal, &eva, &of_account(CONTOSO)).await;
    let reasons = told.expect("read").expect("a relation").reasons;
    let reason = &reasons[0];
    assert_eq!(reason.absence.code(), "no-permission");
    assert!(reason.is_orphaned, "its only owner cannot sign in");
    assert_eq!((&reason.contacts[..], &reason.asking), (&[][..], &None));
    let asked = ask_for_access(&portal, &eva, &of_account(CONTOSO)).await;
    assert_eq!(asked, Err(Refusal::NotFound), "it would wait for ever");
}
