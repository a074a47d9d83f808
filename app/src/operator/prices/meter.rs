//! One meter: what it is, and its prices, which are added and ended here.

use super::form;
use super::price::{in_one_line, price};
use crate::asked::{Asked, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::empty_state::empty_state;
use crate::controls::facts::{Fact, facts};
use crate::controls::page_head::page_head;
use crate::controls::table::{cell, column, table};
use crate::controls::tag::tag;
use crate::frame::{Here, Page};
use crate::operator::Desk;
use crate::page::signed_in;
use actions::Refusal;
use actions::prices::{MeterPage, PriceRow, Standing, show_meter};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{accounts, format, prices, shell};

/// The name of the query that asks whether a price is to be ended.
pub(super) const END: &str = "end";

/// The page of a meter.
pub fn meter() -> AnyView {
    let meter = use_params_map().get_untracked().get("meter");
    let ending = asked().and_then(|it| it.query(END));
    signed_in(
        |portal, caller| async move {
            let meter = meter.ok_or(Refusal::NotFound)?;
            let page = show_meter(&portal, &caller, &meter).await?;
            Ok((page, ending))
        },
        |asked, _, (page, ending)| show(asked, &page, ending.as_deref()),
    )
}

fn show(asked: &Asked, meter: &MeterPage, ending: Option<&str>) -> Page {
    let language = asked.language;
    let title = meter.meter.name.clone();
    let ending = ending.and_then(|id| meter.rows.iter().find(|it| it.price.id.to_string() == id));
    let form = match ending {
        Some(row) => form::end(asked, meter, row),
        None => form::add(asked, meter),
    };
    let rows = rows(asked, meter);
    let (above, below) = match ending {
        Some(_) => (Some(form), None),
        None => (None, Some(form)),
    };
    let body = view! {
        {form::problems(asked, meter)}
        {page_head(title.clone(), Some(meter.meter.category.clone()), Vec::new())}
        <div class="stack">
            {above}
            <div class="sheet sheet-body">{facts(properties(language, meter))}</div>
            {rows}
            {below}
        </div>
    };
    Page {
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(prices::title(language), addresses::PRICES),
            Crumb::here(title.clone()),
        ],
        title,
        here: Here::Office(Desk::Prices),
        account: None,
        body: body.into_any(),
    }
}

fn properties(language: Language, meter: &MeterPage) -> Vec<Fact> {
    let meter = &meter.meter;
    let region = meter.region.clone();
    let mut all = vec![
        Fact::code(accounts::identifier(language), meter.id.clone()),
        Fact::text(
            prices::service(language),
            format!("{} · {}", meter.family, meter.category),
        ),
        Fact::text(prices::unit(language), meter.unit.clone()),
    ];
    all.extend(region.map(|it| Fact::text(prices::region(language), it)));
    all
}

fn rows(asked: &Asked, meter: &MeterPage) -> AnyView {
    let language = asked.language;
    let content = match meter.rows.is_empty() {
        true => empty_state(
            asked,
            "price",
            prices::no_prices(language),
            prices::no_prices_hint(language),
            Vec::new(),
        ),
        false => {
            let columns = vec![
                column(prices::buyer(language)),
                column(prices::price(language)),
                column(prices::valid_from(language)),
                column(prices::valid_to(language)),
                column(prices::standing(language)),
                column(prices::end(language)),
            ];
            let rows = meter.rows.iter().map(|it| row(asked, meter, it)).collect();
            let caption = prices::prices_of(language, &meter.meter.name);
            table(caption, columns, rows)
        }
    };
    let more = meter.has_more.then(|| {
        let count = format::count(language, meter.rows.len());
        view! { <p class="pager soft">{prices::more(language, &count)}</p> }
    });
    view! {
        <section class="sheet invoices" aria-labelledby="prices">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="prices">{prices::title(language)}</h2>
                </div>
            </div>
            {content}
            {more}
        </section>
    }
    .into_any()
}

fn row(asked: &Asked, meter: &MeterPage, row: &PriceRow) -> AnyView {
    let language = asked.language;
    let name = row.account.as_ref().map(|it| it.name.clone());
    let profile = row.profile.clone();
    let detail = profile.or(name
        .clone()
        .filter(|it| Some(it) != row.account.as_ref().map(|it| &it.display_name)));
    let last_day = row.price.valid_to.map_or_else(
        || prices::until_further_notice(language),
        |it| format::date(language, it),
    );
    let (standing, is_over) = match row.standing {
        Standing::Current => (prices::current(language), false),
        Standing::ToCome => (prices::to_come(language), false),
        Standing::Over => (prices::over(language), true),
    };
    let end = (!is_over).then(|| end(asked, meter, row));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {buyer(language, row)}
                {detail.map(|it| view! { <span class="table-detail">{it}</span> })}
            </th>
            {cell(prices::price(language), price(asked, &row.price))}
            {cell(prices::valid_from(language), format::date(language, row.price.valid_from))}
            {cell(prices::valid_to(language), last_day)}
            {cell(prices::standing(language), tag(standing))}
            {cell(prices::end(language), end)}
        </tr>
    }
    .into_any()
}

fn end(asked: &Asked, meter: &MeterPage, row: &PriceRow) -> AnyView {
    let language = asked.language;
    let id = row.price.id.to_string();
    let address = format!(
        "{}?{}",
        addresses::meter(&meter.meter.id),
        addresses::query([(END, id.as_str())])
    );
    let from = format::date(language, row.price.valid_from);
    let name = prices::end_named(language, &buyer(language, row), &from);
    view! {
        <a class="button" data-size="small" href=address aria-label=name>
            {prices::end(language)}
        </a>
    }
    .into_any()
}

/// For whom a price holds.
pub(super) fn buyer(language: Language, row: &PriceRow) -> String {
    let account = row.account.as_ref();
    account.map_or_else(|| prices::everyone(language), |it| it.display_name.clone())
}

/// What is to be ended, in one line.
pub(super) fn told(asked: &Asked, row: &PriceRow) -> String {
    in_one_line(asked, &row.price)
}
