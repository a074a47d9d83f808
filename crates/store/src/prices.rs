//! Meters and price sheets.

mod list;

use crate::entities::{charge, meter, price};
use crate::{Transaction, whole};
use billing::exact::ExactError;
use billing::price::{Holder, Meter, Price};
use billing::{AccountId, ChargeId, Exact, PriceId};
pub use list::{MeterList, MeterQuery, MeterTurn, list_prices, meters_page, negotiated};
use sea_orm::prelude::Uuid;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter,
    QuerySelect,
};

/// Keeps every price as it is until the transaction ends: it rates by them, and others may too.
///
/// Taken before anything else is locked, as [`lock`] is, so that neither waits for the other in a circle.
/// A table's lock and not a row's: who waits for it comes before those who ask later, so that a
/// run of many transactions lets a change of prices in between two of them.
pub async fn keep(work: &Transaction) -> Result<(), DbErr> {
    lock_table(work, "SHARE").await
}

/// Locks the price sheet until the transaction ends: nobody rates by a price while it is changed.
pub async fn lock(work: &Transaction) -> Result<(), DbErr> {
    lock_table(work, "SHARE ROW EXCLUSIVE").await
}

/// SQLite needs none: a transaction that writes is alone from its beginning.
async fn lock_table(work: &Transaction, mode: &str) -> Result<(), DbErr> {
    if work.get_database_backend() == DbBackend::Postgres {
        let sql = format!("LOCK TABLE prices IN {mode} MODE");
        work.execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// The most prices that the meters of one question have.
pub const PRICES_MAX: u64 = 100_000;

/// These meters, where they are known.
pub async fn meters(
    reads: &impl ConnectionTrait,
    ids: Vec<String>,
) -> Result<Vec<meter::Model>, DbErr> {
    crate::among::<meter::Entity, _>(reads, meter::Column::Id, Some(ids)).await
}

/// All prices of these meters that the list or an account has; more than [`PRICES_MAX`] are an
/// error.
pub async fn of_meters(
    reads: &impl ConnectionTrait,
    account: AccountId,
    meters: Vec<String>,
) -> Result<Vec<Price>, DbErr> {
    let own = price::Column::AccountId.eq(account);
    let of_list_or_account = Condition::any()
        .add(price::Column::AccountId.is_null())
        .add(own);
    let select = price::Entity::find()
        .filter(price::Column::MeterId.is_in(meters))
        .filter(of_list_or_account);
    let rows = whole(select, PRICES_MAX, reads).await?;
    Ok(rows.into_iter().map(price_of).collect())
}

/// The meter of this identifier.
pub async fn meter(reads: &impl ConnectionTrait, id: &str) -> Result<Option<meter::Model>, DbErr> {
    meter::Entity::find_by_id(id).one(reads).await
}

/// All prices of a meter, of the list and of everybody; more than [`PRICES_MAX`] are an error.
pub async fn of_meter(reads: &impl ConnectionTrait, meter: &str) -> Result<Vec<Price>, DbErr> {
    let select = price::Entity::find().filter(price::Column::MeterId.eq(meter));
    let rows = whole(select, PRICES_MAX, reads).await?;
    Ok(rows.into_iter().map(price_of).collect())
}

/// The prices of a price's meter for the same buyer in the same currency, itself among them; more
/// than [`PRICES_MAX`] are an error.
pub async fn of_holder(reads: &impl ConnectionTrait, price: &Price) -> Result<Vec<Price>, DbErr> {
    let select = price::Entity::find()
        .filter(price::Column::MeterId.eq(price.meter.as_str()))
        .filter(price::Column::HolderId.eq(holder_id(price.holder)))
        .filter(price::Column::Currency.eq(price.currency));
    let rows = whole(select, PRICES_MAX, reads).await?;
    Ok(rows.into_iter().map(price_of).collect())
}

/// One price.
pub async fn price(reads: &impl ConnectionTrait, id: PriceId) -> Result<Option<Price>, DbErr> {
    Ok(price::Entity::find_by_id(id)
        .one(reads)
        .await?
        .map(price_of))
}

/// Whether any charge was rated by one of these prices.
pub async fn is_used(reads: &impl ConnectionTrait, prices: Vec<PriceId>) -> Result<bool, DbErr> {
    let used = charge::Entity::find()
        .select_only()
        .column(charge::Column::Id)
        .filter(charge::Column::PriceId.is_in(prices))
        .limit(1);
    let found: Option<ChargeId> = used.into_tuple().one(reads).await?;
    Ok(found.is_some())
}

/// The price of a row.
pub fn price_of(row: price::Model) -> Price {
    Price {
        id: row.id,
        meter: row.meter_id,
        holder: match (row.account_id, row.profile_id) {
            (None, _) => Holder::List,
            (Some(account), None) => Holder::Account(account),
            (Some(account), Some(profile)) => Holder::Profile(account, profile),
        },
        currency: row.currency,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        included: Exact::join(row.included_micros, row.included_attos),
        tiers: row.tiers,
    }
}

/// The row of a price.
pub fn row_of(price: Price) -> Result<price::Model, ExactError> {
    let (included_micros, included_attos) = price.included.split()?;
    Ok(price::Model {
        id: price.id,
        meter_id: price.meter,
        holder_id: holder_id(price.holder),
        account_id: price.holder.account(),
        profile_id: price.holder.profile(),
        currency: price.currency,
        valid_from: price.valid_from,
        valid_to: price.valid_to,
        included_micros,
        included_attos,
        tiers: price.tiers,
    })
}

/// The meter of a row.
pub fn meter_of(row: meter::Model) -> Meter {
    Meter {
        id: row.id,
        name: row.name,
        family: row.family,
        category: row.category,
        region: row.region,
        unit: row.unit,
    }
}

/// What tells the holders of prices apart: the list is all zeros.
pub fn holder_id(holder: Holder) -> Uuid {
    match holder {
        Holder::List => Uuid::nil(),
        Holder::Account(account) => account.0,
        Holder::Profile(_, profile) => profile.0,
    }
}
