//! Passkeys: the public halves of keys that authenticators keep.

use crate::Transaction;
use crate::entities::passkey::{Column, Entity, Model};
use billing::IdentityId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

/// The most passkeys that an identity has.
pub const PASSKEYS_MAX: u64 = 20;
/// The most that are read: whoever adds some in the same moment has a few more.
const READ_MAX: u64 = 5 * PASSKEYS_MAX;

/// The passkeys of an identity, the oldest first.
pub async fn of_identity(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
) -> Result<Vec<Model>, DbErr> {
    let of_identity = Entity::find()
        .filter(Column::IdentityId.eq(identity))
        .order_by_asc(Column::AddedAt)
        .order_by_asc(Column::CredentialId);
    crate::whole(of_identity, READ_MAX, reads).await
}

/// The passkey of a credential.
pub async fn by_credential(
    reads: &impl ConnectionTrait,
    credential: &[u8],
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(credential.to_vec()).one(reads).await
}

/// Notes that a passkey signed for this many times. Gives whether that can be: a key that is
/// counted and did not go on has a copy.
pub async fn note_use(
    work: &Transaction,
    credential: &[u8],
    signatures: i64,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let is_uncounted = Column::Signatures.eq(0).and(Expr::value(signatures).eq(0));
    let goes_on = Condition::any()
        .add(is_uncounted)
        .add(Column::Signatures.lt(signatures));
    let noted = Entity::update_many()
        .col_expr(Column::Signatures, Expr::value(signatures))
        .col_expr(Column::UsedAt, Expr::value(Some(now)))
        .filter(Column::CredentialId.eq(credential.to_vec()))
        .filter(goes_on)
        .exec(work)
        .await?;
    Ok(noted.rows_affected > 0)
}

/// Removes a passkey of an identity. Gives whether it had it.
pub async fn remove(
    work: &Transaction,
    identity: IdentityId,
    credential: &[u8],
) -> Result<bool, DbErr> {
    let removed = Entity::delete_many()
        .filter(Column::IdentityId.eq(identity))
        .filter(Column::CredentialId.eq(credential.to_vec()))
        .exec(work)
        .await?;
    Ok(removed.rows_affected > 0)
}

/// Removes every passkey of an identity.
pub async fn remove_all(work: &Transaction, identity: IdentityId) -> Result<(), DbErr> {
    let all = Entity::delete_many().filter(Column::IdentityId.eq(identity));
    all.exec(work).await.map(|_| ())
}
