//! What runs did, the latest first.

use super::{equation::equation, section};
use crate::asked::Asked;
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::bill::{PastRuns, RunRow, RunState};
use billing::RunKind;
use chrono::{DateTime, Duration, Utc};
use islands::addresses;
use leptos::prelude::*;
use words::{format, operator};

/// The name of the field that says before which moment the runs of the page began.
pub(super) const BEFORE: &str = "before";

/// The moment that an address carries.
pub(super) fn moment_of(text: &str) -> Option<DateTime<Utc>> {
    text.parse().ok()
}

pub(super) fn past(asked: &Asked, runs: &PastRuns) -> AnyView {
    let language = asked.language;
    let title = operator::past(language);
    if runs.rows.is_empty() {
        let nothing = view! { <p class="sheet-body">{operator::past_none(language)}</p> };
        return section("past", title, (None, nothing.into_any()));
    }
    let columns = vec![
        column(operator::run_started(language)),
        column(operator::run_as_of(language)),
        number_column(operator::run_made(language)),
        number_column(operator::run_parked(language)),
        column(operator::run_result(language)),
    ];
    let rows = runs.rows.iter().map(|it| row(asked, it)).collect();
    let content = view! {
        {table(title.clone(), columns, rows)}
        {pages(asked, runs)}
    };
    section("past", title, (None, content.into_any()))
}

/// The way to earlier runs, and back to the last ones.
fn pages(asked: &Asked, runs: &PastRuns) -> Option<AnyView> {
    let language = asked.language;
    let earlier = runs.earlier.map(|moment| {
        let before = moment.to_rfc3339();
        let query = addresses::query([(BEFORE, before.as_str())]);
        let address = format!("{}?{query}#past", addresses::RUNS);
        view! {
            <a class="button" data-size="small" rel="next" href=address>
                {operator::past_earlier(language)}
            </a>
        }
    });
    let last = asked.query(BEFORE).map(|_| {
        let address = format!("{}#past", addresses::RUNS);
        view! {
            <a class="button" data-size="small" href=address>
                {operator::past_last(language)}
            </a>
        }
    });
    (earlier.is_some() || last.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=operator::past_pages(language)>
                <div>{last} {earlier}</div>
            </nav>
        }
        .into_any()
    })
}

fn row(asked: &Asked, run: &RunRow) -> AnyView {
    let language = asked.language;
    let kind = match run.kind {
        RunKind::Run => None,
        RunKind::Retry => Some(operator::kind_retry(language)),
        RunKind::Correction => Some(operator::kind_correction(language)),
    };
    let kind = kind.map(|it| view! { <span class="table-detail">{it}</span> });
    let result = view! {
        {result(asked, run)}
        {equation(asked, &run.balance)}
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {format::date_time(language, run.started_at)} {kind}
            </th>
            {cell(operator::run_as_of(language), format::date(language, run.as_of))}
            {number_cell(operator::run_made(language), run.made.to_string())}
            {number_cell(
                operator::run_parked(language),
                operator::run_parked_count(language, i64::from(run.parked)),
            )}
            {cell(operator::run_result(language), result)}
        </tr>
    }
    .into_any()
}

fn result(asked: &Asked, run: &RunRow) -> String {
    let language = asked.language;
    match &run.state {
        RunState::AtWork(_) => operator::at_work(language),
        RunState::Silent => operator::silent(language),
        RunState::Failed(problem) => operator::failed(language, problem),
        RunState::Done(took) => done(asked, run.made, *took),
    }
}

fn done(asked: &Asked, made: i32, took: Duration) -> String {
    let language = asked.language;
    let took_ms = took.num_milliseconds().max(1);
    let seconds = took.num_seconds();
    let lasted = match seconds {
        0 => operator::took_no_time(language),
        _ => operator::took(language, &seconds.to_string()),
    };
    // A rate of a handful says nothing.
    match made {
        ..10 => lasted,
        _ => {
            let per_minute = i64::from(made) * 60_000 / took_ms;
            [
                lasted,
                operator::rate_made(language, &per_minute.to_string()),
            ]
            .join(" · ")
        }
    }
}
