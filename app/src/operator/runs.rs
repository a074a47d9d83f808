//! Billing runs: what they did.

use super::{Desk, page};
use crate::asked::Asked;
use crate::controls::page_head::page_head;
use crate::controls::table::{cell, column, number_cell, number_column, table};
use crate::frame::Page;
use crate::page::signed_in;
use actions::bill::{RunRow, Status, show_runs};
use leptos::prelude::*;
use words::{format, operator};

/// The page of the runs.
pub fn runs() -> AnyView {
    signed_in(
        |portal, caller| async move { show_runs(&portal, &caller).await },
        |asked, _, status| show(asked, &status),
    )
}

fn show(asked: &Asked, status: &Status) -> Page {
    let language = asked.language;
    let columns = vec![
        column(operator::run_started(language)),
        column(operator::run_as_of(language)),
        number_column(operator::run_made(language)),
        number_column(operator::run_parked(language)),
    ];
    let rows = status.runs.iter().map(|it| run(asked, it)).collect();
    let body = view! {
        {page_head(operator::runs(language), Some(operator::runs_intro(language)), Vec::new())}
        <div class="sheet">{table(operator::runs(language), columns, rows)}</div>
    };
    page(asked, Desk::Runs, body.into_any())
}

fn run(asked: &Asked, run: &RunRow) -> AnyView {
    let language = asked.language;
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {format::date_time(language, run.started_at)}
            </th>
            {cell(operator::run_as_of(language), format::date(language, run.as_of))}
            {number_cell(operator::run_made(language), run.made.to_string())}
            {number_cell(operator::run_parked(language), operator::run_parked_count(language, i64::from(run.parked)))}
        </tr>
    }
    .into_any()
}
