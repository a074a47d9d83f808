//! The columns of FOCUS 1.2, in the order of their names.

use super::details as of;
use super::extra::number;
use super::layout::{Layout, Value};
use super::line::Line;
use billing::invoice::LineKind;
use billing::usage::UsageKind;
use billing::{Exact, Month, Period};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

/// The categories of services that FOCUS knows.
const CATEGORIES: [&str; 19] = [
    "AI and Machine Learning",
    "Analytics",
    "Business Applications",
    "Compute",
    "Databases",
    "Developer Tools",
    "Identity",
    "Integration",
    "Internet of Things",
    "Management and Governance",
    "Media",
    "Migration",
    "Mobile",
    "Multicloud",
    "Networking",
    "Other",
    "Security",
    "Storage",
    "Web",
];

pub const FOCUS: Layout = &[
    ("AvailabilityZone", of::ZONE),
    ("BilledCost", of::COST),
    ("BillingAccountId", of::ACCOUNT_ID),
    ("BillingAccountName", of::ACCOUNT_NAME),
    ("BillingAccountType", Value::Word(|_| "Billing Account")),
    ("BillingCurrency", of::CURRENCY),
    (
        "BillingPeriodEnd",
        Value::Moment(|it| after(period(it).end)),
    ),
    (
        "BillingPeriodStart",
        Value::Moment(|it| midnight(period(it).start)),
    ),
    (
        "CapacityReservationId",
        Value::Text(|it| &it.extra.capacity_reservation_id),
    ),
    (
        "CapacityReservationStatus",
        Value::Text(|it| &it.extra.capacity_reservation_status),
    ),
    ("ChargeCategory", Value::Word(category)),
    ("ChargeClass", Value::Unknown),
    ("ChargeDescription", of::DESCRIPTION),
    ("ChargeFrequency", Value::Word(frequency)),
    ("ChargePeriodEnd", Value::Moment(|it| it.row.ends_at)),
    ("ChargePeriodStart", Value::Moment(|it| it.row.starts_at)),
    (
        "CommitmentDiscountCategory",
        Value::Text(|it| &it.extra.commitment_discount_category),
    ),
    ("CommitmentDiscountId", of::BENEFIT_ID),
    ("CommitmentDiscountName", of::BENEFIT_NAME),
    ("CommitmentDiscountQuantity", Value::Unknown),
    (
        "CommitmentDiscountStatus",
        Value::Text(|it| &it.extra.commitment_discount_status),
    ),
    (
        "CommitmentDiscountType",
        Value::Text(|it| &it.extra.commitment_discount_type),
    ),
    ("CommitmentDiscountUnit", Value::Unknown),
    (
        "ConsumedQuantity",
        Value::Number(|it| metered(it, number(&it.extra.consumed_quantity))),
    ),
    ("ConsumedUnit", Value::Text(consumed_unit)),
    ("ContractedCost", Value::Number(|it| Some(contracted(it)))),
    (
        "ContractedUnitPrice",
        Value::Number(|it| priced(it, it.row.item.unit_price)),
    ),
    ("EffectiveCost", Value::Number(|it| Some(effective(it)))),
    ("InvoiceId", of::INVOICE),
    ("InvoiceIssuerName", Value::Account(|it| &it.issuer)),
    (
        "ListCost",
        Value::Number(|it| it.row.list_cost.or(Some(it.row.cost))),
    ),
    ("ListUnitPrice", Value::Number(list_unit_price)),
    ("PricingCategory", Value::Word(pricing_category)),
    ("PricingCurrency", of::CURRENCY),
    (
        "PricingCurrencyContractedUnitPrice",
        Value::Number(|it| priced(it, it.row.item.unit_price)),
    ),
    (
        "PricingCurrencyEffectiveCost",
        Value::Number(|it| Some(effective(it))),
    ),
    (
        "PricingCurrencyListUnitPrice",
        Value::Number(list_unit_price),
    ),
    (
        "PricingQuantity",
        Value::Number(|it| priced(it, it.row.quantity)),
    ),
    ("PricingUnit", Value::Text(pricing_unit)),
    (
        "ProviderName",
        Value::Made(|account, it| said(&it.extra.provider_name, &account.issuer)),
    ),
    (
        "PublisherName",
        Value::Made(|account, it| {
            let publisher = it.row.item.publisher.as_deref().unwrap_or_default();
            said(publisher, &account.issuer)
        }),
    ),
    ("RegionId", Value::Text(|it| &it.extra.region_id)),
    ("RegionName", Value::Text(|it| &it.extra.region_name)),
    ("ResourceId", of::RESOURCE_ID),
    ("ResourceName", of::RESOURCE_NAME),
    ("ResourceType", Value::Text(|it| &it.extra.resource_type)),
    ("ServiceCategory", Value::Word(service_category)),
    (
        "ServiceName",
        Value::Made(|account, it| said(&it.row.item.service, &account.issuer)),
    ),
    (
        "ServiceSubcategory",
        Value::Made(|_, it| match service_category(it) {
            "Other" => "Other (Other)".to_owned(),
            category => format!("Other ({category})"),
        }),
    ),
    ("SkuId", Value::Text(|it| &it.extra.sku_id)),
    ("SkuMeter", Value::Text(sku_meter)),
    (
        "SkuPriceDetails",
        Value::Text(|it| &it.extra.sku_price_details),
    ),
    ("SkuPriceId", Value::Text(|it| &it.extra.sku_price_id)),
    ("SubAccountId", of::SUBSCRIPTION_ID),
    ("SubAccountName", of::SUBSCRIPTION_NAME),
    ("SubAccountType", Value::Word(sub_account_type)),
    ("Tags", of::TAGS),
];

fn category(line: &Line) -> &'static str {
    match line.row.kind {
        UsageKind::Tax => "Tax",
        UsageKind::Charge(LineKind::Usage) => "Usage",
        UsageKind::Charge(LineKind::Purchase) => "Purchase",
        UsageKind::Charge(LineKind::Credit | LineKind::CreditApplied) => "Credit",
        UsageKind::Charge(LineKind::Adjustment | LineKind::RoundingAdjustment) => "Adjustment",
    }
}

fn frequency(line: &Line) -> &'static str {
    let Value::Word(word) = of::FREQUENCY else {
        return "";
    };
    match word(line) {
        "UsageBased" => "Usage-Based",
        "Recurring" => "Recurring",
        _ => "One-Time",
    }
}

/// Usage and purchases have a price; tax, credits and adjustments an amount alone.
const fn is_priced(line: &Line) -> bool {
    matches!(
        line.row.kind,
        UsageKind::Charge(LineKind::Usage | LineKind::Purchase)
    )
}

fn priced(line: &Line, number: Option<Exact>) -> Option<Exact> {
    number.filter(|_| is_priced(line))
}

fn metered(line: &Line, number: Option<Exact>) -> Option<Exact> {
    number.filter(|_| line.row.kind == UsageKind::Charge(LineKind::Usage))
}

fn consumed_unit(line: &Line) -> &str {
    match metered(line, number(&line.extra.consumed_quantity)) {
        Some(_) => &line.extra.consumed_unit,
        None => "",
    }
}

fn pricing_unit(line: &Line) -> &str {
    match priced(line, line.row.quantity) {
        Some(_) => &line.row.item.unit,
        None => "",
    }
}

fn pricing_category(line: &Line) -> &'static str {
    match is_priced(line) {
        true if line.row.item.family == "Spot" => "Dynamic",
        true if !line.extra.commitment_discount_id.is_empty() => "Committed",
        true => "Standard",
        false => "",
    }
}

fn list_unit_price(line: &Line) -> Option<Exact> {
    let listed = line.row.list_cost.zip(line.row.quantity);
    let listed = listed.and_then(|(cost, quantity)| cost.divided_by(quantity));
    priced(line, listed.or(line.row.item.unit_price))
}

/// What the file said of a cost that it gave itself; what was rated here was agreed on as billed.
fn told(line: &Line, text: &str) -> Exact {
    let of_file = number(text).filter(|_| line.row.meter.is_none());
    of_file.unwrap_or(line.row.cost)
}

fn contracted(line: &Line) -> Exact {
    told(line, &line.extra.contracted_cost)
}

fn effective(line: &Line) -> Exact {
    told(line, &line.extra.effective_cost)
}

fn sku_meter(line: &Line) -> &str {
    let meter = line.row.meter.as_deref();
    meter.unwrap_or(&line.extra.sku_meter)
}

fn service_category(line: &Line) -> &'static str {
    let family = line.row.item.family.as_str();
    let known = CATEGORIES.into_iter().find(|it| *it == family);
    known.unwrap_or("Other")
}

fn sub_account_type(line: &Line) -> &'static str {
    match line.row.place.subscription {
        Some(_) => "Subscription",
        None => "",
    }
}

fn said(text: &str, else_said: &str) -> String {
    if text.is_empty() { else_said } else { text }.to_owned()
}

/// The days of the invoice; of what is on none, the month.
fn period(line: &Line) -> Period {
    let month = || Month::of(line.row.day()).period();
    line.row.of.period.unwrap_or_else(month)
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The moment at which a last day has ended.
fn after(day: NaiveDate) -> DateTime<Utc> {
    midnight(day + Days::new(1))
}
