//! A price in words: what a unit costs, from where on it costs something else, what is included.

use crate::asked::Asked;
use billing::price::Price;
use leptos::prelude::*;
use words::{format, prices};

/// The price, with its tiers beneath.
pub(super) fn price(asked: &Asked, price: &Price) -> AnyView {
    let mut lines = lines(asked, price).into_iter();
    let first = lines.next();
    let details: Vec<_> = lines
        .map(|it| view! { <span class="table-detail">{it}</span> })
        .collect();
    view! { {first} {details} }.into_any()
}

/// The same in one line.
pub(super) fn in_one_line(asked: &Asked, price: &Price) -> String {
    lines(asked, price).join(", ")
}

fn lines(asked: &Asked, price: &Price) -> Vec<String> {
    let language = asked.language;
    let of_unit = |it| format!("{}\u{a0}{}", price.currency, format::price(language, it));
    let tiers = price.tiers.as_slice().iter();
    let mut lines: Vec<_> = tiers
        .map(|tier| match tier.from.is_zero() {
            true => of_unit(tier.unit_price),
            false => {
                let from = format::number(language, tier.from);
                prices::tier_from(language, &from, &of_unit(tier.unit_price))
            }
        })
        .collect();
    if !price.included.is_zero() {
        let included = format::number(language, price.included);
        lines.push(prices::included(language, &included));
    }
    lines
}
