//! The list of an account's invoices: filter, table, pages, and why there is none.

use super::filter::{AskedFilter, address_of, asked_filter, from_the_start};
use super::filter_form::filter_bar;
use super::filter_now::filter_now;
use super::{empty, many, table};
use crate::account::asked_account;
use crate::asked::{Asked, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::icon::icon;
use crate::controls::page_head::page_head;
use crate::controls::pager::{Turns, turns};
use crate::frame::{Here, Page};
use crate::page::signed_in;
use crate::payments::past_due;
use actions::Refusal;
use actions::invoices::{InvoiceFilter, InvoiceList, list_invoices, list_of_subscription};
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{
    invoice_email, invoices, labels, payments, receive_invoice, sharing, shell, statement,
};

/// The page of an account's invoices.
pub fn list() -> AnyView {
    let account = asked_account();
    let wanted = asked().as_ref().map(asked_filter).unwrap_or_default();
    signed_in(
        |portal, caller| async move {
            let list = list_invoices(&portal, &caller, &account?, &wanted.filter).await?;
            Ok((list, wanted))
        },
        |asked, _, (list, wanted)| page(asked, &list, &wanted),
    )
}

/// The same of one subscription or support plan.
pub fn of_subscription() -> AnyView {
    let account = asked_account();
    let subscription = use_params_map().get_untracked().get("subscription");
    let wanted = asked().as_ref().map(asked_filter).unwrap_or_default();
    signed_in(
        |portal, caller| async move {
            let (account, subscription) = (account?, subscription.ok_or(Refusal::NotFound)?);
            let of = (account.as_str(), subscription.as_str());
            let (list, filter) =
                list_of_subscription(&portal, &caller, of, wanted.filter.clone()).await?;
            Ok((list, AskedFilter { filter, ..wanted }))
        },
        |asked, _, (list, wanted)| page(asked, &list, &wanted),
    )
}

fn page(asked: &Asked, list: &InvoiceList, wanted: &AskedFilter) -> Page {
    let language = asked.language;
    let filter = &wanted.filter;
    let title = shell::invoices(language);
    let line = [
        list.account.display_name.clone(),
        labels::agreement(language, list.agreement),
    ];
    let content = match &list.empty {
        Some(why) => empty::empty(asked, list, why),
        None => view! {
            {many::form(asked, list, filter)}
            {table::invoices(asked, list, filter)}
            {pager(asked, list, filter)}
        }
        .into_any(),
    };
    let past_due = list.past_due.as_ref().map(|it| past_due(asked, it));
    let body = view! {
        {error_summary(asked, &[])}
        {past_due}
        {page_head(title.clone(), Some(line.join(" · ")), commands(asked, list))}
        <div class="sheet invoices">
            {filter_bar(asked, list, wanted)}
            {filter_now(asked, list, filter)}
            {content}
        </div>
    };
    Page {
        title: format!("{title} · {}", list.account.display_name),
        here: Here::Invoices,
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

/// What can be done from here: what this person may not do is not offered.
fn commands(asked: &Asked, list: &InvoiceList) -> Vec<AnyView> {
    let language = asked.language;
    let kept = list.sees_kept.then(|| {
        view! {
            <a class="button" href=addresses::credits(&list.account.name)>
                {icon(asked, "price")}
                {payments::kept_title(language)}
            </a>
        }
        .into_any()
    });
    let statement = list.has_statement.then(|| {
        view! {
            <a class="button" href=addresses::statement(&list.account.name)>
                {icon(asked, "invoice")}
                {statement::title(language)}
            </a>
        }
        .into_any()
    });
    let share = list.shareable.as_ref().map(|it| {
        view! {
            <a class="button" href=addresses::sharing(&list.account.name, &it.name)>
                {icon(asked, "access")}
                {sharing::title(language)}
            </a>
        }
        .into_any()
    });
    let email = list.sees_email.then(|| {
        let title = match list.agreement.has_profiles() {
            true => invoice_email::title(language),
            false => receive_invoice::title(language),
        };
        let account = &list.account.name;
        let address = match &list.receivable {
            Some(it) => addresses::receive_invoice(account, &it.name),
            None => addresses::invoice_emails(account),
        };
        view! {
            <a class="button" href=address>
                {icon(asked, "mail")}
                {title}
            </a>
        }
        .into_any()
    });
    let offered = [share, email, statement, kept];
    offered.into_iter().flatten().collect()
}

fn pager(asked: &Asked, list: &InvoiceList, filter: &InvoiceFilter) -> AnyView {
    let language = asked.language;
    let is_whole = list.next.is_none() && list.previous.is_none();
    let count = i64::try_from(list.rows.len()).unwrap_or(i64::MAX);
    let count = match is_whole {
        true => invoices::list_count(language, count),
        false => invoices::list_on_page(language, count),
    };
    let turn = |after: Option<String>, before: Option<String>| {
        let turned = after.is_some() || before.is_some();
        let filter = InvoiceFilter {
            after,
            before,
            ..from_the_start(filter)
        };
        turned.then(|| address_of(&list.account.name, &filter))
    };
    if is_whole {
        return view! { <p class="pager soft">{count}</p> }.into_any();
    }
    turns(
        asked,
        Turns {
            label: invoices::list_pages(language),
            count,
            previous: turn(None, list.previous.clone()),
            next: turn(list.next.clone(), None),
        },
    )
}
