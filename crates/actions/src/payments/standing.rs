//! Subscriptions whose invoices stay past due are disabled, and enabled again when everything is
//! settled (domain.md §2, Status).

use crate::work::Work;
use crate::{Failure, Portal};
use billing::invoice::InvoiceStatus;
use billing::payment::GRACE_DAYS;
use chrono::{DateTime, Days, NaiveDate, Utc};
use store::entities::invoice;

/// Invoices looked at in one transaction.
const TURN: u64 = 100;

/// Disables the subscriptions of invoices whose grace is over. Gives how many.
pub(super) async fn disable(
    portal: &Portal,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<u64, Failure> {
    let since = today - Days::new(GRACE_DAYS);
    let mut disabled = 0;
    let mut after = None;
    loop {
        let work = portal.begin(None, now).await?;
        let overdue = store::invoices::past_due_since(&work.txn, since, after, TURN).await?;
        let Some(last) = overdue.last() else {
            return Ok(disabled);
        };
        after = Some((last.account_id, last.id));
        for invoice in &overdue {
            // It may have been paid since it was read.
            let key = (invoice.account_id, invoice.id);
            let locked = store::invoices::lock(&work.txn, key).await?;
            if locked.is_none_or(|it| it.status != InvoiceStatus::PastDue) {
                continue;
            }
            let count = store::accounts::disable_billed_on(&work.txn, invoice, today).await?;
            if count > 0 {
                let account = Some(invoice.account_id);
                work.audit(account, "subscription.disable", &invoice.name)
                    .await?;
            }
            disabled += count;
        }
        work.commit().await?;
    }
}

/// Enables the subscriptions of a settled invoice, unless another one of the series is past due.
pub(crate) async fn enable(work: &Work, invoice: &invoice::Model) -> Result<(), Failure> {
    let series = (invoice.account_id, invoice.scope_id);
    if store::invoices::is_any_past_due(&work.txn, series).await? {
        return Ok(());
    }
    let count = store::accounts::enable_billed_on(&work.txn, invoice).await?;
    if count > 0 {
        let account = Some(invoice.account_id);
        work.audit(account, "subscription.enable", &invoice.name)
            .await?;
    }
    Ok(())
}
