//! Mails: queued in the transaction of what they are about, leased to be sent, and kept as the
//! ledger.

mod lease;
mod ledger;

pub use lease::{Lease, lease};
pub use ledger::{
    Counted, Found, LedgerQuery, Listed, about, about_scope, by_id, by_key, count, is_asked_anew,
    listed, repeats,
};

use crate::Transaction;
use crate::entities::mail::{Column, Entity, Model};
use crate::entities::outbox;
use billing::mail::{MailKind, MailState};
use billing::{AccountId, IdentityId, InvoiceId, Language, MailId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use std::collections::BTreeSet;

/// The most rows of one statement: the columns of each are values of it.
const PUT_TOGETHER: usize = 500;
const THE_ONE: i32 = 1;

/// Queues mails; whoever has been queued the same already gets no second one.
pub async fn put_new(work: &Transaction, mails: Vec<Model>) -> Result<(), DbErr> {
    let mut rows = mails.into_iter().map(IntoActiveModel::into_active_model);
    loop {
        let batch: Vec<_> = rows.by_ref().take(PUT_TOGETHER).collect();
        if batch.is_empty() {
            return Ok(());
        }
        let keep = OnConflict::column(Column::Key).do_nothing().to_owned();
        Entity::insert_many(batch)
            .on_conflict(keep)
            .exec_without_returning(work)
            .await?;
    }
}

/// What waited for these documents waits no more.
pub async fn release(
    work: &Transaction,
    documents: BTreeSet<(AccountId, InvoiceId, Language)>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if documents.is_empty() {
        return Ok(());
    }
    let columns = [Column::AccountId, Column::AboutId, Column::Language];
    let key = Expr::tuple(columns.map(Expr::col));
    let documents = documents
        .into_iter()
        .map(|(account, invoice, language)| (account.0, invoice.0, language.tag()));
    Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Queued))
        .col_expr(Column::RunAfter, Expr::value(now))
        .filter(key.in_tuples(documents))
        .filter(Column::Kind.eq(MailKind::Invoice))
        .filter(Column::State.eq(MailState::Waiting))
        .exec(work)
        .await?;
    Ok(())
}

/// Notes that a mail is about to be handed over, where it is still this worker's: nobody else may
/// take it for a while, and whoever does knows that it may have arrived. Gives whether it is.
pub async fn hand_over(
    work: &Transaction,
    (id, attempts): (MailId, i32),
    (now, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool, DbErr> {
    let noted = Entity::update_many()
        .col_expr(Column::HandedOverAt, Expr::value(Some(now)))
        .col_expr(Column::LeasedUntil, Expr::value(Some(until)))
        .filter(Column::Id.eq(id))
        .filter(Column::Attempts.eq(attempts))
        .filter(Column::State.is_in([MailState::Queued, MailState::Deferred]))
        .exec(work)
        .await?;
    Ok(noted.rows_affected > 0)
}

/// What came of trying to send a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Which.
    pub id: MailId,
    /// The try that this is the outcome of: an older one says nothing any more.
    pub attempts: i32,
    /// Where it stands now.
    pub state: MailState,
    /// When.
    pub at: DateTime<Utc>,
    /// When it is tried again, where it is.
    pub run_after: DateTime<Utc>,
    /// What the server said.
    pub answer: String,
    /// Whether it may have arrived although nobody said so.
    pub is_unsure: bool,
}

/// Notes what came of trying to send a mail. Gives whether it is still this try that counts.
pub async fn note(work: &Transaction, outcome: Outcome) -> Result<bool, DbErr> {
    let unsure = Expr::col(Column::Unsure).add(i32::from(outcome.is_unsure));
    let noted = Entity::update_many()
        .col_expr(Column::State, Expr::value(outcome.state))
        .col_expr(Column::RunAfter, Expr::value(outcome.run_after))
        .col_expr(Column::AnsweredAt, Expr::value(Some(outcome.at)))
        .col_expr(Column::Answer, Expr::value(Some(outcome.answer)))
        .col_expr(Column::Unsure, unsure)
        .col_expr(Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::HandedOverAt, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Id.eq(outcome.id))
        .filter(Column::Attempts.eq(outcome.attempts))
        .exec(work)
        .await?;
    Ok(noted.rows_affected > 0)
}

/// Notes that a mail was sent back, or delivered, where it had been taken. Gives whether there is
/// one. What was sent back is not delivered afterwards.
pub async fn note_fate(
    work: &Transaction,
    (id, state): (MailId, MailState),
    answer: &str,
    at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let mut taken = vec![MailState::Sent, MailState::Delivered];
    taken.extend(Some(MailState::Bounced).filter(|it| *it == state));
    let noted = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::AnsweredAt, Expr::value(Some(at)))
        .col_expr(Column::Answer, Expr::value(Some(answer)))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(taken))
        .exec(work)
        .await?;
    Ok(noted.rows_affected > 0)
}

/// Notes when its recipient first opened, by its link, what a mail is about.
pub async fn open(work: &Transaction, id: MailId, at: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::OpenedAt, Expr::value(Some(at)))
        .filter(Column::Id.eq(id))
        .filter(Column::OpenedAt.is_null())
        .exec(work)
        .await
        .map(|_| ())
}

/// Whether no mail is sent for now.
pub async fn is_paused(reads: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let row = outbox::Entity::find_by_id(THE_ONE).one(reads).await?;
    Ok(row.is_some_and(|it| it.is_paused))
}

/// Has no mail sent until somebody says so, or sent again.
pub async fn set_paused(
    work: &Transaction,
    is_paused: bool,
    (by, now): (IdentityId, DateTime<Utc>),
) -> Result<(), DbErr> {
    let row = outbox::Model {
        id: THE_ONE,
        is_paused,
        changed_at: now,
        changed_by: Some(by),
    };
    crate::put::<outbox::Entity>(work, row).await
}

/// Forgets the mails to an address, in any case of letters: it stands in them.
pub async fn forget_address(work: &Transaction, email_key: &str) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::EmailKey.eq(email_key))
        .exec(work)
        .await
        .map(|_| ())
}

/// Forgets the mails to somebody that went to another address than their own, which may be
/// somebody else's as well.
pub async fn forget_elsewhere(
    work: &Transaction,
    person: IdentityId,
    own_key: &str,
) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::IdentityId.eq(person))
        .filter(Column::EmailKey.ne(own_key))
        .exec(work)
        .await
        .map(|_| ())
}
