//! Which charges become one line, and what was used at no price as a part of it.

use super::super::content::LineKind;
use super::{Charge, Item, Place};
use crate::Exact;
use crate::exact::ExactError;
use std::collections::BTreeMap;

/// What the charges of one line add up to.
pub(super) struct Amounts {
    pub(super) quantity: Option<Exact>,
    pub(super) included: Option<Exact>,
    pub(super) cost: Exact,
    list_cost: Option<Exact>,
}

impl Amounts {
    pub(super) fn saving(&self) -> Option<Exact> {
        self.list_cost?.minus(self.cost).ok()
    }

    fn add(&mut self, charge: &Charge) -> Result<(), ExactError> {
        self.quantity = match (self.quantity, charge.quantity) {
            (Some(one), Some(other)) => Some(one.plus(other)?),
            // A quantity that does not cover the whole cost would mislead.
            _ => None,
        };
        self.list_cost = match (self.list_cost, charge.list_cost) {
            (Some(one), Some(other)) => Some(one.plus(other)?),
            _ => None,
        };
        self.cost = self.cost.plus(charge.cost)?;
        Ok(())
    }
}

/// Puts together what differs in quantity and cost only.
pub(super) fn merge(
    charges: impl IntoIterator<Item = Charge>,
) -> Result<BTreeMap<(Place, Item), Amounts>, ExactError> {
    let mut merged = BTreeMap::<_, Amounts>::new();
    for charge in charges {
        let key = (charge.place.clone(), charge.item.clone());
        match merged.get_mut(&key) {
            Some(amounts) => amounts.add(&charge)?,
            None => {
                let amounts = Amounts {
                    quantity: charge.quantity,
                    included: None,
                    cost: charge.cost,
                    list_cost: charge.list_cost,
                };
                merged.insert(key, amounts);
            }
        }
    }
    Ok(merged)
}

/// Makes what was used at no price a part of the line that charges for the rest of it. Where there
/// is no rest, or the rest has several prices, it is a line that charges for nothing.
pub(super) fn with_included(
    mut merged: BTreeMap<(Place, Item), Amounts>,
) -> Result<BTreeMap<(Place, Item), Amounts>, ExactError> {
    let is_included = |((_, item), amounts): &(&(Place, Item), &Amounts)| {
        item.unit_price == Some(Exact::ZERO)
            && item.kind == LineKind::Usage
            && amounts.cost.is_zero()
    };
    let included = merged.iter().filter(is_included);
    let included: Vec<_> = included.map(|(key, _)| key.clone()).collect();
    for free in included {
        let of_meter = merged.range(&free..).map(|(key, _)| key).skip(1);
        let mut charged = of_meter
            .take_while(|key| is_of_one_meter(key, &free))
            .filter(|(_, item)| is_told_together(item, &free.1));
        let key = match (charged.next(), charged.next()) {
            (Some(only), None) => only.clone(),
            _ => free.clone(),
        };
        let quantity = merged.get_mut(&free).and_then(|it| it.quantity.take());
        let Some(quantity) = quantity else { continue };
        if key != free {
            merged.remove(&free);
        }
        if let Some(amounts) = merged.get_mut(&key) {
            amounts.quantity = amounts.quantity.or((key == free).then_some(Exact::ZERO));
            let before = amounts.included.unwrap_or(Exact::ZERO);
            amounts.included = Some(before.plus(quantity)?);
        }
    }
    Ok(merged)
}

fn is_of_one_meter((place, item): &(Place, Item), (of_place, of): &(Place, Item)) -> bool {
    place == of_place
        && item.service == of.service
        && item.description == of.description
        && item.subcategory == of.subcategory
        && item.region == of.region
        && item.unit == of.unit
}

/// Whether it was used in the same days, and differs in its price only.
fn is_told_together(item: &Item, of: &Item) -> bool {
    let rest = |it: &Item| (it.kind, it.publisher.clone(), it.period);
    rest(item) == rest(of) && item.unit_price.is_some_and(|it| it > Exact::ZERO)
}
