//! Who is signed in.

use crate::Transaction;
use crate::entities::session;
use billing::{DirectoryId, IdentityId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
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

/// Ends every session of an identity but one.
pub async fn end_others(
    work: &Transaction,
    identity: IdentityId,
    kept_hash: &[u8],
) -> Result<(), DbErr> {
    session::Entity::delete_many()
        .filter(session::Column::IdentityId.eq(identity))
        .filter(session::Column::TokenHash.ne(kept_hash.to_vec()))
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

/// Forgets up to `limit` sessions that were not in use since the one moment, or began before the
/// other. Gives how many.
pub async fn forget_old(
    work: &Transaction,
    (seen_before, begun_before): (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<u64, DbErr> {
    let is_old = || {
        let is_idle = session::Column::SeenAt.lt(seen_before);
        is_idle.or(session::Column::CreatedAt.lt(begun_before))
    };
    let some = Query::select()
        .column(session::Column::TokenHash)
        .from(session::Entity)
        .and_where(is_old())
        .limit(limit)
        .to_owned();
    let forgotten = session::Entity::delete_many()
        .filter(session::Column::TokenHash.in_subquery(some))
        .filter(is_old())
        .exec(work)
        .await?;
    Ok(forgotten.rows_affected)
}
