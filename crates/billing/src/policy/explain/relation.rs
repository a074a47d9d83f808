//! Who has a relation to an account (domain.md §1), and from where it can be seen.

use super::super::{AccountFacts, Assignment, Membership, Presence, Standing};
use super::access::sight;
use super::{Absence, Sought};
use crate::{DirectoryId, IdentityId, IdentityKind};
use chrono::{DateTime, Utc};

/// An identity with everything it belongs to and holds.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who.
    pub identity: IdentityId,
    /// Work or personal.
    pub kind: IdentityKind,
    /// Its home and the directories it is a guest of.
    pub directories: Vec<Presence>,
    /// Its roles, at least those on the account in question and on the installation.
    pub assignments: Vec<Assignment>,
}

/// Whoever looks for an invoice.
#[derive(Debug, Clone)]
pub struct Seeker {
    /// They themselves.
    pub person: Person,
    /// The directory they look at.
    pub presence: Option<Presence>,
    /// Other identities with the same confirmed address; none where their own is not confirmed.
    pub twins: Vec<Person>,
    /// Whether they followed the signed link of a mail to their own confirmed address about what is
    /// sought.
    pub is_addressee: bool,
}

/// Whether `seeker` has a relation to the account, so may learn why they do not see something.
pub fn is_related(seeker: &Seeker, account: AccountFacts, now: DateTime<Utc>) -> bool {
    let is_here = seeker.looks_in(account.directory);
    let counts = |it: &Presence| it.membership == Membership::Home || !is_here;
    let person = &seeker.person;
    seeker.standing().is_operator(now)
        || person
            .presence_in(account.directory)
            .is_some_and(|it| counts(&it))
        || person.holds_in(account, now)
        || seeker.twins.iter().any(|it| it.is_related(account, now))
        || seeker.is_addressee
}

/// What can be reached from another directory, and what another identity has to say. That it sees
/// more is said where it does, of what is sought; that it belongs here, where nothing else is said.
pub(super) fn elsewhere(seeker: &Seeker, sought: &Sought, now: DateTime<Utc>) -> Vec<Absence> {
    let account = sought.account;
    if seeker.standing().is_operator(now) {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    let belongs = seeker.person.presence_in(account.directory).is_some();
    if !seeker.looks_in(account.directory) && (belongs || seeker.person.holds_in(account, now)) {
        reasons.push(Absence::AnotherDirectory {
            directory: account.directory,
            is_open: belongs,
        });
    }
    let another = |twin: &Person, sees_more| Absence::AnotherIdentity {
        identity: twin.identity,
        kind: twin.kind,
        sees_more,
    };
    let own = sight(&seeker.standing(), sought, now);
    let sees_more = |it: &&Person| own < sight(&it.standing_in(account.directory), sought, now);
    let twins = seeker.twins.iter().filter(sees_more);
    reasons.extend(twins.map(|it| another(it, true)));
    if reasons.is_empty() && !seeker.looks_at(account, now) {
        // It is all there is to say: that identity learns the rest.
        let related = seeker.twins.iter().filter(|it| it.is_related(account, now));
        reasons.extend(related.map(|it| another(it, false)));
    }
    reasons
}

impl Person {
    fn presence_in(&self, directory: DirectoryId) -> Option<Presence> {
        let mut all = self.directories.iter();
        all.find(|it| it.directory == directory).copied()
    }

    /// As the policy asks about them, were they to look in this directory.
    fn standing_in(&self, directory: DirectoryId) -> Standing {
        Standing {
            identity: self.identity,
            presence: self.presence_in(directory),
            assignments: self.assignments.clone(),
        }
    }

    /// Whether a role in force is held on the account or a part of it, whatever the directory.
    fn holds_in(&self, account: AccountFacts, now: DateTime<Utc>) -> bool {
        let mut roles = self.assignments.iter();
        roles.any(|it| it.scope.account() == Some(account.account) && it.is_in_force(now))
    }

    fn is_related(&self, account: AccountFacts, now: DateTime<Utc>) -> bool {
        self.presence_in(account.directory).is_some() || self.holds_in(account, now)
    }
}

impl Seeker {
    /// As the policy asks about them.
    pub(super) fn standing(&self) -> Standing {
        Standing {
            identity: self.person.identity,
            presence: self.presence,
            assignments: self.person.assignments.clone(),
        }
    }

    /// Whether the account is shown where they look, if it is shown to them.
    pub(super) fn looks_at(&self, account: AccountFacts, now: DateTime<Utc>) -> bool {
        let is_member = || self.looks_in(account.directory) && self.is_known_here(account, now);
        self.standing().is_operator(now) || is_member()
    }

    /// A guest without a role is told of their other identity and of nothing else.
    fn is_known_here(&self, account: AccountFacts, now: DateTime<Utc>) -> bool {
        let presence = self.presence.map(|it| it.membership);
        presence == Some(Membership::Home) || self.person.holds_in(account, now)
    }

    fn looks_in(&self, directory: DirectoryId) -> bool {
        self.presence.is_some_and(|it| it.directory == directory)
    }
}
