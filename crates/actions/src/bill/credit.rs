//! The credit that an offer gives each month: it covers usage, before tax, and does not carry over
//! (domain.md §2).

use super::series::Series;
use super::stop::Stop;
use crate::work::Work;
use billing::invoice::{BillingScope, Charge, Item, LineKind, Obstacle};
use billing::{CreditPeriodId, Exact, InvoiceId, Period, RunId};
use store::entities::{credit_period, offer};

/// What a month's credit did.
pub(super) enum Applied {
    /// There is none.
    None,
    /// It covers a part: this line says so.
    Part(Box<Charge>),
    /// It covers everything: no invoice is made.
    Whole(CreditPeriodId),
}

/// Applies the credit of the subscription's offer to the charges of an invoice.
pub(super) async fn apply(
    work: &Work,
    run: RunId,
    series: &Series,
    period: Period,
    (invoice, charges): (InvoiceId, &[Charge]),
) -> Result<Applied, Stop> {
    let Some((offer, credit)) = credit_of(work, series).await? else {
        return Ok(Applied::None);
    };
    let subscription = (
        series.account.id,
        billing::SubscriptionId(series.scope.id()),
    );
    if store::credits::is_used(&work.txn, subscription, period.start).await? {
        // The month's credit is on another invoice of it: it does not come twice.
        return Ok(Applied::None);
    }
    let mut usage = charges
        .iter()
        .filter(|it| it.item.kind == LineKind::Usage)
        .map(|it| it.cost);
    let usage = usage.try_fold(Exact::ZERO, Exact::plus)?;
    if usage < Exact::ZERO {
        // What is given back is more than what was used: the customer gets it, the credit stays.
        return Ok(Applied::None);
    }
    let used = usage.clamp(Exact::ZERO, credit);
    let id = note(work, (run, series), period, (credit, used)).await?;
    let is_whole = usage <= credit
        && charges
            .iter()
            .all(|it| it.item.kind == LineKind::Usage || it.cost.is_zero());
    match charges.first() {
        Some(first) if !is_whole => Ok(Applied::Part(Box::new(line(first, &offer, used)?))),
        _ => {
            let key = (series.account.id, invoice);
            store::charges::cover(&work.txn, key, id).await?;
            Ok(Applied::Whole(id))
        }
    }
}

async fn credit_of(work: &Work, series: &Series) -> Result<Option<(offer::Model, Exact)>, Stop> {
    let name = match (series.scope, &series.subscription) {
        (BillingScope::Service(_), Some(subscription)) => subscription.offer.as_deref(),
        _ => None,
    };
    let Some(name) = name else {
        return Ok(None);
    };
    let offer = store::credits::offer(&work.txn, name).await?;
    let credit = offer.and_then(|it| {
        let credit = store::charges::join(it.credit_micros, it.credit_attos)?;
        Some((it, credit))
    });
    let Some((offer, credit)) = credit else {
        return Ok(None);
    };
    let expected = series.currency()?;
    match offer.currency {
        Some(found) if found != expected => Err(Obstacle::OtherCurrency { expected, found }.into()),
        _ => Ok(Some((offer, credit))),
    }
}

async fn note(
    work: &Work,
    (run_id, series): (RunId, &Series),
    period: Period,
    (credit, used): (Exact, Exact),
) -> Result<CreditPeriodId, Stop> {
    let (credit_micros, credit_attos) = credit.split()?;
    let (used_micros, used_attos) = used.split()?;
    let id = CreditPeriodId::new();
    let row = credit_period::Model {
        account_id: series.account.id,
        id,
        run_id,
        subscription_id: billing::SubscriptionId(series.scope.id()),
        period_start: period.start,
        period_end: period.end,
        currency: series.currency()?,
        credit_micros,
        credit_attos,
        used_micros,
        used_attos,
    };
    store::put_all::<credit_period::Entity>(&work.txn, vec![row]).await?;
    Ok(id)
}

fn line(first: &Charge, offer: &offer::Model, used: Exact) -> Result<Charge, Stop> {
    Ok(Charge {
        place: first.place.clone(),
        item: Item {
            service: offer.display_name.clone(),
            description: offer.display_name.clone(),
            subcategory: None,
            region: None,
            unit: String::new(),
            unit_price: None,
            kind: LineKind::CreditApplied,
            publisher: None,
            period: None,
        },
        quantity: None,
        cost: Exact::ZERO.minus(used)?,
        list_cost: None,
    })
}
