//! A page of an account's invoices: filtered, sorted, and turned by key, never by offset.

use crate::entities::{invoice, subscription};
use crate::rows::{Key, Page};
use billing::invoice::{InvoiceKind, InvoiceStatus};
use billing::{AccountId, Period, ProfileId, SubscriptionCategory, SubscriptionId};
use chrono::NaiveDate;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select, Value,
};

/// The part of an account's invoices that somebody may see.
#[derive(Debug, Clone)]
pub enum Narrowed {
    /// All of them.
    Everything,
    /// Those of these profiles.
    Profiles(Vec<ProfileId>),
    /// The service charges of these subscriptions, never a support plan's.
    Services(Vec<SubscriptionId>),
    /// The same, while they are shared.
    SharedServices(Vec<SubscriptionId>),
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The invoice date.
    #[default]
    Date,
    /// The due date.
    Due,
    /// The total.
    Amount,
    /// The status.
    Status,
}

/// Which end comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// Smallest or earliest first.
    Ascending,
    /// Largest or latest first.
    #[default]
    Descending,
}

/// Which part of the list to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Turn {
    /// The first.
    #[default]
    Start,
    /// The one that follows this row.
    After(Key),
    /// The one that leads up to this row.
    Before(Key),
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct ListQuery {
    /// Whose invoices.
    pub account: AccountId,
    /// The part of them that may be seen.
    pub narrowed: Narrowed,
    /// Only of this status.
    pub status: Option<InvoiceStatus>,
    /// Only of this kind.
    pub kind: Option<InvoiceKind>,
    /// Only of this profile.
    pub profile: Option<ProfileId>,
    /// Only of this subscription or support plan.
    pub subscription: Option<SubscriptionId>,
    /// Only dated this day or later.
    pub from: Option<NaiveDate>,
    /// Only dated this day or earlier.
    pub to: Option<NaiveDate>,
    /// Only for some of these days.
    pub days: Option<Period>,
    /// Only with a name or document number that begins so.
    pub beginning: Option<String>,
    /// What to sort by.
    pub sort: Sort,
    /// Which end first.
    pub direction: Direction,
    /// Which part.
    pub turn: Turn,
    /// How many rows at the most.
    pub limit: u64,
}

impl ListQuery {
    /// All that may be seen of an account, the latest first, from the beginning.
    pub fn of(account: AccountId, narrowed: Narrowed, limit: u64) -> Self {
        Self {
            account,
            narrowed,
            status: None,
            kind: None,
            profile: None,
            subscription: None,
            from: None,
            to: None,
            days: None,
            beginning: None,
            sort: Sort::default(),
            direction: Direction::default(),
            turn: Turn::default(),
            limit,
        }
    }
}

/// A page of invoices, and the key of the page before it. Each filter has an index that begins with
/// the account, and those of profile, subscription and kind go on in the order of dates.
pub async fn list(
    reads: &impl ConnectionTrait,
    query: &ListQuery,
) -> Result<(Page<invoice::Model>, Option<Key>), DbErr> {
    let is_backwards = matches!(query.turn, Turn::Before(_));
    let is_ascending = (query.direction == Direction::Ascending) != is_backwards;
    let column = column_of(query.sort);
    let order = if is_ascending {
        Order::Asc
    } else {
        Order::Desc
    };
    let mut select = filtered(query);
    if let Turn::After(key) | Turn::Before(key) = &query.turn {
        select = select.filter(beyond(column, query.sort, key, is_ascending)?);
    }
    let mut rows = select
        .order_by(column, order.clone())
        .order_by(invoice::Column::Id, order)
        .limit(query.limit + 1)
        .all(reads)
        .await?;
    let has_more = rows.len() as u64 > query.limit;
    rows.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX));
    if is_backwards {
        rows.reverse();
    }
    let key = |row: Option<&invoice::Model>| row.map(|row| key_of(row, query.sort));
    let has_next = is_backwards || has_more;
    let has_previous = match query.turn {
        Turn::Start => false,
        Turn::After(_) => true,
        Turn::Before(_) => has_more,
    };
    let next = key(rows.last().filter(|_| has_next));
    let previous = key(rows.first().filter(|_| has_previous));
    Ok((Page { rows, next }, previous))
}

fn filtered(query: &ListQuery) -> Select<invoice::Entity> {
    use invoice::Column;
    let mut select = invoice::Entity::find().filter(Column::AccountId.eq(query.account));
    match &query.narrowed {
        Narrowed::Everything => {}
        Narrowed::Profiles(ids) => {
            select = select.filter(Column::ProfileId.is_in(ids.iter().copied()));
        }
        Narrowed::Services(ids) => {
            let metered = metered(query.account, ids);
            select = select.filter(Column::SubscriptionId.in_subquery(metered.into_query()));
        }
        Narrowed::SharedServices(ids) => {
            let is_shared = subscription::Column::IsInvoiceShared.eq(true);
            let shared = metered(query.account, ids).filter(is_shared);
            select = select.filter(Column::SubscriptionId.in_subquery(shared.into_query()));
        }
    }
    if let Some(status) = query.status {
        select = select.filter(Column::Status.eq(status));
    }
    if let Some(kind) = query.kind {
        select = select.filter(Column::Kind.eq(kind));
    }
    if let Some(profile) = query.profile {
        select = select.filter(Column::ProfileId.eq(profile));
    }
    if let Some(subscription) = query.subscription {
        select = select.filter(Column::SubscriptionId.eq(subscription));
    }
    if let Some(from) = query.from {
        select = select.filter(Column::InvoiceDate.gte(from));
    }
    if let Some(to) = query.to {
        select = select.filter(Column::InvoiceDate.lte(to));
    }
    if let Some(days) = query.days {
        select = select
            .filter(Column::PeriodStart.lte(days.end))
            .filter(Column::PeriodEnd.gte(days.start));
    }
    if let Some(beginning) = &query.beginning {
        let begins =
            begins_with(Column::Name, beginning).or(begins_with(Column::DocumentNumber, beginning));
        select = select.filter(begins);
    }
    select
}

/// The ids of those of the subscriptions that are no support plans.
fn metered(account: AccountId, ids: &[SubscriptionId]) -> Select<subscription::Entity> {
    subscription::Entity::find()
        .select_only()
        .column(subscription::Column::Id)
        .filter(subscription::Column::AccountId.eq(account))
        .filter(subscription::Column::Id.is_in(ids.iter().copied()))
        .filter(subscription::Column::Category.eq(SubscriptionCategory::Usage))
}

/// How many invoices a query finds, whatever its turn; counted no further than its limit.
pub async fn count_found(reads: &impl ConnectionTrait, query: &ListQuery) -> Result<u64, DbErr> {
    let found = filtered(query)
        .select_only()
        .column(invoice::Column::Id)
        .limit(query.limit)
        .into_query();
    let counted = Query::select()
        .expr(Expr::col(Asterisk).count())
        .from_subquery(found, "found")
        .to_owned();
    let counted = reads.query_one(&counted).await?;
    let counted = counted
        .map(|it| it.try_get_by_index::<i64>(0))
        .transpose()?;
    Ok(counted.and_then(|it| u64::try_from(it).ok()).unwrap_or(0))
}

/// A range and not a pattern, so that an index answers it.
pub(crate) fn begins_with(column: invoice::Column, beginning: &str) -> SimpleExpr {
    let end = format!("{beginning}\u{10FFFF}");
    column.gte(beginning).and(column.lt(end))
}

fn column_of(sort: Sort) -> invoice::Column {
    match sort {
        Sort::Date => invoice::Column::InvoiceDate,
        Sort::Due => invoice::Column::DueDate,
        Sort::Amount => invoice::Column::TotalMinor,
        Sort::Status => invoice::Column::Status,
    }
}

fn key_of(row: &invoice::Model, sort: Sort) -> Key {
    let value = match sort {
        Sort::Date => row.invoice_date.to_string(),
        Sort::Due => row.due_date.to_string(),
        Sort::Amount => row.total_minor.to_string(),
        Sort::Status => row.status.to_string(),
    };
    Key {
        value,
        id: row.id.0,
    }
}

fn beyond(
    column: invoice::Column,
    sort: Sort,
    key: &Key,
    is_ascending: bool,
) -> Result<SimpleExpr, DbErr> {
    let wrong = || DbErr::Type(format!("{:?} is not a place in this list", key.value));
    let value: Value = match sort {
        Sort::Date | Sort::Due => {
            let day: NaiveDate = key.value.parse().map_err(|_| wrong())?;
            day.into()
        }
        Sort::Amount => key.value.parse::<i64>().map_err(|_| wrong())?.into(),
        Sort::Status => key.value.clone().into(),
    };
    let place = Expr::tuple([Expr::col(column), Expr::col(invoice::Column::Id)]);
    let given = Expr::tuple([Expr::val(value), Expr::val(key.id)]);
    Ok(match is_ascending {
        true => place.gt(given),
        false => place.lt(given),
    })
}
