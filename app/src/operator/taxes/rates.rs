//! The table of exchange rates.

use super::rules::{last_day, standing};
use super::{END_RATE, REPLACE_RATE, section};
use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::table::{cell, column, table};
use crate::controls::tag::tag;
use actions::prices::Standing;
use actions::taxes::{RateRow, TaxPage};
use islands::addresses;
use leptos::prelude::*;
use words::{format, prices, taxes};

pub(super) fn rates(asked: &Asked, taxes: &TaxPage) -> AnyView {
    let language = asked.language;
    let title = taxes::rates(language);
    let line = Some(taxes::rates_intro(
        language,
        taxes.accounting_currency.code(),
    ));
    if taxes.rates.is_empty() {
        let nothing = empty_state(
            asked,
            "percent",
            taxes::no_rates(language),
            taxes::no_rates_hint(language),
            Vec::new(),
        );
        return section("rates", title, line, nothing);
    }
    let columns = vec![
        column(taxes::pair(language)),
        column(taxes::exchange_rate(language)),
        column(taxes::source(language)),
        column(taxes::valid_from(language)),
        column(taxes::valid_to(language)),
        column(prices::standing(language)),
        column(prices::change(language)),
    ];
    let rows = taxes.rates.iter().map(|it| row(asked, taxes, it)).collect();
    section("rates", title.clone(), line, table(title, columns, rows))
}

fn row(asked: &Asked, taxes: &TaxPage, row: &RateRow) -> AnyView {
    let language = asked.language;
    let rate = &row.rate;
    let pair = pair(asked, taxes, row);
    let changes = (row.standing != Standing::Over).then(|| changes(asked, row));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {rate.currency.to_string()}
            </th>
            {cell(taxes::exchange_rate(language), pair)}
            {cell(taxes::source(language), rate.source.clone())}
            {cell(taxes::valid_from(language), format::short_date(language, rate.valid_from))}
            {cell(taxes::valid_to(language), last_day(language, row.last_day))}
            {cell(prices::standing(language), tag(standing(language, row.standing)))}
            {cell(prices::change(language), changes)}
        </tr>
    }
    .into_any()
}

/// What one of the accounting currency buys.
pub(super) fn pair(asked: &Asked, taxes: &TaxPage, row: &RateRow) -> String {
    let language = asked.language;
    taxes::pair_rate(
        language,
        taxes.accounting_currency.code(),
        row.rate.currency.code(),
        &format::price(language, row.rate.rate),
    )
}

fn changes(asked: &Asked, row: &RateRow) -> AnyView {
    let language = asked.language;
    let key = row.key().to_string();
    let address = |name| {
        let query = addresses::query([(name, key.as_str())]);
        format!("{}?{query}", addresses::TAXES)
    };
    let currency = row.rate.currency.code();
    let from = format::date(language, row.rate.valid_from);
    view! {
        <div class="button-row">
            <a
                class="button"
                data-size="small"
                href=address(REPLACE_RATE)
                aria-label=taxes::replace_rate_named(language, currency, &from)
            >
                {taxes::replace(language)}
            </a>
            <a
                class="button"
                data-size="small"
                href=address(END_RATE)
                aria-label=taxes::end_rate_named(language, currency, &from)
            >
                {taxes::end(language)}
            </a>
        </div>
    }
    .into_any()
}
