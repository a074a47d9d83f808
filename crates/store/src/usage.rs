//! Charges as a file of usage has them: one by one, in an order, however many there are.

use crate::Transaction;
use crate::entities::{charge, charge_item, invoice, subscription};
use billing::{AccountId, Currency, InvoiceId, SectionId, SubscriptionId};
use futures::{Stream, StreamExt};
use sea_orm::prelude::Uuid;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, Statement, StreamTrait, Value,
};

/// The most different things, subscriptions or invoices that the charges of one file name.
pub const NAMED_MAX: usize = 200_000;

/// Which charges.
#[derive(Debug, Clone, Copy)]
pub enum UsageSource {
    /// Those of an invoice.
    Invoice(AccountId, InvoiceId),
    /// Those that begin in some days, on an invoice or not.
    Days(UsageDays),
}

/// The charges of some days.
#[derive(Debug, Clone, Copy)]
pub struct UsageDays {
    /// Whose.
    pub account: AccountId,
    /// Of which series; of all of the account's where none is named.
    pub scope: Option<Uuid>,
    /// The first second.
    pub from: i64,
    /// The second after the last one.
    pub before: i64,
}

/// A charge.
#[derive(Debug, Clone)]
pub struct UsageCharge {
    pub subscription_id: Option<SubscriptionId>,
    pub section_id: Option<SectionId>,
    pub item_id: Uuid,
    pub invoice_id: Option<InvoiceId>,
    /// Whether a month of credit took it up.
    pub is_covered: bool,
    pub starts_at: i64,
    pub ends_at: i64,
    pub currency: Currency,
    pub extra: String,
    pub meter: Option<String>,
    pub quantity: Option<(i64, i64)>,
    pub cost: (i64, i64),
    pub list_cost: Option<(i64, i64)>,
    /// What came as a quantity, in the unit that the file had.
    pub used: Option<(i64, i64)>,
    pub used_unit: Option<String>,
    /// Whether that was rated.
    pub is_rated: bool,
}

impl UsageSource {
    /// Whose charges they are.
    pub const fn account(&self) -> AccountId {
        match self {
            Self::Invoice(account, _) => *account,
            Self::Days(days) => days.account,
        }
    }

    fn condition(&self) -> (String, Vec<Value>) {
        match self {
            Self::Invoice(account, invoice) => (
                "c.account_id = $1 AND c.invoice_id = $2".to_owned(),
                vec![account.0.into(), invoice.0.into()],
            ),
            Self::Days(days) => {
                let mut values: Vec<Value> =
                    vec![days.account.0.into(), days.from.into(), days.before.into()];
                let scope = match days.scope {
                    Some(scope) => {
                        values.push(scope.into());
                        "= $4"
                    }
                    None => "IN (SELECT id FROM billing_scopes WHERE account_id = $1)",
                };
                let sql = format!(
                    "c.account_id = $1 AND c.scope_id {scope} \
                     AND c.starts_at >= $2 AND c.starts_at < $3 \
                     AND (c.import_id IS NULL OR c.import_id IN \
                     (SELECT id FROM imports WHERE taken_at IS NOT NULL))"
                );
                (sql, values)
            }
        }
    }
}

/// How many charges there are.
pub async fn count(reads: &impl ConnectionTrait, source: &UsageSource) -> Result<i64, DbErr> {
    #[derive(FromQueryResult)]
    struct Counted {
        rows: i64,
    }
    let (condition, values) = source.condition();
    let sql = format!("SELECT COUNT(*) AS rows FROM charges c WHERE {condition}");
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let counted = Counted::find_by_statement(statement).one(reads).await?;
    Ok(counted.map_or(0, |it| it.rows))
}

/// Whether there is any.
pub async fn is_any(reads: &impl ConnectionTrait, source: &UsageSource) -> Result<bool, DbErr> {
    #[derive(FromQueryResult)]
    struct Found {
        #[expect(dead_code, reason = "that there is one is all that is asked")]
        starts_at: i64,
    }
    let (condition, values) = source.condition();
    let sql = format!("SELECT c.starts_at FROM charges c WHERE {condition} LIMIT 1");
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let found = Found::find_by_statement(statement).one(reads).await?;
    Ok(found.is_some())
}

/// What the charges are for.
pub async fn items(
    reads: &impl ConnectionTrait,
    source: &UsageSource,
) -> Result<Vec<charge_item::Model>, DbErr> {
    named_by(reads, source, ("charge_items", "item_id"), "").await
}

/// The subscriptions that they were recorded on.
pub async fn subscriptions(
    reads: &impl ConnectionTrait,
    source: &UsageSource,
) -> Result<Vec<subscription::Model>, DbErr> {
    let of_account = "account_id = $1 AND";
    named_by(
        reads,
        source,
        ("subscriptions", "subscription_id"),
        of_account,
    )
    .await
}

/// The invoices that they are on.
pub async fn invoices(
    reads: &impl ConnectionTrait,
    source: &UsageSource,
) -> Result<Vec<invoice::Model>, DbErr> {
    let of_account = "account_id = $1 AND";
    named_by(reads, source, ("invoices", "invoice_id"), of_account).await
}

/// The rows of a table that the charges name in a column; more than [`NAMED_MAX`] are an error.
async fn named_by<M: FromQueryResult>(
    reads: &impl ConnectionTrait,
    source: &UsageSource,
    (table, column): (&str, &str),
    also: &str,
) -> Result<Vec<M>, DbErr> {
    let (condition, values) = source.condition();
    let sql = format!(
        "SELECT * FROM {table} WHERE {also} id IN \
         (SELECT c.{column} FROM charges c WHERE {condition}) LIMIT {}",
        NAMED_MAX + 1
    );
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let rows = M::find_by_statement(statement).all(reads).await?;
    match rows.len() > NAMED_MAX {
        true => Err(DbErr::Custom(format!(
            "one file of usage would name more than {NAMED_MAX} {table}"
        ))),
        false => Ok(rows),
    }
}

/// What billing has no use for of the latest charges of an account, up to `limit`.
pub async fn latest_extras(
    reads: &impl ConnectionTrait,
    account: AccountId,
    limit: u64,
) -> Result<Vec<String>, DbErr> {
    // Identifiers of charges sort by when they were made.
    charge::Entity::find()
        .select_only()
        .column(charge::Column::Extra)
        .filter(charge::Column::AccountId.eq(account))
        .order_by_desc(charge::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(reads)
        .await
}

/// The charges, by subscription, day, item, resource and time, as they are read: as many as there
/// are, and never more than a few of them in memory.
pub async fn charges<'a>(
    reads: &'a Transaction,
    source: &UsageSource,
) -> Result<impl Stream<Item = Result<UsageCharge, DbErr>> + Send + 'a, DbErr> {
    let backend = ConnectionTrait::get_database_backend(reads);
    let (condition, values) = source.condition();
    let sql = format!(
        "SELECT c.subscription_id, c.section_id, c.item_id, c.invoice_id, \
         CASE WHEN c.credit_period_id IS NULL THEN 0 ELSE 1 END, \
         c.starts_at, c.ends_at, c.currency, c.extra, c.meter, \
         c.quantity_micros, c.quantity_attos, c.cost_micros, c.cost_attos, \
         c.list_cost_micros, c.list_cost_attos, c.used_micros, c.used_attos, c.used_unit, \
         CASE WHEN c.price_id IS NULL THEN 0 ELSE 1 END \
         FROM charges c WHERE {condition} \
         ORDER BY CASE WHEN c.subscription_id IS NULL THEN 1 ELSE 0 END, c.subscription_id, \
         c.starts_at / 86400, c.item_id, {}, c.starts_at, c.id",
        resource(backend)
    );
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let rows = reads.stream_raw(statement).await?;
    Ok(rows.map(|row| row.and_then(|it| read(&it))))
}

/// Texts are compared byte by byte, whatever the database's language.
const fn resource(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => "(c.extra::json ->> 'ResourceId') COLLATE \"C\" NULLS FIRST",
        _ => "json_extract(c.extra, '$.ResourceId') NULLS FIRST",
    }
}

fn read(row: &QueryResult) -> Result<UsageCharge, DbErr> {
    let pair = |at: usize| -> Result<Option<(i64, i64)>, DbErr> {
        let micros: Option<i64> = row.try_get_by_index(at)?;
        let attos: Option<i64> = row.try_get_by_index(at + 1)?;
        Ok(micros.zip(attos))
    };
    let (covered, rated): (i32, i32) = (row.try_get_by_index(4)?, row.try_get_by_index(19)?);
    Ok(UsageCharge {
        subscription_id: row.try_get_by_index(0)?,
        section_id: row.try_get_by_index(1)?,
        item_id: row.try_get_by_index(2)?,
        invoice_id: row.try_get_by_index(3)?,
        is_covered: covered == 1,
        starts_at: row.try_get_by_index(5)?,
        ends_at: row.try_get_by_index(6)?,
        currency: row.try_get_by_index(7)?,
        extra: row.try_get_by_index(8)?,
        meter: row.try_get_by_index(9)?,
        quantity: pair(10)?,
        cost: (row.try_get_by_index(12)?, row.try_get_by_index(13)?),
        list_cost: pair(14)?,
        used: pair(16)?,
        used_unit: row.try_get_by_index(18)?,
        is_rated: rated == 1,
    })
}
