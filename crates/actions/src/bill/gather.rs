//! The charges of an invoice: usage and purchases, put on it and summed.

use super::headings::Headings;
use super::series::Series;
use super::stop::Stop;
use super::{purchases, rated_again, rating};
use crate::costs;
use crate::work::Work;
use billing::invoice::schedule::Scheduled;
use billing::invoice::{Cause, Charge, LineKind, Obstacle};
use billing::{InvoiceId, Period};
use store::charges::{LINES_MAX, Taken};

/// What an invoice charges.
#[derive(Default)]
pub(super) struct Gathered {
    /// Its charges, summed.
    pub charges: Vec<Charge>,
    /// Whether any of them was rated or bought here, and not told by a file with what it costs.
    pub is_priced_here: bool,
}

/// Puts the open charges that the scheduled invoice takes up on it, and gives them.
pub(super) async fn gather(
    work: &Work,
    series: &Series,
    scheduled: Scheduled,
    invoice: InvoiceId,
) -> Result<Gathered, Stop> {
    if let Cause::Rebills(voided) = scheduled.cause {
        // Exactly the charges of the voided invoice: what else is open has its own invoice.
        let ids = (voided, invoice);
        store::corrections::move_charges(&work.txn, series.account.id, ids).await?;
        costs::forget_billed(work, series.account.id, voided.0).await?;
        rated_again::forget_other_prices(work, series, invoice).await?;
        let gathered = charges_of(work, series, scheduled, invoice).await?;
        return Ok(Gathered {
            is_priced_here: true,
            ..gathered
        });
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
        return Ok(Gathered::default());
    }
    charges_of(work, series, scheduled, invoice).await
}

/// The charges that are on an invoice, summed.
async fn charges_of(
    work: &Work,
    series: &Series,
    scheduled: Scheduled,
    invoice: InvoiceId,
) -> Result<Gathered, Stop> {
    let key = (series.account.id, invoice);
    let expected = series.currency()?;
    let found = store::charges::currencies_of_invoice(&work.txn, key).await?;
    if let Some(found) = found.into_iter().find(|it| *it != expected) {
        return Err(Obstacle::OtherCurrency { expected, found }.into());
    }
    let is_rated = rating::rate(work, series, invoice).await?;
    let sums = store::charges::sums_of_invoice(&work.txn, key, start_of(scheduled.period)).await?;
    if sums.len() > LINES_MAX {
        return Err(Obstacle::TooManyLines { limit: LINES_MAX }.into());
    }
    let headings = Headings::load(work, series, &sums).await?;
    let charges: Vec<_> = sums.into_iter().map(|it| headings.charge(it)).collect();
    let mut kinds = charges.iter().map(|it| it.item.kind);
    Ok(Gathered {
        is_priced_here: is_rated || kinds.any(|it| it == LineKind::Purchase),
        charges,
    })
}

/// The second at which a period begins: what begins before it arrived late.
fn start_of(period: Period) -> i64 {
    let midnight = period.start.and_time(chrono::NaiveTime::MIN);
    midnight.and_utc().timestamp()
}
