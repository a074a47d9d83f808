//! Taking mails to be sent, and how many of them a domain gets in a minute: all workers of a
//! database count in the same rows, so the limit holds over them and over a restart.

use crate::Transaction;
use crate::entities::mail::{Column, Entity, Model};
use crate::entities::mail_minute;
use billing::MailId;
use chrono::{DateTime, Duration, DurationRound, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, QueryFilter,
    Statement, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// Who takes mails, and how many.
#[derive(Debug, Clone, Copy)]
pub struct Lease {
    /// When.
    pub now: DateTime<Utc>,
    /// Until when they are nobody else's.
    pub until: DateTime<Utc>,
    /// The most that a domain gets in a minute; no limit where it is nothing.
    pub per_minute: Option<u32>,
    /// So many at the most.
    pub limit: u32,
}

/// Takes mails that are ready, for nobody else until the lease runs out. What was being handed over
/// when its last lease ran out may have arrived.
pub async fn lease(work: &Transaction, asked: Lease) -> Result<Vec<Model>, DbErr> {
    let Some(per_minute) = asked.per_minute else {
        return take(work, asked, None).await;
    };
    let minute = asked.now.duration_trunc(Duration::minutes(1));
    let minute =
        minute.map_err(|cause| DbErr::Custom(format!("a minute of {}: {cause}", asked.now)))?;
    let taken = take(work, asked, Some((minute, per_minute))).await?;
    let mut domains = BTreeMap::<&str, i32>::new();
    for row in &taken {
        *domains.entry(&row.domain).or_default() += 1;
    }
    let per_minute = i32::try_from(per_minute).unwrap_or(i32::MAX);
    let mut later = BTreeSet::new();
    // In the order of their names: two workers never wait for each other.
    for (domain, count) in domains {
        let sent = count_sent(work, (domain, minute), count).await?;
        let surplus = usize::try_from((sent - per_minute).clamp(0, count)).unwrap_or_default();
        let of_it = taken.iter().rev().filter(|it| it.domain == domain);
        later.extend(of_it.take(surplus).map(|it| it.id));
    }
    give_back(work, &later, minute + Duration::minutes(1)).await?;
    let kept = taken.into_iter().filter(|it| !later.contains(&it.id));
    Ok(kept.collect())
}

/// Takes what is ready, but for domains that have had enough in this minute.
async fn take(
    work: &Transaction,
    asked: Lease,
    full: Option<(DateTime<Utc>, u32)>,
) -> Result<Vec<Model>, DbErr> {
    let backend = work.get_database_backend();
    let pass_over_locked = match backend {
        DbBackend::Postgres => "FOR UPDATE SKIP LOCKED",
        _ => "",
    };
    let mut values: Vec<Value> = vec![asked.until.into(), asked.now.into()];
    let but_full = match full {
        None => "",
        Some((minute, per_minute)) => {
            values.extend([minute.into(), i64::from(per_minute).into()]);
            "AND domain NOT IN (SELECT m.domain FROM mail_minutes m \
             WHERE m.minute = $3 AND m.sent >= $4)"
        }
    };
    let limit = asked.limit;
    let sql = format!(
        "UPDATE mails SET leased_until = $1, attempts = attempts + 1, \
         tried_since = COALESCE(tried_since, $2), \
         unsure = unsure + CASE WHEN handed_over_at IS NULL THEN 0 ELSE 1 END, \
         handed_over_at = NULL \
         WHERE id IN (SELECT id FROM mails \
         WHERE state IN ('queued', 'deferred') AND run_after <= $2 \
         AND (leased_until IS NULL OR leased_until <= $2) {but_full} \
         ORDER BY run_after, id LIMIT {limit} {pass_over_locked}) RETURNING *"
    );
    let statement = Statement::from_sql_and_values(backend, sql, values);
    Model::find_by_statement(statement).all(work).await
}

/// Counts mails to a domain. Gives how many that makes in this minute.
async fn count_sent(
    work: &Transaction,
    (domain, minute): (&str, DateTime<Utc>),
    count: i32,
) -> Result<i32, DbErr> {
    let backend = work.get_database_backend();
    let sql = "INSERT INTO mail_minutes (domain, minute, sent) VALUES ($1, $2, $3) \
         ON CONFLICT (domain) DO UPDATE SET minute = excluded.minute, \
         sent = CASE WHEN mail_minutes.minute = excluded.minute \
         THEN mail_minutes.sent + excluded.sent ELSE excluded.sent END RETURNING *";
    let values: [Value; 3] = [domain.into(), minute.into(), count.into()];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let row = mail_minute::Model::find_by_statement(statement);
    Ok(row.one(work).await?.map_or(count, |it| it.sent))
}

/// Gives back mails that were leased and not tried, to be taken from `run_after` on.
async fn give_back(
    work: &Transaction,
    ids: &BTreeSet<MailId>,
    run_after: DateTime<Utc>,
) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    let fewer = Expr::col(Column::Attempts).sub(1);
    Entity::update_many()
        .col_expr(Column::RunAfter, Expr::value(run_after))
        .col_expr(Column::Attempts, fewer)
        .col_expr(Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(work)
        .await?;
    Ok(())
}
