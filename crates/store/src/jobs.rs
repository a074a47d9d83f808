//! Durable work: leased rows, enqueued in the transaction of what they concern.

use crate::Transaction;
use crate::entities::job;
use billing::JobId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, IntoActiveModel,
    PaginatorTrait, QueryFilter, Statement,
};

/// Enqueues jobs; one with a key that is waiting already is not enqueued again.
pub async fn enqueue(work: &Transaction, jobs: Vec<job::Model>) -> Result<(), DbErr> {
    if jobs.is_empty() {
        return Ok(());
    }
    let keep = OnConflict::column(job::Column::Key).do_nothing().to_owned();
    job::Entity::insert_many(jobs.into_iter().map(IntoActiveModel::into_active_model))
        .on_conflict(keep)
        .exec_without_returning(work)
        .await?;
    Ok(())
}

/// Takes up to `limit` jobs of a kind that are ready, for nobody else until the lease runs out.
pub async fn lease(
    work: &Transaction,
    kind: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<job::Model>, DbErr> {
    let backend = work.get_database_backend();
    let pass_over_locked = match backend {
        DbBackend::Postgres => "FOR UPDATE SKIP LOCKED",
        _ => "",
    };
    let sql = format!(
        "UPDATE jobs SET leased_until = $1, attempts = attempts + 1 WHERE id IN ( \
         SELECT id FROM jobs WHERE kind = $3 AND run_after <= $2 \
         AND (leased_until IS NULL OR leased_until <= $2) \
         ORDER BY run_after, id LIMIT {limit} {pass_over_locked}) RETURNING *"
    );
    let statement =
        Statement::from_sql_and_values(backend, sql, [until.into(), now.into(), kind.into()]);
    job::Model::find_by_statement(statement).all(work).await
}

/// Removes jobs that are done.
pub async fn finish(work: &Transaction, ids: Vec<JobId>) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    job::Entity::delete_many()
        .filter(job::Column::Id.is_in(ids))
        .exec(work)
        .await?;
    Ok(())
}

/// Gives a job back that failed, to be tried again later.
pub async fn postpone(
    work: &Transaction,
    id: JobId,
    run_after: DateTime<Utc>,
    error: &str,
) -> Result<(), DbErr> {
    job::Entity::update_many()
        .col_expr(job::Column::RunAfter, Expr::value(run_after))
        .col_expr(
            job::Column::LeasedUntil,
            Expr::value(Option::<DateTime<Utc>>::None),
        )
        .col_expr(job::Column::LastError, Expr::value(error))
        .filter(job::Column::Id.eq(id))
        .exec(work)
        .await?;
    Ok(())
}

/// How many jobs there are, leased ones too.
pub async fn count(reads: &impl ConnectionTrait) -> Result<u64, DbErr> {
    job::Entity::find().count(reads).await
}

/// Keeps a job for whoever has this attempt of it. Gives whether they still have it.
pub async fn keep(
    work: &Transaction,
    (id, attempt): (JobId, i32),
    until: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let kept = job::Entity::update_many()
        .col_expr(job::Column::LeasedUntil, Expr::value(until))
        .filter(job::Column::Id.eq(id))
        .filter(job::Column::Attempts.eq(attempt))
        .exec(work)
        .await?;
    Ok(kept.rows_affected == 1)
}
