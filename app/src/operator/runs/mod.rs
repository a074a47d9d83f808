//! Billing runs: what stands, what is at work, what waits with its reason, what was done.

mod ahead;
mod at_work;
mod equation;
mod parked;
mod past;

use super::{Desk, page};
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::facts::{Fact, facts};
use crate::controls::icon::icon;
use crate::controls::page_head::page_head;
use crate::frame::Page;
use crate::page::signed_in;
use actions::bill::{RunState, RunsAsked, RunsPage, show_runs};
use chrono::NaiveDate;
use islands::addresses;
use leptos::prelude::*;
use words::{format, operator};

/// The page of the runs.
pub fn runs() -> AnyView {
    let asked = crate::asked::asked();
    let query = |name| asked.as_ref().and_then(|it| it.query(name));
    let until = query(ahead::UNTIL).and_then(|it| it.parse::<NaiveDate>().ok());
    let after = query(parked::AFTER).as_deref().and_then(parked::place_of);
    let before = query(past::BEFORE).as_deref().and_then(past::moment_of);
    let wanted = RunsAsked {
        until,
        after,
        before,
    };
    signed_in(
        move |portal, caller| async move { show_runs(&portal, &caller, wanted).await },
        |asked, _, runs| show(asked, &runs),
    )
}

fn show(asked: &Asked, runs: &RunsPage) -> Page {
    let language = asked.language;
    let head = page_head(
        operator::runs(language),
        Some(operator::runs_intro(language)),
        vec![run_now(asked)],
    );
    let body = view! {
        {error_summary(asked, &[])}
        {head}
        <div class="stack">
            {at_work::at_work(asked, &runs.status)}
            <div class="sheet sheet-body">{stands(asked, runs)}</div>
            {parked::parked(asked, runs)}
            {ahead::ahead(asked, runs)}
            {past::past(asked, &runs.past)}
        </div>
    };
    page(asked, Desk::Runs, body.into_any())
}

fn stands(asked: &Asked, runs: &RunsPage) -> AnyView {
    let language = asked.language;
    let through = runs.status.billed_through;
    let through = through.map_or_else(
        || operator::never_billed(language),
        |it| format::date(language, it),
    );
    let failed = runs.status.runs.first().and_then(|it| match &it.state {
        RunState::Failed(problem) => {
            Some(Fact::text(operator::last_failed(language), problem.clone()))
        }
        _ => None,
    });
    let waits = i64::try_from(runs.status.parked_count).unwrap_or(i64::MAX);
    let mut all = vec![
        Fact::text(operator::billed_through(language), through),
        Fact::text(
            operator::billing_date(language),
            format::date(language, runs.today),
        ),
        Fact::text(
            operator::waits(language),
            operator::series_count(language, waits),
        ),
    ];
    all.extend(failed);
    facts(all)
}

fn run_now(asked: &Asked) -> AnyView {
    view! {
        <form method="post" action=addresses::RUNS>
            <button class="button" data-kind="primary" name="do" value="run">
                {icon(asked, "chevron-right")}
                {operator::run_now(asked.language)}
            </button>
        </form>
    }
    .into_any()
}

/// A part of the page on a sheet of its own.
fn section(
    id: &'static str,
    title: String,
    (command, content): (Option<AnyView>, AnyView),
) -> AnyView {
    view! {
        <section class="sheet invoices" aria-labelledby=id>
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id=id>{title}</h2>
                    {command}
                </div>
            </div>
            {content}
        </section>
    }
    .into_any()
}
