//! The lines in a table, the latest first.

use super::filter::address_of;
use super::who;
use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::pager::{Turns, turns};
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::audit::{ActivityFilter, ActivityLine, ActivityPage};
use leptos::prelude::*;
use words::deeds::{Deed, sentence};
use words::{activity, format};

/// The lines; or that there are none.
pub(super) fn lines(asked: &Asked, page: &ActivityPage, filter: &ActivityFilter) -> AnyView {
    let language = asked.language;
    if page.lines.is_empty() {
        let (title, hint) = (
            activity::nothing(language),
            activity::nothing_hint(language),
        );
        return empty_state(asked, "clock", title, hint, Vec::new());
    }
    // The lines of a part are not numbered one after the other: the numbers are the account's.
    let is_numbered = page.through.is_some();
    let mut columns = vec![
        column(activity::when(language)),
        column(activity::who(language)),
        column(activity::what(language)),
    ];
    columns.extend(is_numbered.then(|| number_column(activity::number(language))));
    let rows = page.lines.iter();
    let rows = rows.map(|it| row(asked, it, is_numbered)).collect();
    view! {
        {table(activity::list(language), columns, rows)}
        {pager(asked, page, filter)}
    }
    .into_any()
}

fn row(asked: &Asked, line: &ActivityLine, is_numbered: bool) -> AnyView {
    let language = asked.language;
    let (name, email) = who(language, &line.who);
    let whom = line.whom.as_ref().map(|it| who(language, it).0);
    let whom = whom.unwrap_or_default();
    let told = Deed {
        action: &line.action,
        subject: &line.subject,
        whom: &whom,
        place: &line.place,
        is_own: line.is_own,
    };
    let told = sentence(language, &told);
    let who = view! {
        {name}
        {email.map(|it| view! { <span class="table-detail">{it}</span> })}
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <time datetime=line.at.to_rfc3339()>{format::date_time(language, line.at)}</time>
            </th>
            {cell(activity::who(language), who)}
            {cell(activity::what(language), told)}
            {is_numbered
                .then(|| number_cell(activity::number(language), line.number.to_string()))}
        </tr>
    }
    .into_any()
}

fn pager(asked: &Asked, page: &ActivityPage, filter: &ActivityFilter) -> AnyView {
    let language = asked.language;
    let count = i64::try_from(page.lines.len()).unwrap_or(i64::MAX);
    let count = activity::on_page(language, count);
    if page.newer.is_none() && page.older.is_none() {
        return view! { <p class="pager soft">{count}</p> }.into_any();
    }
    let turn = |older: Option<i64>, newer: Option<i64>| {
        let filter = ActivityFilter {
            older,
            newer,
            ..filter.clone()
        };
        let turned = older.is_some() || newer.is_some();
        turned.then(|| address_of(page, &filter))
    };
    turns(
        asked,
        Turns {
            label: activity::pages(language),
            count,
            previous: turn(None, page.newer),
            next: turn(page.older, None),
        },
    )
}
