//! The page of a place: who holds what there, given there or higher up, and who is invited.

use super::place::{AccessPath, Place, load_place};
use crate::access_requests::count_requests;
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{Assignment, Role, Scope, action, allow, may_remove};
use billing::{AssignmentId, IdentityId, InvitationId};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeSet, HashMap};
use store::assignments::rule_of;
use store::entities::{assignment, identity};

/// The most people that are suggested.
const SUGGESTED_MAX: u64 = 200;

/// The page.
#[derive(Debug, Clone)]
pub struct AccessPage {
    /// The account.
    pub account: Named,
    /// The profile, where it is one or a section of it.
    pub profile: Option<Named>,
    /// The section, where it is one.
    pub section: Option<Named>,
    /// Who holds what: given here first, then higher up.
    pub held: Vec<Held>,
    /// Who is invited, for whoever may invite.
    pub pending: Vec<Pending>,
    /// The roles that can be given here; none for whoever may not give any.
    pub roles: Vec<Role>,
    /// Addresses and names of the directory.
    pub suggested: Vec<(String, String)>,
    /// How many requests for access to the account wait for whoever looks.
    pub requests: usize,
    /// Whether whoever looks may see what was done here.
    pub has_activity: bool,
}

/// A role that somebody holds here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The role that was given.
    pub id: AssignmentId,
    /// Who holds it.
    pub holder: Holder,
    /// Which.
    pub role: Role,
    /// Where it was given, when that is higher up.
    pub inherited_from: Option<Scope>,
    /// The provider whose groups it comes from: it is taken there.
    pub from_groups_of: Option<String>,
    /// Who gave it; nobody, when it was there from the start.
    pub given_by: Option<Holder>,
    /// When.
    pub given_at: DateTime<Utc>,
    /// The last day it holds (UTC).
    pub last_day: Option<NaiveDate>,
    /// Whether this person may take it here.
    pub is_removable: bool,
}

/// Somebody, as the page names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Whether they can still sign in.
    pub is_disabled: bool,
}

/// A role that waits for whoever is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The invitation.
    pub id: InvitationId,
    /// Whom.
    pub email: String,
    /// The role.
    pub role: Role,
    /// Until when the link is good.
    pub expires_at: DateTime<Utc>,
    /// Whether it is good no more.
    pub is_expired: bool,
    /// The last day the role holds (UTC).
    pub last_day: Option<NaiveDate>,
}

/// Who holds what at a place, for whoever may see that.
pub async fn show_access(
    portal: &Portal,
    caller: &Caller,
    path: &AccessPath,
) -> Result<AccessPage, Refusal> {
    let place = load_place(portal, caller, path).await?;
    let may_grant = place.granting(&caller.standing, caller.now).is_ok();
    let held = held(portal, caller, (&place, may_grant)).await?;
    let (kind, agreement) = (place.scope.kind(), place.agreement);
    let roles = Role::ALL.iter().copied();
    let roles = roles.filter(|it| may_grant && it.may_be_held_on(kind, agreement));
    let activity = place.activity();
    let activity = allow::<action::SeeActivity>(&caller.standing, &activity, caller.now);
    Ok(AccessPage {
        has_activity: activity.is_ok(),
        held,
        pending: match may_grant {
            true => pending(portal, &place, caller.now).await?,
            false => Vec::new(),
        },
        roles: roles.collect(),
        suggested: match may_grant {
            true => suggested(portal, &place).await?,
            false => Vec::new(),
        },
        requests: match may_grant {
            true => count_requests(portal, caller, place.account_facts()).await?,
            false => 0,
        },
        account: place.account,
        profile: place.profile,
        section: place.section,
    })
}

pub(super) type People = HashMap<IdentityId, identity::Model>;

/// Who was given what on a scope itself, with nothing to take.
pub(super) async fn roles_on(
    portal: &Portal,
    caller: &Caller,
    scope: Scope,
) -> Result<Vec<Held>, Refusal> {
    let rows = Rows::of(portal, scope).await?;
    let mut held = rows.held(caller, |_, _| false);
    held.retain(|it| it.inherited_from.is_none());
    Ok(held)
}

/// The roles of an account, and whose they are.
struct Rows {
    rows: Vec<assignment::Model>,
    people: People,
    /// Of the roles that come from groups, what their provider is called.
    providers: HashMap<AssignmentId, String>,
    scope: Scope,
}

impl Rows {
    async fn of(portal: &Portal, scope: Scope) -> Result<Self, Refusal> {
        let account = scope.account().ok_or(Refusal::NotFound)?;
        let rows = store::assignments::of_account(&portal.database, account).await?;
        let ids: BTreeSet<_> = rows
            .iter()
            .flat_map(|it| [Some(it.identity_id), it.given_by])
            .flatten()
            .collect();
        let people = store::identities::all_of(&portal.database, ids.into_iter().collect()).await?;
        let providers = store::group_roles::providers_on(&portal.database, account).await?;
        let providers = providers.into_iter().map(|(id, name)| {
            let mut known = portal.sign_in_with().iter();
            let known = known.find(|it| it.name == name);
            (id, known.map_or(name, |it| it.display_name.clone()))
        });
        Ok(Self {
            providers: providers.collect(),
            rows,
            people: people.into_iter().map(|it| (it.id, it)).collect(),
            scope,
        })
    }

    /// Those that hold on the scope now: given there first, then those given higher up.
    fn held(
        &self,
        caller: &Caller,
        is_removable: impl Fn(AssignmentId, &Assignment) -> bool,
    ) -> Vec<Held> {
        let held = self.rows.iter().filter_map(|row| {
            let rule = rule_of(row)?;
            let is_here = rule.scope.covers(self.scope) && rule.is_in_force(caller.now);
            let held = is_here.then(|| held_of(row, &self.people)).flatten()?;
            let from_groups_of = self.providers.get(&row.id).cloned();
            Some(Held {
                is_removable: from_groups_of.is_none() && is_removable(row.id, &rule),
                from_groups_of,
                inherited_from: rule.inherited_from(self.scope),
                ..held
            })
        });
        let mut held: Vec<_> = held.collect();
        held.sort_by_key(|it| (it.inherited_from.is_some(), it.holder.name.to_lowercase()));
        held
    }
}

async fn held(
    portal: &Portal,
    caller: &Caller,
    (place, may_grant): (&Place, bool),
) -> Result<Vec<Held>, Refusal> {
    let rows = Rows::of(portal, place.scope).await?;
    let able = able(&rows.rows, &rows.people);
    let held = rows.held(caller, |id, rule| {
        let others = able.iter().filter(|it| it.0 != id).map(|it| it.1);
        let others: Vec<_> = others.collect();
        may_grant && may_remove(rule, place.scope, &others, caller.now).is_ok()
    });
    Ok(held)
}

/// The roles of an account that are held by whoever can sign in.
pub(super) fn able(rows: &[assignment::Model], people: &People) -> Vec<(AssignmentId, Assignment)> {
    let can_sign_in = |it: &&assignment::Model| {
        let person = people.get(&it.identity_id);
        person.is_some_and(|it| it.disabled_at.is_none())
    };
    let able = rows.iter().filter(can_sign_in);
    able.filter_map(|it| Some((it.id, rule_of(it)?))).collect()
}

fn held_of(row: &assignment::Model, people: &People) -> Option<Held> {
    let given_by = row.given_by.and_then(|it| people.get(&it));
    Some(Held {
        id: row.id,
        holder: holder(people.get(&row.identity_id)?),
        role: row.role,
        inherited_from: None,
        from_groups_of: None,
        given_by: given_by.map(holder),
        given_at: row.given_at,
        last_day: last_day(row.ends_at),
        is_removable: false,
    })
}

pub(super) fn holder(row: &identity::Model) -> Holder {
    Holder {
        name: row.display_name.clone(),
        email: row.email.clone(),
        is_disabled: row.disabled_at.is_some(),
    }
}

/// The day before a role ends: it ends with a day of UTC.
fn last_day(ends_at: Option<DateTime<Utc>>) -> Option<NaiveDate> {
    let last = ends_at? - chrono::Duration::nanoseconds(1);
    Some(last.date_naive())
}

async fn pending(
    portal: &Portal,
    place: &Place,
    now: DateTime<Utc>,
) -> Result<Vec<Pending>, Refusal> {
    let account = place.scope.account().ok_or(Refusal::NotFound)?;
    let rows = store::invitations::of_account(&portal.database, account).await?;
    let here = rows
        .into_iter()
        .filter(|it| store::invitations::scope_of(it) == Some(place.scope));
    let pending = here.map(|row| Pending {
        is_expired: row.expires_at <= now,
        id: row.id,
        role: row.role,
        expires_at: row.expires_at,
        last_day: last_day(row.ends_at),
        email: row.email,
    });
    Ok(pending.collect())
}

async fn suggested(portal: &Portal, place: &Place) -> Result<Vec<(String, String)>, Refusal> {
    let (database, directory) = (&portal.database, place.directory);
    let people = store::identities::in_directory(database, directory, SUGGESTED_MAX).await?;
    let people = people.into_iter().map(|it| (it.email, it.display_name));
    Ok(people.collect())
}
