//! Whoever asks, with every directory they belong to and every other identity of their address.

use super::Came;
use crate::{Caller, Portal, Refusal};
use billing::policy::{Assignment, Membership, Person, Presence, Seeker};
use billing::{DirectoryId, IdentityId};
use store::entities::identity;

pub(super) async fn load(
    portal: &Portal,
    (caller, came): (&Caller, Came),
) -> Result<Seeker, Refusal> {
    let database = &portal.database;
    let same = store::identities::by_email(database, &caller.email).await?;
    let ids: Vec<_> = same.iter().map(|it| it.id).collect();
    let guests = store::identities::guests(database, ids.clone()).await?;
    let roles = store::assignments::of_identities(database, ids).await?;
    let own = same.iter().find(|it| it.id == caller.identity);
    let own = own.ok_or(Refusal::NotFound)?;
    // Nobody learns of an identity by an address that is not proved to be theirs.
    let twins = same.iter().filter(|it| {
        let is_proved = own.is_confirmed && it.is_confirmed;
        it.id != own.id && is_proved && it.disabled_at.is_none()
    });
    Ok(Seeker {
        person: Person {
            assignments: caller.standing.assignments.clone(),
            ..person(own, &guests, &[])
        },
        presence: caller.standing.presence,
        is_addressee: came == Came::ByTheirMail && own.is_confirmed,
        twins: twins.map(|it| person(it, &guests, &roles)).collect(),
    })
}

/// Whether another identity of the same confirmed address holds a role.
pub(crate) async fn has_other_identity(portal: &Portal, caller: &Caller) -> Result<bool, Refusal> {
    let seeker = load(portal, (caller, Came::Themselves)).await?;
    let mut twins = seeker.twins.iter().flat_map(|it| &it.assignments);
    Ok(twins.any(|it| it.is_in_force(caller.now)))
}

fn person(
    identity: &identity::Model,
    guests: &[(IdentityId, DirectoryId)],
    roles: &[(IdentityId, Assignment)],
) -> Person {
    let home = identity.directory_id.map(|directory| Presence {
        directory,
        membership: Membership::Home,
    });
    let guest_of = guests.iter().filter(|(id, _)| *id == identity.id);
    let guest_of = guest_of.map(|&(_, directory)| Presence {
        directory,
        membership: Membership::Guest,
    });
    let held = roles.iter().filter(|(id, _)| *id == identity.id);
    Person {
        identity: identity.id,
        kind: identity.kind,
        directories: home.into_iter().chain(guest_of).collect(),
        assignments: held.map(|(_, role)| *role).collect(),
    }
}
