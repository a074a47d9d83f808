//! The table of invoices, with heads that sort it.

use super::filter::{address_of, direction_word, from_the_start};
use super::kind::unusual_kind;
use super::many::row_box;
use crate::asked::Asked;
use crate::controls::icon::{icon, small_icon};
use crate::controls::status::status;
use actions::invoices::{Direction, InvoiceFilter, InvoiceList, InvoiceRow, Sort};
use billing::AgreementType;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, common, format};

pub(super) fn invoices(asked: &Asked, list: &InvoiceList, filter: &InvoiceFilter) -> AnyView {
    let language = asked.language;
    let scope = match list.agreement {
        AgreementType::Mosp => accounts::subscription(language),
        AgreementType::Mca | AgreementType::Mpa | AgreementType::Ea => {
            accounts::billing_profile(language)
        }
    };
    let sorted = |sort, name, text| {
        sortable(
            asked,
            (list.account.name.as_str(), filter),
            sort,
            (name, text),
        )
    };
    let rows: Vec<_> = list
        .rows
        .iter()
        .map(|it| row(asked, &list.account.name, it))
        .collect();
    view! {
        <div class="table-frame">
            <table class="table invoices-table" role="table" data-stack="">
                <caption class="visually-hidden">
                    {words::invoices::list_of(language, &list.account.display_name)}
                </caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {plain("name", words::invoices::invoice(language))}
                        {plain("scope", scope)}
                        {plain("period", words::invoices::period(language))}
                        {sorted(Sort::Date, "date", words::invoices::date(language))}
                        {sorted(Sort::Due, "due", words::invoices::due(language))}
                        {sorted(Sort::Status, "status", words::invoices::status(language))}
                        {sorted(Sort::Amount, "amount", words::invoices::amount(language))}
                        <th role="columnheader" scope="col" data-cell="action">
                            <span class="visually-hidden">{common::download(language)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn plain(name: &'static str, text: String) -> AnyView {
    view! { <th role="columnheader" scope="col" data-cell=name>{text}</th> }.into_any()
}

/// A head that sorts. One that sorts already turns the order round.
fn sortable(
    asked: &Asked,
    (account, filter): (&str, &InvoiceFilter),
    sort: Sort,
    (name, text): (&'static str, String),
) -> AnyView {
    let now = (filter.sort == sort).then_some(filter.direction);
    let (symbol, direction) = match now {
        None => ("sort", Direction::Descending),
        Some(Direction::Descending) => ("sort-down", Direction::Ascending),
        Some(Direction::Ascending) => ("sort-up", Direction::Descending),
    };
    let does = match direction {
        Direction::Ascending => words::invoices::sort_ascending(asked.language, &text),
        Direction::Descending => words::invoices::sort_descending(asked.language, &text),
    };
    let asking = InvoiceFilter {
        sort,
        direction,
        ..from_the_start(filter)
    };
    let class = (sort == Sort::Amount).then_some("number");
    view! {
        <th
            role="columnheader"
            scope="col"
            class=class
            data-cell=name
            aria-sort=now.map(direction_word)
        >
            <a class="sort-link" href=address_of(account, &asking) title=does>
                {text}
                {small_icon(asked, symbol)}
            </a>
        </th>
    }
    .into_any()
}

fn row(asked: &Asked, account: &str, row: &InvoiceRow) -> AnyView {
    let language = asked.language;
    let address = addresses::invoice(account, &row.name);
    let kind = unusual_kind(language, (row.kind, row.correction));
    // Paid in part: what all of it is says too much.
    let is_part = row.open.minor() > 0 && row.open != row.total;
    let open =
        is_part.then(|| words::invoices::open_of_it(language, &format::money(language, row.open)));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" data-cell="name">
                {row_box(asked, row)}
                <a class="invoice-name code" href=address>
                    {row.name.clone()}
                </a>
                <span class="table-detail code">{row.document_number.clone()}</span>
            </th>
            <td role="cell" data-cell="scope">
                {row.scope.clone()}
                {kind.map(|it| view! { <span class="table-detail">{it}</span> })}
            </td>
            <td role="cell" data-cell="period" data-label=words::invoices::period(language)>
                {format::period(language, row.period)}
            </td>
            <td role="cell" data-cell="date" data-label=words::invoices::date(language)>
                {format::short_date(language, row.invoice_date)}
            </td>
            <td role="cell" data-cell="due" data-label=words::invoices::due(language)>
                {format::short_date(language, row.due_date)}
            </td>
            <td role="cell" data-cell="status">
                {status(asked, row.status)}
            </td>
            <td role="cell" data-cell="amount" class="number">
                {format::money(language, row.total)}
                {open.map(|it| view! { <span class="table-detail">{it}</span> })}
            </td>
            <td role="cell" data-cell="action">
                {row.is_downloadable.then(|| download(asked, account, row))}
            </td>
        </tr>
    }
    .into_any()
}

fn download(asked: &Asked, account: &str, row: &InvoiceRow) -> AnyView {
    let language = asked.language;
    view! {
        <a
            class="button"
            data-kind="quiet"
            data-size="small"
            data-shape="icon"
            href=addresses::pdf(account, &row.name, language)
        >
            {icon(asked, "download")}
            <span class="visually-hidden">{words::invoices::download_named(language, &row.name)}</span>
        </a>
    }
    .into_any()
}
