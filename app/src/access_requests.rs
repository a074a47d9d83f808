//! Requests for access to an account: who asks, for what, and deciding it.

use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::button_row::button_row;
use crate::controls::empty_state::empty_state;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::icon::icon;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::controls::select::select;
use crate::controls::table::{cell, column, table};
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::access_requests::{Answers, RequestList, RequestRow, RequestScope, list_requests};
use billing::invoice::Named;
use islands::addresses;
use leptos::prelude::*;
use words::{access_requests, format, labels, sharing, shell};

/// Where somebody waits for an answer, the way to it.
pub fn waiting_here(asked: &Asked, account: &Named, count: usize) -> Option<AnyView> {
    let count = i64::try_from(count).ok().filter(|it| *it > 0)?;
    let language = asked.language;
    let view = view! {
        <p class="sheet sheet-body">
            {access_requests::waiting_here(language, count)} " "
            <a href=addresses::access_requests(&account.name)>
                {access_requests::title(language)}
            </a>
        </p>
    };
    Some(view.into_any())
}

/// The accounts on which somebody waits for an answer, with the way to it; nothing where none is.
pub(crate) fn waiting_on(asked: &Asked, accounts: &[(Named, usize)]) -> Option<AnyView> {
    let language = asked.language;
    let told = |(account, count): &(Named, usize)| {
        let count = i64::try_from(*count).unwrap_or(i64::MAX);
        view! {
            <li>
                <a href=addresses::access_requests(&account.name)>{account.display_name.clone()}</a>
                ": "
                {access_requests::waiting_here(language, count)}
            </li>
        }
    };
    let told: Vec<_> = accounts.iter().map(told).collect();
    let view = view! {
        <section class="notice" data-kind="info" aria-label=access_requests::title(language)>
            {icon(asked, "access")}
            <div>
                <p>
                    <strong>{access_requests::title(language)}</strong>
                </p>
                <ul>{told}</ul>
            </div>
        </section>
    };
    (!accounts.is_empty()).then(|| view.into_any())
}

/// The page of an account's requests.
pub fn page() -> AnyView {
    let account = asked_account();
    signed_in(
        |portal, caller| async move { list_requests(&portal, &caller, &account?).await },
        |asked, _, list| show(asked, &list),
    )
}

fn show(asked: &Asked, list: &RequestList) -> Page {
    let language = asked.language;
    let title = access_requests::title(language);
    let chosen = asked
        .query("decide")
        .or_else(|| Some(asked.typed("request")));
    let chosen = list
        .rows
        .iter()
        .find(|it| Some(it.id.to_string()) == chosen);
    let content = match list.rows.is_empty() {
        true => empty_state(
            asked,
            "access",
            access_requests::none_title(language),
            access_requests::none(language),
            Vec::new(),
        ),
        false => rows(asked, list),
    };
    let body = view! {
        {page_head(title.clone(), Some(list.account.display_name.clone()), Vec::new())}
        <div class="stack">
            {chosen.map(|it| decide(asked, list, it))}
            <div class="sheet invoices">{content}</div>
        </div>
    };
    Page {
        title: format!("{title} · {}", list.account.display_name),
        here: Here::Elsewhere,
        account: Some(list.account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                list.account.display_name.clone(),
                addresses::account(&list.account.name),
            ),
            Crumb::here(title),
        ],
        body: body.into_any(),
    }
}

fn rows(asked: &Asked, list: &RequestList) -> AnyView {
    let language = asked.language;
    let columns = [
        access_requests::who(language),
        access_requests::scope(language),
        access_requests::asked_on(language),
        access_requests::decision(language),
    ];
    let rows = list.rows.iter().map(|it| row(asked, list, it)).collect();
    table(
        access_requests::title(language),
        columns.map(column).into(),
        rows,
    )
}

fn row(asked: &Asked, list: &RequestList, request: &RequestRow) -> AnyView {
    let language = asked.language;
    let address = addresses::access_request(&list.account.name, &request.id.to_string());
    let decide = view! {
        <a href=address aria-label=access_requests::decide_for(language, &request.name)>
            {access_requests::decide(language)}
        </a>
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {request.name.clone()}
                <span class="table-detail">{request.email.clone()}</span>
            </th>
            {cell(access_requests::scope(language), scope(asked, request))}
            {cell(access_requests::asked_on(language), format::date_time(language, request.asked_at))}
            {cell(access_requests::decision(language), decide)}
        </tr>
    }
    .into_any()
}

fn scope(asked: &Asked, request: &RequestRow) -> String {
    match &request.scope {
        RequestScope::Account => access_requests::whole_account(asked.language),
        RequestScope::Profile(name) | RequestScope::Subscription(name) => name.clone(),
    }
}

/// Giving what was asked for: a role, the one that permits least chosen, or to share.
fn giving(asked: &Asked, request: &RequestRow, role: &Field, back: &str) -> AnyView {
    let language = asked.language;
    match &request.answers {
        Answers::Roles(roles) => {
            let roles = roles.iter();
            let roles = roles.map(|it| (it.to_string(), labels::role(language, *it)));
            view! {
                {hidden(request, "give")}
                {select(asked, role, roles.collect())}
                {button_row(asked, ("primary", access_requests::give(language)), back.to_owned())}
            }
            .into_any()
        }
        Answers::Sharing => view! {
            {hidden(request, "share")}
            {notice(asked, NoticeKind::Warning, sharing::warning(language))}
            {button_row(asked, ("primary", access_requests::share(language)), back.to_owned())}
        }
        .into_any(),
    }
}

fn hidden(request: &RequestRow, does: &'static str) -> AnyView {
    view! {
        <input type="hidden" name="request" value=request.id.to_string() />
        <input type="hidden" name="do" value=does />
    }
    .into_any()
}

/// Both answers: what was asked for, or a sentence that says why not.
fn decide(asked: &Asked, list: &RequestList, request: &RequestRow) -> AnyView {
    let language = asked.language;
    let back = addresses::access_requests(&list.account.name);
    let least = match &request.answers {
        Answers::Roles(roles) => roles.first().map(ToString::to_string),
        Answers::Sharing => None,
    };
    let role = Field::text(asked, "role", access_requests::role(language))
        .with_hint(access_requests::role_hint(language))
        .with_default(asked, least.unwrap_or_default());
    let sentence = Field::text(asked, "sentence", access_requests::sentence(language))
        .with_hint(access_requests::sentence_hint(language));
    let (name, email, of) = (&request.name, &request.email, scope(asked, request));
    let about = match request.answers {
        Answers::Roles(_) => access_requests::asks(language, name, email, &of),
        Answers::Sharing => access_requests::asks_sharing(language, name, email, &of),
    };
    let fields = match request.answers {
        Answers::Roles(_) => vec![role.clone(), sentence.clone()],
        Answers::Sharing => vec![sentence.clone()],
    };
    view! {
        <section class="sheet" data-width="narrow" aria-labelledby="decide">
            <div class="sheet-body stack">
                {error_summary(asked, &fields)}
                <h2 id="decide">{access_requests::decide_for(language, &request.name)}</h2>
                <p>{about}</p>
                <form class="form" method="post" action=back.clone()>
                    {giving(asked, request, &role, &back)}
                </form>
                <form class="form" method="post" action=back>
                    {hidden(request, "refuse")} {field(asked, &sentence)}
                    <div class="button-row">
                        <button class="button" data-kind="danger">
                            {access_requests::refuse(language)}
                        </button>
                    </div>
                </form>
            </div>
        </section>
    }
    .into_any()
}
