//! What runs did, the latest first.

use super::{equation::equation, section};
use crate::asked::Asked;
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::bill::{RunRow, RunState};
use billing::RunKind;
use chrono::Duration;
use leptos::prelude::*;
use words::{format, operator};

pub(super) fn past(asked: &Asked, runs: &[RunRow]) -> AnyView {
    let language = asked.language;
    let title = operator::past(language);
    if runs.is_empty() {
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
    let rows = runs.iter().map(|it| row(asked, it)).collect();
    section("past", title.clone(), (None, table(title, columns, rows)))
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
