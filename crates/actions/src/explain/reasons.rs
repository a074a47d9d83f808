//! The reasons with the names that go with them.

use super::Evaluated;
use super::people::{Contact, contacts};
use super::roles::{NamedRole, name_roles};
use crate::access_requests::Asking;
use crate::{Caller, Portal, Refusal};
use billing::invoice::BillingScope;
use billing::policy::{Absence, Scope, ScopeKind, roles_to_ask_for, who_can_change};
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
    /// The roles any of which would do, where one is missing.
    pub needed: Vec<NamedRole>,
    /// Those that are held.
    pub held: Vec<NamedRole>,
    /// Where asking for access stands, where that can be asked for.
    pub asking: Option<Asking>,
    /// Who can change it.
    pub contacts: Vec<Contact>,
    /// Whether whoever asks can change it themselves.
    pub decides: bool,
    /// Whether somebody with a role could change it, and nobody who has it can sign in any more.
    pub is_orphaned: bool,
    /// The other directory, or the home of the other identity.
    pub directory: Option<String>,
    /// What a credit is counted in.
    pub currency: Option<Currency>,
}

pub(super) async fn view(
    portal: &Portal,
    caller: &Caller,
    mut evaluated: Evaluated,
) -> Result<Vec<Reason>, Refusal> {
    evaluated.absences.sort_by_key(soonest);
    let found = &evaluated.found;
    let mut reasons: Vec<Reason> = Vec::new();
    for absence in evaluated.absences.iter().cloned() {
        let code = absence.code();
        if reasons
            .iter()
            .filter(|it| it.absence.code() == code)
            .count()
            == SAME_MAX
        {
            continue;
        }
        let label = scope_of(&absence).and_then(|it| evaluated.labels.get(&it));
        let (needed, held) = named_roles(portal, &absence, &evaluated).await?;
        let Helpers {
            contacts,
            decides,
            is_orphaned,
        } = helpers(portal, caller, (&absence, &evaluated)).await?;
        let to_ask = scope_to_ask(&absence, &evaluated).filter(|_| !is_orphaned);
        reasons.push(Reason {
            needed,
            held,
            of: label.map(|it| it.name.clone()),
            subscription: label.and_then(|it| it.subscription.clone()),
            profile: label.and_then(|it| it.profile.clone()),
            asking: match evaluated.is_only_mailed {
                // Only whoever has more to do with it asks here; others have the addresses.
                true => None,
                false => asking(portal, caller, to_ask).await?,
            },
            contacts,
            decides,
            is_orphaned,
            directory: directory_of(portal, &absence).await?,
            currency: found.account.currency,
            absence,
        });
    }
    Ok(reasons)
}

/// Who can change a reason.
struct Helpers {
    contacts: Vec<Contact>,
    /// Whether whoever asks could.
    decides: bool,
    /// Whether somebody with a role could, and nobody who has it can sign in any more.
    is_orphaned: bool,
}

async fn helpers(
    portal: &Portal,
    caller: &Caller,
    (absence, evaluated): (&Absence, &Evaluated),
) -> Result<Helpers, Refusal> {
    let roles = who_can_change(absence, evaluated.found.facts);
    let place = (evaluated.found.account.id, profile_of(absence, evaluated));
    let able = contacts(portal, caller, place, &roles).await?;
    let is_orphaned = able.is_empty() && !roles.is_empty();
    // Nobody is told to ask themselves.
    let decides = able.iter().any(|(id, _)| *id == caller.identity);
    let others = able.into_iter().filter(|(id, _)| *id != caller.identity);
    Ok(Helpers {
        decides,
        contacts: others.map(|(_, it)| it).collect(),
        is_orphaned,
    })
}

/// Where access can be asked for, and somebody is there to answer.
pub(super) async fn answered_scope(
    portal: &Portal,
    caller: &Caller,
    evaluated: &Evaluated,
) -> Result<Option<Scope>, Refusal> {
    for absence in &evaluated.absences {
        let Some(scope) = scope_to_ask(absence, evaluated) else {
            continue;
        };
        let helpers = helpers(portal, caller, (absence, evaluated)).await?;
        if !helpers.is_orphaned {
            return Ok(Some(scope));
        }
    }
    Ok(None)
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
        Absence::Ended { on, .. } => (7, Some(*on)),
        _ => (2, None),
    }
}

const fn scope_of(absence: &Absence) -> Option<BillingScope> {
    match absence {
        Absence::NotMadeYet { of, .. }
        | Absence::BelowCredit { of, .. }
        | Absence::NothingCharged { of, .. }
        | Absence::NotThen { of, .. } => Some(*of),
        Absence::NotShared(id)
        | Absence::Disabled {
            subscription: id, ..
        }
        | Absence::Ended {
            subscription: id, ..
        } => Some(BillingScope::Service(*id)),
        _ => None,
    }
}

/// The profile whose owners can help. Who holds nothing in the account is not told of its parts.
fn profile_of(absence: &Absence, evaluated: &Evaluated) -> Option<ProfileId> {
    match absence {
        Absence::NoPermission { held, .. } if !held.is_empty() => evaluated.profile,
        Absence::Disabled { .. } => evaluated.profile,
        _ => None,
    }
}

/// Where a role can be asked for, or to be shared with: owners of accounts and profiles give roles,
/// the account administrator shares.
fn scope_to_ask(absence: &Absence, evaluated: &Evaluated) -> Option<Scope> {
    let account = evaluated.found.facts;
    if let Absence::NotShared(subscription) = absence {
        return Some(Scope::Subscription {
            account: account.account,
            subscription: *subscription,
        });
    }
    let lacks_a_role = matches!(absence, Absence::NoPermission { .. });
    let scope = match profile_of(absence, evaluated) {
        Some(profile) => Scope::Profile {
            account: account.account,
            profile,
        },
        None => Scope::Account(account.account),
    };
    let roles = roles_to_ask_for(account.agreement, scope.kind());
    (lacks_a_role && !roles.is_empty()).then_some(scope)
}

async fn asking(
    portal: &Portal,
    caller: &Caller,
    scope: Option<Scope>,
) -> Result<Option<Asking>, Refusal> {
    let Some(scope) = scope else {
        return Ok(None);
    };
    let row = store::access_requests::of_person(&portal.database, scope, caller.identity).await?;
    Ok(Some(Asking::of(&portal.database, row).await?))
}

/// The roles any of which would do, and those that are held. Who holds nothing in the account is not
/// told of its parts.
async fn named_roles(
    portal: &Portal,
    absence: &Absence,
    evaluated: &Evaluated,
) -> Result<(Vec<NamedRole>, Vec<NamedRole>), Refusal> {
    let Absence::NoPermission { needed, held } = absence else {
        return Ok((Vec::new(), Vec::new()));
    };
    let account = evaluated.found.account.id;
    let profile = evaluated.profile.filter(|_| !held.is_empty());
    let profile = match profile {
        Some(id) => store::accounts::profile(&portal.database, (account, id)).await?,
        None => None,
    };
    let needed = needed.iter().map(|it| NamedRole {
        role: *it,
        place: match it.at {
            ScopeKind::Profile => profile.as_ref().map(|it| it.display_name.clone()),
            _ => None,
        },
    });
    let needed = needed.collect();
    Ok((needed, name_roles(portal, account, held).await?))
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
