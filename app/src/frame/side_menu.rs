//! The places one can go: of the portal, and of the account one is in.

use super::Here;
use crate::asked::Asked;
use crate::controls::icon::icon;
use crate::operator::Desk;
use actions::Caller;
use billing::invoice::Named;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, operator, shell, why};

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
pub(super) fn places(
    asked: &Asked,
    caller: &Caller,
    here: Here,
    account: Option<&Named>,
) -> AnyView {
    let language = asked.language;
    let item =
        |place, symbol, text, address| item(asked, current(place, here), (symbol, text), address);
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
            {item(Here::Why, "question", why::title(language), addresses::WHY.to_owned())}
        </ul>
        {of_account}
        {caller.is_operator().then(|| office(asked, here))}
    }
    .into_any()
}

/// The billing office: nobody else is told that there is one.
fn office(asked: &Asked, here: Here) -> AnyView {
    let language = asked.language;
    let desks = Desk::ALL.iter().map(|&desk| {
        let face = (desk.symbol(), desk.name(language));
        item(
            asked,
            current(Here::Office(desk), here),
            face,
            desk.address().to_owned(),
        )
    });
    let desks: Vec<_> = desks.collect();
    view! {
        <h2 class="side-menu-scope">{operator::office(language)}</h2>
        <ul>{desks}</ul>
    }
    .into_any()
}

/// What `aria-current` says of a place.
fn current(place: Here, here: Here) -> Option<&'static str> {
    (place == here).then_some("page")
}

fn item(
    asked: &Asked,
    current: Option<&'static str>,
    (symbol, text): (&'static str, String),
    address: String,
) -> AnyView {
    view! {
        <li>
            <a class="side-menu-item" href=address aria-current=current>
                {icon(asked, symbol)}
                {text}
            </a>
        </li>
    }
    .into_any()
}
