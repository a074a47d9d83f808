//! Who is signed in.

use crate::Transaction;
use crate::entities::session;
use billing::session::{Browser, System};
use billing::{DirectoryId, IdentityId, SessionId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The session of a token, by the token's hash.
pub async fn by_token(
    reads: &impl ConnectionTrait,
    token_hash: &[u8],
) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find_by_id(token_hash.to_vec())
        .one(reads)
        .await
}

/// The sessions of an identity that are good still, the one that was used last first: up to `limit`
/// of those that were in use since the one moment and began after the other.
pub async fn of_identity(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
    (seen_since, begun_after): (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::IdentityId.eq(identity))
        .filter(session::Column::SeenAt.gte(seen_since))
        .filter(session::Column::CreatedAt.gt(begun_after))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// Notes what a session's browser is called.
pub async fn note_browser(
    work: &Transaction,
    token_hash: &[u8],
    (browser, system): (Option<Browser>, Option<System>),
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::Browser, Expr::value(browser))
        .col_expr(session::Column::System, Expr::value(system))
        .filter(session::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(work)
        .await?;
    Ok(())
}

/// Ends this session of an identity. Gives whether there was one.
pub async fn end_one(
    work: &Transaction,
    (identity, session): (IdentityId, SessionId),
) -> Result<bool, DbErr> {
    let ended = session::Entity::delete_many()
        .filter(session::Column::IdentityId.eq(identity))
        .filter(session::Column::Id.eq(session))
        .exec(work)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// Ends every session of an identity but this one. Gives how many there were.
pub async fn end_but(
    work: &Transaction,
    (identity, kept): (IdentityId, SessionId),
) -> Result<u64, DbErr> {
    let ended = session::Entity::delete_many()
        .filter(session::Column::IdentityId.eq(identity))
        .filter(session::Column::Id.ne(kept))
        .exec(work)
        .await?;
    Ok(ended.rows_affected)
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
