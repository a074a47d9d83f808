//! What waited for an address is given to whoever first signs in with it.

use super::give::put_role;
use crate::Refusal;
use crate::work::{About, Work};
use billing::policy::Scope;
use billing::{AssignmentId, IdentityKind};
use store::StoreError;
use store::assignments::{rule_of, scope_of};
use store::entities::{account, assignment, guest, identity, invitation};

/// Gives an identity the roles that its confirmed address is invited to. Of two identities with
/// one address, the one that signs in first has them.
pub(crate) async fn claim(work: &Work, identity: &identity::Model) -> Result<(), Refusal> {
    // Operators see documents for a reason that they give, and hold no role of a customer's.
    if !identity.is_confirmed || identity.kind == IdentityKind::Operator {
        return Ok(());
    }
    let key = &identity.email_key;
    for invitation in store::invitations::of_address(&work.txn, key, work.now).await? {
        store::accounts::lock(&work.txn, invitation.account_id).await?;
        // Withdrawn, or taken by the other identity, since it was read.
        if store::invitations::remove(&work.txn, invitation.id).await? {
            accept(work, identity, invitation).await?;
        }
    }
    Ok(())
}

/// Gives the role of an invitation that is taken off the table: its end may lie behind, and a role
/// that lasts as long is held already, then nothing changes.
pub(super) async fn accept(
    work: &Work,
    identity: &identity::Model,
    invitation: invitation::Model,
) -> Result<(), Refusal> {
    let account = store::accounts::by_id(&work.txn, invitation.account_id).await?;
    let account = account.ok_or(Refusal::NotFound)?;
    told(work, &invitation, ("invitation.accept", &account)).await?;
    if invitation.ends_at.is_some_and(|it| it <= work.now) {
        return Ok(());
    }
    let directory_id = account.directory_id;
    let is_known = identity.directory_id == Some(directory_id)
        || store::identities::is_guest(&work.txn, identity.id, directory_id).await?;
    if !is_known {
        let row = guest::Model {
            identity_id: identity.id,
            directory_id,
        };
        store::put_all::<guest::Entity>(&work.txn, vec![row]).await?;
    }
    let row = assignment::Model {
        id: AssignmentId::new(),
        identity_id: identity.id,
        role: invitation.role,
        scope_kind: invitation.scope_kind,
        account_id: Some(invitation.account_id),
        scope_id: invitation.scope_id,
        profile_id: invitation.profile_id,
        given_at: work.now,
        given_by: Some(invitation.given_by),
        ends_at: invitation.ends_at,
    };
    let held = store::assignments::same(&work.txn, &row).await?;
    let held = held.as_ref().and_then(rule_of).zip(rule_of(&row));
    if held.is_some_and(|(held, new)| held.lasts_as_long_as(&new)) {
        return Ok(());
    }
    let place = place_name(work, &row, &account).await?;
    // They took it themselves: nobody has to be told.
    put_role(work, row, &place).await.map(|_| ())
}

/// Tells what became of an invitation: which, to what role, on what kind of scope, and its
/// identifier.
pub(crate) async fn told(
    work: &Work,
    row: &invitation::Model,
    (action, account): (&str, &account::Model),
) -> Result<(), StoreError> {
    let scope = store::invitations::scope_of(row);
    let place = place_of(work, scope, account).await?;
    let subject = format!("{} {} {} {place}", row.id, row.role, row.scope_kind);
    let about = scope.map_or_else(|| row.account_id.into(), About::from);
    work.audit(about, action, &subject).await
}

/// The identifier of the scope of a role.
pub(crate) async fn place_name(
    work: &Work,
    role: &assignment::Model,
    account: &account::Model,
) -> Result<String, StoreError> {
    place_of(work, scope_of(role), account).await
}

/// The identifier of a scope; that of the account where it is no part of it that has one.
async fn place_of(
    work: &Work,
    scope: Option<Scope>,
    account: &account::Model,
) -> Result<String, StoreError> {
    let name = match scope {
        Some(Scope::Profile { account, profile }) => {
            let row = store::accounts::profile(&work.txn, (account, profile)).await?;
            row.map(|it| it.name)
        }
        Some(Scope::Section {
            account, section, ..
        }) => {
            let row = store::accounts::section(&work.txn, (account, section)).await?;
            row.map(|it| it.name)
        }
        _ => None,
    };
    Ok(name.unwrap_or_else(|| account.name.clone()))
}
