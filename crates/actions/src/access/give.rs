//! Gives a role to people: at once to those of the account's directory, by invitation to others.

use super::invitation::{INVITATION_LASTS, last_moment};
use super::place::{AccessPath, Granting, Place, load_place};
use crate::access_requests::close_answered;
use crate::mail::{tell_invited, tell_role};
use crate::typed::{Typed, optional};
use crate::work::{About, Work};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::mail::{AddressProblem, EmailAddress};
use billing::policy::{Role, Standing};
use billing::{AccountId, AssignmentId, DirectoryId, InvitationId};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use store::assignments::{columns_of, rule_of, scope_of};
use store::entities::{assignment, identity, invitation};
use store::identities::email_key;

/// The most addresses of one form.
const ADDRESSES_MAX: usize = 50;

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedRoles {
    /// The role's word.
    pub role: String,
    /// One address, or several with commas between them.
    pub email: String,
    /// The last day, or nothing.
    pub last_day: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// Hold the role from now on.
    pub given: u32,
    /// Hold it once they sign in.
    pub invited: u32,
}

/// A form that makes sense.
struct Wanted {
    role: Role,
    emails: Vec<String>,
    ends_at: Option<DateTime<Utc>>,
}

/// Gives a role at a place. Whoever holds it already holds it until the day typed.
pub async fn give_roles(
    portal: &Portal,
    caller: &Caller,
    path: &AccessPath,
    typed: &TypedRoles,
) -> Result<Given, Refusal> {
    let place = load_place(portal, caller, path).await?;
    let _granting = place.granting(&caller.standing, caller.now)?;
    let wanted = read(typed, &place, caller.now)?;
    let account = place.scope.account().ok_or(Refusal::NotFound)?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    // One at a time changes who holds what on an account.
    store::accounts::lock(&work.txn, account).await?;
    let granting = still_granting(&work, caller, &place).await?;
    let mut given = Given::default();
    for email in &wanted.emails {
        match member(&work, place.directory, email).await? {
            Some(member) => {
                give(&work, (&granting, &place), &wanted, &member).await?;
                given.given += 1;
            }
            None => {
                invite(&work, (&granting, &place, account), &wanted, email).await?;
                given.invited += 1;
            }
        }
    }
    work.commit().await?;
    Ok(given)
}

/// Whoever lost their own role since they were asked about gives none any more.
pub(super) async fn still_granting(
    work: &Work,
    caller: &Caller,
    place: &Place,
) -> Result<Granting, Refusal> {
    let standing = standing_now(work, caller).await?;
    Ok(place.granting(&standing, caller.now)?)
}

/// What somebody holds now that nobody else changes it: asked under the lock of the account.
pub(crate) async fn standing_now(work: &Work, caller: &Caller) -> Result<Standing, Refusal> {
    Ok(Standing {
        assignments: store::assignments::of_identity(&work.txn, caller.identity).await?,
        ..caller.standing.clone()
    })
}

fn read(typed: &TypedRoles, place: &Place, now: DateTime<Utc>) -> Result<Wanted, Refusal> {
    let mut fields = Typed::default();
    let role = fields.word::<Role>("role", &typed.role, Wrong::NoRole);
    if role.is_some_and(|it| !it.may_be_held_on(place.scope.kind(), place.agreement)) {
        fields.wrong("role", Wrong::NoRole);
    }
    let emails = addresses(&typed.email);
    if emails.is_empty() {
        fields.wrong("email", Wrong::NoAddresses);
    }
    if let Some(wrong) = emails.iter().find(|it| !is_address(it)) {
        fields.wrong("email", Wrong::NoAddress(wrong.clone()));
    }
    if emails.len() > ADDRESSES_MAX {
        fields.wrong("email", Wrong::TooManyAddresses);
    }
    let last_day = fields.day_if_any("last_day", &typed.last_day);
    if last_day.is_some_and(|it| it < now.date_naive()) {
        fields.wrong("last_day", Wrong::DayOver(now.date_naive()));
    }
    let ends_at = last_day.and_then(last_moment);
    fields.whole(role.map(|role| Wanted {
        role,
        emails,
        ends_at,
    }))
}

/// The addresses of a list, each once.
fn addresses(text: &str) -> Vec<String> {
    let mut known = BTreeSet::new();
    let parts = text.split([',', ';', '\n', ' ']).filter_map(optional);
    parts
        .filter(|it| known.insert(email_key(it)))
        .map(str::to_owned)
        .collect()
}

/// Whether it is one. Whoever is known by the name of a machine alone, as `anna@localhost`, is none
/// that mail goes to everywhere, and can hold a role all the same.
fn is_address(text: &str) -> bool {
    let (name, host) = text.split_once('@').unwrap_or_default();
    let is_whole = !name.is_empty() && !host.is_empty() && !host.contains('@');
    let fault = EmailAddress::parse(text).err();
    is_whole
        && !matches!(
            fault,
            Some(AddressProblem::Letters | AddressProblem::TooLong)
        )
}

/// Who of the account's directory has this address: of two identities the one that is at home
/// there, and that of an organisation before a personal one.
pub(super) async fn member(
    work: &Work,
    directory: DirectoryId,
    email: &str,
) -> Result<Option<identity::Model>, Refusal> {
    let found = store::identities::by_email(&work.txn, email).await?;
    let mut members = Vec::new();
    for identity in found.into_iter().filter(|it| it.disabled_at.is_none()) {
        let is_home = identity.directory_id == Some(directory);
        let is_member =
            is_home || store::identities::is_guest(&work.txn, identity.id, directory).await?;
        if is_member {
            members.push((!is_home, identity));
        }
    }
    members.sort_by_key(|(is_guest, it)| (*is_guest, it.kind));
    Ok(members.into_iter().map(|(_, it)| it).next())
}

async fn give(
    work: &Work,
    (granting, place): (&Granting, &Place),
    wanted: &Wanted,
    member: &identity::Model,
) -> Result<(), Refusal> {
    let columns = columns_of(place.scope);
    let new = assignment::Model {
        id: AssignmentId::new(),
        identity_id: member.id,
        role: wanted.role,
        scope_kind: columns.scope_kind,
        account_id: columns.account_id,
        scope_id: columns.scope_id,
        profile_id: columns.profile_id,
        given_at: work.now,
        given_by: Some(granting.by()),
        ends_at: wanted.ends_at,
    };
    let given = put_role(work, new, place.named().name.as_str()).await?;
    if let Some(row) = given {
        tell_role(work, member, (&row, &place.named().display_name)).await?;
    }
    Ok(())
}

/// Writes a role; one that is there already goes on until the new day. The last owner's does not
/// get an end: nobody would be left to give roles. Gives the row, where it is new or another one.
pub(crate) async fn put_role(
    work: &Work,
    new: assignment::Model,
    place: &str,
) -> Result<Option<assignment::Model>, Refusal> {
    close_answered(work, &new).await?;
    let former = store::assignments::same(&work.txn, &new).await?;
    let row = match former {
        None => new,
        Some(former) => {
            // Where a group of a provider stood for it: from now on it stays without the group.
            store::group_roles::keep(&work.txn, former.id).await?;
            let is_same = former.ends_at == new.ends_at;
            if is_same && rule_of(&former).is_some_and(|it| it.is_in_force(work.now)) {
                return Ok(None);
            }
            refuse_end_of_last_owner(work, &former, &new).await?;
            assignment::Model {
                id: former.id,
                ..new
            }
        }
    };
    let subject = format!(
        "{} {} {} {place}",
        row.identity_id, row.role, row.scope_kind
    );
    let about = scope_of(&row).map_or_else(|| row.account_id.into(), About::from);
    store::put::<assignment::Entity>(&work.txn, row.clone()).await?;
    work.audit(about, "role.give", &subject).await?;
    Ok(Some(row))
}

async fn refuse_end_of_last_owner(
    work: &Work,
    former: &assignment::Model,
    new: &assignment::Model,
) -> Result<(), Refusal> {
    let (Some(rule), Some(account)) = (rule_of(former), new.account_id) else {
        return Ok(());
    };
    if new.ends_at.is_none() || !rule.role.heads_a_scope() || !rule.is_in_force(work.now) {
        return Ok(());
    }
    super::take::refuse_without_owner(work, account, (former.id, &rule)).await
}

async fn invite(
    work: &Work,
    (granting, place, account): (&Granting, &Place, AccountId),
    wanted: &Wanted,
    email: &str,
) -> Result<(), Refusal> {
    let columns = columns_of(place.scope);
    let row = invitation::Model {
        id: InvitationId::new(),
        email: email.to_owned(),
        email_key: email_key(email),
        role: wanted.role,
        scope_kind: columns.scope_kind,
        account_id: account,
        scope_id: columns.scope_id,
        profile_id: columns.profile_id,
        given_by: granting.by(),
        given_at: work.now,
        ends_at: wanted.ends_at,
        expires_at: work.now + INVITATION_LASTS,
    };
    let subject = format!(
        "{} {} {} {}",
        row.id,
        row.role,
        row.scope_kind,
        place.named().name
    );
    store::invitations::replace(&work.txn, row.clone()).await?;
    tell_invited(work, (&row, &place.named().display_name)).await?;
    work.audit(place.scope, "invitation.send", &subject).await?;
    Ok(())
}
