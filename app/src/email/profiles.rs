//! Choosing the billing profile whose invoices are to be sent by e-mail, or not.

use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::page_head::page_head;
use crate::controls::table::{cell, column, table};
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::mail::{PreferenceRow, list_preferences};
use billing::invoice::Named;
use islands::addresses;
use leptos::prelude::*;
use words::{invoice_email, shell};

/// The page.
pub fn profiles() -> AnyView {
    let account = asked_account();
    signed_in(
        |portal, caller| async move { list_preferences(&portal, &caller, &account?).await },
        |asked, _, (account, rows)| show(asked, &account, &rows),
    )
}

fn show(asked: &Asked, account: &Named, rows: &[PreferenceRow]) -> Page {
    let language = asked.language;
    let title = invoice_email::title(language);
    let columns = [
        invoice_email::profile_caption(language),
        invoice_email::state_caption(language),
    ];
    let rows = rows.iter().map(|it| row(asked, account, it)).collect();
    let body = view! {
        {page_head(title.clone(), Some(invoice_email::intro(language)), Vec::new())}
        <section class="sheet invoices" aria-labelledby="choose">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="choose">{invoice_email::choose(language)}</h2>
                </div>
            </div>
            {table(invoice_email::choose(language), columns.map(column).into(), rows)}
        </section>
    };
    Page {
        title: format!("{title} · {}", account.display_name),
        here: Here::Invoices,
        account: Some(account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                account.display_name.clone(),
                addresses::account(&account.name),
            ),
            Crumb::here(title),
        ],
        body: body.into_any(),
    }
}

fn row(asked: &Asked, account: &Named, row: &PreferenceRow) -> AnyView {
    let language = asked.language;
    let address = addresses::invoice_email(&account.name, &row.profile.name);
    let state = match row.is_on {
        true => invoice_email::on(language),
        false => invoice_email::off(language),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=address>{row.profile.display_name.clone()}</a>
                <span class="table-detail code">{row.profile.name.clone()}</span>
            </th>
            {cell(invoice_email::state_caption(language), state)}
        </tr>
    }
    .into_any()
}
