//! Charges: which are open, and which invoice takes them up.

mod rating;
pub(crate) mod sums;

use crate::Transaction;
use crate::entities::charge;
use billing::{AccountId, CreditPeriodId, Currency, InvoiceId, PurchaseId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    Statement, Value, prelude::Uuid,
};

pub use rating::{RatedSum, rated, unrated};
pub use sums::{ChargeSum, LINES_MAX, join, sums_of_invoice};

/// Which open charges of a series to take up.
#[derive(Debug, Clone, Copy)]
pub enum Taken {
    /// Those that begin before this second.
    Before(i64),
    /// All of them.
    All,
    /// Those of one purchase.
    Purchase(PurchaseId),
}

/// Charges that count, and that no invoice and no credit has taken up.
const OPEN: &str = "invoice_id IS NULL AND credit_period_id IS NULL AND \
                    (import_id IS NULL OR import_id IN \
                    (SELECT id FROM imports WHERE taken_at IS NOT NULL))";

/// Puts open charges of a series on an invoice. Gives how many.
pub async fn assign_to_invoice(
    work: &Transaction,
    (account, scope): (AccountId, Uuid),
    taken: Taken,
    invoice: InvoiceId,
) -> Result<u64, DbErr> {
    let mut values: Vec<Value> = vec![invoice.0.into(), account.0.into(), scope.into()];
    let which = match taken {
        Taken::Before(second) => {
            values.push(second.into());
            "AND starts_at < $4"
        }
        Taken::Purchase(purchase) => {
            values.push(purchase.0.into());
            "AND purchase_id = $4"
        }
        Taken::All => "",
    };
    let sql = format!(
        "UPDATE charges SET invoice_id = $1 \
         WHERE account_id = $2 AND scope_id = $3 {which} AND {OPEN}"
    );
    let statement = Statement::from_sql_and_values(work.get_database_backend(), sql, values);
    Ok(work.execute_raw(statement).await?.rows_affected())
}

/// Hands the charges of an invoice that is not made over to the month of credit that covers them.
pub async fn cover(
    work: &Transaction,
    (account, invoice): (AccountId, InvoiceId),
    by: CreditPeriodId,
) -> Result<(), DbErr> {
    charge::Entity::update_many()
        .col_expr(charge::Column::CreditPeriodId, Expr::value(by))
        .col_expr(
            charge::Column::InvoiceId,
            Expr::value(Option::<InvoiceId>::None),
        )
        .filter(charge::Column::AccountId.eq(account))
        .filter(charge::Column::InvoiceId.eq(invoice))
        .exec(work)
        .await?;
    Ok(())
}

/// The first second of a series' open charges, and the last moment at which any of them came in.
pub async fn open_since(
    reads: &impl ConnectionTrait,
    (account, scope): (AccountId, Uuid),
) -> Result<Option<Open>, DbErr> {
    let sql = "SELECT MIN(c.starts_at) AS first_start, MAX(i.taken_at) AS last_taken \
               FROM charges c LEFT JOIN imports i ON i.id = c.import_id \
               WHERE c.account_id = $1 AND c.scope_id = $2 \
               AND c.invoice_id IS NULL AND c.credit_period_id IS NULL \
               AND (c.import_id IS NULL OR i.taken_at IS NOT NULL)";
    let values = [account.0.into(), scope.into()];
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let found = OpenRow::find_by_statement(statement).one(reads).await?;
    Ok(found.and_then(|it| {
        Some(Open {
            first_start: it.first_start?,
            last_taken: it.last_taken,
        })
    }))
}

/// Charges of a series that no invoice has taken up.
#[derive(Debug, Clone, Copy)]
pub struct Open {
    /// The second at which the first of them begins.
    pub first_start: i64,
    /// When the last of them came in.
    pub last_taken: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct OpenRow {
    first_start: Option<i64>,
    last_taken: Option<DateTime<Utc>>,
}

/// The currencies of an invoice's charges.
pub async fn currencies_of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<Currency>, DbErr> {
    charge::Entity::find()
        .select_only()
        .column(charge::Column::Currency)
        .distinct()
        .filter(charge::Column::AccountId.eq(account))
        .filter(charge::Column::InvoiceId.eq(invoice))
        .into_tuple()
        .all(reads)
        .await
}

/// The seconds at which charges of these purchases begin that are written already.
pub async fn purchase_starts(
    reads: &impl ConnectionTrait,
    account: AccountId,
    purchases: Vec<PurchaseId>,
) -> Result<Vec<(PurchaseId, i64)>, DbErr> {
    charge::Entity::find()
        .select_only()
        .column(charge::Column::PurchaseId)
        .column(charge::Column::StartsAt)
        .filter(charge::Column::AccountId.eq(account))
        .filter(charge::Column::PurchaseId.is_in(purchases))
        .into_tuple()
        .all(reads)
        .await
}
