//! The money of an account that stands on no invoice: what is left, where each part came from, and
//! where it went.

use crate::account::asked_account;
use crate::asked::{Asked, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::empty_state::empty_state;
use crate::controls::facts::{Fact, facts};
use crate::controls::page_head::page_head;
use crate::controls::pager::{Turns, turns};
use crate::controls::table::{cell, column, number_cell, number_column, table};
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::payments::{KeptFor, KeptPage, KeptRow, Went, Whither, show_kept};
use billing::payment::CreditSource;
use islands::addresses;
use leptos::prelude::*;
use words::{format, labels, payments, shell};

/// The page of an account's credits.
pub fn kept() -> AnyView {
    let account = asked_account();
    let after = asked().and_then(|it| it.query("after"));
    signed_in(
        |portal, caller| async move { show_kept(&portal, &caller, &account?, after.as_deref()).await },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &KeptPage) -> Page {
    let language = asked.language;
    let title = payments::kept_title(language);
    let account = &page.account;
    let book = page.is_booked_here.then(|| {
        let query = addresses::query([("account", account.name.as_str())]);
        let address = format!("{}?{query}#prepay", addresses::PAYMENTS);
        view! {
            <a class="button" href=address>
                {payments::prepay(language)}
            </a>
        }
        .into_any()
    });
    let sums = (!page.rows.is_empty()).then(|| left(asked, page));
    let body = view! {
        {page_head(
            title.clone(),
            Some(payments::kept_intro(language)),
            book.into_iter().collect(),
        )}
        <div class="stack">{sums} {credits(asked, page)}</div>
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
            Crumb::to(
                shell::invoices(language),
                addresses::invoices(&account.name),
            ),
            Crumb::here(title),
        ],
        account: Some(account.clone()),
        body: body.into_any(),
    }
}

/// What is left, each currency and purpose by itself.
fn left(asked: &Asked, page: &KeptPage) -> AnyView {
    let language = asked.language;
    let nothing = page.left.is_empty();
    let nothing = nothing.then(|| view! { <p>{payments::kept_nothing(language)}</p> });
    let amounts = page.left.iter().map(|(kept_for, amount)| {
        Fact::text(
            kept_for_text(asked, kept_for),
            format::money(language, *amount),
        )
    });
    view! {
        <section class="sheet sheet-body" aria-labelledby="left">
            <div class="sheet-head">
                <h2 id="left">{payments::kept_left(language)}</h2>
            </div>
            {nothing}
            {facts(amounts.collect())}
        </section>
    }
    .into_any()
}

fn kept_for_text(asked: &Asked, kept_for: &KeptFor) -> String {
    match kept_for {
        KeptFor::Account => payments::kept_for_account(asked.language),
        KeptFor::Purchases => words::invoices::kind_purchases(asked.language),
        KeptFor::Part(name) => name.clone(),
    }
}

fn credits(asked: &Asked, page: &KeptPage) -> AnyView {
    let language = asked.language;
    let title = payments::kept_credits(language);
    let content = match page.rows.is_empty() {
        true => empty_state(
            asked,
            "price",
            payments::kept_never(language),
            payments::kept_never_hint(language),
            Vec::new(),
        ),
        false => rows(asked, page, title.clone()),
    };
    view! {
        <section class="sheet invoices" aria-labelledby="credits">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="credits">{title}</h2>
                </div>
            </div>
            {content}
        </section>
    }
    .into_any()
}

fn rows(asked: &Asked, page: &KeptPage, title: String) -> AnyView {
    let language = asked.language;
    let columns = vec![
        column(payments::line_date(language)),
        column(payments::kept_source(language)),
        column(payments::kept_for(language)),
        column(payments::kept_went(language)),
        number_column(payments::line_amount(language)),
        number_column(payments::kept_left(language)),
    ];
    let rows = page.rows.iter().map(|it| row(asked, page, it)).collect();
    let more = page.next.as_ref().map(|key| {
        let query = addresses::query([("after", key.as_str())]);
        let next = format!("{}?{query}", addresses::credits(&page.account.name));
        turns(
            asked,
            Turns {
                label: payments::kept_pages(language),
                count: String::new(),
                previous: None,
                next: Some(next),
            },
        )
    });
    view! {
        {table(title, columns, rows)}
        {more}
    }
    .into_any()
}

fn row(asked: &Asked, page: &KeptPage, row: &KeptRow) -> AnyView {
    let language = asked.language;
    let went: Vec<_> = row.went.iter().map(|it| went(asked, page, it)).collect();
    let went = match went.is_empty() {
        true => view! { <span class="soft">"–"</span> }.into_any(),
        false => went.into_any(),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {format::short_date(language, row.since)}
            </th>
            {cell(payments::kept_source(language), source(asked, page, row))}
            {cell(payments::kept_for(language), kept_for_text(asked, &row.kept_for))}
            {cell(payments::kept_went(language), went)}
            {number_cell(payments::line_amount(language), format::money(language, row.amount))}
            {number_cell(payments::kept_left(language), format::money(language, row.left))}
        </tr>
    }
    .into_any()
}

fn source(asked: &Asked, page: &KeptPage, row: &KeptRow) -> AnyView {
    let language = asked.language;
    let text = labels::credit_source(language, row.source);
    let document = row.document.as_ref().map(|name| {
        let address = addresses::invoice(&page.account.name, name);
        let said = match row.source {
            CreditSource::CreditNote => name.clone(),
            CreditSource::Overpayment | CreditSource::Prepayment => {
                words::invoices::invoice_title(language, name)
            }
        };
        view! { <a class="table-detail" href=address>{said}</a> }
    });
    let reference = row.reference.clone();
    let reference = reference.map(|it| view! { <span class="table-detail code">{it}</span> });
    view! {
        {text}
        {document}
        {reference}
    }
    .into_any()
}

fn went(asked: &Asked, page: &KeptPage, went: &Went) -> AnyView {
    let language = asked.language;
    let date = format::short_date(language, went.on);
    let amount = format::money(language, went.amount);
    let text = match &went.whither {
        Whither::SetOff(name) => {
            let text = payments::kept_set_off(language, &amount, name);
            let address = addresses::invoice(&page.account.name, name);
            view! { <a href=address>{text}</a> }.into_any()
        }
        Whither::GivenBack(state) => {
            let text = payments::kept_given(language, &amount);
            let state = labels::refund_state(language, *state);
            view! { {text} " " {state} }.into_any()
        }
    };
    view! {
        <p>
            {text}
            <span class="table-detail">{date}</span>
        </p>
    }
    .into_any()
}
