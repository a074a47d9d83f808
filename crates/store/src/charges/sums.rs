//! What an invoice takes up, summed exactly in SQL.

use billing::invoice::LineKind;
use billing::{AccountId, Exact, InvoiceId, SectionId, SubscriptionId};
use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};

/// The most different lines that one invoice takes up.
pub const LINES_MAX: usize = 200_000;

/// The charges of one item on one subscription, summed.
#[derive(Debug, Clone)]
pub struct ChargeSum {
    /// The section they belong to.
    pub section_id: Option<SectionId>,
    /// The subscription they were recorded on.
    pub subscription_id: Option<SubscriptionId>,
    /// Usage, purchase, credit or adjustment.
    pub kind: LineKind,
    /// The service family.
    pub family: String,
    /// The service.
    pub service: String,
    /// What was used or bought.
    pub description: String,
    /// The kind of the service, where the file says it.
    pub subcategory: Option<String>,
    /// Where it was used, where the file says it.
    pub region: Option<String>,
    /// The unit of quantity and price.
    pub unit: String,
    /// Who publishes it, where that is known.
    pub publisher: Option<String>,
    /// The price of a unit.
    pub unit_price: Option<Exact>,
    /// How many units; nothing where any of them has none.
    pub quantity: Option<Exact>,
    /// What it costs.
    pub cost: Exact,
    /// What it costs at list prices; nothing where any of them has none.
    pub list_cost: Option<Exact>,
    /// The first and last second they begin in, where they belong to an earlier period.
    pub late: Option<(i64, i64)>,
}

/// The charges of an invoice, summed by section, subscription and item, those that begin before
/// `period_start` apart. One more than [`LINES_MAX`] says that there are more.
pub async fn sums_of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
    period_start: i64,
) -> Result<Vec<ChargeSum>, DbErr> {
    let values = [account.0.into(), invoice.0.into(), period_start.into()];
    let sql = sums_query(reads.get_database_backend());
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let rows = SumRow::find_by_statement(statement).all(reads).await?;
    rows.into_iter().map(ChargeSum::try_from).collect()
}

/// The SQL of an exact sum, to be read by [`read_sum`]. It comes as four: each part is split again,
/// so that no sum of 64-bit integers overflows however many rows there are.
pub(crate) fn exact_sum(column: &str) -> String {
    let sum = |term: String| format!("CAST(SUM({term}) AS TEXT)");
    [
        sum(format!("{column}_micros / 1000000")),
        sum(format!("{column}_micros % 1000000")),
        sum(format!("{column}_attos / 1000000")),
        sum(format!("{column}_attos % 1000000")),
    ]
    .join(" || ' ' || ")
}

fn sums_query(backend: DbBackend) -> String {
    // PostgreSQL finds the type of a parameter that is only compared; SQLite needs none.
    let is_late = match backend {
        DbBackend::Postgres => "(c.starts_at < $3::bigint)",
        _ => "(c.starts_at < $3)",
    };
    format!(
        "SELECT s.section_id, s.subscription_id, i.kind, i.family, i.service, i.description, \
         i.subcategory, i.region, i.unit, i.publisher, i.unit_price_micros, i.unit_price_attos, \
         s.cost, s.quantity, s.list_cost, s.late, s.first_start, s.last_start FROM ( \
         SELECT c.section_id, c.subscription_id, c.item_id, \
         CASE WHEN {is_late} THEN 1 ELSE 0 END AS late, \
         MIN(c.starts_at) AS first_start, MAX(c.starts_at) AS last_start, \
         {cost} AS cost, \
         CASE WHEN COUNT(*) = COUNT(c.quantity_micros) THEN {quantity} END AS quantity, \
         CASE WHEN COUNT(*) = COUNT(c.list_cost_micros) THEN {list_cost} END AS list_cost \
         FROM charges c \
         WHERE c.account_id = $1 AND c.invoice_id = $2 \
         GROUP BY c.section_id, c.subscription_id, c.item_id, \
         CASE WHEN {is_late} THEN 1 ELSE 0 END LIMIT {limit} \
         ) s JOIN charge_items i ON i.id = s.item_id",
        cost = exact_sum("c.cost"),
        quantity = exact_sum("c.quantity"),
        list_cost = exact_sum("c.list_cost"),
        limit = LINES_MAX + 1,
    )
}

#[derive(FromQueryResult)]
struct SumRow {
    section_id: Option<Uuid>,
    subscription_id: Option<Uuid>,
    kind: LineKind,
    family: String,
    service: String,
    description: String,
    subcategory: Option<String>,
    region: Option<String>,
    unit: String,
    publisher: Option<String>,
    unit_price_micros: Option<i64>,
    unit_price_attos: Option<i64>,
    cost: String,
    quantity: Option<String>,
    list_cost: Option<String>,
    late: i32,
    first_start: i64,
    last_start: i64,
}

impl TryFrom<SumRow> for ChargeSum {
    type Error = DbErr;

    fn try_from(row: SumRow) -> Result<Self, DbErr> {
        Ok(Self {
            section_id: row.section_id.map(SectionId),
            subscription_id: row.subscription_id.map(SubscriptionId),
            kind: row.kind,
            family: row.family,
            service: row.service,
            description: row.description,
            subcategory: row.subcategory,
            region: row.region,
            unit: row.unit,
            publisher: row.publisher,
            unit_price: join(row.unit_price_micros, row.unit_price_attos),
            quantity: row.quantity.as_deref().map(read_sum).transpose()?,
            cost: read_sum(&row.cost)?,
            list_cost: row.list_cost.as_deref().map(read_sum).transpose()?,
            late: (row.late == 1).then_some((row.first_start, row.last_start)),
        })
    }
}

/// The exact number of two columns that are both there or both missing.
pub fn join(micros: Option<i64>, attos: Option<i64>) -> Option<Exact> {
    Some(Exact::join(micros?, attos?))
}

/// Reads the four sums of [`exact_sum`]: their weights are 10¹⁸, 10¹², 10⁶ and 1 atto.
pub(crate) fn read_sum(text: &str) -> Result<Exact, DbErr> {
    let wrong = || DbErr::Type(format!("{text:?} is not an exact sum"));
    let mut atto = 0_i128;
    let mut parts = text.split(' ');
    for weight in [10_i128.pow(18), 10_i128.pow(12), 10_i128.pow(6), 1] {
        let part: i128 = parts
            .next()
            .and_then(|it| it.parse().ok())
            .ok_or_else(wrong)?;
        let weighted = part.checked_mul(weight).ok_or_else(wrong)?;
        atto = atto.checked_add(weighted).ok_or_else(wrong)?;
    }
    Ok(Exact::from_atto(atto))
}
