//! Takes roles and invitations back; the last owner of a scope stays.

use super::give::still_granting;
use super::list::able;
use super::place::{AccessPath, Place, load_place};
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::policy::{Assignment, Kept, may_remove};
use billing::{AccountId, AssignmentId, InvitationId};
use std::collections::{BTreeSet, HashMap};
use store::assignments::rule_of;
use store::entities::assignment;

/// What is taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Roles that are held.
    pub roles: BTreeSet<AssignmentId>,
    /// Roles that wait for somebody.
    pub invitations: BTreeSet<InvitationId>,
}

/// Takes roles back at a place, all of them or none. Gives how many.
pub async fn take_roles(
    portal: &Portal,
    caller: &Caller,
    path: &AccessPath,
    chosen: &Chosen,
) -> Result<u32, Refusal> {
    let place = load_place(portal, caller, path).await?;
    let _granting = place.granting(&caller.standing, caller.now)?;
    if chosen.roles.is_empty() && chosen.invitations.is_empty() {
        return Err(Refusal::wrong("form", Wrong::NothingChosen));
    }
    let account = place.scope.account().ok_or(Refusal::NotFound)?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    // Two owners who take each other's role: the second finds the first gone.
    store::accounts::lock(&work.txn, account).await?;
    let _granting = still_granting(&work, caller, &place).await?;
    let mut taken = take_held(&work, (account, &place), chosen).await?;
    for id in &chosen.invitations {
        taken += take_invitation(&work, &place, *id).await?;
    }
    work.commit().await?;
    Ok(taken)
}

async fn take_held(
    work: &Work,
    (account, place): (AccountId, &Place),
    chosen: &Chosen,
) -> Result<u32, Refusal> {
    let rows = store::assignments::of_account(&work.txn, account).await?;
    let from_groups = store::group_roles::providers_on(&work.txn, account).await?;
    let mut left = able_of(work, &rows).await?;
    let mut taken = 0;
    for row in rows.iter().filter(|it| chosen.roles.contains(&it.id)) {
        let rule = rule_of(row).ok_or(Refusal::NotFound)?;
        if !rule.scope.covers(place.scope) {
            return Err(Refusal::NotFound);
        }
        if from_groups.contains_key(&row.id) {
            return Err(Refusal::wrong("form", Wrong::GroupRole));
        }
        left.retain(|(id, _)| *id != row.id);
        let others: Vec<_> = left.iter().map(|(_, it)| *it).collect();
        may_remove(&rule, place.scope, &others, work.now).map_err(|kept| refusal(&kept))?;
        store::assignments::remove(&work.txn, row.id).await?;
        let subject = format!(
            "{} {} {} {}",
            row.identity_id,
            row.role,
            row.scope_kind,
            place.named().name
        );
        work.audit(place.scope, "role.take", &subject).await?;
        taken += 1;
    }
    Ok(taken)
}

fn refusal(kept: &Kept) -> Refusal {
    match kept {
        Kept::Inherited(_) => Refusal::wrong("form", Wrong::InheritedRole),
        Kept::LastOwner => Refusal::wrong("form", Wrong::LastOwner),
    }
}

async fn able_of(
    work: &Work,
    rows: &[assignment::Model],
) -> Result<Vec<(AssignmentId, Assignment)>, Refusal> {
    let ids: BTreeSet<_> = rows.iter().map(|it| it.identity_id).collect();
    let people = store::identities::all_of(&work.txn, ids.into_iter().collect()).await?;
    let people: HashMap<_, _> = people.into_iter().map(|it| (it.id, it)).collect();
    Ok(able(rows, &people))
}

/// Refuses what would leave the scope of an owner's role without an owner who stays.
pub(super) async fn refuse_without_owner(
    work: &Work,
    account: AccountId,
    (id, rule): (AssignmentId, &Assignment),
) -> Result<(), Refusal> {
    let rows = store::assignments::of_account(&work.txn, account).await?;
    let able = able_of(work, &rows).await?;
    let others = able.into_iter().filter(|(other, _)| *other != id);
    let others: Vec<_> = others.map(|(_, it)| it).collect();
    may_remove(rule, rule.scope, &others, work.now)
        .map_err(|_| Refusal::wrong("last_day", Wrong::LastOwner))
}

async fn take_invitation(work: &Work, place: &Place, id: InvitationId) -> Result<u32, Refusal> {
    let row = store::invitations::by_id(&work.txn, id).await?;
    let is_here = |it: &store::entities::invitation::Model| {
        store::invitations::scope_of(it) == Some(place.scope)
    };
    // Taken meanwhile by whom it was for, or by another owner: nothing is left to take back.
    let Some(row) = row.filter(is_here) else {
        return Ok(0);
    };
    if !store::invitations::remove(&work.txn, id).await? {
        return Ok(0);
    }
    let subject = format!(
        "{id} {} {} {}",
        row.role,
        row.scope_kind,
        place.named().name
    );
    work.audit(place.scope, "invitation.withdraw", &subject)
        .await?;
    Ok(1)
}
