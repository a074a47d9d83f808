//! Prices as data: meters, price sheets with tiers and included quantities, and the rating of use.

mod odd_price;
pub mod rating;
mod sheet;
mod tiers;
mod unit;

use crate::{Currency, Exact, PriceId};
use chrono::NaiveDate;

pub use odd_price::{OddPrice, odd_price};
pub use rating::{Rated, Used};
pub use sheet::{Asked, Holder, price_for};
pub use tiers::{Tier, Tiers, TiersError};
pub use unit::Unit;

/// What is metered: use of it is recorded as a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meter {
    /// What files of usage know it by.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The service family, such as *Compute*.
    pub family: String,
    /// The category within it: the service, such as *Virtual Machines*.
    pub category: String,
    /// Where it is used, where that makes a difference.
    pub region: Option<String>,
    /// The unit that its prices and tiers count, such as `100 Hours`.
    pub unit: String,
}

/// What the use of a meter costs, for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// Which.
    pub id: PriceId,
    /// The meter.
    pub meter: String,
    /// For whom it holds.
    pub holder: Holder,
    /// What it is in.
    pub currency: Currency,
    /// The first day it holds.
    pub valid_from: NaiveDate,
    /// The last day it holds; until further notice where there is none.
    pub valid_to: Option<NaiveDate>,
    /// So much in each period of each subscription costs nothing, in the meter's unit.
    pub included: Exact,
    /// What the rest costs. What is included counts where tiers begin.
    pub tiers: Tiers,
}

impl Price {
    /// Whether it holds on a day: its first and its last day are its own.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether both hold on some day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let is_over = |one: &Self, next: &Self| one.valid_to.is_some_and(|it| it < next.valid_from);
        !is_over(self, other) && !is_over(other, self)
    }
}
