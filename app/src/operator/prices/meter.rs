//! One meter: what it is, and its prices, which are added and ended here.

use super::form;
use super::price::{in_one_line, price};
use crate::asked::Asked;
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
const END: &str = "end";
/// The name of the query that asks what is to replace a price.
const REPLACE: &str = "replace";

/// The form that is asked for, with the price that it is about.
enum Form<'a> {
    Add,
    Replace(&'a PriceRow),
    End(&'a PriceRow),
}

impl<'a> Form<'a> {
    fn of(asked: &Asked, meter: &'a MeterPage) -> Self {
        let row = |name| {
            let id = asked.query(name)?;
            meter.rows.iter().find(|it| it.price.id.to_string() == id)
        };
        match (row(END), row(REPLACE)) {
            (Some(row), _) => Self::End(row),
            (None, Some(row)) => Self::Replace(row),
            (None, None) => Self::Add,
        }
    }
}

/// The page of a meter.
pub fn meter() -> AnyView {
    let meter = use_params_map().get_untracked().get("meter");
    signed_in(
        |portal, caller| async move {
            let meter = meter.ok_or(Refusal::NotFound)?;
            show_meter(&portal, &caller, &meter).await
        },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, meter: &MeterPage) -> Page {
    let language = asked.language;
    let title = meter.meter.name.clone();
    let (above, below) = match Form::of(asked, meter) {
        Form::End(row) => (Some(form::end(asked, meter, row)), None),
        Form::Replace(row) => (Some(form::replace(asked, meter, row)), None),
        Form::Add => (None, Some(form::add(asked, meter))),
    };
    let rows = rows(asked, meter);
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
                column(prices::change(language)),
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
    // Names of accounts are not unique: the identifier tells one from another.
    let account = row.account.as_ref();
    let identifier = account.filter(|it| it.name != it.display_name);
    let details = [row.profile.clone(), identifier.map(|it| it.name.clone())];
    let details: Vec<_> = details
        .into_iter()
        .flatten()
        .map(|it| view! { <span class="table-detail">{it}</span> })
        .collect();
    let last_day = row.price.valid_to.map_or_else(
        || prices::until_further_notice(language),
        |it| format::short_date(language, it),
    );
    let (standing, is_over) = match row.standing {
        Standing::Current => (prices::current(language), false),
        Standing::ToCome => (prices::to_come(language), false),
        Standing::Over => (prices::over(language), true),
    };
    let changes = (!is_over).then(|| changes(asked, meter, row));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {buyer(language, row)}
                {details}
            </th>
            {cell(prices::price(language), price(asked, &row.price))}
            {cell(prices::valid_from(language), format::short_date(language, row.price.valid_from))}
            {cell(prices::valid_to(language), last_day)}
            {cell(prices::standing(language), tag(standing))}
            {cell(prices::change(language), changes)}
        </tr>
    }
    .into_any()
}

fn changes(asked: &Asked, meter: &MeterPage, row: &PriceRow) -> AnyView {
    let language = asked.language;
    let id = row.price.id.to_string();
    let address = |name| {
        let query = addresses::query([(name, id.as_str())]);
        format!("{}?{query}", addresses::meter(&meter.meter.id))
    };
    let buyer = buyer(language, row);
    let from = format::date(language, row.price.valid_from);
    view! {
        <div class="button-row">
            <a
                class="button"
                data-size="small"
                href=address(REPLACE)
                aria-label=prices::replace_named(language, &buyer, &from)
            >
                {prices::replace(language)}
            </a>
            <a
                class="button"
                data-size="small"
                href=address(END)
                aria-label=prices::end_named(language, &buyer, &from)
            >
                {prices::end(language)}
            </a>
        </div>
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
