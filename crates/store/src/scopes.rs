//! Series of invoices: which are to be looked at, and what is noted of them.

use crate::Transaction;
use crate::entities::billing_scope;
use billing::AccountId;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, Statement,
};

/// Before every day: to be looked at by the next run, whatever its date.
const AT_ONCE: &str = "1970-01-01";

/// Notes every profile, subscription and account that is a series of its own and is not known as
/// one yet. Gives how many were new.
pub async fn add_missing(work: &Transaction) -> Result<u64, DbErr> {
    let backend = work.get_database_backend();
    let at_once = match backend {
        DbBackend::Postgres => format!("DATE '{AT_ONCE}'"),
        _ => format!("'{AT_ONCE}'"),
    };
    let mut added = 0;
    for (kind, source) in [
        ("'profile'", "SELECT p.account_id, p.id FROM profiles p"),
        (
            "CASE x.category WHEN 'support' THEN 'supportPlan' ELSE 'usage' END",
            "SELECT s.account_id, s.id, s.category FROM subscriptions s \
             JOIN accounts a ON a.id = s.account_id AND a.agreement = 'MOSP'",
        ),
        (
            "CASE x.agreement WHEN 'MOSP' THEN 'purchases' ELSE 'enrollment' END",
            "SELECT a.id AS account_id, a.id, a.agreement FROM accounts a \
             WHERE a.agreement IN ('MOSP', 'EA')",
        ),
    ] {
        let sql = format!(
            "INSERT INTO billing_scopes (account_id, id, kind, look_on) \
             SELECT x.account_id, x.id, {kind}, {at_once} FROM ({source}) x \
             WHERE NOT EXISTS (SELECT 1 FROM billing_scopes b \
             WHERE b.account_id = x.account_id AND b.id = x.id)"
        );
        let result = work
            .execute_raw(Statement::from_string(backend, sql))
            .await?;
        added += result.rows_affected();
    }
    Ok(added)
}

/// Has the next run look at all series of these accounts: something they depend on has changed.
pub async fn look_again(work: &Transaction, accounts: Vec<AccountId>) -> Result<(), DbErr> {
    let at_once = AT_ONCE.parse::<NaiveDate>();
    let at_once = at_once.map_err(|cause| DbErr::Type(cause.to_string()))?;
    billing_scope::Entity::update_many()
        .col_expr(billing_scope::Column::LookOn, Expr::value(at_once))
        .filter(billing_scope::Column::AccountId.is_in(accounts))
        .exec(work)
        .await?;
    Ok(())
}

/// The first day up to `as_of` on which there is something to look at; what was parked is tried
/// once in each run.
pub async fn next_day(
    reads: &impl ConnectionTrait,
    as_of: NaiveDate,
    run_started: DateTime<Utc>,
) -> Result<Option<NaiveDate>, DbErr> {
    let first: Option<Option<NaiveDate>> = untried(run_started)
        .select_only()
        .column_as(billing_scope::Column::LookOn.min(), "first")
        .filter(billing_scope::Column::LookOn.lte(as_of))
        .into_tuple()
        .one(reads)
        .await?;
    Ok(first.flatten())
}

/// Up to `limit` series to look at on a day, for nobody else until the transaction ends.
pub async fn take(
    work: &Transaction,
    day: NaiveDate,
    run_started: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<billing_scope::Model>, DbErr> {
    untried(run_started)
        .filter(billing_scope::Column::LookOn.lte(day))
        .order_by_asc(billing_scope::Column::AccountId)
        .order_by_asc(billing_scope::Column::Id)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(work)
        .await
}

/// Series with something to look at by a day, after one of them in the order of their keys; what is
/// parked too.
pub async fn due_after(
    work: &Transaction,
    as_of: NaiveDate,
    after: Option<(AccountId, Uuid)>,
    limit: u64,
) -> Result<Vec<billing_scope::Model>, DbErr> {
    let due = billing_scope::Entity::find().filter(billing_scope::Column::LookOn.lte(as_of));
    let mut cursor = due.cursor_by((billing_scope::Column::AccountId, billing_scope::Column::Id));
    if let Some(after) = after {
        cursor.after(after);
    }
    cursor.first(limit).all(work).await
}

pub(crate) fn untried(run_started: DateTime<Utc>) -> Select<billing_scope::Entity> {
    let tried = billing_scope::Column::TriedAt;
    billing_scope::Entity::find().filter(tried.is_null().or(tried.lt(run_started)))
}

/// One series.
pub async fn by_id(
    reads: &impl ConnectionTrait,
    key: (AccountId, Uuid),
) -> Result<Option<billing_scope::Model>, DbErr> {
    billing_scope::Entity::find_by_id(key).one(reads).await
}

/// Series of an account, those that are looked at soonest first; at most `limit`.
pub async fn of_account(
    reads: &impl ConnectionTrait,
    account: AccountId,
    limit: u64,
) -> Result<Vec<billing_scope::Model>, DbErr> {
    billing_scope::Entity::find()
        .filter(billing_scope::Column::AccountId.eq(account))
        .order_by_asc(billing_scope::Column::LookOn)
        .order_by_asc(billing_scope::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// What could not be billed, after one series in the order of their keys; at most `limit`.
pub async fn parked_after(
    reads: &impl ConnectionTrait,
    after: Option<(AccountId, Uuid)>,
    limit: u64,
) -> Result<Vec<billing_scope::Model>, DbErr> {
    let mut cursor =
        parked().cursor_by((billing_scope::Column::AccountId, billing_scope::Column::Id));
    if let Some(after) = after {
        cursor.after(after);
    }
    cursor.first(limit).all(reads).await
}

/// How many series could not be billed.
pub async fn parked_count(reads: &impl ConnectionTrait) -> Result<u64, DbErr> {
    parked().count(reads).await
}

fn parked() -> Select<billing_scope::Entity> {
    billing_scope::Entity::find().filter(billing_scope::Column::ParkedReason.is_not_null())
}

/// One series, locked until the transaction ends.
pub async fn lock(
    work: &Transaction,
    key: (AccountId, Uuid),
) -> Result<Option<billing_scope::Model>, DbErr> {
    billing_scope::Entity::find_by_id(key)
        .lock_exclusive()
        .one(work)
        .await
}

/// How many invoices of a series were made for what arrived late.
pub async fn late_count(
    reads: &impl ConnectionTrait,
    (account, scope): (AccountId, Uuid),
) -> Result<u32, DbErr> {
    #[derive(FromQueryResult)]
    struct Count {
        count: i64,
    }
    let sql = "SELECT COUNT(*) AS count FROM invoices \
               WHERE account_id = $1 AND scope_id = $2 AND cause LIKE 'late-%'";
    let values = [account.0.into(), scope.into()];
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let found = Count::find_by_statement(statement).one(reads).await?;
    Ok(found.map_or(0, |it| u32::try_from(it.count).unwrap_or(u32::MAX)))
}
