//! The table of exchange rates.

use super::rules::{last_day, standing};
use super::section;
use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::table::{cell, column, table};
use crate::controls::tag::tag;
use actions::taxes::{RateRow, TaxPage};
use leptos::prelude::*;
use words::{format, prices, taxes as texts};

pub(super) fn rates(asked: &Asked, taxes: &TaxPage) -> AnyView {
    let language = asked.language;
    let title = texts::rates(language);
    let line = Some(texts::rates_intro(
        language,
        taxes.accounting_currency.code(),
    ));
    if taxes.rates.is_empty() {
        let nothing = empty_state(
            asked,
            "percent",
            texts::no_rates(language),
            texts::no_rates_hint(language),
            Vec::new(),
        );
        return section("rates", title, line, nothing);
    }
    let columns = vec![
        column(texts::pair(language)),
        column(texts::rate(language)),
        column(texts::source(language)),
        column(texts::valid_from(language)),
        column(texts::valid_to(language)),
        column(prices::standing(language)),
    ];
    let rows = taxes.rates.iter().map(|it| row(asked, taxes, it)).collect();
    section("rates", title.clone(), line, table(title, columns, rows))
}

fn row(asked: &Asked, taxes: &TaxPage, row: &RateRow) -> AnyView {
    let language = asked.language;
    let rate = &row.rate;
    let pair = texts::pair_rate(
        language,
        taxes.accounting_currency.code(),
        rate.currency.code(),
        &format::price(language, rate.rate),
    );
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {rate.currency.to_string()}
            </th>
            {cell(texts::rate(language), pair)}
            {cell(texts::source(language), rate.source.clone())}
            {cell(texts::valid_from(language), format::short_date(language, rate.valid_from))}
            {cell(texts::valid_to(language), last_day(language, row.last_day))}
            {cell(prices::standing(language), tag(standing(language, row.standing)))}
        </tr>
    }
    .into_any()
}
