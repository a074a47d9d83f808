//! Rating: from quantities to exact costs, in one period of one subscription and meter.
//!
//! What has been used counts through the tiers. Where several prices held in the period, each goes
//! on where the one before it ended, in the order of their first days, so that an included
//! quantity is given once. The cost of a row is what the whole costs with it, less what it cost
//! without it: the costs of rows add up to the cost of all of them, in whatever order and however
//! late they came.

use super::Price;
use crate::exact::ExactError;
use crate::{Exact, PriceId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Decimals of the price of a unit that is a mean of several.
const DECIMALS_OF_MEAN: u32 = 10;

/// What was used of one meter in one period of a subscription, at which prices.
#[derive(Debug, Clone, Default)]
pub struct Used {
    parts: BTreeMap<(NaiveDate, PriceId), Part>,
}

#[derive(Debug, Clone)]
struct Part {
    price: Price,
    quantity: Exact,
}

/// What a row costs, or a part of it: a row that goes on into the next tier has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rated {
    /// How much of it, in the meter's unit.
    pub quantity: Exact,
    /// Its exact cost.
    pub cost: Exact,
    /// The price of a unit. Where late use also moved what was used after it at another price, the
    /// mean, rounded at ten decimals, to be shown and not to be computed with.
    pub unit_price: Exact,
}

impl Used {
    /// Notes what was rated before, without rating it.
    pub fn add(&mut self, price: &Price, quantity: Exact) -> Result<(), ExactError> {
        let part = self.part(price);
        part.quantity = part.quantity.plus(quantity)?;
        Ok(())
    }

    /// Rates some more use at a price, a part for each tier that it reaches: its quantity is in
    /// the meter's unit.
    pub fn rate(&mut self, price: &Price, quantity: Exact) -> Result<Vec<Rated>, ExactError> {
        let cost_before = self.cost()?;
        self.add(price, quantity)?;
        let cost = self.cost()?.minus(cost_before)?;
        let end = self.end_of(price)?;
        let start = end.minus(quantity)?;
        let tiers = price.tiers.with_included(price.included);
        if tiers.cost(end)?.minus(tiers.cost(start)?)? != cost {
            return Ok(vec![Rated {
                quantity,
                cost,
                unit_price: mean(cost, quantity).unwrap_or_default(),
            }]);
        }
        let mut rated = Vec::new();
        let mut from = start;
        for to in tiers.stops_between(start, end) {
            rated.push(Rated {
                quantity: to.minus(from)?,
                cost: tiers.cost(to)?.minus(tiers.cost(from)?)?,
                unit_price: tiers.price_between(from, to),
            });
            from = to;
        }
        Ok(rated)
    }

    /// What everything costs.
    pub fn cost(&self) -> Result<Exact, ExactError> {
        let (mut cost, mut end) = (Exact::ZERO, Exact::ZERO);
        for Part { price, quantity } in self.parts.values() {
            let start = end;
            end = end.plus(*quantity)?;
            let tiers = price.tiers.with_included(price.included);
            cost = cost.plus(tiers.cost(end)?.minus(tiers.cost(start)?)?)?;
        }
        Ok(cost)
    }

    fn part(&mut self, price: &Price) -> &mut Part {
        let key = (price.valid_from, price.id);
        self.parts.entry(key).or_insert_with(|| Part {
            price: price.clone(),
            quantity: Exact::ZERO,
        })
    }

    /// Where the use at a price ends, counted through all prices up to it.
    fn end_of(&self, price: &Price) -> Result<Exact, ExactError> {
        let parts = self.parts.range(..=(price.valid_from, price.id));
        let mut quantities = parts.map(|(_, part)| part.quantity);
        quantities.try_fold(Exact::ZERO, Exact::plus)
    }
}

/// The mean price of a unit, rounded half away from zero.
fn mean(cost: Exact, quantity: Exact) -> Option<Exact> {
    let mean = cost.divided_by(quantity)?.atto();
    let scale = 10_i128.pow(Exact::DIGITS - DECIMALS_OF_MEAN);
    let rounded = (mean.abs() + scale / 2) / scale * scale;
    Some(Exact::from_atto(rounded * mean.signum()))
}

#[cfg(test)]
mod tests;
