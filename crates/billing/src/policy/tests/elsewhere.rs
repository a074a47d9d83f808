//! Roles that count for nothing here: another directory or account, another time, no such role.

use super::people::*;
use super::world::*;
use super::{customer_agreement, enterprise, online_services};
use crate::AgreementType::{self, Ea, Mca, Mosp, Mpa};
use crate::policy::ActionKind::{DownloadInvoice, SeeInvoice};
use crate::policy::{Membership, Presence, Role, Scope, ScopeKind, Standing};

fn holders(agreement: AgreementType) -> &'static [&'static str] {
    match agreement {
        Mosp => &online_services::HOLDERS,
        Mca | Mpa => &customer_agreement::HOLDERS,
        Ea => &enterprise::HOLDERS,
    }
}

fn each_holder() -> impl Iterator<Item = (AgreementType, &'static str)> {
    AgreementType::ALL
        .iter()
        .flat_map(|&it| holders(it).iter().map(move |name| (it, *name)))
}

#[track_caller]
fn sees_nothing(agreement: AgreementType, name: &str, who: &Standing) {
    world(agreement).column(name, who, &[], &[]);
}

#[test]
fn nobody_sees_nothing_not_even_a_home_member() {
    for &agreement in AgreementType::ALL {
        sees_nothing(agreement, "a home member", &standing(vec![]));
    }
}

#[test]
fn an_account_is_visible_only_in_its_own_directory() {
    for (agreement, name) in each_holder() {
        for membership in [Membership::Home, Membership::Guest] {
            let presence = Presence {
                directory: OTHER_DIRECTORY,
                membership,
            };
            let who = Standing {
                presence: Some(presence),
                ..holder(name)
            };
            sees_nothing(agreement, name, &who);
        }
        let nowhere = Standing {
            presence: None,
            ..holder(name)
        };
        sees_nothing(agreement, name, &nowhere);
    }
}

#[test]
fn a_guest_of_the_directory_holds_what_was_given() {
    let presence = Presence {
        directory: DIRECTORY,
        membership: Membership::Guest,
    };
    let guest = Standing {
        presence: Some(presence),
        ..holder("account reader")
    };
    assert_eq!(world(Mca).answer(DownloadInvoice, &guest), Answer::Yes);
    assert!(!guest.is_at_home_in(DIRECTORY));
    assert!(holder("account reader").is_at_home_in(DIRECTORY));
    assert!(!holder("account reader").is_at_home_in(OTHER_DIRECTORY));
}

#[test]
fn a_role_ends_by_itself_and_does_not_begin_early() {
    for (agreement, name) in each_holder() {
        for days in [0, -1, -400] {
            sees_nothing(agreement, name, &standing(vec![ending(name, days)]));
        }
        sees_nothing(agreement, name, &standing(vec![starting(name, 1)]));
    }
    for held in [
        ending("profile reader", 1),
        starting("profile reader", 0),
        starting("profile reader", -1),
    ] {
        let who = standing(vec![held]);
        assert_eq!(world(Mca).answer(SeeInvoice, &who), Answer::Yes, "{held:?}");
    }
}

#[test]
fn a_role_in_another_account_is_nothing_here_even_for_a_like_named_part() {
    for (agreement, name) in [
        (Mosp, "other account account-administrator"),
        (Mosp, "other account's subscription owner"),
        (Mca, "other account owner"),
        (Mca, "other account's profile owner"),
        (Mpa, "other account owner"),
        (Mpa, "other account's profile invoice-manager"),
        (Ea, "other account enterprise-administrator"),
    ] {
        sees_nothing(agreement, name, &holder(name));
    }
}

#[test]
fn a_role_that_the_agreement_does_not_know_is_none() {
    for (agreement, name) in [
        (Mosp, "account owner"),
        (Mosp, "account billing-reader"),
        (Mosp, "profile owner"),
        (Mosp, "subscription invoice-manager"),
        (Mca, "account account-administrator"),
        (Mca, "account invoice-manager"),
        (Mca, "section invoice-manager"),
        (Mca, "subscription owner"),
        (Mpa, "account enterprise-administrator"),
        (Mpa, "subscription billing-reader"),
        (Ea, "account owner"),
        (Ea, "account account-administrator"),
        (Ea, "subscription enrolment-account-owner"),
    ] {
        sees_nothing(agreement, name, &holder(name));
        let account = world(agreement).account;
        assert_eq!(holder(name).roles_in(account, now()).count(), 0, "{name}");
    }
}

#[test]
fn a_role_is_held_beneath_its_scope_and_inherited_there() {
    let account = Scope::Account(ACCOUNT);
    let profile = assignment("profile owner").scope;
    let section = assignment("section owner").scope;
    let given = assignment("account owner");
    assert_eq!(given.inherited_from(profile), Some(account));
    assert_eq!(given.inherited_from(section), Some(account));
    assert_eq!(given.inherited_from(account), None);
    let given = assignment("profile reader");
    assert_eq!(given.inherited_from(section), Some(profile));
    assert_eq!(given.inherited_from(account), None);
    let beside = assignment("sibling profile reader");
    assert_eq!(beside.inherited_from(section), None);
    let operator = assignment("installation operator");
    assert_eq!(operator.role, Role::Operator);
    assert_eq!(operator.scope.kind(), ScopeKind::Installation);
    assert_eq!(operator.inherited_from(account), None);
}
