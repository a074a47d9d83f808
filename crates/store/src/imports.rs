//! Files of usage: taken whole, in one last statement, or not at all.
//!
//! An import is staged, and then either taken or given up. Each step is one conditional update, so
//! whoever comes second learns that the import is no longer theirs; only what is given up is ever
//! deleted.

use crate::Transaction;
use crate::entities::{charge_item, import};
use billing::ImportId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement, UpdateMany,
};

/// The most abandoned imports that one sweep removes.
const ABANDONED_MAX: u64 = 1_000;

/// The import that took this very file with this target and these options.
pub async fn taken(
    reads: &impl ConnectionTrait,
    fingerprint: &str,
) -> Result<Option<import::Model>, DbErr> {
    let same = import::Column::TakenFingerprint.eq(fingerprint);
    import::Entity::find().filter(same).one(reads).await
}

/// Whether this import was taken.
pub async fn is_taken(reads: &impl ConnectionTrait, id: ImportId) -> Result<bool, DbErr> {
    let row = import::Entity::find_by_id(id).one(reads).await?;
    Ok(row.is_some_and(|it| it.taken_at.is_some()))
}

/// Keeps an import that is being staged from being swept away, and locks it until the transaction
/// ends. False when it was given up meanwhile.
pub async fn extend_lease(
    work: &Transaction,
    id: ImportId,
    until: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let extended = staged(id).col_expr(import::Column::LeasedUntil, Expr::value(until));
    is_one(extended, work).await
}

/// Makes all rows of an import count: the one statement by which it happens. False when it was
/// given up meanwhile.
pub async fn take(
    work: &Transaction,
    id: ImportId,
    fingerprint: &str,
    rows: i64,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let taken = staged(id)
        .col_expr(import::Column::TakenFingerprint, Expr::value(fingerprint))
        .col_expr(import::Column::Rows, Expr::value(rows))
        .col_expr(import::Column::TakenAt, Expr::value(now));
    is_one(taken, work).await
}

/// Imports that were begun and left: their lease, or that of whoever was deleting them, ran out.
pub async fn abandoned(
    reads: &impl ConnectionTrait,
    at: DateTime<Utc>,
) -> Result<Vec<ImportId>, DbErr> {
    let rows = import::Entity::find()
        .filter(import::Column::TakenAt.is_null())
        .filter(import::Column::LeasedUntil.lt(at))
        .order_by_asc(import::Column::Id)
        .limit(ABANDONED_MAX)
        .all(reads)
        .await?;
    Ok(rows.into_iter().map(|it| it.id).collect())
}

/// Claims an abandoned import for deletion until `until`. False when it lives after all, or when
/// somebody else claimed it.
pub async fn claim_abandoned(
    work: &Transaction,
    id: ImportId,
    at: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let claimed = import::Entity::update_many()
        .filter(import::Column::Id.eq(id))
        .filter(import::Column::TakenAt.is_null())
        .filter(import::Column::LeasedUntil.lt(at))
        .col_expr(import::Column::GivenUpAt, Expr::value(at))
        .col_expr(import::Column::LeasedUntil, Expr::value(until));
    is_one(claimed, work).await
}

/// Gives an import up that is still being staged, for whoever stages it. False when it was taken,
/// or given up already.
pub async fn give_up(
    work: &Transaction,
    id: ImportId,
    at: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let given_up = staged(id)
        .col_expr(import::Column::GivenUpAt, Expr::value(at))
        .col_expr(import::Column::LeasedUntil, Expr::value(until));
    is_one(given_up, work).await
}

/// Deletes up to `limit` charges of an import that was given up, and as many costs, and holds the
/// claim until `until`. Gives how many there were; of any other import nothing is deleted.
pub async fn delete_staged(
    work: &Transaction,
    id: ImportId,
    limit: u32,
    until: DateTime<Utc>,
) -> Result<u64, DbErr> {
    let held = given_up(id).col_expr(import::Column::LeasedUntil, Expr::value(until));
    if !is_one(held, work).await? {
        return Ok(0);
    }
    let sql = "DELETE FROM charges WHERE (account_id, id) IN \
               (SELECT account_id, id FROM charges WHERE import_id = $1 LIMIT $2)";
    let values = [id.0.into(), i64::from(limit).into()];
    let statement = Statement::from_sql_and_values(work.get_database_backend(), sql, values);
    let charges = work.execute_raw(statement).await?.rows_affected();
    Ok(charges + crate::costs::forget_import(work, id, limit).await?)
}

/// Deletes what is left of an import that was given up, when its charges are gone.
pub async fn delete(work: &Transaction, id: ImportId, until: DateTime<Utc>) -> Result<(), DbErr> {
    let held = given_up(id).col_expr(import::Column::LeasedUntil, Expr::value(until));
    if !is_one(held, work).await? {
        return Ok(());
    }
    charge_item::Entity::delete_many()
        .filter(charge_item::Column::ImportId.eq(id))
        .exec(work)
        .await?;
    import::Entity::delete_by_id(id).exec(work).await?;
    Ok(())
}

/// An update of the import while it is staged: neither taken nor given up.
fn staged(id: ImportId) -> UpdateMany<import::Entity> {
    import::Entity::update_many()
        .filter(import::Column::Id.eq(id))
        .filter(import::Column::TakenAt.is_null())
        .filter(import::Column::GivenUpAt.is_null())
}

/// An update of the import once it was given up.
fn given_up(id: ImportId) -> UpdateMany<import::Entity> {
    import::Entity::update_many()
        .filter(import::Column::Id.eq(id))
        .filter(import::Column::TakenAt.is_null())
        .filter(import::Column::GivenUpAt.is_not_null())
}

async fn is_one(update: UpdateMany<import::Entity>, work: &Transaction) -> Result<bool, DbErr> {
    Ok(update.exec(work).await?.rows_affected == 1)
}
