//! What one signed-in identity holds, and where it stands.

use super::{AccountFacts, Role, Scope};
use crate::{DirectoryId, IdentityId};
use chrono::{DateTime, Utc};

/// A role given on a scope, perhaps from a time and until a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Assignment {
    /// What is held.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// The first instant at which it holds; always, when none.
    pub starts: Option<DateTime<Utc>>,
    /// The first instant at which it holds no more; never, when none.
    pub ends: Option<DateTime<Utc>>,
}

impl Assignment {
    /// Whether it holds at `now`: a role with an end date ends by itself.
    pub fn is_in_force(&self, now: DateTime<Utc>) -> bool {
        self.starts.is_none_or(|it| it <= now) && self.ends.is_none_or(|it| now < it)
    }

    /// Whether it does not end before another one does.
    pub fn lasts_as_long_as(&self, other: &Self) -> bool {
        match (self.ends, other.ends) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(ends), Some(other)) => ends >= other,
        }
    }

    /// Where the role comes from when seen on `scope`: `None` when it was given there itself or
    /// does not hold there.
    pub fn inherited_from(&self, scope: Scope) -> Option<Scope> {
        (self.scope != scope && self.scope.covers(scope)).then_some(self.scope)
    }
}

/// How an identity belongs to a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Membership {
    /// The directory is its home.
    Home,
    /// It was let in.
    Guest,
}

/// The directory that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Presence {
    /// Which.
    pub directory: DirectoryId,
    /// How the identity belongs to it.
    pub membership: Membership,
}

/// One signed-in identity: where it looks and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub identity: IdentityId,
    /// The directory in use; an operator may look at none.
    pub presence: Option<Presence>,
    /// Its roles, at least those on the account in question and on the installation.
    pub assignments: Vec<Assignment>,
}

impl Standing {
    /// Whether it runs the billing office at `now`.
    pub fn is_operator(&self, now: DateTime<Utc>) -> bool {
        self.assignments.iter().any(|it| {
            it.role == Role::Operator && it.scope == Scope::Installation && it.is_in_force(now)
        })
    }

    /// Whether `directory` is in use and its home.
    pub fn is_at_home_in(&self, directory: DirectoryId) -> bool {
        self.presence
            .is_some_and(|it| it.directory == directory && it.membership == Membership::Home)
    }

    /// The roles that count in an account at `now`: those of its own parts, in force, existing
    /// under its agreement, and only while its directory is in use (domain.md §3).
    pub fn roles_in(
        &self,
        account: AccountFacts,
        now: DateTime<Utc>,
    ) -> impl Iterator<Item = &Assignment> {
        let is_here = self
            .presence
            .is_some_and(|it| it.directory == account.directory);
        self.assignments.iter().filter(move |it| {
            is_here
                && it.scope.account() == Some(account.account)
                && it.is_in_force(now)
                && it.role.may_be_held_on(it.scope.kind(), account.agreement)
        })
    }
}
