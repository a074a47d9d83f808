//! Purchases as charges: once on the day they begin, or each month from that day on.

use super::series::{Series, is_at_once};
use super::stop::Stop;
use crate::work::Work;
use billing::invoice::schedule::Scheduled;
use billing::invoice::{BillingScope, Cause, LineKind};
use billing::{ChargeId, Exact, Frequency, Month, PurchaseCategory};
use chrono::{Datelike, NaiveDate};
use std::collections::HashSet;
use store::entities::{charge, charge_item, purchase, subscription};

/// Writes the charges of the series' purchases that begin by the period's end and are not written
/// yet.
pub(super) async fn charge_purchases(
    work: &Work,
    series: &Series,
    scheduled: Scheduled,
) -> Result<(), Stop> {
    if matches!(series.scope, BillingScope::Service(_)) {
        return Ok(());
    }
    let (account, scope) = (&series.account, series.scope);
    let mut bought = store::accounts::purchases_in(&work.txn, account.id, scope).await?;
    match scheduled.cause {
        Cause::Purchase(id) => bought.retain(|(it, _)| it.id == id),
        _ if matches!(scope, BillingScope::Purchases(_)) => {
            bought.retain(|(it, _)| !is_at_once(it, account));
        }
        _ => {}
    }
    if bought.is_empty() {
        return Ok(());
    }
    let ids = bought.iter().map(|(it, _)| it.id).collect();
    let charged = store::charges::purchase_starts(&work.txn, account.id, ids).await?;
    let charged: HashSet<_> = charged.into_iter().collect();
    let (mut items, mut charges) = (Vec::new(), Vec::new());
    for (purchase, subscription) in &bought {
        for start in starts(purchase, subscription, scheduled.period.end) {
            if !charged.contains(&(purchase.id, second(start))) {
                let item = item_of(purchase);
                charges.push(charge_of(series, (purchase, subscription), &item, start)?);
                items.push(item);
            }
        }
    }
    store::put_all::<charge_item::Entity>(&work.txn, items).await?;
    store::put_all::<charge::Entity>(&work.txn, charges).await?;
    Ok(())
}

/// The days on which a purchase is charged, up to `end`.
fn starts(
    purchase: &purchase::Model,
    subscription: &subscription::Model,
    end: NaiveDate,
) -> impl Iterator<Item = NaiveDate> {
    let first = Month::of(purchase.starts_on);
    let day = purchase.starts_on.day();
    let months = match purchase.frequency {
        Frequency::Once => 1,
        Frequency::Monthly => usize::MAX,
    };
    let ends = [purchase.ends_on, subscription.ended_on];
    let last = ends.into_iter().flatten().fold(end, NaiveDate::min);
    std::iter::successors(Some(first), |month| Some(month.next()))
        .take(months)
        .map(move |month| month.day_or_last(day))
        .take_while(move |start| *start <= last)
}

fn charge_of(
    series: &Series,
    (purchase, subscription): (&purchase::Model, &subscription::Model),
    item: &charge_item::Model,
    start: NaiveDate,
) -> Result<charge::Model, Stop> {
    let unit_price = Exact::join(purchase.unit_price_micros, purchase.unit_price_attos);
    let quantity = Exact::join(purchase.quantity_micros, purchase.quantity_attos);
    let (cost_micros, cost_attos) = unit_price.times(quantity)?.split()?;
    let next = Month::of(start).next();
    let ends = match purchase.frequency {
        Frequency::Once => start.succ_opt().unwrap_or(start),
        Frequency::Monthly => next.day_or_last(purchase.starts_on.day()),
    };
    Ok(charge::Model {
        account_id: purchase.account_id,
        id: ChargeId::new(),
        import_id: None,
        purchase_id: Some(purchase.id),
        scope_id: series.scope.id(),
        section_id: subscription.section_id,
        subscription_id: Some(subscription.id),
        item_id: item.id,
        invoice_id: None,
        credit_period_id: None,
        starts_at: second(start),
        ends_at: second(ends),
        currency: purchase.currency,
        extra: "{}".to_owned(),
        quantity_micros: Some(purchase.quantity_micros),
        quantity_attos: Some(purchase.quantity_attos),
        cost_micros,
        cost_attos,
        list_cost_micros: None,
        list_cost_attos: None,
        meter: None,
        used_unit: None,
        used_micros: None,
        used_attos: None,
        price_id: None,
    })
}

fn second(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

fn item_of(purchase: &purchase::Model) -> charge_item::Model {
    let family = match purchase.category {
        PurchaseCategory::Reservation => "Reservations",
        PurchaseCategory::Marketplace => "Marketplace",
        PurchaseCategory::Spot => "Spot",
        PurchaseCategory::Support => "Support",
    };
    let unit = match purchase.frequency {
        Frequency::Once => "Once",
        Frequency::Monthly => "Month",
    };
    charge_item::Model {
        id: uuid::Uuid::now_v7(),
        import_id: None,
        kind: LineKind::Purchase,
        family: family.to_owned(),
        service: family.to_owned(),
        description: purchase.display_name.clone(),
        subcategory: None,
        region: None,
        unit: unit.to_owned(),
        publisher: None,
        unit_price_micros: Some(purchase.unit_price_micros),
        unit_price_attos: Some(purchase.unit_price_attos),
    }
}
