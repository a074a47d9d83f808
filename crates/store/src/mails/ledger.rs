//! The ledger: what was mailed to whom, and how it went.

use crate::entities::invoice;
use crate::entities::mail::{Column, Entity, Model};
use crate::mail_recipients::ScopeKey;
use billing::mail::{MailKind, MailState};
use billing::{AccountId, InvoiceId, MailId};
use chrono::{DateTime, Utc};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect,
};

/// The most mails about one thing that a page shows.
const ABOUT_MAX: u64 = 200;
/// The most that was sent again of them.
const REPEATS_MAX: u64 = 1_000;

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
/// What was sent again is not among them.
pub async fn about(
    reads: &impl ConnectionTrait,
    (account, about): (AccountId, Uuid),
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::AboutId.eq(about))
        .filter(Column::AgainOf.is_null())
        .order_by_desc(Column::Id)
        .limit(ABOUT_MAX)
        .all(reads)
        .await?;
    rows.reverse();
    Ok(rows)
}

/// The latest mails about the invoices of a profile, a subscription or an enrolment, and about
/// itself, the latest first; at most `limit`. What was sent again is not among them.
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
        .filter(Column::AgainOf.is_null())
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// What was sent again of these mails, the first first; at most a thousand.
pub async fn repeats(reads: &impl ConnectionTrait, of: Vec<MailId>) -> Result<Vec<Model>, DbErr> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(Column::AgainOf.is_in(of))
        .order_by_asc(Column::Id)
        .limit(REPEATS_MAX)
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

/// What mails are looked for by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Those to addresses that begin like this, in small letters.
    To(String),
    /// Those about an invoice.
    Invoice(AccountId, InvoiceId),
    /// Those about accounts.
    Accounts(Vec<AccountId>),
}

/// What is asked of the ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerQuery {
    /// Where they stand.
    pub which: Listed,
    /// What for.
    pub kind: Option<MailKind>,
    /// Queued at this moment or later.
    pub from: Option<DateTime<Utc>>,
    /// Queued before this moment.
    pub until: Option<DateTime<Utc>>,
    /// Those that were looked for.
    pub found: Option<Found>,
    /// Those that come after this one.
    pub before: Option<MailId>,
}

/// These mails, the one that was queued last first; at most `limit`.
pub async fn listed(
    reads: &impl ConnectionTrait,
    query: &LedgerQuery,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut is_listed = Condition::all()
        .add_option(query.kind.map(|it| Column::Kind.eq(it)))
        .add_option(query.from.map(|it| Column::QueuedAt.gte(it)))
        .add_option(query.until.map(|it| Column::QueuedAt.lt(it)));
    is_listed = match query.which {
        Listed::All => is_listed,
        Listed::Standing(state) => is_listed.add(Column::State.eq(state)),
        // In the words of the partial index, so that it answers.
        Listed::Unsure => is_listed.add(Expr::cust("unsure > 0")),
    };
    is_listed = match &query.found {
        None => is_listed,
        Some(Found::To(beginning)) => is_listed
            .add(Column::EmailKey.gte(beginning.as_str()))
            .add(Column::EmailKey.lt(format!("{beginning}\u{10FFFF}"))),
        Some(Found::Invoice(account, invoice)) => is_listed
            .add(Column::AccountId.eq(*account))
            .add(Column::AboutId.eq(invoice.0)),
        Some(Found::Accounts(accounts)) => {
            is_listed.add(Column::AccountId.is_in(accounts.iter().copied()))
        }
    };
    if let Some(before) = query.before {
        let Some(row) = by_id(reads, before).await? else {
            return Ok(Vec::new());
        };
        let earlier = Column::QueuedAt.lt(row.queued_at);
        let at_once = Column::QueuedAt
            .eq(row.queued_at)
            .and(Column::Id.lt(before));
        is_listed = is_listed
            .add(Column::QueuedAt.lte(row.queued_at))
            .add(earlier.or(at_once));
    }
    Entity::find()
        .filter(is_listed)
        .order_by_desc(Column::QueuedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// Whether a newer mail asks the same address for the same.
pub async fn is_asked_anew(reads: &impl ConnectionTrait, row: &Model) -> Result<bool, DbErr> {
    let newer = Entity::find()
        .filter(Column::AccountId.eq(row.account_id))
        .filter(Column::AboutId.eq(row.about_id))
        .filter(Column::Kind.is_in(row.kind.asks_like().iter().copied()))
        .filter(Column::EmailKey.eq(row.email_key.as_str()))
        .filter(Column::Id.gt(row.id))
        // What the operator sends again is older news.
        .filter(Column::AgainOf.is_null())
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
