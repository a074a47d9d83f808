//! What the charges of an invoice were rated by, and how that is forgotten.

use crate::Transaction;
use billing::{AccountId, InvoiceId, PriceId};
use chrono::{DateTime, NaiveDate};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

const SECONDS_A_DAY: i64 = 86_400;
/// The most meters, prices and days that one invoice is rated by.
const RATED_BY_MAX: usize = 1_000_000;

/// A price that use of a meter on a day was rated by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatedBy {
    /// The meter.
    pub meter: String,
    /// The price.
    pub price: PriceId,
    /// A day of the use.
    pub day: NaiveDate,
}

#[derive(FromQueryResult)]
struct Row {
    meter: String,
    price_id: PriceId,
    day: i64,
}

/// What the charges of an invoice were rated by; more than a million different ones are an error.
pub async fn rated_by(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<RatedBy>, DbErr> {
    let sql = format!(
        "SELECT DISTINCT meter, price_id, starts_at / {SECONDS_A_DAY} AS day FROM charges \
         WHERE account_id = $1 AND invoice_id = $2 AND meter IS NOT NULL \
         AND price_id IS NOT NULL LIMIT {}",
        RATED_BY_MAX + 1
    );
    let values = [account.0.into(), invoice.0.into()];
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let rows = Row::find_by_statement(statement).all(reads).await?;
    if rows.len() > RATED_BY_MAX {
        return Err(DbErr::Custom(format!(
            "invoice {invoice} has too many prices"
        )));
    }
    rows.into_iter()
        .map(|row| {
            let moment = DateTime::from_timestamp(row.day * SECONDS_A_DAY, 0);
            let no_day = || DbErr::Type(format!("{} is no day", row.day));
            Ok(RatedBy {
                day: moment.ok_or_else(no_day)?.date_naive(),
                meter: row.meter,
                price: row.price_id,
            })
        })
        .collect()
}

/// Makes the charges of an invoice and meter what they were before they were rated: a row that
/// reached several tiers is one row again.
pub async fn forget_rates(
    work: &Transaction,
    (account, invoice): (AccountId, InvoiceId),
    meter: &str,
) -> Result<(), DbErr> {
    let backend = work.get_database_backend();
    let rated = "account_id = $1 AND invoice_id = $2 AND meter = $3 AND price_id IS NOT NULL";
    // How much was used stands with the first part of a row alone.
    let parts = format!("DELETE FROM charges WHERE {rated} AND used_micros IS NULL");
    let rows = format!(
        "UPDATE charges SET price_id = NULL, cost_micros = 0, cost_attos = 0, \
         quantity_micros = NULL, quantity_attos = NULL, \
         list_cost_micros = NULL, list_cost_attos = NULL WHERE {rated}"
    );
    for sql in [parts, rows] {
        let values = [account.0.into(), invoice.0.into(), meter.into()];
        let statement = Statement::from_sql_and_values(backend, sql, values);
        work.execute_raw(statement).await?;
    }
    Ok(())
}
