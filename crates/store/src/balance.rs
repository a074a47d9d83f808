//! Where all charges stand, summed exactly: what came in by its own rows, and what became of it by
//! what was frozen.

use crate::charges::sums::{exact_sum, read_sum};
use billing::{AccountId, Currency, Exact, RunId};
use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement, Value};

/// What an equation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What a run made, and all that is open.
    Run,
    /// One series of invoices.
    Series(AccountId, Uuid),
}

/// Where charges stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Anywhere: the sum of all charges of the extent that count, whatever became of them.
    Rated,
    /// On an invoice of the run, as it was frozen.
    Invoiced,
    /// On an invoice of another run, as it was frozen.
    InvoicedBefore,
    /// Covered by a month of credit, as that was noted or an invoice was frozen with it.
    Covered,
    /// Not due yet.
    Carried,
    /// Of a series that could not be billed.
    Parked,
    /// On an invoice that was voided for good, as it was frozen.
    WrittenOff,
}

/// The charges of one part in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartSum {
    /// The currency.
    pub currency: Currency,
    /// Which part.
    pub part: Part,
    /// What they come to.
    pub sum: Exact,
    /// How many of them came as quantities and have no cost yet.
    pub unrated: i64,
}

#[derive(FromQueryResult)]
struct Row {
    part: String,
    currency: Currency,
    sum: Option<String>,
    unrated: i64,
}

/// Every part, as a run leaves it. One statement, so that all parts are of the same moment whoever
/// else works.
pub async fn parts(
    reads: &impl ConnectionTrait,
    run: RunId,
    extent: Extent,
) -> Result<Vec<PartSum>, DbErr> {
    let mut values: Vec<Value> = vec![run.0.into()];
    if let Extent::Series(account, scope) = extent {
        values.extend([account.0.into(), scope.into()]);
    }
    let sql = [rated(extent), frozen(extent), noted(extent), open(extent)].join(" UNION ALL ");
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let rows = Row::find_by_statement(statement).all(reads).await?;
    let sums = rows.into_iter().map(|row| {
        Ok(PartSum {
            currency: row.currency,
            part: part_of(&row.part)?,
            sum: row.sum.as_deref().map_or(Ok(Exact::ZERO), read_sum)?,
            unrated: row.unrated,
        })
    });
    sums.collect()
}

fn part_of(word: &str) -> Result<Part, DbErr> {
    Ok(match word {
        "rated" => Part::Rated,
        "invoiced" => Part::Invoiced,
        "before" => Part::InvoicedBefore,
        "covered" => Part::Covered,
        "carried" => Part::Carried,
        "parked" => Part::Parked,
        "written-off" => Part::WrittenOff,
        _ => return Err(DbErr::Type(format!("{word:?} is no part of an equation"))),
    })
}

/// What narrows a table of what was made to the run, or to the series.
fn within_made(extent: Extent, table: &str, column: &str) -> String {
    match extent {
        Extent::Run => format!("AND {table}.run_id = $1"),
        Extent::Series(..) => within(extent, table, column),
    }
}

/// What narrows a table to the series, whose id it holds in a column of this name.
fn within(extent: Extent, table: &str, column: &str) -> String {
    match extent {
        Extent::Run => String::new(),
        Extent::Series(..) => format!("AND {table}.account_id = $2 AND {table}.{column} = $3"),
    }
}

/// The charges that run `$1` put on invoices or covered, whatever these say of them.
const TAKEN_UP: &str = "SELECT c.account_id, c.scope_id, c.currency, c.cost_micros, c.cost_attos \
     FROM invoices i JOIN charges c ON c.account_id = i.account_id AND c.invoice_id = i.id \
     WHERE i.run_id = $1 UNION ALL \
     SELECT c.account_id, c.scope_id, c.currency, c.cost_micros, c.cost_attos \
     FROM credit_periods p JOIN charges c ON c.account_id = p.account_id \
     AND c.credit_period_id = p.id WHERE p.run_id = $1";

/// Every charge of the extent that counts.
fn rated(extent: Extent) -> String {
    let charges = match extent {
        Extent::Run => format!(
            "{TAKEN_UP} UNION ALL SELECT c.account_id, c.scope_id, c.currency, c.cost_micros, \
             c.cost_attos FROM charges c LEFT JOIN imports m ON m.id = c.import_id \
             WHERE c.invoice_id IS NULL AND c.credit_period_id IS NULL \
             AND (c.import_id IS NULL OR m.taken_at IS NOT NULL)"
        ),
        Extent::Series(..) => "SELECT c.currency, c.cost_micros, c.cost_attos \
             FROM charges c LEFT JOIN imports m ON m.id = c.import_id \
             WHERE (c.import_id IS NULL OR m.taken_at IS NOT NULL) \
             AND c.account_id = $2 AND c.scope_id = $3"
            .to_owned(),
    };
    format!(
        "SELECT 'rated' AS part, r.currency AS currency, {cost} AS sum, 0 AS unrated \
         FROM ({charges}) r GROUP BY r.currency",
        cost = exact_sum("r.cost"),
    )
}

/// Series in which what run `$1` took up and what it froze are not the same, by key.
pub async fn differing(
    reads: &impl ConnectionTrait,
    run: RunId,
    limit: u64,
) -> Result<Vec<(AccountId, Uuid)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Key {
        account_id: AccountId,
        scope_id: Uuid,
    }
    let sum = |term: &str| format!("CAST(SUM({term}) AS BIGINT)");
    // The four sums of an exact sum, carried from the last to the first: all of them are nothing
    // where the sum is, and no part of it overflows.
    let sql = format!(
        "SELECT DISTINCT s.account_id, s.scope_id FROM ( \
         SELECT d.account_id, d.scope_id, d.currency, {a} AS a, {b} AS b, {c} AS c, {d} AS d \
         FROM ({TAKEN_UP} UNION ALL \
         SELECT i.account_id, i.scope_id, i.currency, -i.charged_micros, -i.charged_attos \
         FROM invoices i WHERE i.run_id = $1 AND (i.status <> 'Void' OR EXISTS ( \
         SELECT 1 FROM charges c WHERE c.account_id = i.account_id AND c.invoice_id = i.id)) \
         UNION ALL \
         SELECT p.account_id, p.subscription_id, p.currency, -p.used_micros, -p.used_attos \
         FROM credit_periods p WHERE p.run_id = $1 AND EXISTS (SELECT 1 FROM charges c \
         WHERE c.account_id = p.account_id AND c.credit_period_id = p.id) \
         ) d GROUP BY d.account_id, d.scope_id, d.currency) s \
         WHERE s.d % 1000000 <> 0 \
         OR (s.c + s.d / 1000000) % 1000000 <> 0 \
         OR (s.b + (s.c + s.d / 1000000) / 1000000) % 1000000 <> 0 \
         OR s.a + (s.b + (s.c + s.d / 1000000) / 1000000) / 1000000 <> 0 \
         ORDER BY s.account_id, s.scope_id LIMIT {limit}",
        a = sum("d.cost_micros / 1000000"),
        b = sum("d.cost_micros % 1000000"),
        c = sum("d.cost_attos / 1000000"),
        d = sum("d.cost_attos % 1000000"),
    );
    let values = [run.0.into()];
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let keys = Key::find_by_statement(statement).all(reads).await?;
    Ok(keys
        .into_iter()
        .map(|it| (it.account_id, it.scope_id))
        .collect())
}

/// What invoices say of the charges on them, and of what the month's credit covers of these. A void
/// one says nothing any more once another one, or a month of credit, has its charges.
fn frozen(extent: Extent) -> String {
    let invoices = format!(
        "FROM invoices i WHERE (i.status <> 'Void' OR EXISTS (SELECT 1 FROM charges c \
         WHERE c.account_id = i.account_id AND c.invoice_id = i.id)) {within}",
        within = within_made(extent, "i", "scope_id"),
    );
    format!(
        "SELECT f.part AS part, f.currency AS currency, {asked} AS sum, 0 AS unrated FROM ( \
         SELECT CASE WHEN i.status = 'Void' THEN 'written-off' \
         WHEN i.run_id = $1 THEN 'invoiced' ELSE 'before' END AS part, i.currency, \
         i.charged_micros - i.covered_micros AS asked_micros, \
         i.charged_attos - i.covered_attos AS asked_attos {invoices}) f GROUP BY 1, 2 \
         UNION ALL SELECT 'covered' AS part, i.currency AS currency, {covered} AS sum, \
         0 AS unrated {invoices} AND (i.covered_micros <> 0 OR i.covered_attos <> 0) \
         GROUP BY i.currency",
        asked = exact_sum("f.asked"),
        covered = exact_sum("i.covered"),
    )
}

/// What months of credit say of the charges that they covered to the last.
fn noted(extent: Extent) -> String {
    format!(
        "SELECT 'covered' AS part, p.currency AS currency, {used} AS sum, 0 AS unrated \
         FROM credit_periods p WHERE EXISTS (SELECT 1 FROM charges c \
         WHERE c.account_id = p.account_id AND c.credit_period_id = p.id) {within} \
         GROUP BY p.currency",
        used = exact_sum("p.used"),
        within = within_made(extent, "p", "subscription_id"),
    )
}

/// Charges that nothing has taken up, of series that are parked or not.
fn open(extent: Extent) -> String {
    format!(
        "SELECT CASE WHEN b.parked_reason IS NULL THEN 'carried' ELSE 'parked' END AS part, \
         c.currency AS currency, {cost} AS sum, \
         SUM(CASE WHEN c.meter IS NOT NULL AND c.price_id IS NULL THEN 1 ELSE 0 END) AS unrated \
         FROM charges c LEFT JOIN imports m ON m.id = c.import_id \
         LEFT JOIN billing_scopes b ON b.account_id = c.account_id AND b.id = c.scope_id \
         WHERE c.invoice_id IS NULL AND c.credit_period_id IS NULL \
         AND (c.import_id IS NULL OR m.taken_at IS NOT NULL) {within} GROUP BY 1, 2",
        cost = exact_sum("c.cost"),
        within = within(extent, "c", "scope_id"),
    )
}
