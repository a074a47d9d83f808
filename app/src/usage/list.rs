//! The files of usage of an account, and the form that asks for one.

use super::form::{fields, form};
use super::state::{columns, state};
use crate::account::asked_account;
use crate::asked::{Asked, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::empty_state::empty_state;
use crate::controls::error_summary::error_summary;
use crate::controls::page_head::page_head;
use crate::controls::table::{cell, column, table};
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::usage::{UsageFileRow, UsagePage, list_usage_files};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{format, shell, usage};

/// The page of an account's files of usage.
pub fn list() -> AnyView {
    let account = asked_account();
    let invoice = asked().and_then(|it| it.query("invoice"));
    signed_in(
        |portal, caller| async move {
            list_usage_files(&portal, &caller, (&account?, invoice.as_deref())).await
        },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &UsagePage) -> Page {
    let language = asked.language;
    let title = usage::title(language);
    let account = &page.account;
    let fields = fields(asked, page);
    let intro = [
        usage::intro(language),
        usage::kept(language, i64::from(page.kept_days)),
    ];
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), Some(intro.join(" ")), Vec::new())}
        <div class="stack">{form(asked, page, &fields)} {files(asked, page)}</div>
    };
    Page {
        title: format!("{title} · {}", account.display_name),
        here: Here::Invoices,
        crumbs: crumbs(language, page, title),
        account: Some(account.clone()),
        body: body.into_any(),
    }
}

fn crumbs(language: Language, page: &UsagePage, title: String) -> Vec<Crumb> {
    let account = &page.account;
    vec![
        Crumb::to(shell::home(language), addresses::HOME),
        Crumb::to(
            account.display_name.clone(),
            addresses::account(&account.name),
        ),
        Crumb::to(
            shell::invoices(language),
            addresses::invoices(&account.name),
        ),
        Crumb::here(title),
    ]
}

fn files(asked: &Asked, page: &UsagePage) -> AnyView {
    let language = asked.language;
    let title = usage::files(language);
    let content = match page.files.is_empty() {
        true => empty_state(
            asked,
            "invoice",
            usage::none(language),
            usage::none_hint(language),
            Vec::new(),
        ),
        false => {
            let heads = [
                usage::file(language),
                usage::of(language),
                usage::columns(language),
                usage::state(language),
                usage::asked_at(language),
            ];
            let rows = page.files.iter().map(|it| row(asked, page, it));
            table(title.clone(), heads.map(column).into(), rows.collect())
        }
    };
    view! {
        <section class="sheet invoices" aria-labelledby="files">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="files">{title}</h2>
                </div>
            </div>
            {content}
        </section>
    }
    .into_any()
}

fn row(asked: &Asked, page: &UsagePage, file: &UsageFileRow) -> AnyView {
    let language = asked.language;
    let link = view! {
        <a class="code" href=addresses::usage_file(&page.account.name, &file.name)>
            {file.name.clone()}
        </a>
    };
    let days = file.days.map(|it| format::period(language, it));
    let of = view! { {file.label.clone()} {days.map(|it| view! { <small>" " {it}</small> })} };
    view! {
        <tr role="row">
            {cell(usage::file(language), link)} {cell(usage::of(language), of)}
            {cell(usage::columns(language), columns(language, file.options.format))}
            {cell(usage::state(language), state(asked, file.state))}
            {cell(usage::asked_at(language), format::date_time(language, file.asked_at))}
        </tr>
    }
    .into_any()
}
