//! What about a price makes one look twice: a point in another place, a year of two digits.

use super::{Holder, Price};
use crate::Exact;

/// What a price and the one before it may differ by before it is asked about.
const TIMES_MAX: i64 = 5;

/// What is odd about a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddPrice {
    /// More than five times, or less than a fifth of, what was paid until then for the same.
    Far(Exact),
}

/// What is odd about a price beside those there are of its meter; nothing where it can be taken as
/// it is. It is held beside the one before it for the same buyer, or else beside the list's.
pub fn odd_price(price: &Price, prices: &[Price]) -> Option<OddPrice> {
    let before = |holder: Holder| {
        let same = prices.iter().filter(|it| {
            let is_same = (&it.meter, it.currency) == (&price.meter, price.currency);
            is_same && it.holder == holder && it.id != price.id
        });
        let earlier = same.filter(|it| it.valid_from < price.valid_from);
        earlier.max_by_key(|it| it.valid_from)
    };
    let before = before(price.holder).or_else(|| before(Holder::List))?;
    let (new, old) = (first_of(price)?, first_of(before)?);
    (is_beyond(new, old) || is_beyond(old, new)).then_some(OddPrice::Far(old))
}

/// What the first unit costs.
fn first_of(price: &Price) -> Option<Exact> {
    price.tiers.as_slice().first().map(|it| it.unit_price)
}

/// Whether one is more than so many times another. What cannot be computed is.
fn is_beyond(one: Exact, other: Exact) -> bool {
    let most = other.times(Exact::whole(TIMES_MAX));
    most.map_or(true, |most| one > most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price::{Tier, Tiers};
    use crate::{AccountId, Currency, PriceId};

    fn price(holder: Holder, number: &str, from: &str) -> Price {
        let first = Tier {
            from: Exact::ZERO,
            unit_price: number.parse().expect("a number"),
        };
        Price {
            id: PriceId::new(),
            meter: "runs".to_owned(),
            holder,
            currency: Currency::EUR,
            valid_from: from.parse().expect("a day"),
            valid_to: None,
            included: Exact::ZERO,
            tiers: Tiers::new(vec![first]).expect("one tier"),
        }
    }

    #[test]
    fn five_times_is_near_and_a_little_more_is_far() {
        let list = |number, from| price(Holder::List, number, from);
        let prices = [list("9", "2026-01-01"), list("0.10", "2026-02-01")];
        let far = Some(OddPrice::Far("0.10".parse().expect("a number")));
        for (number, expected) in [
            ("0.5", None),
            ("0.02", None),
            ("0.51", far),
            ("0.019", far),
            ("0", far),
            ("10", far),
        ] {
            let odd = odd_price(&list(number, "2026-03-01"), &prices);
            assert_eq!(odd, expected, "{number}");
        }
        assert_eq!(
            odd_price(&list("99", "2025-01-01"), &prices),
            None,
            "the first"
        );
    }

    #[test]
    fn a_negotiated_price_is_held_beside_the_lists_until_it_has_one_of_its_own() {
        let own = Holder::Account(AccountId::new());
        let list = price(Holder::List, "1", "2026-01-01");
        let first = price(own, "0.1", "2026-02-01");
        let there = [list.clone()];
        let of_list = Some(OddPrice::Far(Exact::ONE));
        assert_eq!(odd_price(&first, &there), of_list);
        let second = price(own, "0.09", "2026-03-01");
        assert_eq!(odd_price(&second, &[list, first]), None);
    }
}
