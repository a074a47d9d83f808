//! What a quantity costs by tiers: each part of it at the price of the tier it lies in.

use crate::Exact;
use crate::exact::ExactError;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// From a quantity on, until the next tier, each unit has this price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// The quantity in one period and subscription at which it begins, in the meter's unit.
    pub from: Exact,
    /// The price of one of the meter's unit.
    pub unit_price: Exact,
}

/// The tiers of a price: the first from nothing on, each from more than the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::FromJsonQueryResult))]
#[serde(try_from = "Vec<Tier>", into = "Vec<Tier>")]
pub struct Tiers(Vec<Tier>);

/// Why a list of tiers is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TiersError {
    /// There is no tier.
    #[error("a price has one tier at least")]
    Empty,
    /// Nothing says what the first units cost.
    #[error("the first tier begins at 0, not at {0}")]
    FirstNotZero(Exact),
    /// A tier begins where the one before does, or before it.
    #[error("the tier from {0} does not begin after the one before it")]
    NotAscending(Exact),
    /// Money would be given for use.
    #[error("{0} is less than nothing")]
    Negative(Exact),
}

impl Tiers {
    /// One price for every quantity.
    pub fn flat(unit_price: Exact) -> Result<Self, TiersError> {
        Self::new(vec![Tier {
            from: Exact::ZERO,
            unit_price,
        }])
    }

    /// These tiers, in their order.
    pub fn new(tiers: Vec<Tier>) -> Result<Self, TiersError> {
        let first = tiers.first().ok_or(TiersError::Empty)?;
        if !first.from.is_zero() {
            return Err(TiersError::FirstNotZero(first.from));
        }
        for (one, next) in tiers.iter().zip(&tiers[1..]) {
            if next.from <= one.from {
                return Err(TiersError::NotAscending(next.from));
            }
        }
        match tiers.iter().find(|it| it.unit_price < Exact::ZERO) {
            Some(tier) => Err(TiersError::Negative(tier.unit_price)),
            None => Ok(Self(tiers)),
        }
    }

    /// The tiers, the first from nothing on.
    pub fn as_slice(&self) -> &[Tier] {
        &self.0
    }

    /// The price where there is only one.
    pub fn only(&self) -> Option<Exact> {
        match self.0.as_slice() {
            [only] => Some(only.unit_price),
            _ => None,
        }
    }

    /// The same with a first tier at the price zero: what an included quantity is. Tiers keep
    /// their places, those within it are gone.
    #[must_use]
    pub(super) fn with_included(&self, included: Exact) -> Self {
        if included <= Exact::ZERO {
            return self.clone();
        }
        let mut tiers = vec![Tier {
            from: Exact::ZERO,
            unit_price: Exact::ZERO,
        }];
        for (place, tier) in self.0.iter().enumerate() {
            let end = self.0.get(place + 1).map(|next| next.from);
            if end.is_none_or(|end| end > included) {
                let from = tier.from.max(included);
                tiers.push(Tier { from, ..*tier });
            }
        }
        Self(tiers)
    }

    /// What a quantity costs from nothing on. Each tier's part is a product, rounded at 18
    /// decimals half away from zero; below nothing (more was given back than used) the first
    /// tier's price holds.
    pub(super) fn cost(&self, quantity: Exact) -> Result<Exact, ExactError> {
        let mut cost = Exact::ZERO;
        for (place, tier) in self.0.iter().enumerate() {
            let end = self.0.get(place + 1).map(|next| next.from);
            let end = end.map_or(quantity, |end| end.min(quantity));
            if place > 0 && end <= tier.from {
                break;
            }
            cost = cost.plus(end.minus(tier.from)?.times(tier.unit_price)?)?;
        }
        Ok(cost)
    }

    /// Where one tier ends and another begins on the way from one quantity to another, and the
    /// end of the way itself.
    pub(super) fn stops_between(&self, start: Exact, end: Exact) -> Vec<Exact> {
        let (low, high) = (start.min(end), start.max(end));
        let between = self.0.iter().map(|it| it.from);
        let mut stops: Vec<_> = between.filter(|it| low < *it && *it < high).collect();
        if end < start {
            stops.reverse();
        }
        // Nothing changes in price below nothing.
        stops.retain(|it| !it.is_zero());
        stops.push(end);
        stops
    }

    /// The price of every unit between two quantities that have no stop between them.
    pub(super) fn price_between(&self, one: Exact, other: Exact) -> Exact {
        let below = self.0.iter().rev().find(|it| it.from <= one.min(other));
        let tier = below.or_else(|| self.0.first());
        tier.map_or(Exact::ZERO, |it| it.unit_price)
    }
}

impl TryFrom<Vec<Tier>> for Tiers {
    type Error = TiersError;

    fn try_from(tiers: Vec<Tier>) -> Result<Self, TiersError> {
        Self::new(tiers)
    }
}

impl From<Tiers> for Vec<Tier> {
    fn from(tiers: Tiers) -> Self {
        tiers.0
    }
}

#[cfg(test)]
mod tests;
