//! The values that the layouts of cost details have in common.

use super::extra::Extra;
use super::layout::Value;
use super::line::Line;
use billing::invoice::{LineKind, Named};
use billing::usage::UsageKind;
use billing::{Currency, Exact, Period};

pub const DAY: Value = Value::Day(|it| Some(it.row.day()));
pub const PERIOD_START: Value = Value::Day(|it| Some(it.row.of.period?.start));
pub const PERIOD_END: Value = Value::Day(|it| Some(it.row.of.period?.end));
pub const SERVICE_PERIOD_START: Value = Value::Day(|it| Some(service_period(it).start));
pub const SERVICE_PERIOD_END: Value = Value::Day(|it| Some(service_period(it).end));

pub const ACCOUNT_ID: Value = Value::Account(|it| &it.account.name);
pub const ACCOUNT_NAME: Value = Value::Account(|it| &it.account.display_name);
pub const OWNER: Value = Value::Account(|it| it.owner_email.as_deref().unwrap_or_default());
pub const PROFILE_ID: Value = Value::Text(|it| id(it.row.of.profile.as_ref()));
pub const PROFILE_NAME: Value = Value::Text(|it| name(it.row.of.profile.as_ref()));
pub const SUBSCRIPTION_ID: Value = Value::Text(|it| id(it.row.place.subscription.as_ref()));
pub const SUBSCRIPTION_NAME: Value = Value::Text(|it| name(it.row.place.subscription.as_ref()));
pub const SECTION_ID: Value = Value::Text(|it| id(it.row.place.section.as_ref()));
pub const SECTION_NAME: Value = Value::Text(|it| name(it.row.place.section.as_ref()));
pub const CUSTOMER_ID: Value = Value::Text(|it| id(it.row.place.customer.as_ref()));
pub const CUSTOMER_NAME: Value = Value::Text(|it| name(it.row.place.customer.as_ref()));
pub const RESELLER: Value = Value::Text(|it| it.row.place.reseller.as_deref().unwrap_or_default());
pub const INVOICE: Value = Value::Text(|it| it.row.of.invoice.as_deref().unwrap_or_default());
pub const OFFER: Value = Value::Text(|it| it.row.of.offer.as_deref().unwrap_or_default());

pub const FAMILY: Value = Value::Text(|it| &it.row.item.family);
pub const SERVICE: Value = Value::Text(|it| &it.row.item.service);
pub const SUBCATEGORY: Value =
    Value::Text(|it| it.row.item.subcategory.as_deref().unwrap_or_default());
pub const DESCRIPTION: Value = Value::Text(|it| &it.row.item.description);
pub const UNIT: Value = Value::Text(|it| &it.row.item.unit);
pub const PUBLISHER: Value = Value::Text(|it| it.row.item.publisher.as_deref().unwrap_or_default());
pub const METER: Value = Value::Text(|it| {
    let meter = it.row.meter.as_deref().unwrap_or_default();
    first([
        meter,
        &it.extra.meter_id,
        &it.extra.sku_meter,
        &it.extra.sku_id,
    ])
});
pub const PRODUCT_ID: Value = Value::Text(|it| &it.extra.sku_id);
pub const PART_NUMBER: Value = Value::Text(|it| &it.extra.sku_price_id);
pub const REGION: Value = Value::Text(|it| {
    let region = it.row.item.region.as_deref().unwrap_or_default();
    first([&it.extra.region_name, region])
});
pub const LOCATION: Value = Value::Text(|it| {
    let region = it.row.item.region.as_deref().unwrap_or_default();
    first([&it.extra.region_id, region])
});
pub const ZONE: Value = Value::Text(|it| &it.extra.availability_zone);
pub const RESOURCE_ID: Value = Value::Text(|it| &it.extra.resource_id);
pub const RESOURCE_NAME: Value = Value::Text(|it| &it.extra.resource_name);
pub const RESOURCE_GROUP: Value =
    Value::Text(|it| segment(&it.extra.resource_id, "resourcegroups"));
pub const CONSUMED_SERVICE: Value = Value::Text(|it| segment(&it.extra.resource_id, "providers"));
pub const ADDITIONAL_INFO: Value = Value::Text(|it| &it.extra.sku_price_details);
pub const TAGS: Value = Value::Text(|it| &it.extra.tags);
pub const COST_CENTER: Value = Value::Text(|it| &it.extra.cost_center);
pub const PROVIDER: Value = Value::Text(|it| &it.extra.provider_name);
pub const RESERVATION_ID: Value = Value::Text(|it| match is_reservation(&it.extra) {
    true => &it.extra.commitment_discount_id,
    false => "",
});
pub const RESERVATION_NAME: Value = Value::Text(|it| match is_reservation(&it.extra) {
    true => &it.extra.commitment_discount_name,
    false => "",
});
pub const BENEFIT_ID: Value = Value::Text(|it| &it.extra.commitment_discount_id);
pub const BENEFIT_NAME: Value = Value::Text(|it| &it.extra.commitment_discount_name);

pub const QUANTITY: Value = Value::Number(|it| it.row.quantity);
pub const COST: Value = Value::Number(|it| Some(it.row.cost));
pub const COST_USD: Value = Value::Number(|it| in_dollars(it, Some(it.row.cost)));
pub const LIST_COST: Value = Value::Number(|it| it.row.list_cost);
pub const LIST_COST_USD: Value = Value::Number(|it| in_dollars(it, it.row.list_cost));
pub const EFFECTIVE_PRICE: Value = Value::Number(|it| {
    let blended = it.row.quantity.and_then(|by| it.row.cost.divided_by(by));
    blended.or(it.row.item.unit_price)
});
pub const UNIT_PRICE: Value = Value::Number(|it| it.row.item.unit_price);
pub const LIST_PRICE: Value = Value::Number(|it| it.row.list_cost?.divided_by(it.row.quantity?));
pub const SAME_CURRENCY: Value = Value::Number(|_| Some(Exact::ONE));

pub const CURRENCY: Value = Value::Made(|_, it| it.row.of.currency.to_string());
pub const CHARGE_TYPE: Value = Value::Word(|it| match it.row.kind {
    UsageKind::Tax => "Tax",
    UsageKind::Charge(LineKind::Usage) => "Usage",
    UsageKind::Charge(LineKind::Purchase) => "Purchase",
    UsageKind::Charge(LineKind::RoundingAdjustment) => "RoundingAdjustment",
    UsageKind::Charge(LineKind::Credit | LineKind::CreditApplied | LineKind::Adjustment) => {
        "Refund"
    }
});
pub const FREQUENCY: Value = Value::Word(|it| match (it.row.kind, unhyphened(&it.extra)) {
    (UsageKind::Charge(_), Some(word)) => word,
    (UsageKind::Charge(LineKind::Usage), None) => "UsageBased",
    (UsageKind::Charge(LineKind::Purchase), None) if it.row.item.unit != "Once" => "Recurring",
    _ => "OneTime",
});
pub const PRICING_MODEL: Value = Value::Word(|it| match it.row.kind {
    UsageKind::Charge(LineKind::Usage | LineKind::Purchase) => pricing_model(it),
    _ => "",
});
pub const CREDIT_ELIGIBLE: Value =
    Value::Word(
        |it| match it.row.kind == UsageKind::Charge(LineKind::Usage) {
            true => "True",
            false => "False",
        },
    );
pub const PUBLISHER_TYPE: Value = Value::Word(|it| match it.row.item.family == "Marketplace" {
    true => "Marketplace",
    false => "",
});

/// An invoice's own days; of what is on none, the month of the day.
fn service_period(line: &Line) -> Period {
    let day = line.row.day();
    let period = line.row.of.period;
    period.unwrap_or_else(|| billing::Month::of(day).period())
}

fn id(named: Option<&Named>) -> &str {
    named.map_or("", |it| &it.name)
}

fn name(named: Option<&Named>) -> &str {
    named.map_or("", |it| &it.display_name)
}

/// The first that says something.
fn first<'a>(texts: impl IntoIterator<Item = &'a str>) -> &'a str {
    let mut texts = texts.into_iter();
    texts.find(|it| !it.is_empty()).unwrap_or_default()
}

/// What follows a segment of a resource's path, whatever its case.
fn segment<'a>(path: &'a str, before: &str) -> &'a str {
    let mut parts = path.split('/');
    match parts.any(|it| it.eq_ignore_ascii_case(before)) {
        true => parts.next().unwrap_or_default(),
        false => "",
    }
}

fn in_dollars(line: &Line, amount: Option<Exact>) -> Option<Exact> {
    amount.filter(|_| line.row.of.currency == Currency::USD)
}

fn is_reservation(extra: &Extra) -> bool {
    let kind = extra.commitment_discount_type.to_ascii_lowercase();
    kind.contains("reserv") || kind == "ri"
}

fn pricing_model(line: &Line) -> &'static str {
    match (&line.extra, line.row.item.family.as_str()) {
        (it, _) if is_reservation(it) => "Reservation",
        (it, _) if !it.commitment_discount_id.is_empty() => "SavingsPlan",
        (_, "Reservations") => "Reservation",
        (_, "Spot") => "Spot",
        _ => "OnDemand",
    }
}

/// How often FOCUS says it is charged, in the words of cost details.
fn unhyphened(extra: &Extra) -> Option<&'static str> {
    match extra.charge_frequency.as_str() {
        "Usage-Based" => Some("UsageBased"),
        "One-Time" => Some("OneTime"),
        "Recurring" => Some("Recurring"),
        _ => None,
    }
}
