//! The issuer, when people are reminded, the tax table, the table of exchange rates, and offers.

use super::too_large;
use crate::Failure;
use crate::work::Work;
use crate::world::rows::Rows;
use crate::world::{OfferEntry, World};
use store::entities::{exchange_rate, installation, offer, publisher, tax_rule};
use store::put as put_row;

/// Writes them.
pub async fn put(work: &Work, wanted: &World) -> Result<(), Failure> {
    let is_said = wanted.issuer.is_some() || wanted.reminder_days.is_some();
    if let Some(row) = store::installation::get(&work.txn)
        .await?
        .filter(|_| is_said)
    {
        let row = installation::Model {
            issuer: wanted.issuer.clone().or(row.issuer),
            reminder_days: wanted.reminder_days.clone().or(row.reminder_days),
            ..row
        };
        put_row::<installation::Entity>(&work.txn, row).await?;
    }
    for rule in &wanted.taxes {
        let (percent_micros, percent_attos) = rule.percent.split().map_err(too_large)?;
        let row = tax_rule::Model {
            country: rule.country.clone(),
            customer: rule.customer,
            valid_from: rule.valid_from,
            category: rule.category,
            valid_to: rule.valid_to,
            percent_micros,
            percent_attos,
        };
        put_row::<tax_rule::Entity>(&work.txn, row).await?;
    }
    for rate in &wanted.rates {
        let (rate_micros, rate_attos) = rate.rate.split().map_err(too_large)?;
        let row = exchange_rate::Model {
            currency: rate.currency,
            valid_from: rate.valid_from,
            rate_micros,
            rate_attos,
            source: rate.source.clone(),
            valid_to: rate.valid_to,
        };
        put_row::<exchange_rate::Entity>(&work.txn, row).await?;
    }
    for it in &wanted.publishers {
        let row = publisher::Model {
            name: it.name.clone(),
            address: it.address.clone(),
        };
        put_row::<publisher::Entity>(&work.txn, row).await?;
    }
    Ok(())
}

pub fn put_offer(rows: &mut Rows, entry: &OfferEntry) -> Result<(), Failure> {
    let credit = entry.monthly_credit.map(billing::Exact::split);
    let (credit_micros, credit_attos) = credit.transpose().map_err(too_large)?.unzip();
    let row = offer::Model {
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        currency: entry.currency,
        credit_micros,
        credit_attos,
    };
    rows.offers.put(entry.name.clone(), row);
    Ok(())
}
