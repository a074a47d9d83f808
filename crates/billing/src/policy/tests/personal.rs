//! What belongs to one person (domain.md §3): their support requests, and what was offered to them.

use super::people::*;
use super::world::*;
use crate::IdentityId;
use crate::policy::action::{AnswerHandOver, SeeSupportRequest, WriteSupportRequest};
use crate::policy::*;

const HIDDEN: Option<Refused> = Some(Refused::Hidden);
const NOT_THEIRS: Option<Refused> = Some(Refused::Forbidden(Why::NotTheirs));

fn reads(who: &Standing, writer: IdentityId) -> Option<Refused> {
    allow::<SeeSupportRequest>(who, &OnSupportRequest { writer }, now()).err()
}

fn writes(who: &Standing, writer: IdentityId) -> Option<Refused> {
    allow::<WriteSupportRequest>(who, &OnSupportRequest { writer }, now()).err()
}

fn answers(who: &Standing, to: IdentityId) -> Option<Refused> {
    let account = world(crate::AgreementType::Mosp).account;
    allow::<AnswerHandOver>(who, &OnHandOver { account, to }, now()).err()
}

#[test]
fn everyone_has_their_own_support_requests_whatever_they_hold() {
    let nowhere = Standing {
        presence: None,
        ..standing(Vec::new())
    };
    for who in [
        nowhere,
        standing(Vec::new()),
        holder("account owner"),
        holder("installation operator"),
    ] {
        assert_eq!(reads(&who, IDENTITY), None);
        assert_eq!(writes(&who, IDENTITY), None);
    }
}

#[test]
fn those_of_others_are_hidden_from_all_but_operators_who_write_none_of_them() {
    for name in [
        "account owner",
        "account account-administrator",
        "profile owner",
        "subscription reader",
    ] {
        let who = holder(name);
        assert_eq!(reads(&who, SOMEBODY_ELSE), HIDDEN, "{name}");
        assert_eq!(writes(&who, SOMEBODY_ELSE), HIDDEN, "{name}");
    }
    let operator = holder("installation operator");
    assert_eq!(reads(&operator, SOMEBODY_ELSE), None);
    assert_eq!(writes(&operator, SOMEBODY_ELSE), NOT_THEIRS);
    let former = standing(vec![ending("installation operator", 0)]);
    assert_eq!(reads(&former, SOMEBODY_ELSE), HIDDEN);
}

#[test]
fn an_account_is_taken_over_by_whom_it_is_offered_to_at_home_in_its_directory() {
    assert_eq!(answers(&standing(Vec::new()), IDENTITY), None);
    assert_eq!(answers(&holder("subscription reader"), IDENTITY), None);
    let in_directory = |directory, membership| Standing {
        presence: Some(Presence {
            directory,
            membership,
        }),
        ..standing(Vec::new())
    };
    let elsewhere = in_directory(OTHER_DIRECTORY, Membership::Home);
    let guest = in_directory(DIRECTORY, Membership::Guest);
    for who in [elsewhere, guest] {
        assert_eq!(answers(&who, IDENTITY), HIDDEN);
    }
    let administrator = holder("account account-administrator");
    assert_eq!(answers(&administrator, SOMEBODY_ELSE), HIDDEN);
    let operator = holder("installation operator");
    assert_eq!(answers(&operator, SOMEBODY_ELSE), NOT_THEIRS);
}
