//! The billing accounts that a person sees.

use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::empty_state::empty_state;
use crate::controls::page_head::page_head;
use crate::controls::table::{cell, column, table};
use crate::controls::tag::to_be_completed;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use crate::why::other_identity;
use actions::Caller;
use actions::accounts::{ScopeRow, Scopes, list_scopes};
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, labels, shell, why};

/// The page of the billing scopes.
pub fn scopes() -> AnyView {
    signed_in(
        |portal, caller| async move { list_scopes(&portal, &caller).await },
        |asked, caller, scopes| show(asked, caller, &scopes),
    )
}

fn show(asked: &Asked, caller: &Caller, scopes: &Scopes) -> Page {
    let language = asked.language;
    let title = shell::billing_scopes(language);
    let directory = caller.directory_name.as_deref();
    let line = directory.map(|it| accounts::scopes_intro(language, it));
    let body = view! {
        {page_head(title.clone(), line, Vec::new())}
        <div class="sheet invoices">{scope_table(asked, caller, scopes)}</div>
    };
    Page {
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::here(title.clone()),
        ],
        title,
        here: Here::Scopes,
        account: None,
        body: body.into_any(),
    }
}

/// What somebody is told who sees no account: where there may be some, and how to find out.
fn nothing(asked: &Asked, caller: &Caller, scopes: &Scopes) -> AnyView {
    let language = asked.language;
    let directory = caller.directory_name.as_deref().unwrap_or_default();
    let (reason, other) = match scopes.has_other_identity {
        true => (
            accounts::scopes_other_identity(language, directory),
            Some(other_identity(asked, addresses::SCOPES)),
        ),
        false => (accounts::scopes_empty(language, directory), None),
    };
    let kind = match other {
        Some(_) => None,
        None => Some("primary"),
    };
    let switch = view! {
        <a class="button" href=addresses::DIRECTORIES>
            {shell::switch_directory(language)}
        </a>
    };
    let why = view! {
        <a class="button" data-kind=kind href=addresses::WHY>
            {why::title(language)}
        </a>
    };
    empty_state(
        asked,
        "scopes",
        accounts::scopes_count(language, 0),
        reason,
        other
            .into_iter()
            .chain([why.into_any(), switch.into_any()])
            .collect(),
    )
}

/// The accounts in a table, or why there are none; the first page shows it too.
pub fn scope_table(asked: &Asked, caller: &Caller, scopes: &Scopes) -> AnyView {
    if scopes.rows.is_empty() {
        return nothing(asked, caller, scopes);
    }
    let language = asked.language;
    let columns = vec![
        column(accounts::billing_account(language)),
        column(accounts::account_type(language)),
        column(accounts::currency(language)),
        column(shell::invoices(language)),
    ];
    let rows = scopes.rows.iter().map(|it| row(asked, it)).collect();
    table(shell::billing_accounts(language), columns, rows)
}

fn row(asked: &Asked, scope: &ScopeRow) -> AnyView {
    let language = asked.language;
    let currencies: Vec<_> = scope.currencies.iter().map(ToString::to_string).collect();
    let incomplete = (!scope.is_complete).then(|| to_be_completed(asked));
    let invoices = view! {
        <a href=addresses::invoices(&scope.account.name)>
            {shell::invoices(language)} <span class="visually-hidden">", " {scope.account.display_name.clone()}</span>
        </a>
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=addresses::account(&scope.account.name)>{scope.account.display_name.clone()}</a>
                " "
                {incomplete}
                <span class="table-detail code">{scope.account.name.clone()}</span>
            </th>
            {cell(accounts::account_type(language), labels::agreement(language, scope.agreement))}
            {cell(accounts::currency(language), currencies.join(", "))}
            {cell(shell::invoices(language), invoices)}
        </tr>
    }
    .into_any()
}
