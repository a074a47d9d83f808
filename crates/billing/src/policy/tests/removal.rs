//! What can be taken back where.

use super::people::*;
use super::world::*;
use crate::policy::{Assignment, Kept, Scope, may_remove};

fn remove(given: Assignment, seen_on: Scope, others: &[&str]) -> Result<(), Kept> {
    let others: Vec<_> = others.iter().map(|it| assignment(it)).collect();
    may_remove(&given, seen_on, &others, now())
}

fn remove_there(name: &str, others: &[&str]) -> Result<(), Kept> {
    remove(assignment(name), assignment(name).scope, others)
}

#[test]
fn an_inherited_role_stays_lower_down() {
    let account = Scope::Account(ACCOUNT);
    let profile = assignment("profile owner").scope;
    let section = assignment("section owner").scope;
    let given = assignment("account reader");
    assert_eq!(remove(given, profile, &[]), Err(Kept::Inherited(account)));
    assert_eq!(remove(given, section, &[]), Err(Kept::Inherited(account)));
    let given = assignment("profile reader");
    assert_eq!(remove(given, section, &[]), Err(Kept::Inherited(profile)));
    assert_eq!(remove(given, profile, &[]), Ok(()));
}

#[test]
fn the_last_owner_of_a_scope_stays() {
    assert_eq!(remove_there("account owner", &[]), Err(Kept::LastOwner));
    assert_eq!(remove_there("account owner", &["account owner"]), Ok(()));
    for others in [
        &["account contributor"],
        &["profile owner"],
        &["other account owner"],
    ] {
        assert_eq!(remove_there("account owner", others), Err(Kept::LastOwner));
    }
    for name in [
        "account account-administrator",
        "account enterprise-administrator",
    ] {
        assert_eq!(remove_there(name, &[]), Err(Kept::LastOwner), "{name}");
    }
}

#[test]
fn an_owner_above_or_beside_is_no_owner_of_the_scope_itself() {
    for others in [&["account owner"], &["sibling profile owner"]] {
        assert_eq!(remove_there("profile owner", others), Err(Kept::LastOwner));
    }
    assert_eq!(
        remove_there("section owner", &["profile owner"]),
        Err(Kept::LastOwner)
    );
    assert_eq!(remove_there("section owner", &["section owner"]), Ok(()));
}

#[test]
fn others_than_owners_can_always_go() {
    for name in [
        "account contributor",
        "account reader",
        "profile contributor",
        "profile reader",
        "profile invoice-manager",
        "section contributor",
        "section reader",
    ] {
        assert_eq!(remove_there(name, &[]), Ok(()), "{name}");
    }
}

#[test]
fn only_owners_in_force_count() {
    let account = Scope::Account(ACCOUNT);
    let owner = assignment("account owner");
    for gone in [ending("account owner", -1), starting("account owner", 1)] {
        let kept = may_remove(&owner, account, &[gone], now());
        assert_eq!(kept, Err(Kept::LastOwner));
        assert_eq!(may_remove(&gone, account, &[owner], now()), Ok(()));
    }
    let ended = ending("account owner", -1);
    assert_eq!(may_remove(&ended, account, &[], now()), Ok(()));
}

#[test]
fn an_owner_who_ends_sooner_does_not_take_the_place_of_one_who_stays() {
    let stays = assignment("account owner");
    let ends = |days| Assignment {
        ends: Some(now() + chrono::Duration::days(days)),
        ..stays
    };
    let remove = |given: Assignment, other| may_remove(&given, given.scope, &[other], now());
    assert_eq!(remove(stays, ends(1)), Err(Kept::LastOwner));
    assert_eq!(remove(ends(2), ends(1)), Err(Kept::LastOwner));
    assert_eq!(remove(ends(1), ends(1)), Ok(()));
    assert_eq!(remove(ends(1), stays), Ok(()));
}
