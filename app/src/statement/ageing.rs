//! How old what is open is, by series, and what is kept beside it.

use crate::asked::Asked;
use crate::controls::table::{column, number_cell, number_column};
use billing::statement::{Age, Aged, Statement};
use leptos::prelude::*;
use words::{format, statement, statements};

pub(super) fn ageing(asked: &Asked, shown: &Statement) -> AnyView {
    let language = asked.language;
    let title = statement::ageing(language, &format::date(language, shown.period.end));
    let rows: Vec<_> = shown.ageing.rows().map(|it| row(asked, it, None)).collect();
    let content = match rows.is_empty() {
        true => view! { <p>{statement::ageing_none(language)}</p> }.into_any(),
        false => view! {
            <p class="soft">{statement::ageing_hint(language)}</p>
            {table(asked, title.clone(), (rows, shown))}
        }
        .into_any(),
    };
    view! {
        <section class="sheet sheet-body statement" aria-labelledby="ageing">
            <div class="sheet-head">
                <h2 id="ageing">{title}</h2>
            </div>
            {content}
        </section>
    }
    .into_any()
}

fn table(asked: &Asked, caption: String, (rows, shown): (Vec<AnyView>, &Statement)) -> AnyView {
    let language = asked.language;
    let ages = Age::ALL.map(|it| number_column(statements::age(language, it)));
    let columns: Vec<_> = std::iter::once(column(statement::series(language)))
        .chain(ages)
        .chain([
            number_column(statement::open(language)),
            number_column(statement::kept(language)),
        ])
        .collect();
    // Sums that do not fit were refused when the statement was made.
    let totals = shown.ageing.totals().unwrap_or_default();
    let totals: Vec<_> = totals
        .iter()
        .map(|it| row(asked, it, Some(statement::total(language))))
        .collect();
    view! {
        <div class="table-frame">
            <table class="table" role="table" data-stack="">
                <caption class="visually-hidden">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">{columns}</tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
                <tfoot role="rowgroup">{totals}</tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// A series, or with a name the sum of all in its currency.
fn row(asked: &Asked, row: &Aged, name: Option<String>) -> AnyView {
    let language = asked.language;
    let currency = row.total.currency().to_string();
    let name = name.unwrap_or_else(|| statements::series(language, &row.series));
    let amount = |it| format::amount(language, it);
    let ages = Age::ALL.into_iter().zip(row.open);
    let ages: Vec<_> = ages
        .map(|(age, it)| number_cell(statements::age(language, age), amount(it)))
        .collect();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {name}
                <span class="table-detail">{currency}</span>
            </th>
            {ages}
            {number_cell(statement::open(language), amount(row.total))}
            {number_cell(statement::kept(language), amount(row.kept))}
        </tr>
    }
    .into_any()
}
