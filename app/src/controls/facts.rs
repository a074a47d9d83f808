//! Names and values.

use super::term::term;
use crate::asked::Asked;
use billing::{Address, Party};
use leptos::prelude::*;
use words::labels;

/// A name and its value.
pub struct Fact {
    name: AnyView,
    value: AnyView,
}

impl Fact {
    /// A fact in words.
    pub fn text(name: String, value: String) -> Self {
        Self::of(name, value.into_any())
    }

    /// A fact in digits and letters that people copy.
    pub fn code(name: String, value: String) -> Self {
        let value = view! { <span class="code">{value}</span> };
        Self::of(name, value.into_any())
    }

    /// A fact of any shape.
    pub fn of(name: String, value: AnyView) -> Self {
        Self {
            name: name.into_any(),
            value,
        }
    }

    /// A fact whose name can be asked for its meaning.
    pub fn explained(asked: &Asked, id: &str, texts: [String; 2], value: AnyView) -> Self {
        let [name, meaning] = texts;
        Self {
            name: term(asked, id, name, meaning),
            value,
        }
    }
}

/// Facts in columns, for a quick look.
pub fn facts(facts: Vec<Fact>) -> AnyView {
    view! { <dl class="facts">{entries(facts)}</dl> }.into_any()
}

/// Facts in rows, for a page of properties.
pub fn fact_rows(facts: Vec<Fact>) -> AnyView {
    view! { <dl class="facts" data-layout="rows">{entries(facts)}</dl> }.into_any()
}

/// Facts in small rows, beside other things.
pub fn small_fact_rows(facts: Vec<Fact>) -> AnyView {
    view! { <dl class="facts" data-layout="rows" data-size="small">{entries(facts)}</dl> }
        .into_any()
}

fn entries(facts: Vec<Fact>) -> Vec<AnyView> {
    let entry = |it: Fact| view! { <div><dt>{it.name}</dt><dd>{it.value}</dd></div> }.into_any();
    facts.into_iter().map(entry).collect()
}

/// A party with its postal address.
pub fn party(asked: &Asked, party: &Party) -> AnyView {
    let Address {
        lines,
        postal_code,
        city,
        country,
    } = &party.address;
    let town = [postal_code.as_str(), city.as_str()].join(" ");
    let all = lines.iter().map(String::as_str);
    let country = labels::country(asked.language, country);
    let all = all.chain([town.trim(), country.as_str()]);
    let lines: Vec<_> = all
        .filter(|it| !it.is_empty())
        .map(|line| view! { <br /> {line.to_owned()} })
        .collect();
    let vat_number = party.vat_number.clone();
    view! {
        <address>{party.name.clone()} {lines}</address>
        {vat_number.map(|it| view! { <small class="code">{it}</small> })}
    }
    .into_any()
}
