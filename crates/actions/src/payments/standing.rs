//! Subscriptions whose invoices stay past due are disabled, and enabled again when everything is
//! settled (domain.md §2, Status).

use super::collect::Collected;
use crate::mail::{Told, tell};
use crate::work::Work;
use crate::{Failure, Portal};
use billing::invoice::{InvoiceKind, InvoiceStatus};
use billing::mail::{AboutInvoice, AboutSubscription, Letter};
use billing::payment::GRACE_DAYS;
use chrono::{DateTime, Days, NaiveDate, Utc};
use store::entities::invoice;

/// Invoices read at a time.
const TURN: u64 = 100;

/// Disables the subscriptions of invoices whose grace is over.
pub(super) async fn disable(
    portal: &Portal,
    (today, now): (NaiveDate, DateTime<Utc>),
    collected: &mut Collected,
) -> Result<(), Failure> {
    let since = today - Days::new(GRACE_DAYS);
    let mut after = None;
    loop {
        let overdue = store::invoices::to_disable(&portal.database, since, after, TURN).await?;
        let Some(last) = overdue.last() else {
            return Ok(());
        };
        after = Some((last.account_id, last.id));
        for invoice in &overdue {
            match disable_of(portal, invoice, today, now).await {
                Ok(count) => collected.disabled += count,
                Err(failure) => collected.fault(&invoice.name, &failure),
            }
        }
    }
}

async fn disable_of(
    portal: &Portal,
    invoice: &invoice::Model,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<u64, Failure> {
    let work = portal.begin(None, now).await?;
    // It may have been paid since it was read.
    let key = (invoice.account_id, invoice.id);
    let locked = store::invoices::lock(&work.txn, key).await?;
    if locked.is_none_or(|it| it.status != InvoiceStatus::PastDue) {
        return Ok(0);
    }
    let count = store::accounts::disable_billed_on(&work.txn, invoice, today).await?;
    if count > 0 {
        work.audit(invoice, "subscription.disable", &invoice.name)
            .await?;
        let told = (Told::Everyone, today.to_string());
        tell(&work, invoice, told, |it| {
            Letter::Disabled(named(it, today))
        })
        .await?;
    }
    work.commit().await?;
    Ok(count)
}

/// What was disabled or enabled, as mails tell of it.
fn named(invoice: AboutInvoice, since: NaiveDate) -> AboutSubscription {
    AboutSubscription {
        account: invoice.account,
        is_profile: invoice.kind == InvoiceKind::Profile,
        name: invoice.scope,
        since,
    }
}

/// Enables the subscriptions of an invoice that was settled on a day, unless another one of the
/// series is past due.
pub(crate) async fn enable(
    work: &Work,
    invoice: &invoice::Model,
    on: NaiveDate,
) -> Result<(), Failure> {
    let series = (invoice.account_id, invoice.scope_id);
    if store::invoices::is_any_past_due(&work.txn, series).await? {
        return Ok(());
    }
    let count = store::accounts::enable_billed_on(&work.txn, invoice).await?;
    if count > 0 {
        work.audit(invoice, "subscription.enable", &invoice.name)
            .await?;
        let told = (Told::Everyone, on.to_string());
        tell(work, invoice, told, |it| Letter::Enabled(named(it, on))).await?;
    }
    Ok(())
}
