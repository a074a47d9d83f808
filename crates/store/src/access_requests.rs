//! Requests for access to an account or a profile of it.

use crate::Transaction;
use crate::entities::access_request;
use billing::{AccessRequestId, AccountId, IdentityId, ProfileId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The most requests that are shown at once.
pub const REQUESTS_MAX: u64 = 200;

/// What somebody asked for on an account, or on a profile of it.
pub async fn of_person(
    reads: &impl ConnectionTrait,
    (account, profile): (AccountId, Option<ProfileId>),
    identity: IdentityId,
) -> Result<Option<access_request::Model>, DbErr> {
    let scope = match profile {
        Some(profile) => access_request::Column::ProfileId.eq(profile),
        None => access_request::Column::ProfileId.is_null(),
    };
    access_request::Entity::find()
        .filter(access_request::Column::AccountId.eq(account))
        .filter(access_request::Column::IdentityId.eq(identity))
        .filter(scope)
        .one(reads)
        .await
}

/// The requests of an account that wait, the oldest first; at most [`REQUESTS_MAX`].
pub async fn waiting(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<access_request::Model>, DbErr> {
    access_request::Entity::find()
        .filter(access_request::Column::AccountId.eq(account))
        .filter(access_request::Column::DecidedAt.is_null())
        .order_by_asc(access_request::Column::AskedAt)
        .order_by_asc(access_request::Column::Id)
        .limit(REQUESTS_MAX)
        .all(reads)
        .await
}

/// One request, locked until the transaction ends: it is decided once.
pub async fn lock(
    work: &Transaction,
    key: (AccountId, AccessRequestId),
) -> Result<Option<access_request::Model>, DbErr> {
    access_request::Entity::find_by_id(key)
        .lock_exclusive()
        .one(work)
        .await
}
