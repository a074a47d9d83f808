//! The places one can go: of the portal, and of the account one is in.

use super::Here;
use crate::asked::Asked;
use crate::controls::icon::icon;
use billing::invoice::Named;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, shell};

/// The menu at the side of a wide screen.
pub(super) fn side_menu(asked: &Asked, places: AnyView) -> AnyView {
    view! {
        <nav class="side-menu" aria-label=shell::main_menu(asked.language)>
            {places}
        </nav>
    }
    .into_any()
}

/// The lists of places; they stand at the side and, on a narrow screen, in a fold.
pub(super) fn places(asked: &Asked, here: Here, account: Option<&Named>) -> AnyView {
    let language = asked.language;
    let item = |place: Here, symbol, text: String, address: String| {
        let current = (place == here).then_some("page");
        view! {
            <li>
                <a class="side-menu-item" href=address aria-current=current>
                    {icon(asked, symbol)}
                    {text}
                </a>
            </li>
        }
    };
    let of_account = account.map(|account| {
        view! {
            <h2 class="side-menu-scope">
                <span class="side-menu-kind">{accounts::billing_account(language)}</span>
                {account.display_name.clone()}
            </h2>
            <ul>
                {item(Here::Invoices, "invoice", shell::invoices(language), addresses::invoices(&account.name))}
                {item(
                    Here::Properties,
                    "properties",
                    shell::properties(language),
                    addresses::account(&account.name),
                )}
            </ul>
        }
    });
    view! {
        <ul>{item(Here::Home, "overview", shell::home(language), addresses::HOME.to_owned())}</ul>
        <h2 class="side-menu-scope">{shell::cost_management(language)}</h2>
        <ul>
            {item(
                Here::Scopes,
                "scopes",
                shell::billing_scopes(language),
                addresses::SCOPES.to_owned(),
            )}
        </ul>
        {of_account}
    }
    .into_any()
}
