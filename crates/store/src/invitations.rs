//! Roles that wait for whoever is invited.

use crate::Transaction;
use crate::assignments::{ScopeColumns, scope_named};
use crate::entities::{invitation, invitee};
use billing::policy::Scope;
use billing::{AccountId, InvitationId};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The most invitations of one account.
pub const INVITATIONS_MAX: u64 = 1_000;

/// One invitation.
pub async fn by_id(
    reads: &impl ConnectionTrait,
    id: InvitationId,
) -> Result<Option<invitation::Model>, DbErr> {
    invitation::Entity::find_by_id(id).one(reads).await
}

/// The invitations to an account and its parts, the latest first; at most [`INVITATIONS_MAX`].
pub async fn of_account(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::AccountId.eq(account))
        .order_by_desc(invitation::Column::Id)
        .limit(INVITATIONS_MAX)
        .all(reads)
        .await
}

/// The invitations of an address that are still good; at most [`INVITATIONS_MAX`].
pub async fn of_address(
    reads: &impl ConnectionTrait,
    email_key: &str,
    now: DateTime<Utc>,
) -> Result<Vec<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::EmailKey.eq(email_key))
        .filter(invitation::Column::ExpiresAt.gt(now))
        .order_by_asc(invitation::Column::Id)
        .limit(INVITATIONS_MAX)
        .all(reads)
        .await
}

/// The invitations of every account that are still good, the latest first; at most `limit`.
pub async fn latest(
    reads: &impl ConnectionTrait,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::ExpiresAt.gt(now))
        .order_by_desc(invitation::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// Writes an invitation in the place of the one to the same role of the same address.
pub async fn replace(work: &Transaction, row: invitation::Model) -> Result<(), DbErr> {
    use invitation::Column;
    let scope = match row.scope_id {
        Some(id) => Column::ScopeId.eq(id),
        None => Column::ScopeId.is_null(),
    };
    invitation::Entity::delete_many()
        .filter(Column::EmailKey.eq(&row.email_key))
        .filter(Column::Role.eq(row.role))
        .filter(Column::ScopeKind.eq(row.scope_kind))
        .filter(Column::AccountId.eq(row.account_id))
        .filter(scope)
        .exec(work)
        .await?;
    let to = invitee::Model {
        invitation_id: row.id,
        email: row.email.clone(),
        email_key: row.email_key.clone(),
    };
    crate::put_all::<invitee::Entity>(work, vec![to]).await?;
    crate::put_all::<invitation::Entity>(work, vec![row]).await
}

/// Whom these invitations were sent to, as far as nobody erased it.
pub async fn invitees(
    reads: &impl ConnectionTrait,
    invitations: Vec<InvitationId>,
) -> Result<Vec<invitee::Model>, DbErr> {
    let of_these = invitee::Column::InvitationId;
    crate::among::<invitee::Entity, _>(reads, of_these, Some(invitations)).await
}

/// Takes an invitation away. Gives whether it was there: one alone takes it.
pub async fn remove(work: &Transaction, id: InvitationId) -> Result<bool, DbErr> {
    let removed = invitation::Entity::delete_by_id(id).exec(work).await?;
    Ok(removed.rows_affected > 0)
}

/// Takes every invitation of an address away, expired ones too, and gives them. That there were any,
/// lines of the audit trail say, and no longer to whom.
pub async fn forget_address(
    work: &Transaction,
    email_key: &str,
) -> Result<Vec<invitation::Model>, DbErr> {
    let is_of_address = || invitation::Column::EmailKey.eq(email_key);
    let rows = invitation::Entity::find()
        .filter(is_of_address())
        .order_by_asc(invitation::Column::Id);
    let rows = crate::whole(rows, INVITATIONS_MAX, work).await?;
    invitation::Entity::delete_many()
        .filter(is_of_address())
        .exec(work)
        .await?;
    invitee::Entity::delete_many()
        .filter(invitee::Column::EmailKey.eq(email_key))
        .exec(work)
        .await?;
    Ok(rows)
}

/// The scope that an invitation names.
pub fn scope_of(row: &invitation::Model) -> Option<Scope> {
    scope_named(ScopeColumns {
        scope_kind: row.scope_kind,
        account_id: Some(row.account_id),
        scope_id: row.scope_id,
        profile_id: row.profile_id,
    })
}
