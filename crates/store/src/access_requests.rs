//! Requests for access to an account, to a profile of it, or to what a subscription's invoices say.

use crate::Transaction;
use crate::entities::access_request;
use billing::policy::Scope;
use billing::{AccessRequestId, AccountId, IdentityId, SubscriptionId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The most requests that are shown at once.
pub const REQUESTS_MAX: u64 = 200;

/// What somebody asked for on an account, on a profile or on a subscription of it.
pub async fn of_person(
    reads: &impl ConnectionTrait,
    scope: Scope,
    identity: IdentityId,
) -> Result<Option<access_request::Model>, DbErr> {
    use access_request::Column;
    let of_profile = match scope.profile() {
        Some(profile) => Column::ProfileId.eq(profile),
        None => Column::ProfileId.is_null(),
    };
    let of_subscription = match scope.subscription() {
        Some(subscription) => Column::SubscriptionId.eq(subscription),
        None => Column::SubscriptionId.is_null(),
    };
    access_request::Entity::find()
        .filter(Column::AccountId.eq(scope.account()))
        .filter(Column::IdentityId.eq(identity))
        .filter(of_profile)
        .filter(of_subscription)
        .one(reads)
        .await
}

/// Who waits for a subscription's invoices to be shared, the oldest first.
pub async fn waiting_for(
    reads: &impl ConnectionTrait,
    (account, subscription): (AccountId, SubscriptionId),
) -> Result<Vec<access_request::Model>, DbErr> {
    let waiting = access_request::Entity::find()
        .filter(access_request::Column::AccountId.eq(account))
        .filter(access_request::Column::SubscriptionId.eq(subscription))
        .filter(access_request::Column::DecidedAt.is_null())
        .order_by_asc(access_request::Column::Id);
    crate::whole(waiting, crate::ROWS_MAX, reads).await
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

/// Those of these accounts on which somebody waits for an answer.
pub async fn accounts_waited_on(
    reads: &impl ConnectionTrait,
    accounts: Vec<AccountId>,
) -> Result<Vec<AccountId>, DbErr> {
    access_request::Entity::find()
        .select_only()
        .column(access_request::Column::AccountId)
        .distinct()
        .filter(access_request::Column::AccountId.is_in(accounts))
        .filter(access_request::Column::DecidedAt.is_null())
        .into_tuple()
        .all(reads)
        .await
}

/// Whether anybody waits for an answer.
pub async fn is_any_waiting(reads: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let waiting = access_request::Entity::find()
        .filter(access_request::Column::DecidedAt.is_null())
        .limit(1);
    Ok(waiting.one(reads).await?.is_some())
}

/// What a person asked for on an account and its profiles, and waits for, the oldest first.
pub async fn waiting_of(
    reads: &impl ConnectionTrait,
    account: AccountId,
    identity: IdentityId,
) -> Result<Vec<access_request::Model>, DbErr> {
    let waiting = access_request::Entity::find()
        .filter(access_request::Column::AccountId.eq(account))
        .filter(access_request::Column::IdentityId.eq(identity))
        .filter(access_request::Column::DecidedAt.is_null())
        .order_by_asc(access_request::Column::Id);
    crate::whole(waiting, REQUESTS_MAX, reads).await
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

/// Forgets what a person asked for, and that it was they who decided about others.
pub async fn forget(work: &Transaction, person: IdentityId) -> Result<(), DbErr> {
    use access_request::{Column, Entity};
    Entity::delete_many()
        .filter(Column::IdentityId.eq(person))
        .exec(work)
        .await?;
    Entity::update_many()
        .col_expr(Column::DecidedBy, Expr::value(None::<IdentityId>))
        .filter(Column::DecidedBy.eq(person))
        .exec(work)
        .await?;
    Ok(())
}
