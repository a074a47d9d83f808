//! Issued invoices: lists by key, single ones, and what each says.

mod forward;
mod list;
mod reminding;
mod standing;

use crate::entities::{invoice, invoice_content};
use billing::invoice::InvoiceStatus;
use billing::{AccountId, InvoiceId, Period};
use chrono::NaiveDate;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::{BTreeSet, HashMap};

pub use forward::{open_of_series, received_since};
pub use list::{Direction, ListQuery, Narrowed, Sort, Turn, count_found, list};
pub use reminding::{note_reminded, to_remind};
pub use standing::{
    accounts_past_due, is_any_past_due, lock, lock_open, mark_past_due, open_on_card,
    set_next_attempt, set_standing, to_charge, to_disable,
};

/// One invoice of an account, by its id.
pub async fn by_id(
    reads: &impl ConnectionTrait,
    key: (AccountId, InvoiceId),
) -> Result<Option<invoice::Model>, DbErr> {
    invoice::Entity::find_by_id(key).one(reads).await
}

/// One invoice of an account, by its name.
pub async fn of_account(
    reads: &impl ConnectionTrait,
    account: AccountId,
    name: &str,
) -> Result<Option<invoice::Model>, DbErr> {
    let of_account = invoice::Column::AccountId.eq(account);
    invoice::Entity::find()
        .filter(of_account.and(invoice::Column::Name.eq(name)))
        .one(reads)
        .await
}

/// The invoices of an account that have these names, by date.
pub async fn named(
    reads: &impl ConnectionTrait,
    account: AccountId,
    names: Vec<String>,
) -> Result<Vec<invoice::Model>, DbErr> {
    let limit = names.len() as u64;
    invoice::Entity::find()
        .filter(invoice::Column::AccountId.eq(account))
        .filter(invoice::Column::Name.is_in(names))
        .order_by_desc(invoice::Column::InvoiceDate)
        .order_by_desc(invoice::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// One invoice by its name or its document number.
pub async fn by_name_or_number(
    reads: &impl ConnectionTrait,
    text: &str,
) -> Result<Option<invoice::Model>, DbErr> {
    let matches = invoice::Column::Name
        .eq(text)
        .or(invoice::Column::DocumentNumber.eq(text));
    invoice::Entity::find().filter(matches).one(reads).await
}

/// Which of these names are taken.
pub async fn taken_names(
    reads: &impl ConnectionTrait,
    names: &[String],
) -> Result<Vec<String>, DbErr> {
    invoice::Entity::find()
        .select_only()
        .column(invoice::Column::Name)
        .filter(invoice::Column::Name.is_in(names))
        .into_tuple()
        .all(reads)
        .await
}

/// What an invoice says.
pub async fn content(
    reads: &impl ConnectionTrait,
    (account, id): (AccountId, InvoiceId),
) -> Result<Option<invoice_content::Model>, DbErr> {
    invoice_content::Entity::find_by_id((account, id))
        .one(reads)
        .await
}

/// The frozen texts of these invoices of any accounts, in no order; one that has none is missing.
pub async fn contents_among(
    reads: &impl ConnectionTrait,
    invoices: BTreeSet<(AccountId, InvoiceId)>,
) -> Result<Vec<invoice_content::Model>, DbErr> {
    use invoice_content::Column;
    if invoices.is_empty() {
        return Ok(Vec::new());
    }
    let key = Expr::tuple([Expr::col(Column::AccountId), Expr::col(Column::InvoiceId)]);
    let limit = invoices.len() as u64;
    let invoices = invoices.into_iter().map(|(one, two)| (one.0, two.0));
    invoice_content::Entity::find()
        .filter(key.in_tuples(invoices))
        .limit(limit)
        .all(reads)
        .await
}

/// What these invoices of an account say, in the order of their ids. More than
/// [`crate::corrections::CORRECTIONS_MAX`] is an error.
pub async fn contents(
    reads: &impl ConnectionTrait,
    account: AccountId,
    ids: Vec<InvoiceId>,
) -> Result<Vec<invoice_content::Model>, DbErr> {
    let select = invoice_content::Entity::find()
        .filter(invoice_content::Column::AccountId.eq(account))
        .filter(invoice_content::Column::InvoiceId.is_in(ids))
        .order_by_asc(invoice_content::Column::InvoiceId);
    crate::rows::whole(select, crate::corrections::CORRECTIONS_MAX, reads).await
}

/// The invoice of a series with the latest period.
pub async fn last_of_series(
    reads: &impl ConnectionTrait,
    (account, scope): (AccountId, Uuid),
) -> Result<Option<invoice::Model>, DbErr> {
    invoice::Entity::find()
        .filter(invoice::Column::AccountId.eq(account))
        .filter(invoice::Column::ScopeId.eq(scope))
        .filter(invoice::Column::Status.ne(InvoiceStatus::Void))
        .filter(is_billed())
        .order_by_desc(invoice::Column::PeriodEnd)
        .limit(1)
        .one(reads)
        .await
}

/// The periods of a series for which there is an invoice, made for any of these days; the latest
/// first, at most `limit`.
pub async fn periods_made(
    reads: &impl ConnectionTrait,
    (account, scope): (AccountId, Uuid),
    days: Period,
    limit: u64,
) -> Result<Vec<Period>, DbErr> {
    let periods: Vec<(NaiveDate, NaiveDate)> = invoice::Entity::find()
        .select_only()
        .column(invoice::Column::PeriodStart)
        .column(invoice::Column::PeriodEnd)
        .filter(invoice::Column::AccountId.eq(account))
        .filter(invoice::Column::ScopeId.eq(scope))
        .filter(invoice::Column::PeriodStart.lte(days.end))
        .filter(invoice::Column::PeriodEnd.gte(days.start))
        .filter(is_billed())
        .order_by_desc(invoice::Column::PeriodEnd)
        .limit(limit)
        .into_tuple()
        .all(reads)
        .await?;
    let periods = periods.into_iter();
    Ok(periods.map(|(start, end)| Period { start, end }).collect())
}

/// Made of charges: no note that only takes another document back.
fn is_billed() -> SimpleExpr {
    let cause = Expr::col(invoice::Column::Cause);
    cause
        .clone()
        .not_like("voids-%")
        .and(cause.not_like("credits-%"))
}

/// The names of these invoices of an account.
pub async fn names_of(
    reads: &impl ConnectionTrait,
    account: AccountId,
    ids: BTreeSet<InvoiceId>,
) -> Result<HashMap<InvoiceId, String>, DbErr> {
    names_in(reads, BTreeSet::from([account]), ids).await
}

/// The names of these invoices of these accounts.
pub async fn names_in(
    reads: &impl ConnectionTrait,
    accounts: BTreeSet<AccountId>,
    ids: BTreeSet<InvoiceId>,
) -> Result<HashMap<InvoiceId, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let named: Vec<(InvoiceId, String)> = invoice::Entity::find()
        .select_only()
        .column(invoice::Column::Id)
        .column(invoice::Column::Name)
        .filter(invoice::Column::AccountId.is_in(accounts))
        .filter(invoice::Column::Id.is_in(ids))
        .into_tuple()
        .all(reads)
        .await?;
    Ok(named.into_iter().collect())
}

/// Invoices of all accounts after `after`, by account and id; at most `limit`.
pub async fn after(
    reads: &impl ConnectionTrait,
    after: Option<(AccountId, InvoiceId)>,
    limit: u64,
) -> Result<Vec<invoice::Model>, DbErr> {
    let mut cursor =
        invoice::Entity::find().cursor_by((invoice::Column::AccountId, invoice::Column::Id));
    if let Some(after) = after {
        cursor.after(after);
    }
    cursor.first(limit).all(reads).await
}

/// The invoices of an account with this date, one for each of its scopes.
pub async fn dated(
    reads: &impl ConnectionTrait,
    account: AccountId,
    day: NaiveDate,
) -> Result<Vec<invoice::Model>, DbErr> {
    invoice::Entity::find()
        .filter(invoice::Column::AccountId.eq(account))
        .filter(invoice::Column::InvoiceDate.eq(day))
        .limit(crate::accounts::PARTS_MAX)
        .all(reads)
        .await
}

/// How many invoices there are.
pub async fn count(reads: &impl ConnectionTrait) -> Result<u64, DbErr> {
    invoice::Entity::find().count(reads).await
}
