//! What is to be wired, and noting that it was.

use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::pager::{Turns, turns};
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::payments::{PaymentsDesk, ToWire};
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, format, operator, payments};

pub(super) fn to_wire(asked: &Asked, desk: &PaymentsDesk) -> AnyView {
    let language = asked.language;
    let title = payments::to_wire(language);
    let content = match desk.to_wire.is_empty() {
        true => empty_state(
            asked,
            "check-circle",
            payments::to_wire_none(language),
            payments::to_wire_none_hint(language),
            Vec::new(),
        ),
        false => rows(asked, desk, title.clone()),
    };
    view! {
        <section class="sheet invoices" aria-labelledby="to-wire">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="to-wire">{title}</h2>
                </div>
            </div>
            {content}
        </section>
    }
    .into_any()
}

fn rows(asked: &Asked, desk: &PaymentsDesk, title: String) -> AnyView {
    let language = asked.language;
    let columns = vec![
        column(accounts::billing_account(language)),
        column(payments::to_wire_why(language)),
        column(operator::since(language)),
        number_column(payments::line_amount(language)),
        column(payments::wired(language)),
    ];
    let rows = desk.to_wire.iter().map(|it| row(asked, it)).collect();
    let more = desk.next.as_ref().map(|key| {
        let query = addresses::query([("after", key.as_str())]);
        turns(
            asked,
            Turns {
                label: payments::to_wire_pages(language),
                count: String::new(),
                previous: None,
                next: Some(format!("{}?{query}", addresses::PAYMENTS)),
            },
        )
    });
    view! {
        {table(title, columns, rows)}
        {more}
    }
    .into_any()
}

fn row(asked: &Asked, row: &ToWire) -> AnyView {
    let language = asked.language;
    let account = &row.account;
    let (address, text) = match &row.invoice {
        Some(name) => (
            addresses::invoice(&account.name, name),
            words::invoices::invoice_title(language, name),
        ),
        None => (
            addresses::credits(&account.name),
            payments::kept_title(language),
        ),
    };
    let why = view! {
        {row.reason.clone()}
        <a class="table-detail" href=address>{text}</a>
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=addresses::account(&account.name)>{account.display_name.clone()}</a>
                <span class="table-detail code">{account.name.clone()}</span>
            </th>
            {cell(payments::to_wire_why(language), why)}
            {cell(operator::since(language), format::short_date(language, row.since))}
            {number_cell(payments::line_amount(language), format::money(language, row.amount))}
            {cell(payments::wired(language), wired(asked, row))}
        </tr>
    }
    .into_any()
}

fn wired(asked: &Asked, row: &ToWire) -> AnyView {
    let language = asked.language;
    let id = format!("wired-{}", row.id);
    let amount = format::money(language, row.amount);
    view! {
        <form class="button-row" method="post" action=addresses::PAYMENTS>
            <input r#type="hidden" name="refund" value=row.id.to_string() />
            <label class="visually-hidden" for=id.clone()>
                {payments::wired_reference(language, &amount, &row.account.display_name)}
            </label>
            <input
                class="input"
                data-size="small"
                id=id
                name="reference"
                autocomplete="off"
                placeholder=payments::book_reference(language)
            />
            <button class="button" data-size="small" name="do" value="wired">
                {payments::wired_note(language)}
            </button>
        </form>
    }
    .into_any()
}
