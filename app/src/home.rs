//! The first page after signing in.

use crate::access_requests::waiting_on;
use crate::asked::Asked;
use crate::controls::icon::{icon, large_icon};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::hand_over::entry;
use crate::page::signed_in;
use crate::payments::past_due;
use crate::scopes::scope_table;
use actions::Caller;
use actions::accounts::{Home, show_home};
use actions::hand_over::OfferRow;
use islands::addresses;
use leptos::prelude::*;
use words::{access, hand_over, shell};

/// The first page.
pub fn home() -> AnyView {
    signed_in(
        |portal, caller| async move { show_home(&portal, &caller).await },
        |asked, caller, home| show(asked, caller, &home),
    )
}

fn show(asked: &Asked, caller: &Caller, home: &Home) -> Page {
    let language = asked.language;
    let past_due: Vec<_> = home.past_due.iter().map(|it| past_due(asked, it)).collect();
    let requests = waiting_on(asked, &home.requests);
    let title = shell::home(language);
    let body = view! {
        {page_head(title.clone(), Some(shell::home_intro(language)), Vec::new())}
        <div class="stack">
            {past_due} {requests} {offers(asked, &home.offers)}
            {home.is_any_headless.then(|| headless(asked))}
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
            <section class="sheet invoices" aria-labelledby="accounts">
                <div class="sheet-body">
                    <div class="sheet-head">
                        <h2 id="accounts">{shell::billing_accounts(language)}</h2>
                    </div>
                </div>
                {scope_table(asked, caller, &home.scopes)}
            </section>
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

/// Accounts wait for an owner, whom the office gives them.
fn headless(asked: &Asked) -> AnyView {
    let language = asked.language;
    view! {
        <p class="notice" data-kind="warning">
            {icon(asked, "alert-triangle")}
            <span>
                {access::headless_here(language)} " "
                <a href=addresses::INVITATIONS>{access::headless(language)}</a>
            </span>
        </p>
    }
    .into_any()
}

/// The accounts that one is offered; nothing where there is none.
fn offers(asked: &Asked, offers: &[OfferRow]) -> Option<AnyView> {
    let entries: Vec<_> = offers.iter().map(|it| entry(asked, it)).collect();
    let view = view! {
        <ul class="sheet entry-list" aria-label=hand_over::offers(asked.language)>
            {entries}
        </ul>
    };
    (!offers.is_empty()).then(|| view.into_any())
}
