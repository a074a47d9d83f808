//! Letters that ask for a payment, at the moment they leave: after a pause, or from a server that
//! took nothing for days, nobody is asked for what is paid, and of several only the newest goes.

use crate::Portal;
use billing::InvoiceId;
use billing::mail::{Letter, Own};
use chrono::{DateTime, Utc};
use store::StoreError;
use store::entities::mail;

/// The letter as it is right now, or why it is not needed any more. Where the billing date stands
/// still nothing changes: the demo's mail leaves long after its days.
pub(super) async fn as_of_now(
    portal: &Portal,
    (row, letter): (&mail::Model, Letter),
    now: DateTime<Utc>,
) -> Result<Result<Letter, Own>, StoreError> {
    let about = row.account_id.zip(row.about_id);
    let is_asking = !row.kind.asks_like().is_empty() && portal.as_of().is_none();
    let Some((account, about)) = about.filter(|_| is_asking) else {
        return Ok(Ok(letter));
    };
    let database = &portal.database;
    let key = (account, InvoiceId(about));
    let Some(invoice) = store::invoices::by_id(database, key).await? else {
        return Ok(Ok(letter));
    };
    let open = invoice.open();
    if !invoice.status.is_open() || open.minor() == 0 {
        return Ok(Err(Own::Settled));
    }
    if store::mails::is_asked_anew(database, row).await? {
        return Ok(Err(Own::AskedAnew));
    }
    let days = (now.date_naive() - row.queued_at.date_naive()).num_days();
    Ok(Ok(letter.told_later(days.max(0), open)))
}
