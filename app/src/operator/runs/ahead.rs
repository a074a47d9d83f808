//! A look ahead: what a run up to a day would make, and what is different from last time.

use super::{parked::told_obstacles, section};
use crate::asked::Asked;
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::bill::{Change, Made, PREVIEW_SERIES_MAX, Preview, RunsPage};
use chrono::NaiveDate;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, format, invoices, labels, operator};

/// The name of the field that says up to which day.
pub(super) const UNTIL: &str = "until";
/// Invoices that are listed.
const ROWS_MAX: usize = 200;

pub(super) fn ahead(asked: &Asked, runs: &RunsPage) -> AnyView {
    let language = asked.language;
    let preview = runs.preview.as_ref();
    let until = preview.map_or(runs.today, |(day, _)| *day);
    let wrong = wrong_day(asked, until);
    let result = preview.map(|(day, preview)| result(asked, *day, preview));
    let content = view! {
        <form class="filter-bar" action=format!("{}#ahead", addresses::RUNS)>
            <div class="field" data-size="small">
                <label class="field-label" for=UNTIL>
                    {operator::until(language)}
                </label>
                <input class="input" id=UNTIL name=UNTIL r#type="date" value=until.to_string() />
            </div>
            <div class="button-row">
                <button class="button">{operator::look_ahead(language)}</button>
            </div>
        </form>
        {wrong}
        {result}
    };
    section(
        "ahead",
        operator::ahead(language),
        (None, content.into_any()),
    )
}

/// Says so where what was typed is no day, or one so far ahead that less was looked at.
fn wrong_day(asked: &Asked, until: NaiveDate) -> Option<AnyView> {
    let language = asked.language;
    let typed = asked.query(UNTIL)?;
    let problem = match typed.parse::<NaiveDate>() {
        Err(_) => operator::until_no_day(language, &typed),
        Ok(day) if day > until => operator::until_too_far(language, &format::date(language, until)),
        Ok(_) => return None,
    };
    Some(view! { <p class="sheet-body" role="status">{problem}</p> }.into_any())
}

fn result(asked: &Asked, day: NaiveDate, preview: &Preview) -> AnyView {
    let language = asked.language;
    let count = i64::try_from(preview.made.len()).unwrap_or(i64::MAX);
    let date = format::date(language, day);
    let mut notes = vec![operator::would_be_made(language, count, &date)];
    if preview.made.len() > ROWS_MAX || preview.has_more {
        let limit = format::count(language, PREVIEW_SERIES_MAX);
        notes.push(operator::ahead_more(language, &limit));
    }
    if !preview.gone.is_empty() {
        let labels: Vec<_> = preview.gone.iter().map(String::as_str).collect();
        notes.push(operator::gone(language, &labels.join("; ")));
    }
    let totals = preview.totals().unwrap_or_default();
    notes.extend(totals.into_values().map(|[subtotal, tax, total]| {
        let [subtotal, tax, total] = [subtotal, tax, total].map(|it| format::money(language, it));
        operator::ahead_total(language, &subtotal, &tax, &total)
    }));
    let notes: Vec<_> = notes.into_iter().map(|it| view! { <p>{it}</p> }).collect();
    let rows: Vec<_> = preview
        .made
        .iter()
        .take(ROWS_MAX)
        .map(|(made, change)| row(asked, made, *change))
        .collect();
    let columns = vec![
        column(accounts::billing_account(language)),
        column(operator::series(language)),
        column(invoices::period(language)),
        column(invoices::date(language)),
        number_column(invoices::subtotal(language)),
        number_column(invoices::tax(language)),
        number_column(invoices::total(language)),
        column(operator::change(language)),
    ];
    let made = (!rows.is_empty()).then(|| table(operator::ahead(language), columns, rows));
    view! {
        <div class="sheet-body stack" data-gap="small">
            {notes} {told_obstacles(asked, &preview.parked)}
        </div>
        {made}
    }
    .into_any()
}

fn row(asked: &Asked, made: &Made, change: Option<Change>) -> AnyView {
    let language = asked.language;
    let amount = |it| format::money(language, it);
    let series = view! {
        {made.scope.clone()}
        <span class="table-detail">{labels::kind(language, made.kind)}</span>
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {made.account.clone()}
            </th>
            {cell(operator::series(language), series)}
            {cell(invoices::period(language), format::period(language, made.period))}
            {cell(invoices::date(language), format::short_date(language, made.invoice_date))}
            {number_cell(invoices::subtotal(language), amount(made.subtotal))}
            {number_cell(invoices::tax(language), amount(made.tax))}
            {number_cell(invoices::total(language), amount(made.total))}
            {cell(operator::change(language), told(asked, change))}
        </tr>
    }
    .into_any()
}

fn told(asked: &Asked, change: Option<Change>) -> String {
    let language = asked.language;
    match change {
        None => operator::change_little(language),
        Some(Change::New) => operator::change_new(language),
        Some(Change::Zero) => operator::change_zero(language),
        Some(Change::Up { percent }) => operator::change_up(language, &percent.to_string()),
        Some(Change::Down { percent }) => operator::change_down(language, &percent.to_string()),
    }
}
