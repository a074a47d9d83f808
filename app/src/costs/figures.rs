//! The figures of the page: what each thing cost, and beneath the chart what it shows.

use super::chart::{amount, bucket_name, series};
use super::filters::{address, narrowed};
use super::month::percent;
use super::names;
use crate::asked::Asked;
use crate::controls::icon::chevron;
use crate::controls::table::{column, number_cell, number_column};
use actions::costs::{CostAnalysis, CostPage, CostRow, TypedCosts};
use billing::costs::{Dimension, Grain};
use billing::{Currency, Exact};
use leptos::prelude::*;
use words::{costs, format};

/// The most things that the page shows; the file has all of them.
const ROWS_SHOWN: usize = 100;

/// What the chart shows, as a table.
pub(super) fn over_time(
    asked: &Asked,
    page: &CostPage,
    told: &CostAnalysis,
    currency: Currency,
) -> AnyView {
    let language = asked.language;
    let series = series(language, page, told);
    let when = match told.buckets.first().map(|it| it.grain) {
        Some(Grain::Month) => costs::month(language),
        _ => costs::day(language),
    };
    let heads: Vec<_> = std::iter::once(column(when))
        .chain(series.iter().map(|it| number_column(it.label.clone())))
        .chain([number_column(costs::total(language))])
        .collect();
    let rows = told.buckets.iter().enumerate().map(|(place, bucket)| {
        let cells = series.iter().map(|it| {
            let cost = amount(language, it.costs[place], currency);
            number_cell(it.label.clone(), cost)
        });
        let cells: Vec<_> = cells.collect();
        let costs = told.rows.iter().map(|it| it.costs[place]);
        let sum = costs.fold(Exact::ZERO, |sum, it| sum.plus(it).unwrap_or(sum));
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    {bucket_name(language, bucket)}
                </th>
                {cells}
                {number_cell(costs::total(language), amount(language, sum, currency))}
            </tr>
        }
    });
    view! {
        <details class="fold">
            <summary>{chevron(asked, "icon")} {costs::figures(language)}</summary>
            <div class="table-frame">
                <table class="table" role="table">
                    <caption class="visually-hidden">{costs::figures(language)}</caption>
                    <thead role="rowgroup">
                        <tr role="row">{heads}</tr>
                    </thead>
                    <tbody role="rowgroup">{rows.collect::<Vec<_>>()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// What each thing cost, the dearest first, with the way to that alone.
pub(super) fn by_value(
    asked: &Asked,
    page: &CostPage,
    typed: &TypedCosts,
    (told, currency): (&CostAnalysis, Currency),
) -> AnyView {
    let language = asked.language;
    let by = names::dimension(language, &page.by);
    let title = costs::by_title(language, &names::in_sentence(language, &page.by));
    let heads = [
        column(by),
        number_column(costs::cost(language)),
        number_column(costs::share(language)),
    ];
    let shown = told.rows.iter().take(ROWS_SHOWN);
    let rows: Vec<_> = shown
        .map(|it| row(asked, (page, typed), it, (told, currency)))
        .collect();
    let more = told.rows.len().saturating_sub(ROWS_SHOWN);
    let more = (more > 0).then(|| {
        let count = format::count(language, told.rows.len());
        let shown = format::count(language, ROWS_SHOWN);
        view! { <p class="soft">{costs::rows_first(language, &count, &shown)}</p> }
    });
    view! {
        <section class="sheet sheet-body" aria-labelledby="by-value">
            <div class="sheet-head">
                <h2 id="by-value">{title.clone()}</h2>
            </div>
            <div class="table-frame">
                <table class="table" role="table">
                    <caption class="visually-hidden">{title}</caption>
                    <thead role="rowgroup">
                        <tr role="row">{heads.into_iter().collect::<Vec<_>>()}</tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                    <tfoot role="rowgroup">
                        <tr role="row">
                            <th role="rowheader" scope="row">
                                {costs::total(language)}
                            </th>
                            {number_cell(
                                costs::cost(language),
                                amount(language, told.total, currency),
                            )}
                            {number_cell(costs::share(language), "")}
                        </tr>
                    </tfoot>
                </table>
            </div>
            {more}
            <p class="soft cost-note">{costs::rounded(language)}</p>
        </section>
    }
    .into_any()
}

fn row(
    asked: &Asked,
    (page, typed): (&CostPage, &TypedCosts),
    row: &CostRow,
    (told, currency): (&CostAnalysis, Currency),
) -> AnyView {
    let language = asked.language;
    let label = names::row(language, &page.by, row);
    let mut narrowed = narrowed(typed, &page.by, &row.value);
    narrowed.by = next(&page.by).to_string();
    let address = address(page, &narrowed);
    let share = percent(row.total, told.total).filter(|_| told.total > Exact::ZERO);
    let share = share.map(|it| format::percent(language, it));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=address>{label}</a>
            </th>
            {number_cell(costs::cost(language), amount(language, row.total, currency))}
            {number_cell(costs::share(language), share.unwrap_or_default())}
        </tr>
    }
    .into_any()
}

/// What one looks at next, within one value.
fn next(by: &Dimension) -> Dimension {
    match by {
        Dimension::Series => Dimension::Section,
        Dimension::Section => Dimension::Subscription,
        Dimension::Service => Dimension::Subscription,
        _ => Dimension::Service,
    }
}
