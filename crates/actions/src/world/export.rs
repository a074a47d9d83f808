//! What there is, as a file would say it.

use super::people::Homes;
use super::rows::Rows;
use super::{DirectoryEntry, IdentityEntry, MeterEntry, OfferEntry, World, entries};
use crate::{Failure, Portal};
use billing::{DirectoryId, IdentityId};
use std::collections::HashMap;
use store::entities::{directory, guest, identity, meter, offer};
use store::{Reads, StoreError};

/// The declarative world as it stands.
pub async fn export(portal: &Portal) -> Result<World, Failure> {
    let rows = Rows::load(&portal.database, None).await?;
    Ok(world(&portal.database, &rows).await?.shortened())
}

/// What the rows say, with everything spelled out that a file may leave to be understood.
pub(super) async fn world(reads: &impl Reads, rows: &Rows) -> Result<World, StoreError> {
    let installation = store::installation::get(reads).await?;
    let mut taxes = store::installation::tax_rules(reads).await?;
    taxes.sort_by(|a, b| {
        let key = |it: &billing::tax::TaxRule| {
            (it.country.clone(), it.customer.to_string(), it.valid_from)
        };
        key(a).cmp(&key(b))
    });
    let mut rates = store::installation::exchange_rates(reads).await?;
    rates.sort_by_key(|it| (it.currency.to_string(), it.valid_from));
    let directories = rows.directories.rows();
    let names: HashMap<DirectoryId, &str> = directories
        .iter()
        .map(|it| (it.id, it.name.as_str()))
        .collect();
    let mut guests: HashMap<IdentityId, Vec<&guest::Model>> = HashMap::new();
    for guest in rows.guests.rows() {
        guests.entry(guest.identity_id).or_default().push(guest);
    }
    let identities = rows.identities.rows().iter();
    let (issuer, reminder_days) = installation
        .map(|it| (it.issuer, it.reminder_days))
        .unwrap_or_default();
    Ok(World {
        reminder_days,
        issuer,
        taxes,
        rates,
        publishers: store::installation::publishers(reads).await?,
        offers: rows.offers.rows().iter().map(offer_entry).collect(),
        meters: rows.meters.rows().iter().map(meter_entry).collect(),
        prices: entries::list_prices(rows),
        directories: directories.iter().map(directory_entry).collect(),
        identities: identities
            .map(|it| identity_entry(it, guests.get(&it.id), &names))
            .collect(),
        accounts: entries::accounts(rows, &names),
    })
}

fn offer_entry(row: &offer::Model) -> OfferEntry {
    OfferEntry {
        name: row.name.clone(),
        display_name: row.display_name.clone(),
        monthly_credit: store::charges::join(row.credit_micros, row.credit_attos),
        currency: row.currency,
    }
}

fn meter_entry(row: &meter::Model) -> MeterEntry {
    MeterEntry {
        id: row.id.clone(),
        name: row.name.clone(),
        family: row.family.clone(),
        category: row.category.clone(),
        region: row.region.clone(),
        unit: row.unit.clone(),
    }
}

fn directory_entry(row: &directory::Model) -> DirectoryEntry {
    DirectoryEntry {
        name: row.name.clone(),
        display_name: row.display_name.clone(),
        domain: row.domain.clone(),
    }
}

fn identity_entry(
    row: &identity::Model,
    guests: Option<&Vec<&guest::Model>>,
    names: &HashMap<DirectoryId, &str>,
) -> IdentityEntry {
    let name = |id: DirectoryId| names.get(&id).map(|it| (*it).to_owned());
    let guests = guests.into_iter().flatten();
    let mut guest_of: Vec<_> = guests.filter_map(|it| name(it.directory_id)).collect();
    guest_of.sort();
    IdentityEntry {
        email: row.email.clone(),
        kind: row.kind,
        directory: row.directory_id.and_then(name),
        display_name: row.display_name.clone(),
        is_confirmed: row.is_confirmed,
        is_disabled: Some(row.disabled_at.is_some()),
        guest_of,
    }
}

impl World {
    /// Leaves out what is understood without being said.
    fn shortened(mut self) -> Self {
        let homes = Homes::of(&[&self]);
        for account in &mut self.accounts {
            let mut roles = std::mem::take(&mut account.roles);
            for role in &mut roles {
                let home = role.directory.take();
                if homes.home_of(role, account).ok() != home {
                    role.directory = home;
                }
            }
            account.roles = roles;
            account.is_reminded = account.is_reminded.filter(|it| !*it);
        }
        for identity in &mut self.identities {
            identity.is_disabled = identity.is_disabled.filter(|it| *it);
        }
        self
    }
}
