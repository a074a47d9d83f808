//! Costs rolled up by day and month: written with what they came with, and summed for whoever asks.

mod charged;
mod sums;

use crate::Transaction;
use crate::entities::{cost, cost_group, cost_source, cost_tag};
use billing::{AccountId, ImportId};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

pub use charged::{Charged, charged};
pub use sums::{
    CostFilter, CostReach, CostSpan, CostSum, CostValue, currencies, latest_month, sums, values,
};

/// Notes what costs are told by; what is there already stays.
pub async fn put_groups(work: &Transaction, rows: Vec<cost_group::Model>) -> Result<(), DbErr> {
    let keep = OnConflict::columns([cost_group::Column::AccountId, cost_group::Column::Id])
        .do_nothing()
        .to_owned();
    // Eleven values each.
    for rows in rows.chunks(2_000) {
        let rows = rows.iter().cloned();
        cost_group::Entity::insert_many(rows.map(IntoActiveModel::into_active_model))
            .on_conflict(keep.clone())
            .exec_without_returning(work)
            .await?;
    }
    Ok(())
}

/// Forgets what costs came with one source. Whoever rolls it up anew is waited for first.
pub async fn forget(work: &Transaction, (account, source): (AccountId, Uuid)) -> Result<(), DbErr> {
    cost_source::Entity::delete_by_id((account, source))
        .exec(work)
        .await?;
    cost::Entity::delete_many()
        .filter(cost::Column::AccountId.eq(account))
        .filter(cost::Column::SourceId.eq(source))
        .exec(work)
        .await?;
    Ok(())
}

/// Whether there are costs of this source; if so, nobody forgets them until the transaction ends.
pub async fn hold(work: &Transaction, (account, source): (AccountId, Uuid)) -> Result<bool, DbErr> {
    let found = cost_source::Entity::find_by_id((account, source));
    let found = found.lock_exclusive().one(work).await?;
    Ok(found.is_some())
}

/// Forgets up to `limit` costs of an import that was given up, of whichever account. Gives how many.
pub(crate) async fn forget_import(
    work: &Transaction,
    import: ImportId,
    limit: u32,
) -> Result<u64, DbErr> {
    let key = "account_id, grain, at, group_id, source_id, part";
    let sql = format!(
        "DELETE FROM costs WHERE ({key}) IN \
         (SELECT {key} FROM costs WHERE source_id = $1 LIMIT $2)"
    );
    let values = [import.0.into(), i64::from(limit).into()];
    let statement = Statement::from_sql_and_values(work.get_database_backend(), sql, values);
    let forgotten = work.execute_raw(statement).await?.rows_affected();
    if forgotten == 0 {
        cost_source::Entity::delete_many()
            .filter(cost_source::Column::Id.eq(import.0))
            .exec(work)
            .await?;
    }
    Ok(forgotten)
}

/// The tag keys that an account has chosen, where it has.
pub async fn tags(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Option<cost_tag::Model>, DbErr> {
    cost_tag::Entity::find_by_id(account).one(reads).await
}

/// Sources whose costs were rolled up with an earlier choice of tag keys and that count, the first
/// of them first.
pub async fn behind(
    reads: &impl ConnectionTrait,
    (account, version): (AccountId, i32),
    limit: u64,
) -> Result<Vec<cost_source::Model>, DbErr> {
    cost_source::Entity::find()
        .filter(cost_source::Column::AccountId.eq(account))
        .filter(cost_source::Column::Version.lt(version))
        .filter(cost_source::Column::Id.not_in_subquery(untaken()))
        .order_by_asc(cost_source::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// The accounts whose part of an import was rolled up with an earlier choice of tag keys.
pub async fn behind_of_import(
    reads: &impl ConnectionTrait,
    import: ImportId,
) -> Result<Vec<AccountId>, DbErr> {
    let sql = "SELECT s.account_id FROM cost_sources s \
               JOIN cost_tags t ON t.account_id = s.account_id \
               WHERE s.id = $1 AND s.version < t.version";
    let statement =
        Statement::from_sql_and_values(reads.get_database_backend(), sql, [import.0.into()]);
    let rows = reads.query_all_raw(statement).await?;
    rows.iter().map(|it| it.try_get_by_index(0)).collect()
}

/// The imports whose rows do not count yet.
fn untaken() -> sea_orm::sea_query::SelectStatement {
    use crate::entities::import;
    sea_orm::sea_query::Query::select()
        .column(import::Column::Id)
        .from(import::Entity)
        .and_where(import::Column::TakenAt.is_null())
        .to_owned()
}
