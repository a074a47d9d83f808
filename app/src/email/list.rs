//! Choosing the billing profile, subscription or support plan whose invoices are to be sent by
//! e-mail, or not.

use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::page_head::page_head;
use crate::controls::table::{cell, column, table};
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::mail::{PreferenceList, PreferenceRow, list_preferences};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{invoice_email, receive_invoice, shell};

/// The page.
pub fn list() -> AnyView {
    let account = asked_account();
    signed_in(
        |portal, caller| async move { list_preferences(&portal, &caller, &account?).await },
        |asked, _, list| show(asked, &list),
    )
}

/// What the page is called, where there are profiles and where there are none.
struct Words {
    title: String,
    intro: String,
    choose: String,
    column: String,
    /// What is not sent by e-mail.
    note: Option<String>,
}

impl Words {
    fn of(language: Language, list: &PreferenceList) -> Self {
        match list.agreement.has_profiles() {
            true => Self {
                title: invoice_email::title(language),
                intro: invoice_email::intro(language),
                choose: invoice_email::choose(language),
                column: invoice_email::profile_caption(language),
                note: None,
            },
            false => Self {
                title: receive_invoice::title(language),
                intro: receive_invoice::intro(language),
                choose: receive_invoice::choose(language),
                column: receive_invoice::column(language),
                note: Some(receive_invoice::not_these(language)),
            },
        }
    }
}

fn show(asked: &Asked, list: &PreferenceList) -> Page {
    let language = asked.language;
    let account = &list.account;
    let words = Words::of(language, list);
    let columns = [words.column, invoice_email::state_caption(language)];
    let content = match list.rows.is_empty() && !list.agreement.has_profiles() {
        true => view! {
            <div class="sheet-body">
                <p>{receive_invoice::none(language)}</p>
            </div>
        }
        .into_any(),
        false => {
            let rows = list.rows.iter().map(|it| row(asked, list, it)).collect();
            table(words.choose.clone(), columns.map(column).into(), rows)
        }
    };
    let body = view! {
        {page_head(words.title.clone(), Some(words.intro), Vec::new())}
        <div class="stack">
            <section class="sheet invoices" aria-labelledby="choose">
                <div class="sheet-body">
                    <div class="sheet-head">
                        <h2 id="choose">{words.choose}</h2>
                    </div>
                </div>
                {content}
            </section>
            {words.note.map(|it| view! { <p class="soft">{it}</p> })}
        </div>
    };
    Page {
        title: format!("{} · {}", words.title, account.display_name),
        here: Here::Invoices,
        account: Some(account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                account.display_name.clone(),
                addresses::account(&account.name),
            ),
            Crumb::here(words.title),
        ],
        body: body.into_any(),
    }
}

fn row(asked: &Asked, list: &PreferenceList, row: &PreferenceRow) -> AnyView {
    let language = asked.language;
    let address = match list.agreement.has_profiles() {
        true => addresses::invoice_email(&list.account.name, &row.of.name),
        false => addresses::receive_invoice(&list.account.name, &row.of.name),
    };
    let state = match row.is_on {
        true => invoice_email::on(language),
        false => invoice_email::off(language),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=address>{row.of.display_name.clone()}</a>
                <span class="table-detail code">{row.of.name.clone()}</span>
            </th>
            {cell(invoice_email::state_caption(language), state)}
        </tr>
    }
    .into_any()
}
