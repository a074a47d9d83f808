//! Customers, subscriptions, and what is bought through them.

use super::too_large;
use crate::Failure;
use crate::work::Work;
use crate::world::rows::Rows;
use crate::world::{CustomerEntry, PurchaseEntry, SubscriptionEntry};
use billing::{AccountId, CustomerId, PurchaseId, SubscriptionId};
use store::entities::{customer, purchase, subscription};

pub fn put_customer(rows: &mut Rows, account_id: AccountId, entry: &CustomerEntry) {
    let key = (account_id, entry.name.clone());
    let former = rows.customers.get(&key);
    let row = customer::Model {
        account_id,
        id: former.map_or_else(CustomerId::new, |it| it.id),
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
    };
    rows.customers.put(key, row);
}

pub fn put_subscription(
    rows: &mut Rows,
    account_id: AccountId,
    entry: &SubscriptionEntry,
) -> Result<(), Failure> {
    let profile = entry.profile.as_ref();
    let profile_id = profile.map(|name| rows.profile_id(account_id, name));
    let profile_id = profile_id.transpose()?;
    let section_id = match (&entry.section, profile_id) {
        (Some(name), Some(profile)) => Some(rows.section_id(profile, name)?),
        _ => None,
    };
    let customer = entry.customer.as_ref();
    let customer = customer.and_then(|name| rows.customers.get(&(account_id, name.clone())));
    let key = (account_id, entry.name.clone());
    let former = rows.subscriptions.get(&key);
    let row = subscription::Model {
        account_id,
        id: former.map_or_else(SubscriptionId::new, |it| it.id),
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        category: entry.category,
        profile_id,
        section_id,
        customer_id: customer.map(|it| it.id),
        reseller: entry.reseller.clone(),
        is_invoice_shared: entry.is_invoice_shared,
        offer: entry.offer.clone(),
        card_id: rows.card_id(account_id, entry.card.as_ref())?,
        created_on: entry.created_on,
        ended_on: entry.ended_on,
        disabled_on: former.and_then(|it| it.disabled_on),
    };
    rows.subscriptions.put(key, row);
    Ok(())
}

pub async fn put_purchase(
    work: &Work,
    rows: &mut Rows,
    account_id: AccountId,
    entry: &PurchaseEntry,
) -> Result<(), Failure> {
    let (unit_price_micros, unit_price_attos) = entry.unit_price.split().map_err(too_large)?;
    let (quantity_micros, quantity_attos) = entry.quantity.split().map_err(too_large)?;
    let key = (account_id, entry.name.clone());
    let former = rows.purchases.get(&key);
    if let Some(former) = former {
        refuse_new_schedule(work, former, entry).await?;
    }
    let row = purchase::Model {
        account_id,
        id: former.map_or_else(PurchaseId::new, |it| it.id),
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        category: entry.category,
        subscription_id: rows.subscription_id(account_id, &entry.subscription)?,
        unit_price_micros,
        unit_price_attos,
        currency: entry.currency,
        quantity_micros,
        quantity_attos,
        frequency: entry.frequency,
        starts_on: entry.starts_on,
        ends_on: entry.ends_on,
    };
    rows.purchases.put(key, row);
    Ok(())
}

/// A purchase is charged once for each start of its periods: with other starts, periods that were
/// charged already would be charged again.
async fn refuse_new_schedule(
    work: &Work,
    former: &purchase::Model,
    entry: &PurchaseEntry,
) -> Result<(), Failure> {
    let is_same = (former.starts_on, former.frequency) == (entry.starts_on, entry.frequency);
    let (account, ids) = (former.account_id, vec![former.id]);
    if is_same
        || store::charges::purchase_starts(&work.txn, account, ids)
            .await?
            .is_empty()
    {
        return Ok(());
    }
    Err(Failure::new(format!(
        "The file was not applied: purchase {} was charged already, so its start and frequency \
         cannot change. End it with ends_on, and add another one.",
        entry.name
    )))
}
