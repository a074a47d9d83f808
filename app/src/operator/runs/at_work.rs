//! A run that works: how far it is. The page asks again by itself while there is one.

use crate::asked::Asked;
use actions::bill::{Reached, RunRow, RunState, Status};
use billing::RunKind;
use islands::addresses;
use leptos::prelude::*;
use leptos_meta::Meta;
use words::{format, operator};

/// Seconds until the page asks again.
const ASKS_AGAIN_AFTER: &str = "3";

/// Seconds without a word after which that is told; a run that is well says something every second.
const QUIET_AFTER: i64 = 5;

pub(super) fn at_work(asked: &Asked, status: &Status) -> Option<AnyView> {
    let (run, reached) = status.runs.iter().find_map(|it| match it.state {
        RunState::AtWork(reached) => Some((it, reached)),
        _ => None,
    })?;
    let language = asked.language;
    let all = reached.looked_at.saturating_add(reached.ahead).max(1);
    let title = match run.kind {
        RunKind::Retry => operator::retry_at_work(language),
        _ => operator::at_work(language),
    };
    let view = view! {
        <Meta http_equiv="refresh" content=ASKS_AGAIN_AFTER />
        <section class="sheet sheet-body stack" data-gap="small" aria-labelledby="at-work">
            <div class="sheet-head">
                <h2 id="at-work">{title}</h2>
                <a href=addresses::RUNS>{operator::reload(language)}</a>
            </div>
            <progress
                class="progress"
                aria-labelledby="at-work"
                value=reached.looked_at.to_string()
                max=all.to_string()
            ></progress>
            <p>{told(asked, run, reached)}</p>
        </section>
    };
    Some(view.into_any())
}

fn told(asked: &Asked, run: &RunRow, reached: Reached) -> String {
    let language = asked.language;
    let day = reached.day.unwrap_or(run.as_of);
    let mut told = vec![
        operator::at_day(
            language,
            &format::date(language, day),
            &format::date(language, run.as_of),
        ),
        operator::made_so_far(language, i64::from(run.made)),
    ];
    let seconds = reached.since.num_seconds();
    if seconds > 0 && reached.looked_at > 0 {
        let rate = i64::from(reached.looked_at) * 60 / seconds;
        let left = i64::from(reached.ahead) * seconds / i64::from(reached.looked_at);
        told.push(operator::rate(language, &rate.to_string()));
        told.push(operator::time_left(language, left));
    }
    let silent = reached.heard.num_seconds();
    if silent >= QUIET_AFTER {
        let until = reached.until.format("%H:%M:%S").to_string();
        told.push(operator::quiet_for(language, &silent.to_string(), &until));
    }
    told.join(" · ")
}
