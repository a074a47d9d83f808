//! Access control: roles given, inherited, ended and taken; owners who race.

use super::money::{WORLD, person};
use super::{caller, now, portal};
use actions::access::{
    AccessPage, AccessPath, Chosen, Given, Held, Part, TypedRoles, give_roles, show_access,
    take_roles,
};
use actions::audit::verify;
use actions::invoices::{InvoiceFilter, list_invoices};
use actions::{Caller, Portal, Refusal, Wrong, world};
use billing::policy::{Role, Scope, Why};
use chrono::{DateTime, Duration, Utc};
use scratch::Scratch;
use store::entities::{account, assignment};

scratch::both_databases!(
    a_role_is_given_seen_and_taken,
    what_is_given_higher_up_is_shown_and_stays,
    the_last_owner_stays,
    owners_who_take_each_others_role_leave_one,
    a_role_ends_by_itself,
    who_may_see_and_change,
    what_cannot_be_typed_is_told,
);

const PROFILE: &str = "Billing profile 01";

pub async fn contoso(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    portal
}

async fn account(scratch: &Scratch) -> String {
    let rows = store::all::<account::Entity>(&scratch.database).await;
    let mut rows = rows.expect("read").into_iter();
    let found = rows.find(|it| it.display_name.as_deref() == Some("Contoso Ltd"));
    found.expect("the account").name
}

/// The account, or its first profile.
pub async fn place(scratch: &Scratch, is_profile: Option<&str>) -> AccessPath {
    let account = account(scratch).await;
    let part = match is_profile {
        None => Part::Account,
        Some(label) => {
            let rows = store::all::<store::entities::profile::Entity>(&scratch.database).await;
            let mut rows = rows.expect("read").into_iter();
            let found = rows.find(|it| it.display_name == label);
            Part::Profile(found.expect("the profile").name)
        }
    };
    AccessPath { account, part }
}

pub fn typed(role: &str, email: &str) -> TypedRoles {
    TypedRoles {
        role: role.to_owned(),
        email: email.to_owned(),
        last_day: String::new(),
    }
}

pub async fn page(portal: &Portal, caller: &Caller, path: &AccessPath) -> AccessPage {
    show_access(portal, caller, path).await.expect("shown")
}

pub fn of<'a>(page: &'a AccessPage, email: &str) -> Vec<&'a Held> {
    let held = page.held.iter();
    held.filter(|it| it.holder.email.starts_with(email))
        .collect()
}

fn only(role: &Held) -> Chosen {
    Chosen {
        roles: [role.id].into(),
        ..Chosen::default()
    }
}

pub fn wrong_of<T: std::fmt::Debug>(refused: Result<T, Refusal>) -> Wrong {
    match refused {
        Err(Refusal::Invalid(mut problems)) => problems.remove(0).wrong,
        other => panic!("not refused for a field: {other:?}"),
    }
}

async fn a_role_is_given_seen_and_taken(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, Some(PROFILE)).await;
    let eva = person(&portal, "eva").await;
    let all = InvoiceFilter::default();
    let hidden = list_invoices(&portal, &eva, &path.account, &all).await;
    assert_eq!(hidden.err(), Some(Refusal::NotFound));

    let two = typed(
        "invoice-manager",
        "eva@contoso.example, EVA@contoso.example,daan@contoso.example",
    );
    let given = give_roles(&portal, &anna, &path, &two).await;
    let expected = Given {
        given: 2,
        invited: 0,
    };
    assert_eq!(given, Ok(expected));
    let shown = page(&portal, &anna, &path).await;
    let [role] = of(&shown, "eva")[..] else {
        panic!("one role: {:?}", shown.held);
    };
    let by = role.given_by.as_ref().map(|it| it.email.as_str());
    assert_eq!(
        (role.role, by),
        (Role::InvoiceManager, Some("anna@contoso.example"))
    );
    assert!(role.is_removable && role.inherited_from.is_none());

    let eva = person(&portal, "eva").await;
    assert!(
        list_invoices(&portal, &eva, &path.account, &all)
            .await
            .is_ok()
    );
    let both = Chosen {
        roles: shown
            .held
            .iter()
            .filter(|it| it.role == Role::InvoiceManager && !it.holder.email.starts_with("chloe"))
            .map(|it| it.id)
            .collect(),
        ..Chosen::default()
    };
    assert_eq!(take_roles(&portal, &anna, &path, &both).await, Ok(2));
    let eva = person(&portal, "eva").await;
    let hidden = list_invoices(&portal, &eva, &path.account, &all).await;
    assert_eq!(hidden.err(), Some(Refusal::NotFound));
    let lines = store::all::<store::entities::audit::Entity>(&scratch.database).await;
    let told = lines.expect("read").into_iter().map(|it| it.action);
    let told: Vec<_> = told.filter(|it| it.starts_with("role.")).collect();
    assert_eq!(told, ["role.give", "role.give", "role.take", "role.take"]);
    assert!(verify(&portal).await.is_ok());
}

async fn what_is_given_higher_up_is_shown_and_stays(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, Some(PROFILE)).await;
    let shown = page(&portal, &anna, &path).await;
    let [hers] = of(&shown, "anna")[..] else {
        panic!("one role: {:?}", shown.held);
    };
    assert!(matches!(hers.inherited_from, Some(Scope::Account(_))));
    assert!(!hers.is_removable);
    let refused = take_roles(&portal, &anna, &path, &only(hers)).await;
    assert_eq!(wrong_of(refused), Wrong::InheritedRole);
    // What is given on the profile is not among what is given on the account.
    let above = page(&portal, &anna, &place(&scratch, None).await).await;
    assert!(of(&above, "chloe").is_empty());
    let chloe = of(&shown, "chloe")[0];
    let refused = take_roles(&portal, &anna, &place(&scratch, None).await, &only(chloe)).await;
    assert_eq!(refused.err(), Some(Refusal::NotFound));
}

async fn the_last_owner_stays(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, None).await;
    let shown = page(&portal, &anna, &path).await;
    let hers = of(&shown, "anna")[0];
    assert!(!hers.is_removable);
    let refused = take_roles(&portal, &anna, &path, &only(hers)).await;
    assert_eq!(wrong_of(refused), Wrong::LastOwner);
    // Nor does an end make the account lose its last owner by itself.
    let ending = TypedRoles {
        last_day: "2026-12-31".to_owned(),
        ..typed("owner", "anna@contoso.example")
    };
    let refused = give_roles(&portal, &anna, &path, &ending).await;
    assert_eq!(wrong_of(refused), Wrong::LastOwner);
    // Somebody who cannot sign in is no owner who stays.
    let given = give_roles(
        &portal,
        &anna,
        &path,
        &typed("owner", "eva@contoso.example"),
    )
    .await;
    assert!(given.is_ok());
    let eva = actions::sign_in::UserFilter {
        email: "eva@contoso.example".to_owned(),
        kind: None,
    };
    let disabled = actions::sign_in::disable_user(&portal, &eva, now()).await;
    assert_eq!(disabled.map(|it| it.identities), Ok(1));
    let refused = take_roles(&portal, &anna, &path, &only(hers)).await;
    assert_eq!(wrong_of(refused), Wrong::LastOwner);
}

async fn owners_who_take_each_others_role_leave_one(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, None).await;
    for _ in 0..3 {
        let given = give_roles(
            &portal,
            &anna,
            &path,
            &typed("owner", "eva@contoso.example"),
        )
        .await;
        assert!(given.is_ok());
        let (anna, eva) = (person(&portal, "anna").await, person(&portal, "eva").await);
        let shown = page(&portal, &anna, &path).await;
        let (hers, evas) = (only(of(&shown, "anna")[0]), only(of(&shown, "eva")[0]));
        let (one, other) = tokio::join!(
            take_roles(&portal, &anna, &path, &evas),
            take_roles(&portal, &eva, &path, &hers),
        );
        let done = [&one, &other].into_iter().filter(|it| it.is_ok());
        assert_eq!(done.count(), 1, "{one:?} {other:?}");
        let rows = store::all::<assignment::Entity>(&scratch.database).await;
        let owners = rows.expect("read").into_iter().filter(|it| {
            it.role == Role::Owner && it.scope_id.is_none() && it.account_id.is_some()
        });
        let left: Vec<_> = owners
            .filter(|it| [anna.identity, eva.identity].contains(&it.identity_id))
            .collect();
        assert_eq!(left.len(), 1, "{left:?}");
        if left[0].identity_id == eva.identity {
            let back = typed("owner", "anna@contoso.example");
            give_roles(&portal, &eva, &path, &back)
                .await
                .expect("given");
            let shown = page(&portal, &eva, &path).await;
            let evas = only(of(&shown, "eva")[0]);
            take_roles(&portal, &eva, &path, &evas)
                .await
                .expect("taken");
        }
    }
}

/// The same person a while later, with the session they have.
fn later(caller: &Caller, now: DateTime<Utc>) -> Caller {
    Caller {
        now,
        ..caller.clone()
    }
}

async fn a_role_ends_by_itself(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, Some(PROFILE)).await;
    let today = now().date_naive();
    let until_today = TypedRoles {
        last_day: today.to_string(),
        ..typed("reader", "eva@contoso.example")
    };
    give_roles(&portal, &anna, &path, &until_today)
        .await
        .expect("given");
    let shown = page(&portal, &anna, &path).await;
    assert_eq!(of(&shown, "eva")[0].last_day, Some(today));
    let eva = person(&portal, "eva").await;
    let all = InvoiceFilter::default();
    let midnight = today
        .succ_opt()
        .expect("a day")
        .and_time(chrono::NaiveTime::MIN)
        .and_utc();
    let before = later(&eva, midnight - Duration::microseconds(1));
    assert!(
        list_invoices(&portal, &before, &path.account, &all)
            .await
            .is_ok()
    );
    let after = list_invoices(&portal, &later(&eva, midnight), &path.account, &all).await;
    assert_eq!(after.err(), Some(Refusal::NotFound));
    let shown = page(&portal, &later(&anna, midnight), &path).await;
    assert!(of(&shown, "eva").is_empty());
    // Given again, it goes on.
    let again = typed("reader", "eva@contoso.example");
    let anna = later(&anna, midnight);
    give_roles(&portal, &anna, &path, &again)
        .await
        .expect("given");
    let shown = page(&portal, &anna, &path).await;
    assert_eq!(of(&shown, "eva")[0].last_day, None);
}

async fn who_may_see_and_change(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let (profile, above) = (
        place(&scratch, Some(PROFILE)).await,
        place(&scratch, None).await,
    );
    let give = typed("reader", "noor@contoso.example");
    for (name, sees_profile, sees_account) in [
        ("anna", Ok(()), Ok(())),
        ("bram", Ok(()), Err(false)),
        ("chloe", Ok(()), Err(false)),
        ("daan", Err(true), Err(false)),
        ("eva", Err(true), Err(true)),
        ("finn", Err(true), Err(true)),
    ] {
        let person = person(&portal, name).await;
        for (path, expected) in [(&profile, sees_profile), (&above, sees_account)] {
            let told = match show_access(&portal, &person, path).await {
                Ok(_) => Ok(()),
                Err(Refusal::NotFound) => Err(true),
                Err(Refusal::Forbidden(Why::OwnerOfScopeOnly(_))) => Err(false),
                Err(other) => panic!("{name}: {other:?}"),
            };
            assert_eq!(told, expected, "{name} {path:?}");
            let given = give_roles(&portal, &person, path, &give).await;
            assert_eq!(given.is_ok(), name == "anna", "{name}: {given:?}");
        }
    }
    let operator = caller(&portal, "operator@reckoner.example").await;
    let refused = show_access(&portal, &operator, &profile).await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))));
}

async fn what_cannot_be_typed_is_told(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, None).await;
    let many: Vec<_> = (0..51).map(|it| format!("p{it}@x.example")).collect();
    let ending = |last_day: &str| TypedRoles {
        last_day: last_day.to_owned(),
        ..typed("reader", "eva@contoso.example")
    };
    for (form, wrong) in [
        (typed("", "eva@contoso.example"), Wrong::Required),
        (typed("king", "eva@contoso.example"), Wrong::NoRole),
        // A role of a profile is none of an account.
        (
            typed("invoice-manager", "eva@contoso.example"),
            Wrong::NoRole,
        ),
        (typed("reader", ""), Wrong::NoAddresses),
        (typed("reader", " , "), Wrong::NoAddresses),
        (typed("reader", "eva"), Wrong::NoAddress("eva".to_owned())),
        (typed("reader", &many.join(",")), Wrong::TooManyAddresses),
        (ending("2026-11-19"), Wrong::DayOver(now().date_naive())),
        (ending("tomorrow"), Wrong::NoDay),
    ] {
        let refused = give_roles(&portal, &anna, &path, &form).await;
        assert_eq!(wrong_of(refused), wrong, "{form:?}");
    }
    let nothing = take_roles(&portal, &anna, &path, &Chosen::default()).await;
    assert_eq!(wrong_of(nothing), Wrong::NothingChosen);
}
