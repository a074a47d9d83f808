//! The lists of support requests: one's own, and all of them for the office.

use super::state::state;
use crate::asked::{Asked, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::empty_state::empty_state;
use crate::controls::icon::icon;
use crate::controls::page_head::page_head;
use crate::controls::pager::{Turns, turns};
use crate::controls::table::{cell, column, table};
use crate::controls::tag::tag;
use crate::frame::{Here, Page};
use crate::operator::{self, Desk};
use crate::page::signed_in;
use actions::support::{
    RequestPage, RequestRow, RequestTurn, list_all_requests, list_own_requests,
};
use islands::addresses;
use leptos::prelude::*;
use words::{format, shell, support};

/// The page of one's own requests.
pub fn mine() -> AnyView {
    let turn = asked_turn();
    signed_in(
        |portal, caller| async move { list_own_requests(&portal, &caller, &turn).await },
        |asked, _, page| own(asked, &page),
    )
}

/// The office's page of all requests.
pub fn all() -> AnyView {
    let turn = asked_turn();
    signed_in(
        |portal, caller| async move { list_all_requests(&portal, &caller, &turn).await },
        |asked, _, page| of_office(asked, &page),
    )
}

fn asked_turn() -> RequestTurn {
    let asked = asked();
    let query = |name| asked.as_ref().and_then(|it| it.query(name));
    RequestTurn {
        after: query("after"),
        before: query("before"),
    }
}

fn own(asked: &Asked, page: &RequestPage) -> Page {
    let language = asked.language;
    let title = support::title(language);
    let new = view! {
        <a class="button" data-kind="primary" href=addresses::NEW_SUPPORT_REQUEST>
            {icon(asked, "plus")}
            {support::new(language)}
        </a>
    };
    let intro = Some(support::mine_intro(language));
    let content = match page.rows.is_empty() {
        true => {
            let hint = support::none_hint(language);
            empty_state(asked, "support", support::none(language), hint, Vec::new())
        }
        false => rows(asked, page, addresses::SUPPORT),
    };
    let body = view! {
        {page_head(title.clone(), intro, vec![new.into_any()])}
        <div class="sheet invoices">{content}</div>
    };
    Page {
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::here(title.clone()),
        ],
        title,
        here: Here::Support,
        account: None,
        body: body.into_any(),
    }
}

fn of_office(asked: &Asked, page: &RequestPage) -> Page {
    let language = asked.language;
    let intro = Some(support::office_intro(language));
    let content = match page.rows.is_empty() {
        true => {
            let hint = support::office_none_hint(language);
            empty_state(asked, "support", support::none(language), hint, Vec::new())
        }
        false => rows(asked, page, addresses::OFFICE_SUPPORT),
    };
    let body = view! {
        {page_head(support::plain_office(language), intro, Vec::new())}
        <div class="sheet invoices">{content}</div>
    };
    operator::page(asked, Desk::Support, body.into_any())
}

fn rows(asked: &Asked, page: &RequestPage, list: &'static str) -> AnyView {
    let language = asked.language;
    let is_office = page.rows.iter().any(|it| it.writer.is_some());
    let from = is_office.then(|| column(support::from(language)));
    let columns = [Some(column(support::subject(language))), from];
    let more = [support::state(language), support::changed(language)];
    let columns = columns.into_iter().flatten().chain(more.map(column));
    let rows = page.rows.iter().map(|it| row(asked, it)).collect();
    view! {
        {table(support::list(language), columns.collect(), rows)}
        {pager(asked, page, list)}
    }
    .into_any()
}

fn row(asked: &Asked, row: &RequestRow) -> AnyView {
    let language = asked.language;
    let detail: Vec<_> = [Some(row.name.clone()), row.invoice.clone()]
        .into_iter()
        .flatten()
        .collect();
    let is_new = row.is_unread && row.writer.is_none();
    let new_answer = is_new.then(|| tag(support::new_answer(language)));
    let writer = row.writer.clone();
    let writer = writer.map(|it| cell(support::from(language), it));
    let state = view! { {state(asked, row.state)} " " {new_answer} };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=addresses::support_request(&row.name)>{row.subject.clone()}</a>
                <span class="table-detail code">{detail.join(" · ")}</span>
            </th>
            {writer}
            {cell(support::state(language), state)}
            {cell(support::changed(language), format::date_time(language, row.changed_at))}
        </tr>
    }
    .into_any()
}

fn pager(asked: &Asked, page: &RequestPage, list: &'static str) -> Option<AnyView> {
    if page.next.is_none() && page.previous.is_none() {
        return None;
    }
    let language = asked.language;
    let turn = |name: &str, place: &Option<String>| {
        let pair = (name, place.as_deref()?);
        Some(format!("{list}?{}", addresses::query([pair])))
    };
    let count = i64::try_from(page.rows.len()).unwrap_or(i64::MAX);
    Some(turns(
        asked,
        Turns {
            label: support::pages(language),
            count: support::on_page(language, count),
            previous: turn("before", &page.previous),
            next: turn("after", &page.next),
        },
    ))
}
