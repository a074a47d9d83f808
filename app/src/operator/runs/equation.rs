//! The equation that a run ends with, in words and exact numbers.

use crate::asked::Asked;
use actions::bill::Balance;
use billing::{Currency, Exact};
use leptos::prelude::*;
use std::collections::BTreeMap;
use words::{format, operator};

/// The equation of each currency, folded; nothing where a run had nothing to do with charges.
pub(super) fn equation(asked: &Asked, balance: &BTreeMap<Currency, Balance>) -> Option<AnyView> {
    let language = asked.language;
    let lines: Vec<_> = balance
        .iter()
        .map(|(currency, it)| view! { <li>{line(asked, *currency, it)}</li> })
        .collect();
    let view = || {
        view! {
            <details class="equation">
                <summary>{operator::equation(language)}</summary>
                <ul>{lines}</ul>
            </details>
        }
    };
    (!balance.is_empty()).then(|| view().into_any())
}

fn line(asked: &Asked, currency: Currency, balance: &Balance) -> String {
    let language = asked.language;
    let number = |it: Exact| format::number(language, it);
    let told = |it: Exact, say: fn(billing::Language, &str) -> String| {
        (!it.is_zero()).then(|| say(language, &number(it)))
    };
    let parts = [
        Some(operator::part_invoiced(language, &number(balance.invoiced))),
        told(balance.before, operator::part_before),
        told(balance.covered, operator::part_covered),
        told(balance.carried, operator::part_carried),
        told(balance.parked, operator::part_parked),
        told(balance.written_off, operator::part_written_off),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let rated = operator::part_rated(language, currency.code(), &number(balance.rated));
    let unrated = match balance.unrated {
        0 => String::new(),
        count => format!(" · {}", operator::unrated(language, count)),
    };
    format!("{rated} = {}{unrated}", parts.join(" + "))
}
