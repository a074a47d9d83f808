//! Billing runs: which there were, and how much is ahead of one.

use crate::Transaction;
use crate::entities::{bill_run, billing_scope};
use billing::{RunId, RunKind};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// The last runs, or those that began before a moment, the latest first; at most `limit`.
pub async fn last(
    reads: &impl ConnectionTrait,
    before: Option<DateTime<Utc>>,
    limit: u64,
) -> Result<Vec<bill_run::Model>, DbErr> {
    use bill_run::Column::StartedAt;
    let mut runs = bill_run::Entity::find().order_by_desc(StartedAt);
    if let Some(before) = before {
        runs = runs.filter(StartedAt.lt(before));
    }
    runs.limit(limit).all(reads).await
}

/// Notes that a run is heard of, unless it has ended.
pub async fn hear(work: &Transaction, run: RunId, heard_at: DateTime<Utc>) -> Result<(), DbErr> {
    bill_run::Entity::update_many()
        .col_expr(bill_run::Column::HeardAt, Expr::value(Some(heard_at)))
        .filter(bill_run::Column::Id.eq(run))
        .filter(bill_run::Column::FinishedAt.is_null())
        .exec(work)
        .await?;
    Ok(())
}

/// A run of everything that has not ended and was heard of since a moment.
pub async fn at_work(
    reads: &impl ConnectionTrait,
    heard_since: DateTime<Utc>,
) -> Result<Option<bill_run::Model>, DbErr> {
    bill_run::Entity::find()
        .filter(bill_run::Column::Kind.eq(RunKind::Run))
        .filter(bill_run::Column::FinishedAt.is_null())
        .filter(bill_run::Column::HeardAt.gt(heard_since))
        .order_by_desc(bill_run::Column::StartedAt)
        .limit(1)
        .one(reads)
        .await
}

/// The last day up to which everything was billed: of a run that has ended without a problem.
pub async fn billed_through(reads: &impl ConnectionTrait) -> Result<Option<NaiveDate>, DbErr> {
    let last: Option<Option<NaiveDate>> = bill_run::Entity::find()
        .select_only()
        .column_as(bill_run::Column::AsOf.max(), "last")
        .filter(bill_run::Column::Kind.eq(RunKind::Run))
        .filter(bill_run::Column::FinishedAt.is_not_null())
        .filter(bill_run::Column::Problem.is_null())
        .into_tuple()
        .one(reads)
        .await?;
    Ok(last.flatten())
}

/// Whether a run of everything up to this day has ended with an equation, holding or not.
pub async fn is_gone_through(reads: &impl ConnectionTrait, day: NaiveDate) -> Result<bool, DbErr> {
    let done = bill_run::Entity::find()
        .filter(bill_run::Column::AsOf.eq(day))
        .filter(bill_run::Column::Kind.eq(RunKind::Run))
        .filter(bill_run::Column::FinishedAt.is_not_null())
        .filter(bill_run::Column::Balance.is_not_null())
        .limit(1)
        .one(reads)
        .await?;
    Ok(done.is_some())
}

/// How many series a run still has to look at.
pub async fn ahead(
    reads: &impl ConnectionTrait,
    as_of: NaiveDate,
    run_started: DateTime<Utc>,
) -> Result<u64, DbErr> {
    crate::scopes::untried(run_started)
        .filter(billing_scope::Column::LookOn.lte(as_of))
        .count(reads)
        .await
}
