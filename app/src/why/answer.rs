//! The answer: it is there, nothing is found, or the reasons.

use super::reason::reason;
use super::way::Onward;
use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::icon::icon;
use crate::controls::status::status;
use actions::explain::{Explanation, Wanted, Why};
use billing::policy::Absence;
use islands::addresses;
use leptos::prelude::*;
use words::{format, support, why};

pub(super) fn answer(asked: &Asked, found: &Why) -> AnyView {
    let language = asked.language;
    let content = match &found.explanation {
        None => {
            let (title, text) = (why::nothing_title(language), why::nothing(language));
            let nothing = empty_state(asked, "search", title, text, Vec::new());
            view! { <div class="sheet">{nothing}</div> }.into_any()
        }
        Some(it) if it.reasons.is_empty() && it.there.is_empty() => shown(asked, it),
        Some(it) => view! { {there(asked, found, it)} {reasons(asked, it)} }.into_any(),
    };
    // By the numbers of what was found, so that the office need not look for it again.
    let explained = found.explanation.as_ref();
    let wanted = explained.map_or(&found.wanted, |it| &it.wanted);
    view! {
        <section class="stack" aria-labelledby="answer">
            <h2 class="visually-hidden" id="answer">
                {why::answer(language)}
            </h2>
            {content} {onward(asked, found)}
            <p class="soft">
                {why::still_unclear(language)} " "
                <a href=support_with(wanted)>{support::new(language)}</a>
            </p>
        </section>
    }
    .into_any()
}

/// What of the month is there.
fn there(asked: &Asked, found: &Why, explanation: &Explanation) -> Option<AnyView> {
    let language = asked.language;
    let month = found.wanted.month?;
    let rows = explanation.there.iter().map(|it| {
        let address = addresses::invoice(&it.path.account, &it.path.invoice);
        let days = format::period(language, it.period);
        view! {
            <li>
                <a href=address>{it.number.clone()}</a>
                {format!(" · {} · {days} ", it.scope)}
                {status(asked, it.status)}
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    let view = view! {
        <ul class="reasons">
            <li>
                <article class="sheet reason" data-reason="there">
                    {icon(asked, "check-circle")}
                    <div class="reason-text">
                        <h3>{why::there(language, &format::month(language, month))}</h3>
                        <ul>{rows}</ul>
                    </div>
                </article>
            </li>
        </ul>
    };
    (!explanation.there.is_empty()).then(|| view.into_any())
}

/// To the invoices that are there beside what is missing, where no single one was asked for.
fn onward(asked: &Asked, found: &Why) -> Option<AnyView> {
    let explanation = found.explanation.as_ref()?;
    let account = explanation.account.as_ref()?;
    let is_one = found.wanted.invoice.is_some();
    let view = view! {
        <p>
            <a href=addresses::invoices(&account.name)>
                {why::invoices_of(asked.language, &account.display_name)}
            </a>
        </p>
    };
    // Of these accounts the portal has no invoices to show.
    let has_none = explanation.reasons.iter().any(|it| {
        matches!(
            it.absence,
            Absence::EnterpriseAgreement | Absence::NoCustomerYet
        )
    });
    let is_more = !is_one && !has_none && !explanation.reasons.is_empty();
    is_more.then(|| view.into_any())
}

/// A support request with what was asked for, and what the rules say of it, filled in.
pub(super) fn support_with(wanted: &Wanted) -> String {
    let month = wanted.month.map(|it| it.to_string());
    let invoice = wanted.invoice.as_ref().or(wanted.name.as_ref());
    let about = [
        ("account", wanted.account.as_ref()),
        ("profile", wanted.profile.as_ref()),
        ("subscription", wanted.subscription.as_ref()),
        ("invoice", invoice),
        ("month", month.as_ref()),
    ];
    let known = about.into_iter();
    addresses::support_about(known.filter_map(|(name, it)| Some((name, it?.as_str()))))
}

fn shown(asked: &Asked, explanation: &Explanation) -> AnyView {
    let language = asked.language;
    let invoice = explanation.invoice.as_ref();
    let account = explanation.account.as_ref();
    let way = match (invoice, account) {
        (Some(it), _) => Some((
            addresses::invoice(&it.account, &it.invoice),
            why::shown_open(language),
        )),
        (None, Some(it)) => Some((addresses::invoices(&it.name), why::shown_list(language))),
        (None, None) => None,
    };
    let way = way.map(|(address, text)| {
        view! {
            <a class="button" data-kind="primary" href=address>
                {text}
            </a>
        }
        .into_any()
    });
    let (title, text) = (why::shown_title(language), why::shown(language));
    let there = empty_state(
        asked,
        "check-circle",
        title,
        text,
        way.into_iter().collect(),
    );
    view! { <div class="sheet">{there}</div> }.into_any()
}

/// The reasons, a card each, the one that helps most first.
pub fn reasons(asked: &Asked, explanation: &Explanation) -> AnyView {
    let onward = Onward {
        account: explanation.account.as_ref(),
        wanted: &explanation.wanted,
        return_to: &asked.address,
    };
    let cards: Vec<_> = explanation
        .reasons
        .iter()
        .map(|it| view! { <li>{reason(asked, &onward, it)}</li> })
        .collect();
    let list = || view! { <ul class="reasons">{cards}</ul> };
    (!explanation.reasons.is_empty()).then(list).into_any()
}
