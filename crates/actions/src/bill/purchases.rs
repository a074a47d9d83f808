//! Purchases as charges: once on the day they begin, or each month from that day on.

use crate::Failure;
use crate::work::Work;
use billing::invoice::LineKind;
use billing::{ChargeId, Exact, Frequency, Month, Period, PurchaseCategory};
use chrono::{Datelike, NaiveDate};
use store::entities::{charge, charge_item, profile, purchase, subscription};

/// Writes the charges of the profile's purchases that fall before the period's end and are not
/// written yet.
pub(super) async fn charge_purchases(
    work: &Work,
    profile: &profile::Model,
    subscriptions: &[subscription::Model],
    period: Period,
) -> Result<(), Failure> {
    for purchase in store::accounts::purchases(&work.txn, profile.account_id).await? {
        let subscription = subscriptions
            .iter()
            .find(|it| it.id == purchase.subscription_id && it.profile_id == Some(profile.id));
        let Some(subscription) = subscription else {
            continue;
        };
        let charged = store::charges::purchase_starts(&work.txn, &purchase).await?;
        for start in starts(&purchase, period.end) {
            let second = start.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
            if !charged.contains(&second) {
                write_charge(work, profile, subscription, &purchase, start).await?;
            }
        }
    }
    Ok(())
}

/// The days on which a purchase is charged, up to `end`.
fn starts(purchase: &purchase::Model, end: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = Month::of(purchase.starts_on);
    let day = purchase.starts_on.day();
    let months = match purchase.frequency {
        Frequency::Once => 1,
        Frequency::Monthly => usize::MAX,
    };
    let last = purchase.ends_on.map_or(end, |it| it.min(end));
    std::iter::successors(Some(first), |month| Some(month.next()))
        .take(months)
        .map(move |month| month.day_or_last(day))
        .take_while(move |start| *start <= last)
}

async fn write_charge(
    work: &Work,
    profile: &profile::Model,
    subscription: &subscription::Model,
    purchase: &purchase::Model,
    start: NaiveDate,
) -> Result<(), Failure> {
    let unit_price = Exact::join(purchase.unit_price_micros, purchase.unit_price_attos);
    let quantity = Exact::join(purchase.quantity_micros, purchase.quantity_attos);
    let cost = unit_price.times(quantity).and_then(Exact::split);
    let (cost_micros, cost_attos) =
        cost.map_err(|cause| Failure::new(format!("Purchase {}: {cause}", purchase.name)))?;
    let item = item_of(purchase);
    let next = Month::of(start)
        .next()
        .day_or_last(purchase.starts_on.day());
    let ends = match purchase.frequency {
        Frequency::Once => start.succ_opt().unwrap_or(start),
        Frequency::Monthly => next,
    };
    let second = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    let row = charge::Model {
        account_id: profile.account_id,
        id: ChargeId::new(),
        import_id: None,
        purchase_id: Some(purchase.id),
        profile_id: Some(profile.id),
        section_id: subscription.section_id,
        subscription_id: Some(subscription.id),
        item_id: item.id,
        invoice_id: None,
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
    };
    store::put_all::<charge_item::Entity>(&work.txn, vec![item]).await?;
    store::put_all::<charge::Entity>(&work.txn, vec![row]).await?;
    Ok(())
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
        unit: unit.to_owned(),
        unit_price_micros: Some(purchase.unit_price_micros),
        unit_price_attos: Some(purchase.unit_price_attos),
    }
}
