//! Writes the entries of a file as rows, keeping the ids of those that are there already.
//!
//! Entries are put among the rows in memory, then each table is written, those that others refer
//! to first.

mod accounts;
mod people;
mod prices;
mod recipients;
mod roles;
mod subscriptions;
mod tables;

use super::World;
use super::rows::Rows;
use crate::Failure;
use crate::access_requests::close_answered;
use crate::work::Work;

/// Writes every entry of `wanted` that is new or different.
pub async fn put(work: &Work, mut rows: Rows, wanted: &World) -> Result<(), Failure> {
    tables::put(work, wanted).await?;
    for entry in &wanted.directories {
        people::put_directory(&mut rows, entry);
    }
    for entry in &wanted.offers {
        tables::put_offer(&mut rows, entry)?;
    }
    for entry in &wanted.identities {
        people::put_identity(work, &mut rows, entry).await?;
    }
    for entry in &wanted.meters {
        prices::put_meter(work, &mut rows, entry).await?;
    }
    for entry in &wanted.prices {
        prices::put_price(work, &mut rows, None, entry).await?;
    }
    for entry in &wanted.accounts {
        let id = accounts::put_account(&mut rows, entry)?;
        for it in &entry.profiles {
            accounts::put_profile(&mut rows, id, it)?;
        }
        for it in &entry.customers {
            subscriptions::put_customer(&mut rows, id, it);
        }
        for it in &entry.subscriptions {
            subscriptions::put_subscription(&mut rows, id, it)?;
        }
        for it in &entry.purchases {
            subscriptions::put_purchase(work, &mut rows, id, it).await?;
        }
        for it in &entry.prices {
            prices::put_price(work, &mut rows, Some(id), it).await?;
        }
        for it in &entry.roles {
            roles::put_role(work, &mut rows, id, it).await?;
        }
        for it in &entry.recipients {
            recipients::put_recipient(work, &mut rows, id, it)?;
        }
        for it in entry
            .subscriptions
            .iter()
            .filter(|it| it.is_invoice_emailed)
        {
            recipients::put_opt_in(work, &mut rows, id, it)?;
        }
        if let Some(email) = &entry.preferred_address {
            recipients::put_preferred(&mut rows, id, email);
        }
    }
    write(work, &rows).await?;
    // What they are invoiced by may be another one now.
    let names = wanted.accounts.iter();
    let changed = names.filter_map(|it| Some(rows.accounts.get(&it.name)?.id));
    store::scopes::look_again(&work.txn, changed.collect()).await?;
    Ok(())
}

async fn write(work: &Work, rows: &Rows) -> Result<(), Failure> {
    rows.directories.write(&work.txn).await?;
    rows.identities.write(&work.txn).await?;
    rows.guests.write(&work.txn).await?;
    rows.offers.write(&work.txn).await?;
    rows.accounts.write(&work.txn).await?;
    rows.cards.write(&work.txn).await?;
    rows.profiles.write(&work.txn).await?;
    rows.meters.write(&work.txn).await?;
    rows.prices.write(&work.txn).await?;
    rows.sections.write(&work.txn).await?;
    rows.customers.write(&work.txn).await?;
    rows.subscriptions.write(&work.txn).await?;
    rows.purchases.write(&work.txn).await?;
    rows.assignments.write(&work.txn).await?;
    rows.recipients.write(&work.txn).await?;
    rows.opt_ins.write(&work.txn).await?;
    rows.preferred.write(&work.txn).await?;
    if store::access_requests::is_any_waiting(&work.txn).await? {
        for given in rows.assignments.written() {
            close_answered(work, given).await?;
        }
    }
    Ok(())
}

fn too_large(cause: billing::exact::ExactError) -> Failure {
    Failure::new(cause.to_string())
}
