//! What is due and could not be billed: why, since when, and how to try again.

use super::section;
use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::table::{cell, column, table};
use actions::bill::{Parked, ParkedPage, ParkedRow, RunsPage, SeriesKey};
use billing::invoice::Obstacle;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, format, invoices, labels, obstacles, operator, prices, taxes};

/// The name of the field that says after which series the page begins.
pub(super) const AFTER: &str = "after";

/// A series as an address carries it.
fn place(key: SeriesKey) -> String {
    format!("{}.{}", key.0, key.1)
}

/// The series that an address carries.
pub(super) fn place_of(text: &str) -> Option<SeriesKey> {
    let (account, series) = text.split_once('.')?;
    Some((account.parse().ok()?, series.parse().ok()?))
}

pub(super) fn parked(asked: &Asked, runs: &RunsPage) -> AnyView {
    let language = asked.language;
    let title = operator::parked(language);
    let page = &runs.status.parked;
    if page.rows.is_empty() {
        return section("parked", title, (None, nothing(asked, runs)));
    }
    let columns = vec![
        column(accounts::billing_account(language)),
        column(operator::series(language)),
        column(operator::reason(language)),
        column(operator::since(language)),
        column(operator::retry(language)),
    ];
    let all = view! {
        <form method="post" action=addresses::RUNS>
            <button class="button" name="do" value="retry-all">
                {operator::retry_all(language)}
            </button>
        </form>
    };
    let body = page.rows.iter().map(|it| row(asked, it)).collect();
    let content = view! {
        {table(title.clone(), columns, body)}
        {pages(asked, page)}
    };
    section("parked", title, (Some(all.into_any()), content.into_any()))
}

/// That nothing waits says nothing of days that no run has come to.
fn nothing(asked: &Asked, runs: &RunsPage) -> AnyView {
    let language = asked.language;
    let (title, hint) = match runs.status.billed_through {
        Some(day) if day >= runs.today => (
            operator::parked_none(language),
            operator::parked_none_hint(language),
        ),
        Some(day) => (
            operator::parked_nothing(language),
            operator::billed_up_to(language, &format::date(language, day)),
        ),
        None => (
            operator::parked_nothing(language),
            operator::never_billed(language),
        ),
    };
    empty_state(asked, "check-circle", title, hint, Vec::new())
}

/// The way to the next page, and back to the first.
fn pages(asked: &Asked, page: &ParkedPage) -> Option<AnyView> {
    let language = asked.language;
    let next = page.next.map(|key| {
        let after = place(key);
        let query = addresses::query([(AFTER, after.as_str())]);
        let address = format!("{}?{query}#parked", addresses::RUNS);
        view! {
            <a class="button" data-size="small" rel="next" href=address>
                {invoices::list_next(language)}
            </a>
        }
    });
    let first = asked.query(AFTER).map(|_| {
        let address = format!("{}#parked", addresses::RUNS);
        view! {
            <a class="button" data-size="small" href=address>
                {operator::first_page(language)}
            </a>
        }
    });
    (next.is_some() || first.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=operator::parked_pages(language)>
                <div>{first} {next}</div>
            </nav>
        }
        .into_any()
    })
}

fn row(asked: &Asked, row: &ParkedRow) -> AnyView {
    let language = asked.language;
    let obstacle = row.obstacle.as_ref();
    let reason = view! {
        {obstacle.map(|it| obstacles::sentence(language, it))}
        {obstacle.and_then(|it| remedy(asked, it))}
    };
    let since = format::short_date(language, row.due_on);
    let profile = row.profile.map(|it| it.to_string());
    let invoices = addresses::invoices(&row.account.name);
    let invoices = match profile {
        Some(id) => format!(
            "{invoices}?{}",
            addresses::query([("profile", id.as_str())])
        ),
        None => invoices,
    };
    let series = view! {
        <a href=invoices>{row.series.display_name.clone()}</a>
        <span class="table-detail">{labels::kind(language, row.kind)}</span>
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=addresses::account(&row.account.name)>{row.account.display_name.clone()}</a>
                <span class="table-detail code">{row.account.name.clone()}</span>
            </th>
            {cell(operator::series(language), series)}
            {cell(operator::reason(language), reason)}
            {cell(operator::since(language), since)}
            {cell(operator::retry(language), retry(asked, row))}
        </tr>
    }
    .into_any()
}

/// Where what is missing can be added.
fn remedy(asked: &Asked, obstacle: &Obstacle) -> Option<AnyView> {
    let language = asked.language;
    let (address, name) = match obstacle {
        // Found there, or to be added there: files name meters that nobody has added yet.
        Obstacle::NoPrice { meter, .. } => {
            let query = addresses::query([("q", meter.as_str())]);
            let address = format!("{}?{query}", addresses::PRICES);
            (address, prices::title(language))
        }
        Obstacle::NoTaxRule { .. } | Obstacle::NoExchangeRate { .. } => {
            (addresses::TAXES.to_owned(), taxes::title(language))
        }
        _ => return None,
    };
    let link = view! {
        <span class="table-detail">
            <a href=address>{name}</a>
        </span>
    };
    Some(link.into_any())
}

fn retry(asked: &Asked, row: &ParkedRow) -> AnyView {
    let language = asked.language;
    let (account, series) = row.key;
    view! {
        <form method="post" action=addresses::RUNS>
            <input r#type="hidden" name="account" value=account.to_string() />
            <input r#type="hidden" name="series" value=series.to_string() />
            <button class="button" data-size="small" name="do" value="retry">
                {operator::retry(language)}
                <span class="visually-hidden">", " {row.series.display_name.clone()}</span>
            </button>
        </form>
    }
    .into_any()
}

/// What a look ahead could not make, and why.
pub(super) fn told_obstacles(asked: &Asked, parked: &[Parked]) -> Option<AnyView> {
    let language = asked.language;
    let lines: Vec<_> = parked
        .iter()
        .map(|it| {
            let reason = obstacles::sentence(language, &it.obstacle);
            view! { <li>{operator::would_wait(language, &it.account, &it.scope, &reason)}</li> }
        })
        .collect();
    (!parked.is_empty()).then(|| view! { <ul class="notes">{lines}</ul> }.into_any())
}
