//! The ledger: what was mailed to whom, and how it went.

use crate::entities::invoice;
use crate::entities::mail::{Column, Entity, Model};
use crate::mail_recipients::ScopeKey;
use billing::mail::{MailKind, MailState};
use billing::{AccountId, MailId};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect,
};

/// The most mails about one thing that a page shows.
const ABOUT_MAX: u64 = 200;

/// How many mails stand where.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Counted {
    /// Where.
    pub state: MailState,
    /// How many.
    pub mails: i64,
    /// How many of them may have arrived twice.
    pub unsure: i64,
}

/// One mail.
pub async fn by_id(reads: &impl ConnectionTrait, id: MailId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(reads).await
}

/// The mail with this key.
pub async fn by_key(reads: &impl ConnectionTrait, key: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Key.eq(key)).one(reads).await
}

/// The latest mails about something of an account, the first queued first; at most two hundred.
pub async fn about(
    reads: &impl ConnectionTrait,
    (account, about): (AccountId, Uuid),
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::AboutId.eq(about))
        .order_by_desc(Column::Id)
        .limit(ABOUT_MAX)
        .all(reads)
        .await?;
    rows.reverse();
    Ok(rows)
}

/// The latest mails about the invoices of a profile, a subscription or an enrolment, and about
/// itself, the latest first; at most `limit`.
pub async fn about_scope(
    reads: &impl ConnectionTrait,
    (account, scope): ScopeKey,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let invoices = Query::select()
        .column(invoice::Column::Id)
        .from(invoice::Entity)
        .and_where(invoice::Column::AccountId.eq(account))
        .and_where(invoice::Column::ScopeId.eq(scope))
        .to_owned();
    let is_about = Condition::any()
        .add(Column::AboutId.eq(scope))
        .add(Column::AboutId.in_subquery(invoices));
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(is_about)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// Which mails are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Listed {
    /// All of them.
    #[default]
    All,
    /// Those that stand there.
    Standing(MailState),
    /// Those that may have arrived although nobody said so.
    Unsure,
}

/// These mails, the latest first and before `before`; at most `limit`.
pub async fn listed(
    reads: &impl ConnectionTrait,
    which: Listed,
    before: Option<MailId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find();
    rows = match which {
        Listed::All => rows,
        Listed::Standing(state) => rows.filter(Column::State.eq(state)),
        // In the words of the partial index, so that it answers.
        Listed::Unsure => rows.filter(Expr::cust("unsure > 0")),
    };
    if let Some(before) = before {
        rows = rows.filter(Column::Id.lt(before));
    }
    rows.order_by_desc(Column::Id).limit(limit).all(reads).await
}

/// Whether a newer mail asks the same address for the same invoice.
pub async fn is_asked_anew(reads: &impl ConnectionTrait, row: &Model) -> Result<bool, DbErr> {
    let newer = Entity::find()
        .filter(Column::AccountId.eq(row.account_id))
        .filter(Column::AboutId.eq(row.about_id))
        .filter(Column::Kind.is_in(MailKind::ASKING))
        .filter(Column::Email.eq(row.email.as_str()))
        .filter(Column::Id.gt(row.id))
        .limit(1);
    Ok(newer.one(reads).await?.is_some())
}

/// How many mails stand where.
pub async fn count(reads: &impl ConnectionTrait) -> Result<Vec<Counted>, DbErr> {
    let is_unsure = Expr::case(Expr::col(Column::Unsure).gt(0), 1).finally(0);
    Entity::find()
        .select_only()
        .column(Column::State)
        .column_as(Expr::col(Column::Id).count(), "mails")
        .column_as(Expr::from(Func::sum(is_unsure)), "unsure")
        .group_by(Column::State)
        .into_model()
        .all(reads)
        .await
}
