//! Rows at and around the boundaries of tiers, prices that change, and any order of rows.

use super::*;
use crate::price::{Holder, Tier, Tiers};
use crate::{Currency, PriceId};
use proptest::prelude::*;

fn exact(text: &str) -> Exact {
    text.parse().expect("a number")
}

fn price(valid_from: &str, included: &str, tiers: &[(&str, &str)]) -> Price {
    let tiers = tiers.iter().map(|(from, unit_price)| Tier {
        from: exact(from),
        unit_price: exact(unit_price),
    });
    Price {
        id: PriceId::new(),
        meter: "requests".to_owned(),
        holder: Holder::List,
        currency: Currency::EUR,
        valid_from: valid_from.parse().expect("a day"),
        valid_to: None,
        included: exact(included),
        tiers: Tiers::new(tiers.collect()).expect("tiers"),
    }
}

fn told(rated: Vec<Rated>) -> String {
    let parts = rated
        .iter()
        .map(|it| format!("{} × {} = {}", it.quantity, it.unit_price, it.cost));
    parts.collect::<Vec<_>>().join(" + ")
}

#[test]
fn rows_go_on_where_the_ones_before_ended() {
    let tiered = price("2026-01-01", "10", &[("0", "0.50"), ("100", "0.40")]);
    let mut used = Used::default();
    for (quantity, parts, why) in [
        ("9", "9 × 0 = 0", "within what is included"),
        ("1", "1 × 0 = 0", "exactly what is included"),
        ("1", "1 × 0.5 = 0.5", "one over"),
        ("89", "89 × 0.5 = 44.5", "exactly at the next tier"),
        ("1", "1 × 0.4 = 0.4", "one over it"),
        ("0", "0 × 0.4 = 0", "nothing"),
        (
            "-2",
            "-1 × 0.4 = -0.4 + -1 × 0.5 = -0.5",
            "given back over the boundary",
        ),
        ("2", "1 × 0.5 = 0.5 + 1 × 0.4 = 0.4", "and used again"),
    ] {
        let rated = used.rate(&tiered, exact(quantity)).expect("rated");
        assert_eq!(told(rated), parts, "{why}");
    }
    let rated = Used::default().rate(&tiered, exact("101"));
    let parts = "10 × 0 = 0 + 90 × 0.5 = 45 + 1 × 0.4 = 0.4";
    assert_eq!(told(rated.expect("rated")), parts, "all at once");
}

#[test]
fn a_price_that_changes_goes_on_counting() {
    let spring = price("2026-03-01", "10", &[("0", "1"), ("100", "0.5")]);
    let april = price("2026-04-01", "10", &[("0", "2"), ("100", "1.3")]);
    let mut used = Used::default();
    let mut rate =
        |price: &Price, quantity: &str| told(used.rate(price, exact(quantity)).expect("rated"));
    assert_eq!(rate(&spring, "60"), "10 × 0 = 0 + 50 × 1 = 50");
    // What was included was used up at the former price; the tier is reached at the new one.
    assert_eq!(rate(&april, "50"), "40 × 2 = 80 + 10 × 1.3 = 13");
    // Late use at the former price moves three behind the tier that cost 2, where they cost 1.3.
    assert_eq!(rate(&spring, "3"), "3 × 0.3 = 0.9");
    assert_eq!(rate(&april, "1"), "1 × 1.3 = 1.3");
}

#[test]
fn a_mean_is_rounded_to_be_shown() {
    let one = price("2026-03-01", "0", &[("0", "1")]);
    let next = price("2026-04-01", "0", &[("0", "2"), ("3", "1")]);
    let mut used = Used::default();
    used.add(&next, exact("1")).expect("fits");
    let rated = used.rate(&one, exact("3")).expect("rated");
    assert_eq!(told(rated), "3 × 0.6666666667 = 2");
}

fn prices() -> [Price; 2] {
    [
        price(
            "2026-03-01",
            "7.5",
            &[("0", "0.3333333333333"), ("20", "0.07")],
        ),
        price(
            "2026-03-10",
            "3",
            &[("0", "0.9"), ("11.1", "0.123456789012345678")],
        ),
    ]
}

proptest! {
    /// Any order of rows, in any portions, costs the same together.
    #[test]
    fn the_order_of_rows_makes_no_difference(
        rows in prop::collection::vec((0..2_usize, -5_000_000_000_i64..40_000_000_000), 1..30)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let prices = prices();
        let total = |rows: &[(usize, i64)]| {
            let mut used = Used::default();
            let mut sum = Exact::ZERO;
            for (place, nanos) in rows {
                let quantity = Exact::from_atto(i128::from(*nanos) * 1_000_000_001);
                let rated = used.rate(&prices[*place], quantity).expect("rated");
                for part in rated {
                    sum = sum.plus(part.cost).expect("fits");
                }
            }
            (sum, used.cost().expect("fits"))
        };
        let (rows, shuffled) = rows;
        let (sum, whole) = total(&rows);
        prop_assert_eq!(sum, whole, "the rows add up to the whole");
        prop_assert_eq!(total(&shuffled), (sum, whole));
    }
}
