//! Rates what an invoice has taken up as quantities, by the price sheet, in the order of its time.
//!
//! What was rated before in the same period counts through the tiers, whatever invoice it is on:
//! use that arrives late costs what it would have cost in time (`billing::price::rating`).

use super::series::Series;
use super::stop::Stop;
use crate::Failure;
use crate::work::Work;
use billing::invoice::Obstacle;
use billing::price::{Asked, Holder, Meter, Price, Rated, Unit, Used, price_for};
use billing::{ChargeId, Exact, InvoiceId, Period, SubscriptionId};
use chrono::{DateTime, NaiveDate};
use std::collections::{BTreeSet, HashMap};
use store::charges::join;
use store::entities::{charge, charge_item};
use store::{Transaction, put_many};
use uuid::Uuid;

/// Charges rated at a time.
const ROWS: u64 = 2_000;

/// Rates the charges of an invoice that came as quantities, and writes cost, price and quantity
/// on them. Gives whether there was any.
pub(super) async fn rate(work: &Work, series: &Series, invoice: InvoiceId) -> Result<bool, Stop> {
    let key = (series.account.id, invoice);
    let mut rating = Rating::of(series);
    let mut is_any = false;
    loop {
        let rows = store::charges::unrated(&work.txn, key, ROWS).await?;
        if rows.is_empty() {
            return Ok(is_any);
        }
        is_any = true;
        rating.learn(work, &rows).await?;
        let (mut charges, mut items) = (Vec::new(), Vec::new());
        for (charge, item) in rows {
            charges.extend(rating.rate(work, charge, &item, &mut items).await?);
        }
        store::put_all::<charge_item::Entity>(&work.txn, items).await?;
        put_many::<charge::Entity>(&work.txn, charges).await?;
    }
}

/// Whose use of a meter counts together.
type Counted = (String, Option<SubscriptionId>, NaiveDate);
/// What makes rated charges of one item the same line: the price of a unit.
type RatedItem = (Uuid, Exact);

/// What a charge is rated by.
struct Priced {
    price: Price,
    unit: String,
    quantity: Exact,
    /// The list's price, where it has one for every quantity: what a negotiated price saves.
    flat_list_price: Option<Exact>,
}

impl Priced {
    fn list_cost(&self, rated: Rated) -> Result<Option<Exact>, Stop> {
        let at_list_price = |it: Exact| it.times(rated.quantity);
        Ok(match self.price.holder {
            Holder::List => Some(rated.cost),
            _ => self.flat_list_price.map(at_list_price).transpose()?,
        })
    }
}

struct Rating<'a> {
    series: &'a Series,
    meters: HashMap<String, (Meter, Vec<Price>)>,
    used: HashMap<Counted, Used>,
    items: HashMap<RatedItem, Uuid>,
}

impl<'a> Rating<'a> {
    fn of(series: &'a Series) -> Self {
        Self {
            series,
            meters: HashMap::new(),
            used: HashMap::new(),
            items: HashMap::new(),
        }
    }

    /// Reads the meters and prices that these rows need and that are not known yet.
    async fn learn(
        &mut self,
        work: &Work,
        rows: &[(charge::Model, charge_item::Model)],
    ) -> Result<(), Stop> {
        let named: BTreeSet<_> = rows.iter().filter_map(|(it, _)| it.meter.clone()).collect();
        let new = named.into_iter().filter(|it| !self.meters.contains_key(it));
        let new: Vec<_> = new.collect();
        let account = self.series.account.id;
        let prices = store::prices::of_meters(&work.txn, account, new.clone()).await?;
        for row in store::prices::meters(&work.txn, new).await? {
            let of_this = prices.iter().filter(|it| it.meter == row.id);
            let prices = of_this.cloned().collect();
            let meter = store::prices::meter_of(row);
            self.meters.insert(meter.id.clone(), (meter, prices));
        }
        Ok(())
    }

    /// The charge rated; where it goes on into another tier, a charge for each part.
    async fn rate(
        &mut self,
        work: &Work,
        charge: charge::Model,
        item: &charge_item::Model,
        items: &mut Vec<charge_item::Model>,
    ) -> Result<Vec<charge::Model>, Stop> {
        let day = day_of(charge.starts_at)?;
        let priced = self.priced(&charge, day)?;
        let used = self.used(work, &charge, day).await?;
        let rated = used.rate(&priced.price, priced.quantity)?;
        let mut parts = Vec::new();
        for rated in rated {
            let mut part = charge.clone();
            if !parts.is_empty() {
                // How much was used stands with the first.
                part.id = ChargeId::new();
                (part.used_micros, part.used_attos) = (None, None);
            }
            part.price_id = Some(priced.price.id);
            part.item_id = self.item(item, &priced.unit, rated, items)?;
            write(&mut part, rated, priced.list_cost(rated)?)?;
            parts.push(part);
        }
        Ok(parts)
    }

    /// The price that holds for a charge, and its quantity in the meter's unit.
    fn priced(&self, charge: &charge::Model, day: NaiveDate) -> Result<Priced, Stop> {
        let meter = charge.meter.as_deref().unwrap_or_default();
        let asked = Asked {
            meter,
            currency: charge.currency,
            account: self.series.account.id,
            profile: self.series.scope.profile(),
            on: day,
        };
        let known = self.meters.get(meter);
        let (unit, sheet) = known.map_or(("", &[][..]), |(it, prices)| (&it.unit, prices));
        let list = sheet.iter().filter(|it| it.holder == Holder::List);
        let list = price_for(list, asked).ok();
        Ok(Priced {
            price: price_for(sheet, asked)?.clone(),
            unit: unit.to_owned(),
            quantity: quantity_in(unit, charge, meter)?,
            flat_list_price: list
                .filter(|it| it.included.is_zero())
                .and_then(|it| it.tiers.only()),
        })
    }

    /// What has been used of the charge's meter in its period so far.
    async fn used(
        &mut self,
        work: &Work,
        charge: &charge::Model,
        day: NaiveDate,
    ) -> Result<&mut Used, Stop> {
        let meter = charge.meter.clone().unwrap_or_default();
        let period = self.series.period_of(day);
        let key = (meter, charge.subscription_id, period.start);
        if !self.used.contains_key(&key) {
            let used = self.used_before(work, &key, period).await?;
            self.used.insert(key.clone(), used);
        }
        Ok(self.used.entry(key).or_default())
    }

    async fn used_before(
        &self,
        work: &Work,
        (meter, subscription, _): &Counted,
        period: Period,
    ) -> Result<Used, Stop> {
        let scope = (self.series.account.id, self.series.scope.id());
        let which = (meter.as_str(), *subscription);
        let sums = rated_in(&work.txn, scope, which, period).await?;
        let mut used = Used::default();
        for sum in sums {
            let prices = self.meters.get(meter).map_or(&[][..], |(_, it)| it);
            let price = prices.iter().find(|it| it.id == sum.price);
            let gone = || Failure::new(format!("The price {} was used and is gone.", sum.price));
            used.add(price.ok_or_else(gone)?, sum.quantity, sum.cost)?;
        }
        Ok(used)
    }

    /// What the charge is for, with the unit and the price of a unit that it was rated by.
    fn item(
        &mut self,
        item: &charge_item::Model,
        unit: &str,
        rated: Rated,
        items: &mut Vec<charge_item::Model>,
    ) -> Result<Uuid, Stop> {
        let key = (item.id, rated.unit_price);
        if let Some(id) = self.items.get(&key) {
            return Ok(*id);
        }
        let (micros, attos) = rated.unit_price.split()?;
        let id = Uuid::now_v7();
        items.push(charge_item::Model {
            id,
            import_id: None,
            unit: unit.to_owned(),
            unit_price_micros: Some(micros),
            unit_price_attos: Some(attos),
            ..item.clone()
        });
        self.items.insert(key, id);
        Ok(id)
    }
}

async fn rated_in(
    txn: &Transaction,
    scope: (billing::AccountId, Uuid),
    which: (&str, Option<SubscriptionId>),
    period: Period,
) -> Result<Vec<store::charges::RatedSum>, store::StoreError> {
    let start = period.start.and_time(chrono::NaiveTime::MIN).and_utc();
    let seconds = (start.timestamp(), period.ends_before().timestamp());
    store::charges::rated(txn, scope, which, seconds).await
}

/// How much was used, in the meter's unit.
fn quantity_in(unit: &str, charge: &charge::Model, meter: &str) -> Result<Exact, Stop> {
    let found = charge.used_unit.as_deref().unwrap_or_default();
    let used = join(charge.used_micros, charge.used_attos).unwrap_or_default();
    let converted = Unit::of(unit).convert(used, &Unit::of(found))?;
    let other_unit = || Obstacle::OtherUnit {
        meter: meter.to_owned(),
        expected: unit.to_owned(),
        found: found.to_owned(),
    };
    Ok(converted.ok_or_else(other_unit)?)
}

fn write(charge: &mut charge::Model, rated: Rated, list_cost: Option<Exact>) -> Result<(), Stop> {
    let (quantity_micros, quantity_attos) = rated.quantity.split()?;
    (charge.quantity_micros, charge.quantity_attos) = (Some(quantity_micros), Some(quantity_attos));
    (charge.cost_micros, charge.cost_attos) = rated.cost.split()?;
    // What the file itself said of it is for the whole row, and not for a part of it.
    (charge.list_cost_micros, charge.list_cost_attos) = (None, None);
    if let Some(list_cost) = list_cost {
        let (micros, attos) = list_cost.split()?;
        (charge.list_cost_micros, charge.list_cost_attos) = (Some(micros), Some(attos));
    }
    Ok(())
}

/// The day of UTC that a second lies on.
fn day_of(second: i64) -> Result<NaiveDate, Failure> {
    let moment = DateTime::from_timestamp(second, 0);
    let moment = moment.ok_or_else(|| Failure::new(format!("The second {second} has no day.")))?;
    Ok(moment.date_naive())
}
