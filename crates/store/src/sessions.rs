//! Who is signed in, and who tried in vain.

use crate::Transaction;
use crate::entities::{session, sign_in_failure};
use billing::{DirectoryId, IdentityId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

/// The session of a token, by the token's hash.
pub async fn by_token(
    reads: &impl ConnectionTrait,
    token_hash: &[u8],
) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find_by_id(token_hash.to_vec())
        .one(reads)
        .await
}

/// Notes that a session is in use.
pub async fn touch(work: &Transaction, token_hash: &[u8], now: DateTime<Utc>) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(now))
        .filter(session::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(work)
        .await?;
    Ok(())
}

/// Turns a session to another directory.
pub async fn switch_directory(
    work: &Transaction,
    token_hash: &[u8],
    directory: DirectoryId,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::DirectoryId, Expr::value(directory))
        .filter(session::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(work)
        .await?;
    Ok(())
}

/// Ends one session.
pub async fn end(work: &Transaction, token_hash: &[u8]) -> Result<(), DbErr> {
    session::Entity::delete_by_id(token_hash.to_vec())
        .exec(work)
        .await?;
    Ok(())
}

/// Ends every session of an identity.
pub async fn end_all(work: &Transaction, identity: IdentityId) -> Result<(), DbErr> {
    session::Entity::delete_many()
        .filter(session::Column::IdentityId.eq(identity))
        .exec(work)
        .await?;
    Ok(())
}

/// Forgets sessions and failures older than these moments.
pub async fn forget_old(
    work: &Transaction,
    sessions_before: DateTime<Utc>,
    failures_before: DateTime<Utc>,
) -> Result<(), DbErr> {
    session::Entity::delete_many()
        .filter(session::Column::SeenAt.lt(sessions_before))
        .exec(work)
        .await?;
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::FailedAt.lt(failures_before))
        .exec(work)
        .await?;
    Ok(())
}

/// How often signing in failed for this key since then.
pub async fn failures_since(
    reads: &impl ConnectionTrait,
    key: &[u8],
    since: DateTime<Utc>,
) -> Result<u64, DbErr> {
    sign_in_failure::Entity::find()
        .filter(sign_in_failure::Column::Key.eq(key.to_vec()))
        .filter(sign_in_failure::Column::FailedAt.gte(since))
        .count(reads)
        .await
}

/// Forgets the failures of a key: it signed in.
pub async fn forget_failures(work: &Transaction, key: &[u8]) -> Result<(), DbErr> {
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::Key.eq(key.to_vec()))
        .exec(work)
        .await?;
    Ok(())
}
