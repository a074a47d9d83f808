//! Meters, and the prices of the list and of accounts.

use super::too_large;
use crate::Failure;
use crate::work::Work;
use crate::world::rows::{PriceKey, Rows};
use crate::world::{MeterEntry, PriceEntry};
use billing::price::{Holder, Price};
use billing::{AccountId, PriceId};
use store::entities::{meter, price};

pub async fn put_meter(work: &Work, rows: &mut Rows, entry: &MeterEntry) -> Result<(), Failure> {
    let row = meter::Model {
        id: entry.id.clone(),
        name: entry.name.clone(),
        family: entry.family.clone(),
        category: entry.category.clone(),
        region: entry.region.clone(),
        unit: entry.unit.clone(),
    };
    let former = rows.meters.get(&row.id);
    if former.is_some_and(|it| it.unit != row.unit) {
        let of_meter = rows.prices.rows().iter().filter(|it| it.meter_id == row.id);
        refuse_used(work, of_meter.map(|it| it.id).collect(), &row.id).await?;
    }
    rows.meters.put(row.id.clone(), row);
    Ok(())
}

/// Puts a price of the list, or of an account.
pub async fn put_price(
    work: &Work,
    rows: &mut Rows,
    account: Option<AccountId>,
    entry: &PriceEntry,
) -> Result<(), Failure> {
    let holder = match (account, &entry.profile) {
        (None, _) => Holder::List,
        (Some(account), None) => Holder::Account(account),
        (Some(account), Some(name)) => Holder::Profile(account, rows.profile_id(account, name)?),
    };
    let price = Price {
        id: PriceId::new(),
        meter: entry.meter.clone(),
        holder,
        currency: entry.currency,
        valid_from: entry.valid_from,
        valid_to: entry.valid_to,
        included: entry.included,
        tiers: entry.all_tiers().map_err(Failure::new)?,
    };
    let mut row = store::prices::row_of(price).map_err(too_large)?;
    let key = PriceKey::of(&row);
    if let Some(former) = rows.prices.get(&key) {
        row.id = former.id;
        let costs = |it: &price::Model| (it.included_micros, it.included_attos, it.tiers.clone());
        if costs(former) != costs(&row) {
            refuse_used(work, vec![row.id], &entry.label()).await?;
        }
    }
    rows.prices.put(key, row);
    Ok(())
}

/// What was rated was rated by this: another price begins on another day.
async fn refuse_used(work: &Work, prices: Vec<PriceId>, what: &str) -> Result<(), Failure> {
    match store::prices::is_used(&work.txn, prices).await? {
        false => Ok(()),
        true => Err(Failure::new(format!(
            "The file was not applied: {what} was charged already, so what it costs and counts \
             cannot change. End it with valid_to, and add another one."
        ))),
    }
}
