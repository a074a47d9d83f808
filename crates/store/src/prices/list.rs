//! A page of meters, found by words and turned by key, with what the list says they cost.

use super::{PRICES_MAX, price_of};
use crate::entities::{meter, price};
use crate::search::contains;
use crate::whole;
use billing::price::Price;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

/// Which part of the list to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum MeterTurn {
    /// The first.
    #[default]
    Start,
    /// The one that follows the meter of this name and identifier.
    After(String, String),
    /// The one that leads up to it.
    Before(String, String),
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct MeterQuery {
    /// Only with these words in their name, identifier, family or category.
    pub words: Option<String>,
    /// Which part.
    pub turn: MeterTurn,
    /// How many at the most.
    pub limit: u64,
}

/// A part of the list of meters.
#[derive(Debug, Clone)]
pub struct MeterList {
    /// By name.
    pub rows: Vec<meter::Model>,
    /// Whether others follow.
    pub has_next: bool,
    /// Whether others come before.
    pub has_previous: bool,
}

/// A page of meters by name.
pub async fn meters_page(
    reads: &impl ConnectionTrait,
    query: &MeterQuery,
) -> Result<MeterList, DbErr> {
    use meter::Column;
    let mut select = meter::Entity::find();
    if let Some(words) = &query.words {
        let columns = [Column::Id, Column::Family, Column::Category];
        let first = contains(Column::Name, words);
        let found = columns
            .into_iter()
            .fold(first, |found, it| found.or(contains(it, words)));
        select = select.filter(found);
    }
    let place = Expr::tuple([Expr::col(Column::Name), Expr::col(Column::Id)]);
    let given = |name: &str, id: &str| Expr::tuple([Expr::val(name), Expr::val(id)]);
    let (order, is_backwards) = match &query.turn {
        MeterTurn::Before(name, id) => {
            select = select.filter(place.lt(given(name, id)));
            (Order::Desc, true)
        }
        MeterTurn::After(name, id) => {
            select = select.filter(place.gt(given(name, id)));
            (Order::Asc, false)
        }
        MeterTurn::Start => (Order::Asc, false),
    };
    let mut rows = select
        .order_by(Column::Name, order.clone())
        .order_by(Column::Id, order)
        .limit(query.limit + 1)
        .all(reads)
        .await?;
    let has_more = rows.len() as u64 > query.limit;
    rows.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX));
    if is_backwards {
        rows.reverse();
    }
    Ok(MeterList {
        rows,
        has_next: is_backwards || has_more,
        has_previous: match query.turn {
            MeterTurn::Start => false,
            MeterTurn::After(..) => true,
            MeterTurn::Before(..) => has_more,
        },
    })
}

/// The list's prices of these meters; more than [`PRICES_MAX`] are an error.
pub async fn list_prices(
    reads: &impl ConnectionTrait,
    meters: Vec<String>,
) -> Result<Vec<Price>, DbErr> {
    let select = price::Entity::find()
        .filter(price::Column::MeterId.is_in(meters))
        .filter(price::Column::AccountId.is_null());
    let rows = whole(select, PRICES_MAX, reads).await?;
    Ok(rows.into_iter().map(price_of).collect())
}

/// How many prices of these meters were negotiated.
pub async fn negotiated(
    reads: &impl ConnectionTrait,
    meters: Vec<String>,
) -> Result<HashMap<String, i64>, DbErr> {
    let counts: Vec<(String, i64)> = price::Entity::find()
        .select_only()
        .column(price::Column::MeterId)
        .column_as(price::Column::Id.count(), "count")
        .filter(price::Column::MeterId.is_in(meters))
        .filter(price::Column::AccountId.is_not_null())
        .group_by(price::Column::MeterId)
        .into_tuple()
        .all(reads)
        .await?;
    Ok(counts.into_iter().collect())
}
