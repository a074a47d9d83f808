//! The list of meters with what they cost today.

use super::{new_meter, price::price};
use crate::asked::{Asked, asked};
use crate::controls::empty_state::empty_state;
use crate::controls::error_summary::error_summary;
use crate::controls::icon::icon;
use crate::controls::page_head::page_head;
use crate::controls::pager::{Turns, turns};
use crate::controls::table::{cell, column, number_cell, number_column, table};
use crate::frame::Page;
use crate::operator::{Desk, page};
use crate::page::signed_in;
use actions::prices::{MeterRow, PriceFilter, PriceList, list_prices};
use islands::addresses;
use leptos::prelude::*;
use words::{invoices, prices};

/// The name of the field that words are looked for in.
const WORDS: &str = "q";

/// The page of the price sheet.
pub fn prices() -> AnyView {
    let filter = asked().as_ref().map(filter_of).unwrap_or_default();
    signed_in(
        |portal, caller| async move {
            let list = list_prices(&portal, &caller, &filter).await?;
            Ok((list, filter))
        },
        |asked, _, (list, filter)| show(asked, &list, &filter),
    )
}

fn filter_of(asked: &Asked) -> PriceFilter {
    let words = asked.query(WORDS).map(|it| it.trim().to_owned());
    PriceFilter {
        words: words.filter(|it| !it.is_empty()),
        after: asked.query("after"),
        before: asked.query("before"),
    }
}

fn show(asked: &Asked, list: &PriceList, filter: &PriceFilter) -> Page {
    let language = asked.language;
    let intro = Some(prices::intro(language));
    let body = view! {
        {error_summary(asked, &new_meter::fields(asked))}
        {page_head(prices::title(language), intro, Vec::new())}
        <div class="stack">
            <div class="sheet invoices">
                {find(asked, filter)}
                {content(asked, list, filter)}
            </div>
            {new_meter::add(asked)}
        </div>
    };
    page(asked, Desk::Prices, body.into_any())
}

fn find(asked: &Asked, filter: &PriceFilter) -> AnyView {
    let language = asked.language;
    let words = filter.words.clone().unwrap_or_default();
    view! {
        <form
            class="filter-bar"
            role="search"
            aria-label=prices::find_meters(language)
            action=addresses::PRICES
        >
            <div class="field" data-size="small">
                <label class="field-label" for="meters-q">
                    {prices::find(language)}
                </label>
                <input
                    class="input"
                    id="meters-q"
                    name=WORDS
                    r#type="search"
                    value=words
                    autocomplete="off"
                    spellcheck="false"
                />
            </div>
            <div class="button-row">
                <button class="button">{icon(asked, "search")} {prices::find_button(language)}</button>
                <a class="button" data-kind="quiet" href=addresses::PRICES>
                    {invoices::filter_clear(language)}
                </a>
            </div>
        </form>
    }
    .into_any()
}

fn content(asked: &Asked, list: &PriceList, filter: &PriceFilter) -> AnyView {
    let language = asked.language;
    if list.rows.is_empty() {
        let (title, hint) = match filter.words {
            Some(_) => (
                prices::nothing_found(language),
                prices::nothing_found_hint(language),
            ),
            None => (
                prices::no_meters(language),
                prices::no_meters_hint(language),
            ),
        };
        return empty_state(asked, "price", title, hint, Vec::new());
    }
    let columns = vec![
        column(prices::meter(language)),
        column(prices::service(language)),
        column(prices::unit(language)),
        column(prices::price_today(language)),
        number_column(prices::own_prices(language)),
    ];
    let rows = list.rows.iter().map(|it| row(asked, it)).collect();
    view! {
        {table(prices::meters(language), columns, rows)}
        {pager(asked, list, filter)}
    }
    .into_any()
}

fn row(asked: &Asked, row: &MeterRow) -> AnyView {
    let language = asked.language;
    let meter = &row.meter;
    let service = view! {
        {meter.category.clone()}
        <span class="table-detail">{meter.family.clone()}</span>
    };
    let today: Vec<_> = row
        .prices
        .iter()
        .map(|it| view! { <div>{price(asked, it)}</div> }.into_any())
        .collect();
    let today = match today.is_empty() {
        true => view! { <span class="soft">{prices::no_price(language)}</span> }.into_any(),
        false => today.into_any(),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=addresses::meter(&meter.id)>{meter.name.clone()}</a>
                <span class="table-detail code">{meter.id.clone()}</span>
            </th>
            {cell(prices::service(language), service)}
            {cell(prices::unit(language), meter.unit.clone())}
            {cell(prices::price_today(language), today)}
            {number_cell(
                prices::own_prices(language),
                prices::own_count(language, row.negotiated),
            )}
        </tr>
    }
    .into_any()
}

fn pager(asked: &Asked, list: &PriceList, filter: &PriceFilter) -> AnyView {
    let language = asked.language;
    let count = i64::try_from(list.rows.len()).unwrap_or(i64::MAX);
    if list.next.is_none() && list.previous.is_none() {
        return view! { <p class="pager soft">{prices::count(language, count)}</p> }.into_any();
    }
    let turn = |name: &str, place: Option<&String>| {
        let words = filter.words.iter().map(|it| (WORDS, it.as_str()));
        let pairs = words.chain([(name, place?.as_str())]);
        Some(format!("{}?{}", addresses::PRICES, addresses::query(pairs)))
    };
    turns(
        asked,
        Turns {
            label: prices::pages(language),
            count: prices::on_page(language, count),
            previous: turn("before", list.previous.as_ref()),
            next: turn("after", list.next.as_ref()),
        },
    )
}
