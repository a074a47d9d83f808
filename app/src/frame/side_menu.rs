//! The places one can go: of the portal, and of the account one is in.

use super::{Here, Page};
use crate::asked::Asked;
use crate::controls::icon::icon;
use crate::operator::Desk;
use actions::Caller;
use actions::waiting::Waiting;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, costs, hand_over, operator, shell, support, why};

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
    (caller, waiting): (&Caller, &Waiting),
    page: &Page,
) -> AnyView {
    let language = asked.language;
    let here = page.here;
    let item = |place, symbol, text, address: &str| {
        item(asked, here, (place, address), (symbol, text), None)
    };
    let of_account = page.account.as_ref().map(|account| {
        view! {
            <h2 class="side-menu-scope">
                <span class="side-menu-kind">{accounts::billing_account(language)}</span>
                {account.display_name.clone()}
            </h2>
            <ul>
                {item(
                    Here::Invoices,
                    "invoice",
                    shell::invoices(language),
                    &addresses::invoices(&account.name),
                )}
                {(!caller.is_operator())
                    .then(|| {
                        item(
                            Here::Costs,
                            "chart",
                            costs::title(language),
                            &addresses::costs(&account.name),
                        )
                    })}
                {item(
                    Here::Properties,
                    "properties",
                    shell::properties(language),
                    &addresses::account(&account.name),
                )}
            </ul>
        }
    });
    view! {
        <ul>{item(Here::Home, "overview", shell::home(language), addresses::HOME)}</ul>
        <h2 class="side-menu-scope">{shell::cost_management(language)}</h2>
        <ul>
            {item(
                Here::Scopes,
                "scopes",
                shell::billing_scopes(language),
                addresses::SCOPES,
            )}
            {item(Here::Why, "question", why::title(language), addresses::WHY)}
        </ul>
        {of_account}
        <h2 class="side-menu-scope">{support::help(language)}</h2>
        <ul>{own(asked, waiting, here)}</ul>
        {caller.is_operator().then(|| office(asked, waiting, here))}
    }
    .into_any()
}

/// What is a person's own, with how much of it is new.
fn own(asked: &Asked, waiting: &Waiting, here: Here) -> AnyView {
    let language = asked.language;
    let offers = badge(waiting.offers, |it| hand_over::offers_count(language, it));
    // Nobody is told of offers that there are none of.
    let offers = offers.map(|badge| {
        let face = ("switch", hand_over::offers(language));
        let place = (Here::Offers, addresses::OFFERS);
        item(asked, here, place, face, Some(badge))
    });
    let answers = badge(waiting.answers, |it| support::answers(language, it));
    let face = ("support", support::title(language));
    view! {
        {item(asked, here, (Here::Support, addresses::SUPPORT), face, answers)}
        {offers}
    }
    .into_any()
}

/// The billing office: nobody else is told that there is one.
fn office(asked: &Asked, waiting: &Waiting, here: Here) -> AnyView {
    let language = asked.language;
    let desks = Desk::ALL.iter().map(|&desk| {
        let face = (desk.symbol(), desk.name(language));
        let requests = badge(waiting.requests, |it| support::waiting(language, it));
        let badge = requests.filter(|_| desk == Desk::Support);
        let place = (Here::Office(desk), desk.address());
        item(asked, here, place, face, badge)
    });
    let desks: Vec<_> = desks.collect();
    view! {
        <h2 class="side-menu-scope">{operator::office(language)}</h2>
        <ul>{desks}</ul>
    }
    .into_any()
}

/// A number beside a place; nothing where nothing waits there.
fn badge(count: u64, words: impl Fn(i64) -> String) -> Option<AnyView> {
    let words = words(i64::try_from(count).unwrap_or(i64::MAX));
    let view = view! {
        <span class="badge">
            <span aria-hidden="true">{count.to_string()}</span>
            <span class="visually-hidden">{words}</span>
        </span>
    };
    (count > 0).then(|| view.into_any())
}

fn item(
    asked: &Asked,
    here: Here,
    (place, address): (Here, &str),
    (symbol, text): (&'static str, String),
    badge: Option<AnyView>,
) -> AnyView {
    let current = (place == here).then_some("page");
    view! {
        <li>
            <a class="side-menu-item" href=address.to_owned() aria-current=current>
                {icon(asked, symbol)}
                {text}
                {badge}
            </a>
        </li>
    }
    .into_any()
}
