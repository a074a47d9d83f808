//! Accounts that are offered to others: one offer of an account at a time.

use crate::Transaction;
use crate::entities::hand_over::{Column, Entity, Model};
use billing::hand_over::OfferEnd;
use billing::{AccountId, IdentityId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

/// The most offers to one person that are listed.
const OFFERS_MAX: u64 = 100;

/// The offer of an account that can be taken at `now`.
pub async fn open_of_account(
    reads: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(is_open(now))
        .order_by_desc(Column::Id)
        .limit(1)
        .one(reads)
        .await
}

/// What a person can take over at `now`, the latest offer first.
pub async fn open_to(
    reads: &impl ConnectionTrait,
    to: IdentityId,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ToId.eq(to))
        .filter(is_open(now))
        .order_by_desc(Column::Id)
        .limit(OFFERS_MAX)
        .all(reads)
        .await
}

/// How much a person can take over at `now`.
pub async fn count_open_to(
    reads: &impl ConnectionTrait,
    to: IdentityId,
    now: DateTime<Utc>,
) -> Result<u64, DbErr> {
    let offers = Entity::find().filter(Column::ToId.eq(to));
    offers.filter(is_open(now)).count(reads).await
}

/// The offers that a person made or was made, those that ended too.
pub async fn of_person(
    reads: &impl ConnectionTrait,
    person: IdentityId,
) -> Result<Vec<Model>, DbErr> {
    let of_person = Entity::find()
        .filter(is_of(person))
        .order_by_asc(Column::Id);
    crate::whole(of_person, crate::ROWS_MAX, reads).await
}

/// Forgets the offers that a person made or was made: the audit trail tells of them.
pub async fn forget(work: &Transaction, person: IdentityId) -> Result<(), DbErr> {
    let forgotten = Entity::delete_many().filter(is_of(person));
    forgotten.exec(work).await.map(|_| ())
}

fn is_of(person: IdentityId) -> Condition {
    Condition::any()
        .add(Column::FromId.eq(person))
        .add(Column::ToId.eq(person))
}

/// Ends an offer.
pub async fn end(
    work: &Transaction,
    offer: &Model,
    by: OfferEnd,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(Some(now)))
        .col_expr(Column::EndedBy, Expr::value(Some(by)))
        .filter(Column::AccountId.eq(offer.account_id))
        .filter(Column::Id.eq(offer.id))
        .exec(work)
        .await?;
    Ok(())
}

fn is_open(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(Column::EndedAt.is_null())
        .add(Column::ExpiresAt.gt(now))
}
