//! Refunds that the operator has to wire, and those that they have.

use super::refundable::{Refundable, refundable};
use crate::{Failure, Portal};
use billing::payment::RefundState;
use billing::{AccountId, Money, RefundId};
use chrono::{DateTime, NaiveDate, Utc};

/// The most refunds that the list of what is to be wired gives.
const LISTED_MAX: u64 = 500;

/// A refund to be wired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToWire {
    /// Which.
    pub id: RefundId,
    /// To whose account holder.
    pub account: String,
    /// How much.
    pub amount: Money,
    /// Since when.
    pub since: NaiveDate,
    /// Why.
    pub reason: String,
}

/// What is to be wired, by account; at most [`LISTED_MAX`].
pub async fn list_to_wire(portal: &Portal) -> Result<Vec<ToWire>, Failure> {
    let state = RefundState::ToWire;
    let rows = store::refunds::in_state(&portal.database, state, None, LISTED_MAX).await?;
    let mut listed = Vec::new();
    for row in rows {
        let account = store::accounts::by_id(&portal.database, row.account_id).await?;
        listed.push(ToWire {
            id: row.id,
            account: account.map(|it| it.name).unwrap_or_default(),
            amount: Money::new(row.amount_minor, row.currency),
            since: row.refunded_on,
            reason: row.reason,
        });
    }
    Ok(listed)
}

/// Notes that a refund was wired, with the bank's reference; done twice, it is done once.
pub async fn mark_wired(
    portal: &Portal,
    id: RefundId,
    reference: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let work = portal.begin(None, now).await?;
    let missing = || Failure::new(format!("There is no refund {id} to be wired."));
    let found = store::refunds::of_id(&work.txn, id).await?;
    let row = found.ok_or_else(missing)?;
    match row.state {
        RefundState::Done => return Ok(()),
        RefundState::ToWire => {}
        RefundState::Pending | RefundState::Refused => return Err(missing()),
    }
    // Two at once: one of them notes it, and its reference stays.
    let key = (row.account_id, row.id);
    if store::refunds::set_wired(&work.txn, key, reference).await? {
        let account = Some(row.account_id);
        work.audit(account, "refund.wire", &id.to_string()).await?;
    }
    Ok(work.commit().await?)
}

/// What can be given back of an invoice, for the command line.
pub async fn refundable_of(
    portal: &Portal,
    invoice: &str,
) -> Result<(AccountId, Vec<Refundable>), Failure> {
    let wanted = invoice.trim().to_uppercase();
    let row = store::invoices::by_name_or_number(&portal.database, &wanted).await?;
    let row = row.ok_or_else(|| Failure::new(format!("There is no invoice {invoice:?}.")))?;
    let found = refundable(&portal.database, &row).await?;
    Ok((row.account_id, found))
}
