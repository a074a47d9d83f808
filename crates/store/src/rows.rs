//! What every table can: be read whole where it is small, and have a row put in its place.

use crate::Transaction;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable,
    PrimaryKeyToColumn, QueryFilter, QuerySelect, Select, SqlErr, Value,
};

/// The most rows that one read of a whole table gives.
pub const ROWS_MAX: u64 = 1_000_000;

/// The most values that one statement may carry on both databases.
const VALUES_MAX: usize = 30_000;

/// A part of a list, and where the next part begins.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// What to ask the next part with; nothing at the end.
    pub next: Option<Key>,
}

/// The place of a row in a sorted list: the value it is sorted by, and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The sorted column, as text.
    pub value: String,
    /// The row.
    pub id: sea_orm::prelude::Uuid,
}

/// Every row of a table; more than [`ROWS_MAX`] is an error.
pub async fn all<E: EntityTrait>(reads: &impl ConnectionTrait) -> Result<Vec<E::Model>, DbErr> {
    whole(E::find(), ROWS_MAX, reads).await
}

/// The rows of a table whose `column` is one of `values`; every row where nothing is named. More
/// than [`ROWS_MAX`] are an error.
pub async fn among<E, V>(
    reads: &impl ConnectionTrait,
    column: E::Column,
    values: Option<Vec<V>>,
) -> Result<Vec<E::Model>, DbErr>
where
    E: EntityTrait,
    V: Into<Value> + Clone,
{
    let Some(values) = values else {
        return all::<E>(reads).await;
    };
    let mut rows = Vec::new();
    for values in values.chunks(VALUES_MAX) {
        let of_values = E::find().filter(column.is_in(values.iter().cloned()));
        rows.extend(whole(of_values, ROWS_MAX, reads).await?);
    }
    Ok(rows)
}

/// Reads a list that must be whole: more than `limit` rows is an error and never a shorter list,
/// with which something would be missing on an invoice or in a file, unseen.
pub async fn whole<E: EntityTrait>(
    select: Select<E>,
    limit: u64,
    reads: &impl ConnectionTrait,
) -> Result<Vec<E::Model>, DbErr> {
    let rows = select.limit(limit + 1).all(reads).await?;
    if rows.len() as u64 > limit {
        let table = E::default().table_name().to_owned();
        return Err(DbErr::Custom(format!(
            "more than {limit} {table} where all of them are needed at once"
        )));
    }
    Ok(rows)
}

/// Whether a row was refused because another one has its unique key.
pub fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Inserts the row, or replaces the one with its primary key.
pub async fn put<E>(work: &Transaction, row: E::Model) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let keys = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
    let replace = OnConflict::columns(keys)
        .update_columns(E::Column::iter())
        .to_owned();
    E::insert(row.into_active_model())
        .on_conflict(replace)
        .exec_without_returning(work)
        .await?;
    Ok(())
}

/// Inserts the rows, or replaces those with their primary keys, in as few statements as their
/// number of columns allows.
pub async fn put_many<E>(work: &Transaction, rows: Vec<E::Model>) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let keys: Vec<_> = E::PrimaryKey::iter()
        .map(PrimaryKeyToColumn::into_column)
        .collect();
    for batch in in_batches::<E>(rows) {
        let replace = OnConflict::columns(keys.clone())
            .update_columns(E::Column::iter())
            .to_owned();
        E::insert_many(batch)
            .on_conflict(replace)
            .exec_without_returning(work)
            .await?;
    }
    Ok(())
}

/// Inserts many new rows, in as few statements as their number of columns allows.
pub async fn put_all<E>(work: &Transaction, rows: Vec<E::Model>) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    for batch in in_batches::<E>(rows) {
        E::insert_many(batch).exec_without_returning(work).await?;
    }
    Ok(())
}

fn in_batches<E>(rows: Vec<E::Model>) -> impl Iterator<Item = Vec<E::ActiveModel>>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let rows_max = VALUES_MAX / E::Column::iter().count().max(1);
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model);
    std::iter::from_fn(move || {
        let batch: Vec<_> = rows.by_ref().take(rows_max).collect();
        (!batch.is_empty()).then_some(batch)
    })
}
