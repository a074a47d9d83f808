//! People, named by what they hold.

use super::world::*;
use crate::IdentityId;
use crate::policy::*;
use chrono::{DateTime, Days, Utc};
use uuid::Uuid;

pub const IDENTITY: IdentityId = IdentityId(Uuid::from_u128(12));

pub fn now() -> DateTime<Utc> {
    "2026-11-20T09:00:00Z".parse().expect("a time")
}

/// Who holds what is said, such as *sibling profile owner*: a scope, then the role's word.
pub fn holder(name: &str) -> Standing {
    standing(vec![assignment(name)])
}

pub fn assignment(name: &str) -> Assignment {
    let (scope, role) = name.rsplit_once(' ').expect("a scope and a role");
    let account = ACCOUNT;
    let profile = PROFILE;
    let section = |profile, section| Scope::Section {
        account,
        profile,
        section,
    };
    let subscription = |subscription| Scope::Subscription {
        account,
        subscription,
    };
    Assignment {
        role: role.parse().expect("a role"),
        scope: match scope {
            "installation" => Scope::Installation,
            "account" => Scope::Account(account),
            "other account" => Scope::Account(OTHER_ACCOUNT),
            "profile" => Scope::Profile { account, profile },
            "sibling profile" => Scope::Profile {
                account,
                profile: SIBLING_PROFILE,
            },
            "other account's profile" => Scope::Profile {
                account: OTHER_ACCOUNT,
                profile,
            },
            "section" => section(PROFILE, SECTION),
            "sibling section" => section(PROFILE, SIBLING_SECTION),
            "sibling profile's section" => section(SIBLING_PROFILE, SECTION),
            "subscription" => subscription(SUBSCRIPTION),
            "sibling subscription" => subscription(SIBLING_SUBSCRIPTION),
            "support plan" => subscription(SUPPORT_PLAN),
            "other account's subscription" => Scope::Subscription {
                account: OTHER_ACCOUNT,
                subscription: SUBSCRIPTION,
            },
            _ => panic!("no scope is called {scope:?}"),
        },
        starts: None,
        ends: None,
    }
}

pub fn standing(assignments: Vec<Assignment>) -> Standing {
    Standing {
        identity: IDENTITY,
        presence: Some(Presence {
            directory: DIRECTORY,
            membership: Membership::Home,
        }),
        assignments,
    }
}

pub fn starting(name: &str, days_from_now: i64) -> Assignment {
    Assignment {
        starts: Some(shifted(days_from_now)),
        ..assignment(name)
    }
}

pub fn ending(name: &str, days_from_now: i64) -> Assignment {
    Assignment {
        ends: Some(shifted(days_from_now)),
        ..assignment(name)
    }
}

fn shifted(days: i64) -> DateTime<Utc> {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 {
        now() - distance
    } else {
        now() + distance
    }
}
