//! The chart: a bar for each day or month, of the dearest things and all others. What it says stands
//! in the table beneath it too.

use super::names;
use super::scale::Scale;
use crate::asked::Asked;
use actions::costs::{Bucket, CostAnalysis, CostPage, CostRow};
use billing::costs::Grain;
use billing::{Currency, Exact, Language, Money, Month};
use leptos::prelude::*;
use words::{costs, format};

/// Things that have a colour of their own.
pub(super) const SERIES_MAX: usize = 8;
/// What the drawing is made of, whatever size it is shown in.
const WIDTH: i128 = 1_000;
const HEIGHT: i128 = 1_000;

/// A thing, or all others, with what it cost in each day or month.
pub(super) struct Series {
    /// Its colour.
    pub number: usize,
    /// What it is called.
    pub label: String,
    /// What it cost.
    pub costs: Vec<Exact>,
}

/// The dearest things by themselves, and the rest together.
pub(super) fn series(language: Language, page: &CostPage, told: &CostAnalysis) -> Vec<Series> {
    let is_one_more = told.rows.len() == SERIES_MAX + 1;
    let own = match is_one_more {
        true => told.rows.len(),
        false => SERIES_MAX.min(told.rows.len()),
    };
    let (own, others) = told.rows.split_at(own);
    let mut all: Vec<_> = (1..)
        .zip(own)
        .map(|(number, row)| Series {
            number,
            label: names::row(language, &page.by, row),
            costs: row.costs.clone(),
        })
        .collect();
    if !others.is_empty() {
        let count = i64::try_from(others.len()).unwrap_or(i64::MAX);
        all.push(Series {
            number: SERIES_MAX + 1,
            label: costs::others(language, count),
            costs: together(others),
        });
    }
    all
}

/// What several things cost together in each day or month.
fn together(rows: &[CostRow]) -> Vec<Exact> {
    let mut rows = rows.iter().map(|it| it.costs.clone());
    let first = rows.next().unwrap_or_default();
    rows.fold(first, |sums, row| {
        let sums = sums.into_iter().zip(row);
        sums.map(|(sum, cost)| sum.plus(cost).unwrap_or(sum))
            .collect()
    })
}

/// The bars with their scale, and what colours mean.
pub(super) fn chart(
    asked: &Asked,
    page: &CostPage,
    told: &CostAnalysis,
    currency: Currency,
) -> AnyView {
    let language = asked.language;
    let series = series(language, page, told);
    let scale = scale(&series, told.buckets.len());
    let label = costs::chart(language, &names::in_sentence(language, &page.by));
    let ticks = scale.ticks.iter().rev();
    let ticks: Vec<_> = ticks
        .map(|it| view! { <span>{format::number(language, *it)}</span> })
        .collect();
    let legend: Vec<_> = series
        .iter()
        .map(|it| {
            view! {
                <li>
                    <span class="swatch" data-series=it.number aria-hidden="true"></span>
                    {it.label.clone()}
                </li>
            }
        })
        .collect();
    view! {
        <figure class="chart">
            <div class="chart-plot">
                <div class="chart-scale" aria-hidden="true">
                    {ticks}
                </div>
                <svg
                    role="img"
                    aria-label=label
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    preserveAspectRatio="none"
                >
                    {lines(&scale)}
                    {bars(language, told, (&series, &scale), currency)}
                </svg>
                <div class="chart-days" aria-hidden="true">
                    {days(language, &told.buckets)}
                </div>
            </div>
            <figcaption>
                <ul class="legend" role="list">
                    {legend}
                </ul>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// Around the highest and the lowest bar.
fn scale(series: &[Series], count: usize) -> Scale {
    let (mut lowest, mut highest) = (Exact::ZERO, Exact::ZERO);
    for place in 0..count {
        let (below, above) = ends(series, place);
        lowest = lowest.min(below);
        highest = highest.max(above);
    }
    Scale::around(lowest, highest)
}

/// How far a bar goes below and above nothing.
fn ends(series: &[Series], place: usize) -> (Exact, Exact) {
    series
        .iter()
        .fold((Exact::ZERO, Exact::ZERO), |(below, above), it| {
            let cost = it.costs[place];
            match cost < Exact::ZERO {
                true => (below.plus(cost).unwrap_or(below), above),
                false => (below, above.plus(cost).unwrap_or(above)),
            }
        })
}

fn lines(scale: &Scale) -> Vec<AnyView> {
    let lines = scale.ticks.iter().map(|it| {
        let y = HEIGHT - scale.height(*it, HEIGHT);
        let kind = if it.is_zero() { "zero" } else { "tick" };
        view! {
            <line class="chart-line" data-line=kind x1="0" x2=WIDTH.to_string() y1=y.to_string() y2=y.to_string() />
        }
        .into_any()
    });
    lines.collect()
}

fn bars(
    language: Language,
    told: &CostAnalysis,
    (series, scale): (&[Series], &Scale),
    currency: Currency,
) -> Vec<AnyView> {
    let count = i128::try_from(told.buckets.len()).unwrap_or(1).max(1);
    let mut bars = Vec::new();
    for (place, bucket) in told.buckets.iter().enumerate() {
        let at = i128::try_from(place).unwrap_or_default();
        // Each has its share of the width, a quarter of it between two.
        let (left, right) = (WIDTH * at / count, WIDTH * (at + 1) / count);
        let gap = (right - left) / 8;
        let x = (left + gap, right - gap);
        let (mut below, mut above) = (Exact::ZERO, Exact::ZERO);
        for it in series {
            let cost = it.costs[place];
            if cost.is_zero() {
                continue;
            }
            let end = if cost < Exact::ZERO {
                &mut below
            } else {
                &mut above
            };
            let from = *end;
            *end = end.plus(cost).unwrap_or(from);
            let (low, high) = (from.min(*end), from.max(*end));
            let y = (scale.height(low, HEIGHT), scale.height(high, HEIGHT));
            let day = bucket_name(language, bucket);
            let title = format!("{day}, {}: {}", it.label, amount(language, cost, currency));
            bars.push(rect(it.number, x, y, title));
        }
    }
    bars
}

fn rect(
    number: usize,
    (left, right): (i128, i128),
    (low, high): (i128, i128),
    title: String,
) -> AnyView {
    let (width, height) = ((right - left).max(1), (high - low).max(1));
    view! {
        <rect
            data-series=number
            x=left.to_string()
            y=(HEIGHT - high).to_string()
            width=width.to_string()
            height=height.to_string()
        >
            <title>{title}</title>
        </rect>
    }
    .into_any()
}

/// The first, the middle and the last of the days or months.
fn days(language: Language, buckets: &[Bucket]) -> Vec<AnyView> {
    let last = buckets.len().saturating_sub(1);
    let mut places = vec![0, last / 2, last];
    places.dedup();
    let names = places.into_iter().filter_map(|it| buckets.get(it));
    names
        .map(|it| view! { <span>{bucket_name(language, it)}</span> }.into_any())
        .collect()
}

/// What a day or month is called; a part of a month by its days.
pub(super) fn bucket_name(language: Language, bucket: &Bucket) -> String {
    match bucket.grain {
        Grain::Day => format::short_date(language, bucket.days.start),
        Grain::Month => {
            let month = Month::of(bucket.days.start);
            match month.period() == bucket.days {
                true => format::month(language, month),
                false => format::period(language, bucket.days),
            }
        }
    }
}

/// A cost as money, rounded for itself.
pub(super) fn amount(language: Language, cost: Exact, currency: Currency) -> String {
    match Money::round(cost, currency) {
        Ok(money) => format::money(language, money),
        Err(_) => format::number(language, cost),
    }
}
