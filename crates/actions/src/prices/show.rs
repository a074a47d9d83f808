//! One meter, and everything it costs, cost and will cost, whomever.

use super::allowed;
use crate::accounts::ShownName;
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::price::{Meter, Price};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};
use store::entities::{account, profile};
use store::{Reads, StoreError};

/// Prices that the page shows; those that hold come first.
const ROWS_MAX: usize = 500;

/// The page of a meter.
#[derive(Debug, Clone)]
pub struct MeterPage {
    /// The meter.
    pub meter: Meter,
    /// Its prices: those that hold, those to come, those that are over, the list's before others.
    pub rows: Vec<PriceRow>,
    /// Whether there are more than are shown.
    pub has_more: bool,
    /// The billing date.
    pub today: NaiveDate,
}

/// A price.
#[derive(Debug, Clone)]
pub struct PriceRow {
    /// The price.
    pub price: Price,
    /// The account it was negotiated for; nothing where it is for everyone.
    pub account: Option<Named>,
    /// The profile, where it is for one.
    pub profile: Option<String>,
    /// Whether it holds.
    pub standing: Standing,
}

/// Whether a price holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Today.
    Current,
    /// From a later day on.
    ToCome,
    /// No more.
    Over,
}

impl Standing {
    /// Of a time with this first and last day.
    pub fn of((from, to): (NaiveDate, Option<NaiveDate>), today: NaiveDate) -> Self {
        match (from > today, to.is_some_and(|last| last < today)) {
            (true, _) => Self::ToCome,
            (false, true) => Self::Over,
            (false, false) => Self::Current,
        }
    }
}

/// Shows a meter with its prices.
pub async fn show_meter(
    portal: &Portal,
    caller: &Caller,
    meter: &str,
) -> Result<MeterPage, Refusal> {
    let _allowed = allowed(caller)?;
    let row = store::prices::meter(&portal.database, meter).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let today = portal.today(caller.now);
    let standing = |it: &Price| Standing::of((it.valid_from, it.valid_to), today);
    let mut prices = store::prices::of_meter(&portal.database, meter).await?;
    prices.sort_by_key(|it| {
        let latest_first = std::cmp::Reverse(it.valid_from);
        (standing(it), it.holder, it.currency, latest_first)
    });
    let has_more = prices.len() > ROWS_MAX;
    prices.truncate(ROWS_MAX);
    let holders = Holders::load(&portal.database, &prices).await?;
    Ok(MeterPage {
        meter: store::prices::meter_of(row),
        rows: prices
            .into_iter()
            .map(|price| PriceRow {
                account: holders.account(&price),
                profile: holders.profile(&price),
                standing: standing(&price),
                price,
            })
            .collect(),
        has_more,
        today,
    })
}

/// Whom prices were negotiated for.
struct Holders {
    accounts: HashMap<billing::AccountId, account::Model>,
    profiles: HashMap<billing::ProfileId, profile::Model>,
}

impl Holders {
    async fn load(reads: &impl Reads, prices: &[Price]) -> Result<Self, StoreError> {
        let accounts: BTreeSet<_> = prices.iter().filter_map(|it| it.holder.account()).collect();
        let profiles: BTreeSet<_> = prices.iter().filter_map(|it| it.holder.profile()).collect();
        let accounts = accounts.into_iter().collect();
        let accounts = store::accounts::by_ids(reads, accounts).await?;
        let profiles = Some(profiles.into_iter().collect());
        let column = profile::Column::Id;
        let profiles =
            store::among::<profile::Entity, billing::ProfileId>(reads, column, profiles).await?;
        Ok(Self {
            accounts: accounts.into_iter().map(|it| (it.id, it)).collect(),
            profiles: profiles.into_iter().map(|it| (it.id, it)).collect(),
        })
    }

    fn account(&self, price: &Price) -> Option<Named> {
        Some(self.accounts.get(&price.holder.account()?)?.named())
    }

    fn profile(&self, price: &Price) -> Option<String> {
        let profile = self.profiles.get(&price.holder.profile()?)?;
        Some(profile.display_name.clone())
    }
}
