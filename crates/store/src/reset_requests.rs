//! Who asked for a link that sets a password, and has not set one since.

use crate::Transaction;
use crate::entities::reset_request::{Column, Entity, Model};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect};

/// The most that are listed; once these are seen to, the rest are.
const LISTED_MAX: u64 = 1_000;

/// The open requests, the oldest first.
pub async fn open(reads: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    let open = Entity::find()
        .order_by_asc(Column::AskedAt)
        .order_by_asc(Column::EmailKey);
    open.limit(LISTED_MAX).all(reads).await
}

/// Closes the request of an address, where there is one.
pub async fn close(work: &Transaction, email_key: &str) -> Result<(), DbErr> {
    Entity::delete_by_id(email_key.to_owned())
        .exec(work)
        .await?;
    Ok(())
}
