//! What a billing run had to do with, summed exactly: by the database, and by what was frozen.

use crate::charges::sums::{exact_sum, read_sum};
use billing::{Currency, Exact, RunId};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

/// Where charges stand after a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// On an invoice of the run.
    Invoiced,
    /// Covered by a month of credit that the run noted.
    Covered,
    /// Not due yet.
    Carried,
    /// Of a series that could not be billed.
    Parked,
    /// On an invoice that was voided for good.
    WrittenOff,
}

/// The charges of one part in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartSum {
    /// The currency.
    pub currency: Currency,
    /// Which part.
    pub part: Part,
    /// What the charges come to, as the database sums them.
    pub rated: Exact,
    /// What invoices and months of credit say.
    pub told: Exact,
}

#[derive(FromQueryResult)]
struct Row {
    currency: Currency,
    sum: Option<String>,
}

/// Every part of a run.
pub async fn of_run(reads: &impl ConnectionTrait, run: RunId) -> Result<Vec<PartSum>, DbErr> {
    let cost = exact_sum("c.cost");
    let charged = exact_sum("i.charged");
    let used = exact_sum("p.used");
    let open = |is_parked: &str| {
        format!(
            "SELECT c.currency, {cost} AS sum FROM charges c \
             LEFT JOIN imports m ON m.id = c.import_id \
             LEFT JOIN billing_scopes b ON b.account_id = c.account_id AND b.id = c.scope_id \
             WHERE c.invoice_id IS NULL AND c.credit_period_id IS NULL \
             AND (c.import_id IS NULL OR m.taken_at IS NOT NULL) \
             AND b.parked_reason {is_parked} GROUP BY c.currency"
        )
    };
    let invoiced = format!(
        "SELECT i.currency, {cost} AS sum FROM invoices i \
         JOIN charges c ON c.account_id = i.account_id AND c.invoice_id = i.id \
         WHERE i.run_id = $1 AND i.status <> 'Void' GROUP BY i.currency"
    );
    let frozen = format!(
        "SELECT i.currency, {charged} AS sum FROM invoices i \
         WHERE i.run_id = $1 AND i.status <> 'Void' GROUP BY i.currency"
    );
    let covered = format!(
        "SELECT p.currency, {cost} AS sum FROM credit_periods p \
         JOIN charges c ON c.account_id = p.account_id AND c.credit_period_id = p.id \
         WHERE p.run_id = $1 GROUP BY p.currency"
    );
    let noted = format!(
        "SELECT p.currency, {used} AS sum FROM credit_periods p WHERE p.run_id = $1 \
         AND EXISTS (SELECT 1 FROM charges c WHERE c.account_id = p.account_id \
         AND c.credit_period_id = p.id) GROUP BY p.currency"
    );
    let corrected = "JOIN invoices i ON i.account_id = n.account_id AND i.id = n.corrects_id \
                     WHERE n.run_id = $1 AND i.status = 'Void' \
                     AND EXISTS (SELECT 1 FROM charges c \
                     WHERE c.account_id = i.account_id AND c.invoice_id = i.id)";
    let written_off = format!(
        "SELECT i.currency, {cost} AS sum FROM invoices n \
         JOIN invoices i ON i.account_id = n.account_id AND i.id = n.corrects_id \
         JOIN charges c ON c.account_id = i.account_id AND c.invoice_id = i.id \
         WHERE n.run_id = $1 AND i.status = 'Void' GROUP BY i.currency"
    );
    let given_up = format!(
        "SELECT i.currency, {charged} AS sum FROM invoices n {corrected} GROUP BY i.currency"
    );
    let mut sums = Vec::new();
    for (part, rated, told) in [
        (Part::Invoiced, invoiced, Some(frozen)),
        (Part::Covered, covered, Some(noted)),
        (Part::WrittenOff, written_off, Some(given_up)),
        (Part::Carried, open("IS NULL"), None),
        (Part::Parked, open("IS NOT NULL"), None),
    ] {
        let rated = ask(reads, &rated, run).await?;
        let told = match told {
            Some(told) => ask(reads, &told, run).await?,
            None => rated.clone(),
        };
        let add = |(currency, is_rated): ((Currency, Exact), bool)| PartSum {
            currency: currency.0,
            part,
            rated: if is_rated { currency.1 } else { Exact::ZERO },
            told: if is_rated { Exact::ZERO } else { currency.1 },
        };
        let both = rated.into_iter().map(|it| (it, true));
        sums.extend(both.chain(told.into_iter().map(|it| (it, false))).map(add));
    }
    Ok(sums)
}

async fn ask(
    reads: &impl ConnectionTrait,
    sql: &str,
    run: RunId,
) -> Result<Vec<(Currency, Exact)>, DbErr> {
    let values = match sql.contains("$1") {
        true => vec![run.0.into()],
        false => Vec::new(),
    };
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let rows = Row::find_by_statement(statement).all(reads).await?;
    rows.into_iter()
        .map(|row| {
            let sum = row.sum.as_deref().map(read_sum).transpose()?;
            Ok((row.currency, sum.unwrap_or(Exact::ZERO)))
        })
        .collect()
}
