//! Charges that came as quantities: which are still to be rated, and what tiers have counted.

use super::sums::{exact_sum, read_sum};
use crate::entities::{charge, charge_item};
use billing::{AccountId, Exact, InvoiceId, PriceId, SubscriptionId};
use sea_orm::prelude::Uuid;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};
use std::collections::{BTreeSet, HashMap};

/// Up to `limit` charges of an invoice that are not rated yet, in the order of their time, each
/// with what it is for.
pub async fn unrated(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
    limit: u64,
) -> Result<Vec<(charge::Model, charge_item::Model)>, DbErr> {
    let charges = charge::Entity::find()
        .filter(charge::Column::AccountId.eq(account))
        .filter(charge::Column::InvoiceId.eq(invoice))
        .filter(charge::Column::Meter.is_not_null())
        .filter(charge::Column::PriceId.is_null())
        .order_by_asc(charge::Column::StartsAt)
        .order_by_asc(charge::Column::Id)
        .limit(limit)
        .all(reads)
        .await?;
    if charges.is_empty() {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<_> = charges.iter().map(|it| it.item_id).collect();
    let ids = Some(ids.into_iter().collect());
    let items = crate::among::<charge_item::Entity, Uuid>(reads, charge_item::Column::Id, ids);
    let items: HashMap<_, _> = items.await?.into_iter().map(|it| (it.id, it)).collect();
    let with_item = charges.into_iter().map(|charge| {
        let item = items.get(&charge.item_id).cloned();
        let missing = || DbErr::RecordNotFound(format!("item {}", charge.item_id));
        Ok((charge.clone(), item.ok_or_else(missing)?))
    });
    with_item.collect()
}

/// What one price has been counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatedSum {
    /// The price.
    pub price: PriceId,
    /// How much, in the meter's unit.
    pub quantity: Exact,
}

/// What was rated of a meter on a subscription from one second to before another, by price,
/// whichever invoice or month of credit took it up.
pub async fn rated(
    reads: &impl ConnectionTrait,
    (account, scope): (AccountId, Uuid),
    (meter, subscription): (&str, Option<SubscriptionId>),
    (start, end): (i64, i64),
) -> Result<Vec<RatedSum>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        price_id: PriceId,
        quantity: Option<String>,
    }
    let mut values = vec![
        account.0.into(),
        scope.into(),
        meter.into(),
        start.into(),
        end.into(),
    ];
    let of_subscription = match subscription {
        Some(id) => {
            values.push(id.0.into());
            "= $6"
        }
        None => "IS NULL",
    };
    let sql = format!(
        "SELECT c.price_id, {quantity} AS quantity FROM charges c \
         WHERE c.account_id = $1 AND c.scope_id = $2 AND c.meter = $3 \
         AND c.starts_at >= $4 AND c.starts_at < $5 \
         AND c.subscription_id {of_subscription} AND c.price_id IS NOT NULL GROUP BY c.price_id",
        quantity = exact_sum("c.quantity"),
    );
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let rows = Row::find_by_statement(statement).all(reads).await?;
    let sums = rows.into_iter().map(|row| {
        Ok(RatedSum {
            price: row.price_id,
            quantity: row.quantity.as_deref().map_or(Ok(Exact::ZERO), read_sum)?,
        })
    });
    sums.collect()
}
