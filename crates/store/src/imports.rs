//! Files of usage: taken whole, in one last statement, or not at all.

use crate::Transaction;
use crate::entities::{charge, charge_item, import};
use billing::ImportId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

/// The import that took this very file with this target and these options.
pub async fn taken(
    reads: &impl ConnectionTrait,
    fingerprint: &str,
) -> Result<Option<import::Model>, DbErr> {
    let same = import::Column::TakenFingerprint.eq(fingerprint);
    import::Entity::find().filter(same).one(reads).await
}

/// Keeps an import that is still being staged from being swept away.
pub async fn extend_lease(
    work: &Transaction,
    id: ImportId,
    until: DateTime<Utc>,
) -> Result<(), DbErr> {
    import::Entity::update_many()
        .col_expr(import::Column::LeasedUntil, Expr::value(until))
        .filter(import::Column::Id.eq(id))
        .exec(work)
        .await?;
    Ok(())
}

/// Makes all rows of an import count: the one statement by which it happens.
pub async fn take(
    work: &Transaction,
    id: ImportId,
    fingerprint: &str,
    rows: i64,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = import::ActiveModel {
        id: ActiveValue::Unchanged(id),
        taken_fingerprint: ActiveValue::Set(Some(fingerprint.to_owned())),
        rows: ActiveValue::Set(rows),
        taken_at: ActiveValue::Set(Some(now)),
        ..Default::default()
    };
    import::Entity::update(row).exec(work).await?;
    Ok(())
}

/// Imports that were begun and given up: their lease ran out before they were taken.
pub async fn abandoned(
    reads: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<ImportId>, DbErr> {
    let rows = import::Entity::find()
        .filter(import::Column::TakenAt.is_null())
        .filter(import::Column::LeasedUntil.lt(now))
        .order_by_asc(import::Column::Id)
        .limit(1_000)
        .all(reads)
        .await?;
    Ok(rows.into_iter().map(|it| it.id).collect())
}

/// Deletes up to `limit` staged charges of an import that was never taken. Gives how many.
pub async fn delete_staged(work: &Transaction, id: ImportId, limit: u32) -> Result<u64, DbErr> {
    let sql = "DELETE FROM charges WHERE id IN \
               (SELECT id FROM charges WHERE import_id = $1 LIMIT $2) AND import_id = $1";
    let values = [id.0.into(), i64::from(limit).into()];
    let statement = Statement::from_sql_and_values(work.get_database_backend(), sql, values);
    Ok(work.execute_raw(statement).await?.rows_affected())
}

/// Deletes what is left of an import when its charges are gone.
pub async fn delete(work: &Transaction, id: ImportId) -> Result<(), DbErr> {
    let of_import = charge_item::Column::ImportId.eq(id);
    charge_item::Entity::delete_many()
        .filter(of_import)
        .exec(work)
        .await?;
    import::Entity::delete_by_id(id).exec(work).await?;
    Ok(())
}

/// Whether any charge of the import has this account's profile and another currency than its own.
pub async fn charges_of(
    reads: &impl ConnectionTrait,
    id: ImportId,
    limit: u64,
) -> Result<Vec<charge::Model>, DbErr> {
    charge::Entity::find()
        .filter(charge::Column::ImportId.eq(id))
        .order_by_asc(charge::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}
