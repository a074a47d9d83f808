//! What is due and could not be billed: why, since when, and how to try again.

use super::section;
use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::table::{cell, column, table};
use actions::bill::{Parked, ParkedRow};
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, format, labels, obstacles, operator};

pub(super) fn parked(asked: &Asked, rows: &[ParkedRow]) -> AnyView {
    let language = asked.language;
    let title = operator::parked(language);
    if rows.is_empty() {
        let nothing = empty_state(
            asked,
            "check-circle",
            operator::parked_none(language),
            operator::parked_none_hint(language),
            Vec::new(),
        );
        return section("parked", title, (None, nothing));
    }
    let columns = vec![
        column(accounts::billing_account(language)),
        column(operator::series(language)),
        column(operator::reason(language)),
        column(operator::since(language)),
        column(operator::retry(language)),
    ];
    let all = view! {
        <form method="post" action=addresses::RUNS>
            <button class="button" name="do" value="retry-all">
                {operator::retry_all(language)}
            </button>
        </form>
    };
    let body = rows.iter().map(|it| row(asked, it)).collect();
    let content = table(title.clone(), columns, body);
    section("parked", title, (Some(all.into_any()), content))
}

fn row(asked: &Asked, row: &ParkedRow) -> AnyView {
    let language = asked.language;
    let reason = row.obstacle.as_ref();
    let reason = reason.map(|it| obstacles::sentence(language, it));
    let since = row.since.map(|it| format::date(language, it.date_naive()));
    let profile = row.profile.map(|it| it.to_string());
    let invoices = addresses::invoices(&row.account.name);
    let invoices = match profile {
        Some(id) => format!(
            "{invoices}?{}",
            addresses::query([("profile", id.as_str())])
        ),
        None => invoices,
    };
    let series = view! {
        <a href=invoices>{row.series.display_name.clone()}</a>
        <span class="table-detail">{labels::kind(language, row.kind)}</span>
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=addresses::account(&row.account.name)>{row.account.display_name.clone()}</a>
                <span class="table-detail code">{row.account.name.clone()}</span>
            </th>
            {cell(operator::series(language), series)}
            {cell(operator::reason(language), reason)}
            {cell(operator::since(language), since)}
            {cell(operator::retry(language), retry(asked, row))}
        </tr>
    }
    .into_any()
}

fn retry(asked: &Asked, row: &ParkedRow) -> AnyView {
    let language = asked.language;
    let (account, series) = row.key;
    view! {
        <form method="post" action=addresses::RUNS>
            <input r#type="hidden" name="account" value=account.to_string() />
            <input r#type="hidden" name="series" value=series.to_string() />
            <button class="button" data-size="small" name="do" value="retry">
                {operator::retry(language)}
                <span class="visually-hidden">", " {row.series.display_name.clone()}</span>
            </button>
        </form>
    }
    .into_any()
}

/// What a look ahead could not make, and why.
pub(super) fn told_obstacles(asked: &Asked, parked: &[Parked]) -> Option<AnyView> {
    let language = asked.language;
    let lines: Vec<_> = parked
        .iter()
        .map(|it| {
            let reason = obstacles::sentence(language, &it.obstacle);
            view! { <li>{operator::would_wait(language, &it.account, &it.scope, &reason)}</li> }
        })
        .collect();
    (!parked.is_empty()).then(|| view! { <ul class="notes">{lines}</ul> }.into_any())
}
