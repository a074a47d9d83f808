//! What a series brings forward to its next invoice: what is open, and what came in.

use billing::{AccountId, Currency};
use chrono::NaiveDate;
use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Sum {
    minor: Option<i64>,
}

/// What the invoices of a series have open in a currency, in minor units.
pub async fn open_of_series(
    reads: &impl ConnectionTrait,
    (account, scope): (AccountId, Uuid),
    currency: Currency,
) -> Result<i64, DbErr> {
    // The second condition follows from the first; it is the index's own.
    let sql = "SELECT CAST(SUM(total_minor - paid_minor) AS BIGINT) AS minor FROM invoices \
               WHERE account_id = $1 AND scope_id = $2 AND currency = $3 \
               AND status IN ('Due', 'PastDue') AND status <> 'Void'";
    let values = [account.0.into(), scope.into(), currency.code().into()];
    sum(reads, sql, values.into()).await
}

/// What came in for the invoices of a series since a day, less what went back, in minor units.
pub async fn received_since(
    reads: &impl ConnectionTrait,
    (account, scope): (AccountId, Uuid),
    (currency, since): (Currency, NaiveDate),
) -> Result<i64, DbErr> {
    let sql = "SELECT CAST(SUM(p.amount_minor) AS BIGINT) AS minor FROM invoices i \
               JOIN payments p ON p.account_id = i.account_id AND p.invoice_id = i.id \
               WHERE i.account_id = $1 AND i.scope_id = $2 AND i.currency = $3 \
               AND i.status <> 'Void' AND p.received_on >= $4";
    let went_back = "SELECT CAST(SUM(r.amount_minor) AS BIGINT) AS minor FROM invoices i \
                     JOIN refunds r ON r.account_id = i.account_id AND r.invoice_id = i.id \
                     WHERE i.account_id = $1 AND i.scope_id = $2 AND i.currency = $3 \
                     AND i.status <> 'Void' AND r.refunded_on >= $4 \
                     AND r.state IN ('done', 'to-wire')";
    let values = [
        account.0.into(),
        scope.into(),
        currency.code().into(),
        since.into(),
    ];
    let came = sum(reads, sql, values.clone().into()).await?;
    Ok(came - sum(reads, went_back, values.into()).await?)
}

async fn sum(
    reads: &impl ConnectionTrait,
    sql: &str,
    values: Vec<sea_orm::Value>,
) -> Result<i64, DbErr> {
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let found = Sum::find_by_statement(statement).one(reads).await?;
    Ok(found.and_then(|it| it.minor).unwrap_or_default())
}
