//! The first page after signing in.

use crate::asked::Asked;
use crate::controls::icon::{icon, large_icon};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use crate::scopes::scope_table;
use actions::accounts::{ScopeRow, list_scopes};
use islands::addresses;
use leptos::prelude::*;
use words::shell;

/// The first page.
pub fn home() -> AnyView {
    signed_in(
        |portal, caller| async move { list_scopes(&portal, &caller).await },
        |asked, _, rows| show(asked, &rows),
    )
}

fn show(asked: &Asked, rows: &[ScopeRow]) -> Page {
    let language = asked.language;
    let accounts = (!rows.is_empty()).then(|| {
        view! {
            <section class="sheet invoices" aria-labelledby="accounts">
                <div class="sheet-body">
                    <div class="sheet-head">
                        <h2 id="accounts">{shell::billing_accounts(language)}</h2>
                    </div>
                </div>
                {scope_table(asked, rows)}
            </section>
        }
    });
    let title = shell::home(language);
    let body = view! {
        {page_head(title.clone(), Some(shell::home_intro(language)), Vec::new())}
        <div class="stack">
            <div class="sheet home-entry">
                {large_icon(asked, "invoice")}
                <div>
                    <h2>
                        <a href=addresses::SCOPES>{shell::cost_management(language)}</a>
                    </h2>
                    <p>{shell::home_cost_management(language)}</p>
                </div>
                {icon(asked, "chevron-right")}
            </div>
            {accounts}
        </div>
    };
    Page {
        title,
        here: Here::Home,
        account: None,
        crumbs: Vec::new(),
        body: body.into_any(),
    }
}
