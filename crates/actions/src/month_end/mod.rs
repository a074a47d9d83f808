//! Everything that a month is closed with, for an account: its documents, what they add up to, the
//! statement and how old what is open is.

mod taxes;
mod usage;

use crate::accounts::load_account;
use crate::invoices::{Archive, DOCUMENTS_MAX, Granted, grant, lines_of, narrowed};
use crate::rendering::frozen_contents;
use crate::statement::{ageing_csv, of_period, seen_of, statement_csv};
use crate::{Caller, Failure, Portal, Refusal, Wrong};
use billing::invoice::InvoiceContent;
use billing::policy::{AccountFacts, action, allow, visible_invoices};
use billing::statement::Statement;
use billing::{AccountId, Language, Month, Period};
use chrono::NaiveDate;
use std::collections::HashMap;
use store::entities::invoice;
use store::invoices::ListQuery;
use taxes::Taxes;
use usage::Usage;

/// Frozen contents read at a time: each may have very many lines.
const TURN: usize = 20;

const STATEMENT: &str = "statement";

/// A month's pack. The statement is still to be printed, and put into it.
#[derive(Debug)]
pub struct MonthEnd {
    /// The files.
    pub archive: Archive,
    /// What is to be printed.
    pub statement: Statement,
    /// Where it goes.
    pub statement_path: String,
}

/// The pack of a month, `2026-10`, for whoever may download all of the account's invoices, or those
/// of a profile: then it is about these profiles. What is in it is told to the audit trail.
pub async fn pack_month(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    (month, language): (&str, Language),
) -> Result<MonthEnd, Refusal> {
    let (row, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    seen_of(caller, facts)?;
    let days = month_of(month)?.period();
    let rows = rows_of(portal, caller, (facts, row.id), days).await?;
    let granted = grant(portal, caller, facts, (rows, language)).await?;
    let statement = of_period(portal, caller, account, days).await?;
    let mut archive = Archive::new(portal, portal.today(caller.now));
    archive.file_name = format!("month-end_{}_{month}.zip", row.name);
    archive.add_documents(&granted, language)?;
    let (usage, taxes) = summaries(portal, &granted).await?;
    archive.add(concat!("usage-summary", ".csv"), usage);
    archive.add(concat!("tax-summary", ".csv"), taxes);
    archive.add(format!("{STATEMENT}.csv"), statement_csv(&statement)?);
    archive.add(concat!("ageing", ".csv"), ageing_csv(&statement)?);
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    work.audit_all(lines_of(&granted)).await?;
    work.audit(row.id, "pack.download", month).await?;
    work.commit().await?;
    Ok(MonthEnd {
        archive,
        statement,
        statement_path: format!("{STATEMENT}.pdf"),
    })
}

/// A month as a form sends it.
fn month_of(text: &str) -> Result<Month, Refusal> {
    let day = format!("{text}-01").parse::<NaiveDate>();
    let day = day.map_err(|_| Refusal::wrong("month", Wrong::NoChoice))?;
    Ok(Month::of(day))
}

/// The documents of a month, by their dates.
async fn rows_of(
    portal: &Portal,
    caller: &Caller,
    (facts, account): (AccountFacts, AccountId),
    days: Period,
) -> Result<Vec<invoice::Model>, Refusal> {
    let reach = visible_invoices(&caller.standing, facts, caller.now);
    let Some(narrowed) = narrowed(&reach.downloadable) else {
        return Ok(Vec::new());
    };
    let query = ListQuery {
        from: Some(days.start),
        to: Some(days.end),
        ..ListQuery::of(account, narrowed, DOCUMENTS_MAX)
    };
    let (page, _) = store::invoices::list(&portal.database, &query).await?;
    match page.next {
        None => Ok(page.rows),
        Some(_) => Err(crate::invoices::too_many()),
    }
}

/// What the documents say, added up: what was used, and the tax.
async fn summaries(portal: &Portal, granted: &[Granted]) -> Result<(Vec<u8>, Vec<u8>), Refusal> {
    let (mut usage, mut taxes) = (Usage::new()?, Taxes::default());
    for part in granted.chunks(TURN) {
        let contents = contents_of(portal, part).await?;
        for it in part {
            let content = contents.get(&it.row.name);
            let content = content.ok_or_else(|| gone(&it.row))?;
            usage.add(content)?;
            let added = taxes.add(content);
            added.map_err(|cause| Refusal::broken(&cause))?;
        }
    }
    Ok((usage.finish()?, taxes.finish()?))
}

/// What some invoices say, by their names.
async fn contents_of(
    portal: &Portal,
    granted: &[Granted],
) -> Result<HashMap<String, InvoiceContent>, Refusal> {
    let Some(first) = granted.first() else {
        return Ok(HashMap::new());
    };
    let ids = granted.iter().map(|it| it.row.id).collect();
    let contents = frozen_contents(&portal.database, first.row.account_id, ids).await?;
    let contents = contents.into_iter();
    Ok(contents.map(|it| (it.head.name.clone(), it)).collect())
}

fn gone(row: &invoice::Model) -> Refusal {
    Failure::new(format!("What invoice {} says is gone.", row.name)).into()
}
