//! The installation: its issuer, secret, document numbers, tax and exchange rates.

use crate::Transaction;
use crate::entities::{exchange_rate, installation, number_series, publisher, tax_rule};
use billing::address::CustomerKind;
use billing::{Currency, Exact, tax};
use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
};

const THE_ONE: i32 = 1;

/// The installation's row, once it was set up.
pub async fn get(reads: &impl ConnectionTrait) -> Result<Option<installation::Model>, DbErr> {
    installation::Entity::find_by_id(THE_ONE).one(reads).await
}

/// Locks the installation's row until the transaction ends: one at a time changes the world.
pub async fn lock(work: &Transaction) -> Result<(), DbErr> {
    let row = installation::Entity::find_by_id(THE_ONE).lock_exclusive();
    row.one(work).await.map(|_| ())
}

/// Sets the installation up with its secret; a second call changes nothing.
pub async fn set_up(work: &Transaction, secret: Vec<u8>) -> Result<(), DbErr> {
    let row = installation::ActiveModel {
        id: ActiveValue::Set(THE_ONE),
        secret: ActiveValue::Set(secret),
        issuer: ActiveValue::Set(None),
        demo_stands_at: ActiveValue::Set(None),
        reminder_days: ActiveValue::Set(None),
    };
    let keep = OnConflict::column(installation::Column::Id)
        .do_nothing()
        .to_owned();
    installation::Entity::insert(row)
        .on_conflict(keep)
        .exec_without_returning(work)
        .await?;
    Ok(())
}

/// Notes the day up to which the demo world has lived.
pub async fn set_demo_stands_at(work: &Transaction, day: NaiveDate) -> Result<(), DbErr> {
    installation::Entity::update_many()
        .col_expr(installation::Column::DemoStandsAt, Expr::value(Some(day)))
        .filter(installation::Column::Id.eq(THE_ONE))
        .exec(work)
        .await?;
    Ok(())
}

/// How many document numbers each year has.
pub async fn number_series(
    reads: &impl ConnectionTrait,
) -> Result<Vec<number_series::Model>, DbErr> {
    crate::all::<number_series::Entity>(reads).await
}

/// Takes the next `count` places of a year's document numbers, and gives the first one. The row
/// stays locked until the transaction ends: numbers without a gap.
pub async fn take_numbers(work: &Transaction, year: i32, count: u32) -> Result<u32, DbErr> {
    let start = number_series::ActiveModel {
        year: ActiveValue::Set(year),
        last_place: ActiveValue::Set(0),
    };
    let keep = OnConflict::column(number_series::Column::Year)
        .do_nothing()
        .to_owned();
    number_series::Entity::insert(start)
        .on_conflict(keep)
        .exec_without_returning(work)
        .await?;
    let count = i32::try_from(count).map_err(|_| DbErr::Custom("too many numbers".to_owned()))?;
    let place = Expr::col(number_series::Column::LastPlace);
    let rows = number_series::Entity::update_many()
        .col_expr(number_series::Column::LastPlace, place.add(count))
        .filter(number_series::Column::Year.eq(year))
        .exec_with_returning(work)
        .await?;
    rows.first()
        .and_then(|row| u32::try_from(row.last_place - count + 1).ok())
        .ok_or_else(|| DbErr::RecordNotUpdated)
}

/// One rule of the tax table, by country, customer and first day.
pub async fn tax_rule(
    reads: &impl ConnectionTrait,
    key: (String, CustomerKind, NaiveDate),
) -> Result<Option<tax_rule::Model>, DbErr> {
    tax_rule::Entity::find_by_id(key).one(reads).await
}

/// One exchange rate, by currency and first day.
pub async fn exchange_rate(
    reads: &impl ConnectionTrait,
    key: (Currency, NaiveDate),
) -> Result<Option<exchange_rate::Model>, DbErr> {
    exchange_rate::Entity::find_by_id(key).one(reads).await
}

/// The tax table.
pub async fn tax_rules(reads: &impl ConnectionTrait) -> Result<Vec<tax::TaxRule>, DbErr> {
    let rows = crate::all::<tax_rule::Entity>(reads).await?;
    Ok(rows
        .into_iter()
        .map(|row| tax::TaxRule {
            country: row.country,
            customer: row.customer,
            category: row.category,
            percent: Exact::join(row.percent_micros, row.percent_attos),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
        .collect())
}

/// Publishers of services, and where they are.
pub async fn publishers(
    reads: &impl ConnectionTrait,
) -> Result<Vec<billing::invoice::Publisher>, DbErr> {
    let rows = crate::all::<publisher::Entity>(reads).await?;
    let publishers = rows.into_iter().map(|row| billing::invoice::Publisher {
        name: row.name,
        address: row.address,
    });
    Ok(publishers.collect())
}

/// The table of exchange rates.
pub async fn exchange_rates(reads: &impl ConnectionTrait) -> Result<Vec<tax::ExchangeRate>, DbErr> {
    let rows = crate::all::<exchange_rate::Entity>(reads).await?;
    Ok(rows
        .into_iter()
        .map(|row| tax::ExchangeRate {
            currency: row.currency,
            rate: Exact::join(row.rate_micros, row.rate_attos),
            source: row.source,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
        .collect())
}
