//! What happened in one currency, line by line, with what was owed then.

use crate::asked::Asked;
use crate::controls::facts::{Fact, facts};
use crate::controls::table::{cell, column, number_cell, number_column};
use actions::statement::StatementPage;
use billing::Money;
use billing::statement::{Ledger, Line};
use islands::addresses;
use leptos::prelude::*;
use words::{format, statement, statements};

/// The most lines that the page shows; the files have all of them.
const LINES_SHOWN: usize = 500;

pub(super) fn ledger(asked: &Asked, page: &StatementPage, ledger: &Ledger) -> AnyView {
    let language = asked.language;
    let currency = ledger.opening.currency();
    let title = statement::ledger(language, currency.code());
    let id = format!("ledger-{currency}");
    let labelled_by = id.clone();
    let columns = [
        column(statement::date(language)),
        column(statement::what(language)),
        column(statement::document(language)),
        number_column(statement::amount(language)),
        number_column(statement::balance(language)),
    ];
    let shown = ledger.lines.iter().take(LINES_SHOWN);
    let rows: Vec<_> = shown.map(|it| row(asked, page, it)).collect();
    let opening = format::date(language, page.period.start);
    let opening = statement::opening(language, &opening);
    let closing = format::date(language, page.period.end);
    let closing = statement::closing(language, &closing);
    view! {
        <section class="sheet sheet-body statement" aria-labelledby=labelled_by>
            <div class="sheet-head">
                <h2 id=id>{title.clone()}</h2>
            </div>
            {sums(asked, ledger)}
            {more(asked, ledger)}
            <div class="table-frame">
                <table class="table" role="table" data-stack="">
                    <caption class="visually-hidden">{title}</caption>
                    <thead role="rowgroup">
                        <tr role="row">{columns.into_iter().collect::<Vec<_>>()}</tr>
                    </thead>
                    <tbody role="rowgroup">
                        {end(asked, opening, ledger.opening)}
                        {rows}
                    </tbody>
                    <tfoot role="rowgroup">{end(asked, closing, ledger.closing)}</tfoot>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What is owed before or after.
fn end(asked: &Asked, label: String, balance: Money) -> AnyView {
    let amount = format::money(asked.language, balance);
    view! {
        <tr role="row" data-row="sum">
            <th role="rowheader" scope="row" colspan="4">
                {label}
            </th>
            <td role="cell" class="number">{amount}</td>
        </tr>
    }
    .into_any()
}

fn sums(asked: &Asked, ledger: &Ledger) -> AnyView {
    let language = asked.language;
    let sum = |label, amount| Fact::text(label, format::money(language, amount));
    facts(vec![
        sum(statement::documents(language), ledger.documents),
        sum(statement::received(language), ledger.received),
        sum(statement::given_back(language), ledger.given_back),
    ])
}

fn more(asked: &Asked, ledger: &Ledger) -> Option<AnyView> {
    let language = asked.language;
    let count = ledger.lines.len();
    let told = || {
        let shown = format::count(language, LINES_SHOWN);
        let text = statement::lines_first(language, &shown, &format::count(language, count));
        view! { <p>{text}</p> }.into_any()
    };
    (count > LINES_SHOWN).then(told)
}

fn row(asked: &Asked, page: &StatementPage, line: &Line) -> AnyView {
    let language = asked.language;
    let what = &line.entry.what;
    let details = statements::details(language, what).into_iter();
    let details: Vec<_> = details
        .map(|it| view! { <span class="table-detail">{it}</span> })
        .collect();
    let said = view! { {statements::what(language, what)} {details} };
    let document = match statements::document(what) {
        Some(name) => {
            let address = addresses::invoice(&page.account.name, name);
            let name = name.to_owned();
            view! { <a class="code" href=address>{name}</a> }.into_any()
        }
        None => view! { <span class="soft">"–"</span> }.into_any(),
    };
    let change = format::money(language, line.entry.change);
    let balance = format::money(language, line.balance);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {format::short_date(language, line.entry.on)}
            </th>
            {cell(statement::what(language), said)}
            {cell(statement::document(language), document)}
            {number_cell(statement::amount(language), change)}
            {number_cell(statement::balance(language), balance)}
        </tr>
    }
    .into_any()
}
