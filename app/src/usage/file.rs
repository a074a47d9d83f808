//! One file of usage: how far it is, and once it is ready the way to it.

use super::adds_up::adds_up;
use super::state::{columns, fault, state};
use super::{count, size};
use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::facts::{Fact, facts};
use crate::controls::icon::icon;
use crate::controls::notice::{NoticeKind, notice};
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::Refusal;
use actions::usage::{StoredPart, UsageFilePage, UsageFileRow, show_usage_file};
use billing::usage::UsageState;
use islands::addresses;
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::use_params_map;
use words::{format, invoices, shell, usage};

/// Seconds until a page asks again whose file is being made.
const ASKS_AGAIN_AFTER: &str = "2";

/// The page of a file.
pub fn file() -> AnyView {
    let account = asked_account();
    let name = use_params_map().get_untracked().get("file");
    let name = name.ok_or(Refusal::NotFound);
    signed_in(
        |portal, caller| async move { show_usage_file(&portal, &caller, (&account?, &name?)).await },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &UsageFilePage) -> Page {
    let language = asked.language;
    let (account, file) = (&page.account, &page.file);
    let title = usage::file_title(language, &file.name);
    let content = match file.state {
        UsageState::Waiting | UsageState::AtWork => at_work(asked, page),
        UsageState::Ready => ready(asked, page),
        UsageState::Failed => failed(asked, page),
        UsageState::Cancelled => {
            let hint = notice(asked, NoticeKind::Info, usage::cancelled_hint(language));
            view! { {hint} {again(asked, page)} }.into_any()
        }
    };
    let body = view! {
        <header class="page-head">
            <div class="page-title">
                <h1>{title.clone()} " " {state(asked, file.state)}</h1>
            </div>
        </header>
        <div class="stack">
            <div class="sheet sheet-body">{facts(about(asked, page))}</div>
            {content}
        </div>
    };
    Page {
        title: format!("{title} · {}", account.display_name),
        here: Here::Invoices,
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                account.display_name.clone(),
                addresses::account(&account.name),
            ),
            Crumb::to(usage::title(language), addresses::usage(&account.name)),
            Crumb::here(file.name.clone()),
        ],
        account: Some(account.clone()),
        body: body.into_any(),
    }
}

fn about(asked: &Asked, page: &UsageFilePage) -> Vec<Fact> {
    let language = asked.language;
    let file = &page.file;
    let mut about = match file.days {
        None => {
            let address = addresses::invoice(&page.account.name, &file.label);
            let link = view! { <a class="code" href=address>{file.label.clone()}</a> };
            vec![Fact::of(usage::invoice(language), link.into_any())]
        }
        Some(days) => vec![
            Fact::text(usage::scope(language), file.label.clone()),
            Fact::text(usage::days(language), format::period(language, days)),
        ],
    };
    about.push(Fact::text(
        usage::columns(language),
        columns(language, file.options.format),
    ));
    about.push(Fact::text(
        usage::asked_at(language),
        format::date_time(language, file.asked_at),
    ));
    if let (UsageState::Ready, Some(until)) = (file.state, file.expires_at) {
        about.push(Fact::text(
            usage::kept_until(language),
            format::date(language, until.date_naive()),
        ));
    }
    about
}

/// How far it is. The page asks again by itself.
fn at_work(asked: &Asked, page: &UsageFilePage) -> AnyView {
    let language = asked.language;
    let file = &page.file;
    let address = addresses::usage_file(&page.account.name, &file.name);
    let told = match (file.state, file.rows_done) {
        (UsageState::Waiting, _) => usage::waits(language),
        (_, 0) => usage::counting(language),
        (_, done) => usage::rows_done(
            language,
            &count(language, done),
            &count(language, file.rows_total),
        ),
    };
    view! {
        <Meta http_equiv="refresh" content=ASKS_AGAIN_AFTER />
        <section class="sheet sheet-body stack" data-gap="small" aria-labelledby="progress">
            <div class="sheet-head">
                <h2 id="progress">{usage::state_at_work(language)}</h2>
                <a href=address.clone()>{usage::reload(language)}</a>
            </div>
            <progress
                class="progress"
                aria-labelledby="progress"
                value=file.rows_done.to_string()
                max=file.rows_total.max(1).to_string()
            ></progress>
            <p>{told}</p>
            <p class="soft">{usage::reloads(language)}</p>
            <form method="post" action=address>
                <button class="button" name="do" value="cancel">
                    {usage::cancel(language)}
                </button>
            </form>
        </section>
    }
    .into_any()
}

fn failed(asked: &Asked, page: &UsageFilePage) -> AnyView {
    let told = page.file.fault.as_ref().map(|(why, about)| {
        let sentence = fault(asked.language, *why, about.as_deref());
        notice(asked, NoticeKind::Warning, sentence)
    });
    view! { {told} {again(asked, page)} }.into_any()
}

fn again(asked: &Asked, page: &UsageFilePage) -> AnyView {
    let account = &page.account.name;
    let address = match page.file.days {
        None => addresses::usage_of_invoice(account, &page.file.label),
        Some(_) => addresses::usage(account),
    };
    view! {
        <p>
            <a class="button" href=address>
                {usage::again(asked.language)}
            </a>
        </p>
    }
    .into_any()
}

fn ready(asked: &Asked, page: &UsageFilePage) -> AnyView {
    let language = asked.language;
    let Some(link) = &page.link else {
        return ().into_any();
    };
    let parts: Vec<_> = (1..)
        .zip(&page.file.parts)
        .map(|(number, stored)| part(asked, (link, number), stored))
        .collect();
    let sums = page
        .reconciliation
        .as_ref()
        .map(|it| adds_up(asked, (&page.file, it), link));
    view! {
        <section class="sheet sheet-body" aria-labelledby="parts">
            <div class="sheet-head">
                <h2 id="parts">{usage::parts(language)}</h2>
            </div>
            <ul class="documents">{parts}</ul>
            <p class="soft">{usage::link_lasts(language)}</p>
        </section>
        {sums}
    }
    .into_any()
}

fn part(asked: &Asked, (link, number): (&str, u32), stored: &StoredPart) -> AnyView {
    let language = asked.language;
    let rows = i64::try_from(stored.rows).unwrap_or(i64::MAX);
    let about = [
        usage::part_rows(language, rows),
        size(language, stored.size_bytes),
    ];
    view! {
        <li>
            {icon(asked, "invoice")}
            <div>
                <span>{stored.file_name.clone()}</span>
                <small>{about.join(", ")}</small>
                <small>
                    {invoices::fingerprint(language)} " "
                    <span class="code wrap">{stored.sha256.clone()}</span>
                </small>
            </div>
            <a
                class="button"
                data-kind="primary"
                href=addresses::usage_download(link, &number.to_string())
            >
                {words::common::download(language)}
                <span class="visually-hidden">" " {stored.file_name.clone()}</span>
            </a>
        </li>
    }
    .into_any()
}

/// What a file is of, for whoever reads the list of what it adds up to.
pub(super) fn is_of_invoice(file: &UsageFileRow) -> bool {
    file.days.is_none()
}
