//! Which role exists where, and the words for roles and kinds of scope.

use crate::AgreementType::{self, Ea, Mca, Mosp, Mpa};
use crate::policy::action::SeeAccount;
use crate::policy::{Role, RoleAt, ScopeKind, roles_that_allow};
use ScopeKind::{Account, Installation, Profile, Section, Subscription};

/// Everything outside this list does not exist.
const EXISTING: &[(AgreementType, ScopeKind, &str)] = &[
    (Mosp, Account, "account-administrator"),
    (
        Mosp,
        Subscription,
        "owner contributor reader billing-reader",
    ),
    (Mca, Account, "owner contributor reader"),
    (Mca, Profile, "owner contributor reader invoice-manager"),
    (Mca, Section, "owner contributor reader"),
    (Mpa, Account, "owner contributor reader"),
    (Mpa, Profile, "owner contributor reader invoice-manager"),
    (Mpa, Section, "owner contributor reader"),
    (
        Ea,
        Account,
        "enterprise-administrator department-administrator enrolment-account-owner",
    ),
    (Mosp, Installation, "operator"),
    (Mca, Installation, "operator"),
    (Mpa, Installation, "operator"),
    (Ea, Installation, "operator"),
];

fn exists(role: Role, at: ScopeKind, agreement: AgreementType) -> bool {
    EXISTING.iter().any(|(under, on, roles)| {
        (*under, *on) == (agreement, at) && roles.split(' ').any(|it| it == role.word())
    })
}

#[test]
fn every_combination_exists_or_not() {
    for &agreement in AgreementType::ALL {
        for &at in ScopeKind::ALL {
            for &role in Role::ALL {
                assert_eq!(
                    role.may_be_held_on(at, agreement),
                    exists(role, at, agreement),
                    "{role} on {at} under {agreement}"
                );
            }
        }
    }
}

#[test]
fn whoever_can_hold_a_role_sees_the_account_by_it() {
    for &agreement in AgreementType::ALL {
        let sees = roles_that_allow::<SeeAccount>(agreement);
        for &at in ScopeKind::ALL {
            for &role in Role::ALL.iter().filter(|it| **it != Role::Operator) {
                assert_eq!(
                    sees.contains(&RoleAt { role, at }),
                    exists(role, at, agreement),
                    "{role} on {at} under {agreement}"
                );
            }
        }
    }
}

#[test]
fn the_head_of_an_account_can_be_held_on_it_and_must_stay() {
    for &agreement in AgreementType::ALL {
        let head = Role::heading(agreement);
        assert!(head.may_be_held_on(Account, agreement), "{head}");
        assert!(head.heads_a_scope(), "{head}");
    }
}

#[test]
fn words_are_read_back_and_others_refused() {
    for &role in Role::ALL {
        assert_eq!(role.to_string().parse(), Ok(role));
    }
    for &kind in ScopeKind::ALL {
        assert_eq!(kind.to_string().parse(), Ok(kind));
    }
    assert!("Owner".parse::<Role>().is_err());
    assert!("directory".parse::<ScopeKind>().is_err());
}
