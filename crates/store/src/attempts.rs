//! How often something was attempted. Whoever notes an attempt holds its row until the transaction
//! ends: of many at once, each sees those before it.

use crate::Transaction;
use crate::entities::attempt::{ActiveModel, Column, Entity, Model};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ActiveValue, ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// Notes an attempt. Gives how many there are since the first, this one included; a first one
/// before `forgotten_before` counts no more, and counting begins anew.
pub async fn note(
    work: &Transaction,
    key: &[u8],
    now: DateTime<Utc>,
    forgotten_before: DateTime<Utc>,
) -> Result<Model, DbErr> {
    let first = ActiveModel {
        key: ActiveValue::Set(key.to_vec()),
        times: ActiveValue::Set(1),
        since: ActiveValue::Set(now),
    };
    let is_forgotten = || Expr::col((Entity, Column::Since)).lt(forgotten_before);
    let times = Expr::col((Entity, Column::Times)).add(1);
    let since = Expr::col((Entity, Column::Since));
    let again = OnConflict::column(Column::Key)
        .value(Column::Times, Expr::case(is_forgotten(), 1).finally(times))
        .value(
            Column::Since,
            Expr::case(is_forgotten(), now).finally(since),
        )
        .to_owned();
    let noted = Entity::insert(first).on_conflict(again);
    noted.exec_with_returning(work).await
}

/// Takes one attempt back: it was none.
pub async fn take_back(work: &Transaction, key: &[u8]) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Times, Expr::col(Column::Times).sub(1))
        .filter(Column::Key.eq(key.to_vec()))
        .filter(Column::Times.gt(0))
        .exec(work)
        .await?;
    Ok(())
}

/// Forgets all attempts of a key.
pub async fn forget(work: &Transaction, key: &[u8]) -> Result<(), DbErr> {
    Entity::delete_by_id(key.to_vec()).exec(work).await?;
    Ok(())
}

/// Forgets up to `limit` keys whose first attempt was before then. Gives how many.
pub async fn forget_old(
    work: &Transaction,
    since_before: DateTime<Utc>,
    limit: u64,
) -> Result<u64, DbErr> {
    let is_old = || Column::Since.lt(since_before);
    let some = Query::select()
        .column(Column::Key)
        .from(Entity)
        .and_where(is_old())
        .limit(limit)
        .to_owned();
    let forgotten = Entity::delete_many()
        .filter(Column::Key.in_subquery(some))
        .filter(is_old())
        .exec(work)
        .await?;
    Ok(forgotten.rows_affected)
}
