//! Settling a balance: everything that is open on a card that was refused.

use super::card_choice::{card_choice, card_name};
use crate::asked::Asked;
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::payments::{CardView, Owed, PayPage};
use billing::Money;
use islands::addresses;
use leptos::prelude::*;
use words::{common, format, invoices, payments};

pub(super) fn balance(
    asked: &Asked,
    page: &PayPage,
    (card, owed, total): (Option<&CardView>, &[Owed], Money),
) -> AnyView {
    let language = asked.language;
    let name = card.map_or_else(|| payments::the_card(language), |it| card_name(asked, it));
    let caption = payments::settle_of(language, &name);
    let (account, invoice) = (&page.account.name, &page.invoice.name);
    view! {
        <div class="sheet sheet-body stack" data-width="narrow">
            <p>{payments::settle_line(language)}</p>
            <h2>{caption.clone()}</h2>
            {owed_table(asked, page, owed, caption)}
            <dl class="ledger">
                <div data-row="total">
                    <dt>{payments::settle_total(language)}</dt>
                    <dd>{format::money(language, total)}</dd>
                </div>
            </dl>
            <form class="form" method="post" action=addresses::pay(account, invoice)>
                <input r#type="hidden" name="key" value=page.key.to_string() />
                <input r#type="hidden" name="balance" value="yes" />
                {card_choice(asked, &page.cards)}
                <div class="button-row">
                    <button class="button" data-kind="primary">
                        {payments::settle_balance(language)}
                    </button>
                    <a class="button" data-kind="quiet" href=addresses::invoice(account, invoice)>
                        {common::cancel(language)}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn owed_table(asked: &Asked, page: &PayPage, owed: &[Owed], caption: String) -> AnyView {
    let language = asked.language;
    let columns = vec![
        column(invoices::invoice(language)),
        column(invoices::due(language)),
        number_column(invoices::outstanding(language)),
    ];
    let row = |it: &Owed| {
        let due = format::short_date(language, it.due_date);
        let open = format::money(language, it.open);
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    <a class="code" href=addresses::invoice(&page.account.name, &it.name)>
                        {it.name.clone()}
                    </a>
                    <span class="table-detail">{it.scope.clone()}</span>
                </th>
                {cell(invoices::due(language), due)}
                {number_cell(invoices::outstanding(language), open)}
            </tr>
        }
        .into_any()
    };
    table(caption, columns, owed.iter().map(row).collect())
}
