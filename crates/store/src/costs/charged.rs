//! What one source charged, summed by whatever costs are told by.

use crate::Transaction;
use crate::charges::sums::{exact_sum, read_sum};
use billing::costs::CostSourceKind;
use billing::invoice::LineKind;
use billing::{AccountId, Currency, Exact, SectionId, SubscriptionId};
use futures::{Stream, StreamExt};
use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, StreamTrait};

/// What was charged of one thing on one day.
#[derive(Debug, Clone)]
pub struct Charged {
    /// The day, counted from 1 January 1970.
    pub day: i32,
    pub scope_id: Uuid,
    pub section_id: Option<SectionId>,
    pub subscription_id: Option<SubscriptionId>,
    pub item_id: Uuid,
    pub kind: LineKind,
    pub family: String,
    pub service: String,
    pub region: Option<String>,
    pub currency: Currency,
    /// All tags, as the file has them; nothing where they are not asked for.
    pub tags: Option<String>,
    pub cost: Exact,
}

/// What a source charged: rows of an import that say what they cost, or what was rated and bought for
/// an invoice or a month of credit. One by one, however many there are.
pub async fn charged<'a>(
    reads: &'a Transaction,
    (account, source): (AccountId, Uuid),
    kind: CostSourceKind,
    with_tags: bool,
) -> Result<impl Stream<Item = Result<Charged, DbErr>> + Send + 'a, DbErr> {
    let backend = ConnectionTrait::get_database_backend(reads);
    let which = match kind {
        CostSourceKind::Import => "c.import_id = $2 AND c.meter IS NULL",
        CostSourceKind::Billed => {
            "(c.invoice_id = $2 OR c.credit_period_id = $2) \
             AND (c.price_id IS NOT NULL OR c.purchase_id IS NOT NULL)"
        }
    };
    let tags = match (with_tags, backend) {
        (false, _) => "CAST(NULL AS TEXT)",
        (true, DbBackend::Postgres) => "(c.extra::json ->> 'Tags')",
        (true, _) => "json_extract(c.extra, '$.Tags')",
    };
    let sql = format!(
        "SELECT s.day, s.scope_id, s.section_id, s.subscription_id, s.item_id, i.kind, i.family, \
         i.service, i.region, s.currency, s.tags, s.cost FROM ( \
         SELECT CAST(c.starts_at / 86400 AS INTEGER) AS day, c.scope_id, c.section_id, \
         c.subscription_id, c.item_id, c.currency, {tags} AS tags, {cost} AS cost FROM charges c \
         WHERE c.account_id = $1 AND {which} GROUP BY 1, 2, 3, 4, 5, 6, 7 \
         ) s JOIN charge_items i ON i.id = s.item_id",
        cost = exact_sum("c.cost"),
    );
    let statement = Statement::from_sql_and_values(backend, sql, [account.0.into(), source.into()]);
    let rows = reads.stream_raw(statement).await?;
    Ok(rows.map(|row| row.and_then(|it| read(&it))))
}

fn read(row: &QueryResult) -> Result<Charged, DbErr> {
    let cost: String = row.try_get_by_index(11)?;
    Ok(Charged {
        day: row.try_get_by_index(0)?,
        scope_id: row.try_get_by_index(1)?,
        section_id: row.try_get_by_index(2)?,
        subscription_id: row.try_get_by_index(3)?,
        item_id: row.try_get_by_index(4)?,
        kind: row.try_get_by_index(5)?,
        family: row.try_get_by_index(6)?,
        service: row.try_get_by_index(7)?,
        region: row.try_get_by_index(8)?,
        currency: row.try_get_by_index(9)?,
        tags: row.try_get_by_index(10)?,
        cost: read_sum(&cost)?,
    })
}
