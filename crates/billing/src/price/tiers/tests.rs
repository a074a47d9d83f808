//! Quantities at and around the boundaries of tiers.

use super::*;

fn exact(text: &str) -> Exact {
    text.parse().expect("a number")
}

fn tiers(list: &[(&str, &str)]) -> Tiers {
    let tiers = list.iter().map(|(from, unit_price)| Tier {
        from: exact(from),
        unit_price: exact(unit_price),
    });
    Tiers::new(tiers.collect()).expect("tiers")
}

#[test]
fn each_part_costs_what_its_tier_says() {
    let tiers = tiers(&[("0", "0.10"), ("100", "0.08"), ("1000", "0.05")]);
    for (quantity, cost) in [
        ("0", "0"),
        ("99.5", "9.95"),
        ("100", "10"),
        ("101", "10.08"),
        ("1000", "82"),
        ("1001", "82.05"),
        ("-3", "-0.3"),
    ] {
        assert_eq!(tiers.cost(exact(quantity)), Ok(exact(cost)), "{quantity}");
    }
}

#[test]
fn an_included_quantity_is_a_first_tier_at_zero() {
    let tiers = tiers(&[("0", "0.10"), ("100", "0.08"), ("1000", "0.05")]);
    for (included, quantity, cost) in [
        ("0", "50", "5"),
        ("50", "49", "0"),
        ("50", "50", "0"),
        ("50", "51", "0.10"),
        ("50", "101", "5.08"),
        ("100", "100", "0"),
        ("100", "101", "0.08"),
        ("2000", "2001", "0.05"),
        ("50", "-5", "0"),
    ] {
        let with_included = tiers.with_included(exact(included));
        let found = with_included.cost(exact(quantity));
        assert_eq!(found, Ok(exact(cost)), "{quantity}, {included} included");
        assert!(Tiers::new(with_included.0).is_ok());
    }
}

#[test]
fn a_way_through_the_tiers_stops_where_prices_change() {
    let tiers = tiers(&[("0", "0.10"), ("100", "0.08"), ("1000", "0.05")]);
    for (from, to, parts) in [
        ("0", "100", "100 at 0.1"),
        ("100", "101", "101 at 0.08"),
        ("99", "101", "100 at 0.1, 101 at 0.08"),
        ("101", "99", "100 at 0.08, 99 at 0.1"),
        ("100", "100", "100 at 0.08"),
        ("-2", "5", "5 at 0.1"),
        ("50", "9000", "100 at 0.1, 1000 at 0.08, 9000 at 0.05"),
    ] {
        let mut from = exact(from);
        let mut told = Vec::new();
        for stop in tiers.stops_between(from, exact(to)) {
            told.push(format!("{stop} at {}", tiers.price_between(from, stop)));
            from = stop;
        }
        assert_eq!(told.join(", "), parts, "{from} to {to}");
    }
}

#[test]
fn what_is_no_list_of_tiers_is_refused() {
    let of = |list: &[(i64, i64)]| {
        let tiers = list.iter().map(|(from, price)| Tier {
            from: Exact::whole(*from),
            unit_price: Exact::whole(*price),
        });
        Tiers::new(tiers.collect())
    };
    assert_eq!(of(&[]), Err(TiersError::Empty));
    let first = Exact::whole(1);
    assert_eq!(of(&[(1, 1)]), Err(TiersError::FirstNotZero(first)));
    let again = Exact::whole(5);
    let refused = of(&[(0, 1), (5, 1), (5, 2)]);
    assert_eq!(refused, Err(TiersError::NotAscending(again)));
    let negative = Exact::whole(-1);
    assert_eq!(of(&[(0, -1)]), Err(TiersError::Negative(negative)));
}
