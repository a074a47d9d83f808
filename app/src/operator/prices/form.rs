//! The forms of a meter: a price is added from a day on, takes the place of another one, or is
//! ended after a question.

use super::meter::{buyer, told};
use crate::asked::Asked;
use crate::controls::button_row::does_row;
use crate::controls::confirmation::{confirmation, confirmation_field};
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::icon::chevron;
use actions::Wrong;
use actions::prices::{MeterPage, PriceRow, TIER_FIELDS};
use billing::{Exact, Language};
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, format, prices};

/// The fields of adding a price.
struct Fields {
    buyer: Vec<Field>,
    time: Vec<Field>,
    cost: Vec<Field>,
    tiers: Vec<[Field; 2]>,
}

impl Fields {
    fn of(asked: &Asked, meter: &MeterPage) -> Self {
        let language = asked.language;
        let text = |name, label| Field::text(asked, name, label);
        let today = meter.today.to_string();
        let numbered = (2..).zip(TIER_FIELDS);
        Self {
            buyer: vec![
                text("account", accounts::billing_account(language))
                    .with_hint(prices::account_hint(language)),
                text("profile", accounts::billing_profile(language))
                    .with_hint(prices::profile_hint(language)),
            ],
            time: vec![
                Field::day(asked, "valid_from", prices::first_day(language))
                    .with_default(asked, today),
                Field::day(asked, "valid_to", prices::last_day(language))
                    .with_hint(prices::last_day_hint(language)),
            ],
            cost: vec![
                text("currency", accounts::currency(language))
                    .with_hint(prices::currency_hint(language)),
                text("unit_price", prices::unit_price(language))
                    .with_hint(prices::unit_price_hint(language, &meter.meter.unit)),
                text("included", prices::included_quantity(language))
                    .with_hint(prices::included_hint(language)),
            ],
            tiers: numbered
                .map(|(number, (from, unit_price))| {
                    let number = number.to_string();
                    [
                        text(from, prices::tier_begins_named(language, &number)),
                        text(unit_price, prices::tier_price_named(language, &number)),
                    ]
                })
                .collect(),
        }
    }

    /// The same with the cost of a price in it, which another one is to replace.
    fn replacing(asked: &Asked, meter: &MeterPage, row: &PriceRow) -> Self {
        let language = asked.language;
        let mut fields = Self::of(asked, meter);
        let with = |field: &mut Field, number: Exact| {
            *field = field
                .clone()
                .with_default(asked, format::number(language, number));
        };
        let mut tiers = row.price.tiers.as_slice().iter();
        if let Some(first) = tiers.next() {
            with(&mut fields.cost[1], first.unit_price);
        }
        if !row.price.included.is_zero() {
            with(&mut fields.cost[2], row.price.included);
        }
        for ([from, unit_price], tier) in fields.tiers.iter_mut().zip(tiers) {
            with(from, tier.from);
            with(unit_price, tier.unit_price);
        }
        fields
    }

    fn all(&self) -> Vec<Field> {
        let listed = [&self.buyer, &self.time, &self.cost];
        let listed = listed.into_iter().flatten();
        listed.chain(self.tiers.iter().flatten()).cloned().collect()
    }
}

/// What is wrong with what was typed.
pub(super) fn problems(asked: &Asked, meter: &MeterPage) -> Option<AnyView> {
    let mut all = Fields::of(asked, meter).all();
    all.push(last_day(asked, meter));
    all.push(confirmation_field(asked));
    error_summary(asked, &all)
}

/// Adding a price.
pub(super) fn add(asked: &Asked, meter: &MeterPage) -> AnyView {
    let language = asked.language;
    let fields = Fields::of(asked, meter);
    view! {
        <section class="sheet sheet-body" aria-labelledby="add">
            <div class="sheet-head">
                <h2 id="add">{prices::add(language)}</h2>
            </div>
            <form class="form" data-width="wide" method="post" action=addresses::meter(&meter.meter.id)>
                <p class="soft">{prices::add_intro(language)}</p>
                {row(asked, &fields.buyer)}
                {row(asked, &fields.time)}
                {row(asked, &fields.cost)}
                {tiers(asked, &fields)}
                {confirmation(asked, |it| matches!(it, Wrong::OddPrice(_)))}
                <div class="button-row">
                    <button class="button" data-kind="primary" name="do" value="add">
                        {prices::save(language)}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn row(asked: &Asked, fields: &[Field]) -> AnyView {
    let fields: Vec<_> = fields.iter().map(|it| field(asked, it)).collect();
    view! { <div class="field-row">{fields}</div> }.into_any()
}

fn tiers(asked: &Asked, fields: &Fields) -> AnyView {
    let language = asked.language;
    let are_typed = fields.tiers.iter().flatten().any(|it| !it.value.is_empty());
    let tiers: Vec<_> = fields.tiers.iter().map(|it| row(asked, it)).collect();
    view! {
        <details class="fold" open=are_typed>
            <summary>{chevron(asked, "icon")} {prices::tiers(language)}</summary>
            <div class="stack" data-gap="small">
                <p class="field-hint">{prices::tiers_hint(language)}</p>
                {tiers}
            </div>
        </details>
    }
    .into_any()
}

/// Another price in the place of one.
pub(super) fn replace(asked: &Asked, meter: &MeterPage, replaced: &PriceRow) -> AnyView {
    let language = asked.language;
    let fields = Fields::replacing(asked, meter, replaced);
    let (buyer, price) = (buyer_in_text(language, replaced), told(asked, replaced));
    let text = match replaced.price.valid_to {
        None => prices::replace_text(language, &buyer, &price),
        Some(day) => {
            let until = format::date(language, day);
            prices::replace_text_until(language, &buyer, &until, &price)
        }
    };
    let address = addresses::meter(&meter.meter.id);
    let back = address.clone();
    view! {
        <section class="sheet sheet-body" aria-labelledby="replace-price">
            <div class="sheet-head">
                <h2 id="replace-price">{prices::replace_title(language)}</h2>
            </div>
            <form class="form" data-width="wide" method="post" action=address>
                <p>{text}</p>
                <input r#type="hidden" name="price" value=replaced.price.id.to_string() />
                {row(asked, &fields.time[..1])}
                {row(asked, &fields.cost[1..])}
                {tiers(asked, &fields)}
                {confirmation(asked, |_| true)}
                {does_row(asked, ("primary", "replace", prices::replace_button(language)), back)}
            </form>
        </section>
    }
    .into_any()
}

/// For whom a price is, within a sentence.
fn buyer_in_text(language: Language, row: &PriceRow) -> String {
    match row.account {
        Some(_) => buyer(language, row),
        None => prices::everyone(language).to_lowercase(),
    }
}

fn last_day(asked: &Asked, meter: &MeterPage) -> Field {
    let label = prices::last_day(asked.language);
    Field::day(asked, "last_day", label).with_default(asked, meter.today.to_string())
}

/// The question before a price is ended.
pub(super) fn end(asked: &Asked, meter: &MeterPage, row: &PriceRow) -> AnyView {
    let language = asked.language;
    let text = prices::end_text(language, &buyer_in_text(language, row), &told(asked, row));
    let address = addresses::meter(&meter.meter.id);
    let back = address.clone();
    view! {
        <section class="sheet sheet-body" aria-labelledby="end-price">
            <div class="sheet-head">
                <h2 id="end-price">{prices::end_title(language)}</h2>
            </div>
            <form class="form" method="post" action=address>
                <p>{text}</p>
                <input r#type="hidden" name="price" value=row.price.id.to_string() />
                {field(asked, &last_day(asked, meter))}
                {confirmation(asked, |_| true)}
                {does_row(asked, ("danger", "end", prices::end_button(language)), back)}
            </form>
        </section>
    }
    .into_any()
}
