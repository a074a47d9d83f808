//! The charges of an invoice: usage and purchases, put on it and summed.

use super::headings::Headings;
use super::series::Series;
use super::stop::Stop;
use super::{purchases, rating};
use crate::work::Work;
use billing::invoice::schedule::Scheduled;
use billing::invoice::{Cause, Charge, Obstacle};
use billing::{InvoiceId, Period};
use store::charges::{LINES_MAX, Taken};

/// Puts the open charges that the scheduled invoice takes up on it, and gives them.
pub(super) async fn gather(
    work: &Work,
    series: &Series,
    scheduled: Scheduled,
    invoice: InvoiceId,
) -> Result<Vec<Charge>, Stop> {
    if let Cause::Rebills(voided) = scheduled.cause {
        // Exactly the charges of the voided invoice: what else is open has its own invoice.
        let ids = (voided, invoice);
        store::corrections::move_charges(&work.txn, series.account.id, ids).await?;
        return charges_of(work, series, scheduled, invoice).await;
    }
    purchases::charge_purchases(work, series, scheduled).await?;
    let taken = match scheduled.cause {
        Cause::Purchase(purchase) => Taken::Purchase(purchase),
        // What comes after the last period has no other invoice to go on.
        Cause::Final | Cause::Late(_) => Taken::All,
        _ => Taken::Before(scheduled.period.ends_before().timestamp()),
    };
    let scope = (series.account.id, series.scope.id());
    if store::charges::assign_to_invoice(&work.txn, scope, taken, invoice).await? == 0 {
        return Ok(Vec::new());
    }
    charges_of(work, series, scheduled, invoice).await
}

/// The charges that are on an invoice, summed.
async fn charges_of(
    work: &Work,
    series: &Series,
    scheduled: Scheduled,
    invoice: InvoiceId,
) -> Result<Vec<Charge>, Stop> {
    let key = (series.account.id, invoice);
    let expected = series.currency()?;
    let found = store::charges::currencies_of_invoice(&work.txn, key).await?;
    if let Some(found) = found.into_iter().find(|it| *it != expected) {
        return Err(Obstacle::OtherCurrency { expected, found }.into());
    }
    rating::rate(work, series, invoice).await?;
    let sums = store::charges::sums_of_invoice(&work.txn, key, start_of(scheduled.period)).await?;
    if sums.len() > LINES_MAX {
        return Err(Obstacle::TooManyLines { limit: LINES_MAX }.into());
    }
    let headings = Headings::load(work, series, &sums).await?;
    Ok(sums.into_iter().map(|it| headings.charge(it)).collect())
}

/// The second at which a period begins: what begins before it arrived late.
fn start_of(period: Period) -> i64 {
    let midnight = period.start.and_time(chrono::NaiveTime::MIN);
    midnight.and_utc().timestamp()
}
