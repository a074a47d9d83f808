//! The reasons with the names that go with them.

use super::find::Found;
use super::people::{Contact, contacts};
use super::series::Labels;
use crate::{Caller, Portal, Refusal};
use billing::invoice::BillingScope;
use billing::policy::{Absence, who_can_change};
use billing::{Currency, ProfileId};

/// The most of one kind that are told of: of an account with many subscriptions, what comes next.
const SAME_MAX: usize = 6;

/// A reason, with the names that go with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The reason.
    pub absence: Absence,
    /// What the invoice is for: the subscription, profile or account.
    pub of: Option<String>,
    /// The subscription's identifier, where it is one.
    pub subscription: Option<String>,
    /// The profile's identifier, where it is one.
    pub profile: Option<String>,
    /// Who can change it.
    pub contacts: Vec<Contact>,
    /// The other directory, or the home of the other identity.
    pub directory: Option<String>,
    /// What a credit is counted in.
    pub currency: Option<Currency>,
}

pub(super) async fn view(
    portal: &Portal,
    caller: &Caller,
    (found, labels): (&Found, &Labels),
    mut absences: Vec<Absence>,
) -> Result<Vec<Reason>, Refusal> {
    absences.sort_by_key(soonest);
    let mut reasons: Vec<Reason> = Vec::new();
    for absence in absences {
        let code = absence.code();
        if reasons
            .iter()
            .filter(|it| it.absence.code() == code)
            .count()
            == SAME_MAX
        {
            continue;
        }
        let label = scope_of(&absence).and_then(|it| labels.get(&it));
        let roles = who_can_change(&absence, found.facts);
        let profile = profile_of(&absence, found);
        reasons.push(Reason {
            of: label.map(|it| it.name.clone()),
            subscription: label.and_then(|it| it.subscription.clone()),
            profile: label.and_then(|it| it.profile.clone()),
            contacts: contacts(portal, caller, (found.account.id, profile), &roles).await?,
            directory: directory_of(portal, &absence).await?,
            currency: found.account.currency,
            absence,
        });
    }
    Ok(reasons)
}

/// What can be done at once comes first, then what has a day, by that day.
fn soonest(absence: &Absence) -> (u8, Option<chrono::NaiveDate>) {
    match absence {
        Absence::AnotherDirectory { .. } => (0, None),
        Absence::AnotherIdentity { .. } => (1, None),
        Absence::NotMadeYet { next, .. } => (3, Some(next.invoice_date)),
        Absence::BelowCredit { .. } => (4, None),
        Absence::NothingCharged { would_be, .. } => (5, Some(would_be.invoice_date)),
        Absence::NotThen { .. } => (6, None),
        _ => (2, None),
    }
}

const fn scope_of(absence: &Absence) -> Option<BillingScope> {
    match absence {
        Absence::NotMadeYet { of, .. }
        | Absence::BelowCredit { of, .. }
        | Absence::NothingCharged { of, .. }
        | Absence::NotThen { of, .. } => Some(*of),
        Absence::NotShared(id) => Some(BillingScope::Service(*id)),
        _ => None,
    }
}

/// The profile whose owners can help. Who holds nothing in the account is not told of its parts.
fn profile_of(absence: &Absence, found: &Found) -> Option<ProfileId> {
    match absence {
        Absence::NoPermission { held, .. } if !held.is_empty() => {
            found.invoice.as_ref().and_then(|it| it.profile_id)
        }
        _ => None,
    }
}

async fn directory_of(portal: &Portal, absence: &Absence) -> Result<Option<String>, Refusal> {
    let id = match absence {
        Absence::AnotherDirectory { directory, .. } => Some(*directory),
        Absence::AnotherIdentity { identity, .. } => {
            let identity = store::identities::by_id(&portal.database, *identity).await?;
            identity.and_then(|it| it.directory_id)
        }
        _ => None,
    };
    let Some(id) = id else {
        return Ok(None);
    };
    let directory = store::identities::directory(&portal.database, id).await?;
    Ok(directory.map(|it| it.display_name))
}
