//! Files of usage: which were asked for, in whose hands they are, what came of them.
//!
//! A row is written by whoever has the attempt that it names: somebody slower changes nothing.

use crate::Transaction;
use crate::entities::usage_file;
use billing::usage::{UsageFault, UsageState};
use billing::{AccountId, UsageFileId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    UpdateMany,
};
use usage_file::Column;

/// A file, and the attempt to make it.
pub type Attempt = (AccountId, UsageFileId, i32);

/// One file.
pub async fn by_id(
    reads: &impl ConnectionTrait,
    key: (AccountId, UsageFileId),
) -> Result<Option<usage_file::Model>, DbErr> {
    usage_file::Entity::find_by_id(key).one(reads).await
}

/// A file of an account, by its name.
pub async fn named(
    reads: &impl ConnectionTrait,
    account: AccountId,
    name: &str,
) -> Result<Option<usage_file::Model>, DbErr> {
    usage_file::Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::Name.eq(name))
        .one(reads)
        .await
}

/// The file that is being made of the same, in the same way.
pub async fn wanted(
    reads: &impl ConnectionTrait,
    wanted: &str,
) -> Result<Option<usage_file::Model>, DbErr> {
    usage_file::Entity::find()
        .filter(Column::Wanted.eq(wanted))
        .one(reads)
        .await
}

/// The files of an account, the latest first; at most `limit`.
pub async fn latest(
    reads: &impl ConnectionTrait,
    account: AccountId,
    limit: u64,
) -> Result<Vec<usage_file::Model>, DbErr> {
    usage_file::Entity::find()
        .filter(Column::AccountId.eq(account))
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// Files that are kept no longer; at most `limit`.
pub async fn expired(
    reads: &impl ConnectionTrait,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<usage_file::Model>, DbErr> {
    usage_file::Entity::find()
        .filter(Column::ExpiresAt.lte(now))
        .limit(limit)
        .all(reads)
        .await
}

/// Forgets a file.
pub async fn delete(work: &Transaction, key: (AccountId, UsageFileId)) -> Result<(), DbErr> {
    usage_file::Entity::delete_by_id(key).exec(work).await?;
    Ok(())
}

/// Hands a file that is wanted to an attempt. Gives whether it is still wanted.
pub async fn begin(work: &Transaction, (account, id, attempt): Attempt) -> Result<bool, DbErr> {
    let begun = usage_file::Entity::update_many()
        .col_expr(Column::State, Expr::value(UsageState::AtWork))
        .col_expr(Column::Attempt, Expr::value(attempt))
        .col_expr(Column::RowsDone, Expr::value(0_i64))
        .filter(Column::AccountId.eq(account))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([UsageState::Waiting, UsageState::AtWork]))
        .exec(work)
        .await?;
    Ok(begun.rows_affected == 1)
}

/// Notes how far an attempt is. Gives whether the file is still wanted of it.
pub async fn note_progress(
    work: &Transaction,
    attempt: Attempt,
    (done, total): (i64, i64),
) -> Result<bool, DbErr> {
    let noted = of_attempt(attempt)
        .col_expr(Column::RowsDone, Expr::value(done))
        .col_expr(Column::RowsTotal, Expr::value(total))
        .exec(work)
        .await?;
    Ok(noted.rows_affected == 1)
}

/// What an attempt stored.
pub struct Stored {
    /// The parts, as JSON.
    pub parts: String,
    /// What they add up to, as JSON.
    pub reconciliation: String,
    /// Rows read.
    pub rows: i64,
    /// When it was done.
    pub finished_at: DateTime<Utc>,
    /// How long it is kept.
    pub expires_at: DateTime<Utc>,
}

/// Makes a file ready. Gives whether it was still wanted of this attempt.
pub async fn make_ready(
    work: &Transaction,
    attempt: Attempt,
    stored: Stored,
) -> Result<bool, DbErr> {
    let made = ended(of_attempt(attempt), UsageState::Ready)
        .col_expr(Column::Parts, Expr::value(stored.parts))
        .col_expr(Column::Reconciliation, Expr::value(stored.reconciliation))
        .col_expr(Column::RowsDone, Expr::value(stored.rows))
        .col_expr(Column::RowsTotal, Expr::value(stored.rows))
        .col_expr(Column::FinishedAt, Expr::value(stored.finished_at))
        .col_expr(Column::ExpiresAt, Expr::value(stored.expires_at))
        .exec(work)
        .await?;
    Ok(made.rows_affected == 1)
}

/// Says why a file cannot be made.
pub async fn fail(
    work: &Transaction,
    attempt: Attempt,
    (fault, about): (UsageFault, Option<String>),
    (at, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), DbErr> {
    ended(of_attempt(attempt), UsageState::Failed)
        .col_expr(Column::Fault, Expr::value(fault))
        .col_expr(Column::FaultAbout, Expr::value(about))
        .col_expr(Column::FinishedAt, Expr::value(at))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .exec(work)
        .await?;
    Ok(())
}

/// Notes who wants a mail once a file is ready.
pub async fn set_mail_to(
    work: &Transaction,
    (account, id): (AccountId, UsageFileId),
    mail_to: String,
) -> Result<(), DbErr> {
    usage_file::Entity::update_many()
        .col_expr(Column::MailTo, Expr::value(mail_to))
        .filter(Column::AccountId.eq(account))
        .filter(Column::Id.eq(id))
        .exec(work)
        .await?;
    Ok(())
}

/// Cancels a file that is being made. Gives whether it was.
pub async fn cancel(
    work: &Transaction,
    (account, id): (AccountId, UsageFileId),
    (at, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool, DbErr> {
    let cancelled = ended(usage_file::Entity::update_many(), UsageState::Cancelled)
        .col_expr(Column::FinishedAt, Expr::value(at))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .filter(Column::AccountId.eq(account))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([UsageState::Waiting, UsageState::AtWork]))
        .exec(work)
        .await?;
    Ok(cancelled.rows_affected == 1)
}

fn of_attempt((account, id, attempt): Attempt) -> UpdateMany<usage_file::Entity> {
    usage_file::Entity::update_many()
        .filter(Column::AccountId.eq(account))
        .filter(Column::Id.eq(id))
        .filter(Column::Attempt.eq(attempt))
        .filter(Column::State.eq(UsageState::AtWork))
}

/// The same may be asked for again from then on.
fn ended(
    update: UpdateMany<usage_file::Entity>,
    state: UsageState,
) -> UpdateMany<usage_file::Entity> {
    update
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::Wanted, Expr::value(Option::<String>::None))
}
