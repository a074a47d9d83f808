//! What was mailed about the invoices of a profile or an enrolment, and how it went.

use super::deliveries::{mail_status, told};
use crate::asked::Asked;
use crate::controls::table::{cell, column, table};
use actions::mail::{PreferencePage, SentRow};
use islands::addresses;
use leptos::prelude::*;
use words::{invoice_email, labels, mail_ledger};

/// The section.
pub(super) fn sent(asked: &Asked, page: &PreferencePage) -> AnyView {
    let language = asked.language;
    let title = invoice_email::sent(language);
    let hint = match page.sent.has_more {
        true => invoice_email::sent_more(language),
        false => invoice_email::sent_hint(language),
    };
    let content = match page.sent.rows.is_empty() {
        true => view! {
            <div class="sheet-body">
                <p>{invoice_email::sent_none(language)}</p>
            </div>
        }
        .into_any(),
        false => rows(asked, title.clone(), page),
    };
    view! {
        <section class="sheet invoices" aria-labelledby="sent">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="sent">{title}</h2>
                </div>
                <p class="soft">{hint}</p>
            </div>
            {content}
        </section>
    }
    .into_any()
}

fn rows(asked: &Asked, title: String, page: &PreferencePage) -> AnyView {
    let language = asked.language;
    let columns = [
        mail_ledger::to(language),
        mail_ledger::about(language),
        mail_ledger::state(language),
        mail_ledger::how(language),
    ];
    let account = page.account.name.as_str();
    let rows = page.sent.rows.iter();
    let rows = rows.map(|it| row(asked, account, it)).collect();
    table(title, columns.map(column).into(), rows)
}

fn row(asked: &Asked, account: &str, row: &SentRow) -> AnyView {
    let language = asked.language;
    let delivery = &row.delivery;
    let invoice = row.invoice.as_ref().map(|it| {
        let number = it.number.clone();
        match &it.name {
            Some(name) => {
                let address = addresses::invoice(account, name);
                view! { <a href=address>{number}</a> }.into_any()
            }
            None => number.into_any(),
        }
    });
    let about = view! {
        {labels::mail_kind(language, row.kind)}
        " "
        {invoice}
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {delivery.email.clone()}
                <span class="table-detail">{labels::mail_reason(language, delivery.reason)}</span>
            </th>
            {cell(mail_ledger::about(language), about)}
            {cell(mail_ledger::state(language), mail_status(asked, delivery.state))}
            {cell(mail_ledger::how(language), told(asked, delivery))}
        </tr>
    }
    .into_any()
}
