//! The names behind the ids of lines: of people, of whom was invited, of an account and its parts.

use crate::access::Place;
use crate::{Portal, Refusal};
use billing::{IdentityId, IdentityKind, InvitationId};
use std::collections::{BTreeSet, HashMap};
use store::Uuid;
use store::entities::{audit, identity};

/// Who did something, or to whom it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The portal, by itself.
    Portal,
    /// A person that there is.
    Person {
        /// Their name.
        name: String,
        /// Their address.
        email: String,
        /// What they sign in with.
        kind: IdentityKind,
    },
    /// An address that was invited.
    Invited(String),
    /// A person whose name was erased.
    Erased,
}

/// What the lines of a page need.
pub(super) struct Names {
    people: HashMap<IdentityId, identity::Model>,
    invited: HashMap<InvitationId, String>,
    /// By identifier, as lines about roles name them.
    by_identifier: HashMap<String, String>,
    /// By id, as lines name the part that they concern.
    by_id: HashMap<Uuid, String>,
    account: String,
}

impl Names {
    pub(super) async fn of(
        portal: &Portal,
        place: Option<&Place>,
        (lines, doers): (&[audit::Model], &[IdentityId]),
    ) -> Result<Self, Refusal> {
        let database = &portal.database;
        let mut ids: BTreeSet<_> = doers.iter().copied().collect();
        for line in lines {
            ids.extend([line.identity_id, person(line)].into_iter().flatten());
        }
        let people = store::identities::all_of(database, ids.into_iter().collect()).await?;
        let invitations: BTreeSet<_> = lines.iter().filter_map(invitation).collect();
        let invited = store::invitations::invitees(database, invitations.into_iter().collect());
        let invited = invited.await?.into_iter();
        let mut names = Self {
            people: people.into_iter().map(|it| (it.id, it)).collect(),
            invited: invited.map(|it| (it.invitation_id, it.email)).collect(),
            by_identifier: HashMap::new(),
            by_id: HashMap::new(),
            account: String::new(),
        };
        if let Some(place) = place
            && lines.iter().any(tells_where)
        {
            names.add_places(portal, place).await?;
        }
        Ok(names)
    }

    async fn add_places(&mut self, portal: &Portal, place: &Place) -> Result<(), Refusal> {
        let Some(id) = place.scope.account() else {
            return Ok(());
        };
        let profiles = store::accounts::profiles(&portal.database, id).await?;
        let sections = store::accounts::sections(&portal.database, id).await?;
        let profiles = profiles
            .into_iter()
            .map(|it| (it.id.0, it.name, it.display_name));
        let sections = sections
            .into_iter()
            .map(|it| (it.id.0, it.name, it.display_name));
        for (id, name, display_name) in profiles.chain(sections) {
            self.by_id.insert(id, display_name.clone());
            self.by_identifier.insert(name, display_name);
        }
        let account = &place.account;
        self.account.clone_from(&account.display_name);
        self.by_identifier
            .insert(account.name.clone(), account.display_name.clone());
        Ok(())
    }

    pub(super) fn who(&self, id: Option<IdentityId>) -> Who {
        let Some(id) = id else { return Who::Portal };
        match self.people.get(&id) {
            None => Who::Erased,
            Some(identity) => Who::Person {
                name: identity.display_name.clone(),
                email: identity.email.clone(),
                kind: identity.kind,
            },
        }
    }

    /// To whom it was done, where a line says so.
    pub(super) fn whom(&self, line: &audit::Model) -> Option<Who> {
        if let Some(id) = invitation(line) {
            let email = self.invited.get(&id).cloned();
            return Some(email.map_or(Who::Erased, Who::Invited));
        }
        person(line).map(|id| self.who(Some(id)))
    }

    pub(super) fn is_own(&self, line: &audit::Model) -> bool {
        line.identity_id.is_some() && line.identity_id == person(line)
    }

    /// Where a role was held, or access was asked for.
    pub(super) fn place(&self, line: &audit::Model) -> String {
        if !tells_where(line) {
            return String::new();
        }
        let identifier = line.subject.split(' ').nth(3);
        let part = line.section_id.map(|it| it.0);
        let part = part.or_else(|| line.profile_id.map(|it| it.0));
        let known = identifier.and_then(|it| self.by_identifier.get(it));
        let known = known.or_else(|| self.by_id.get(&part?));
        known.unwrap_or(&self.account).clone()
    }
}

fn tells_where(line: &audit::Model) -> bool {
    matches!(noun(line), "role" | "invitation" | "request")
}

fn noun(line: &audit::Model) -> &str {
    line.action.split('.').next().unwrap_or_default()
}

/// The person that a line is about: the first word of the subject of those about one.
fn person(line: &audit::Model) -> Option<IdentityId> {
    let is_of_one = matches!(
        noun(line),
        "role" | "offer" | "request" | "user" | "session"
    );
    let first = line.subject.split([' ', ':']).next();
    first.filter(|_| is_of_one)?.parse().ok()
}

/// The invitation that a line is about.
fn invitation(line: &audit::Model) -> Option<InvitationId> {
    let first = line.subject.split(' ').next();
    first.filter(|_| noun(line) == "invitation")?.parse().ok()
}
