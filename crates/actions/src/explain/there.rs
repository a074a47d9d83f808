//! What of a month is there: whoever misses an invoice is shown those that were made.

use super::Evaluated;
use crate::invoices::{InvoicePath, narrowed};
use crate::{Caller, Portal, Refusal};
use billing::invoice::InvoiceStatus;
use billing::policy::{What, visible_invoices};
use billing::{Month, Period};
use store::invoices::ListQuery;

/// The most invoices of a month that are named.
const THERE_MAX: u64 = 12;

/// An invoice that is there for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct There {
    /// Where.
    pub path: InvoicePath,
    /// Its document number.
    pub number: String,
    /// The profile, subscription or account that it is for.
    pub scope: String,
    /// The days it is for.
    pub period: Period,
    /// Where it stands.
    pub status: InvoiceStatus,
}

/// The invoices for days of this month, of what was asked about, that this person sees.
pub(super) async fn load(
    portal: &Portal,
    caller: &Caller,
    (evaluated, month): (&Evaluated, Option<Month>),
) -> Result<Vec<There>, Refusal> {
    let found = &evaluated.found;
    let reach = visible_invoices(&caller.standing, found.facts, caller.now);
    let (Some(month), What::Series(series), Some(narrowed)) =
        (month, &evaluated.what, narrowed(&reach.visible))
    else {
        return Ok(Vec::new());
    };
    let subscription = match &series[..] {
        [one] => one.scope.subscription(),
        _ => None,
    };
    let query = ListQuery {
        days: Some(month.period()),
        profile: evaluated.profile,
        subscription,
        ..ListQuery::of(found.account.id, narrowed, THERE_MAX)
    };
    let (page, _) = store::invoices::list(&portal.database, &query).await?;
    let there = page.rows.into_iter().map(|row| There {
        path: InvoicePath {
            account: found.account.name.clone(),
            invoice: row.name,
        },
        number: row.document_number,
        scope: row.scope_label,
        period: Period {
            start: row.period_start,
            end: row.period_end,
        },
        status: row.status,
    });
    Ok(there.collect())
}
