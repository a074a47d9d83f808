//! Who is signed in.

use crate::Transaction;
use crate::entities::{attempt, session};
use billing::{DirectoryId, IdentityId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

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

/// Forgets sessions and attempts older than these moments.
pub async fn forget_old(
    work: &Transaction,
    sessions_before: DateTime<Utc>,
    attempts_before: DateTime<Utc>,
) -> Result<(), DbErr> {
    session::Entity::delete_many()
        .filter(session::Column::SeenAt.lt(sessions_before))
        .exec(work)
        .await?;
    attempt::Entity::delete_many()
        .filter(attempt::Column::Since.lt(attempts_before))
        .exec(work)
        .await?;
    Ok(())
}
