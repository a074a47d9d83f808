//! What happened to an invoice, each with its day.

use super::correction_links::{corrected_by_text, corrects_text};
use crate::asked::Asked;
use actions::invoices::{Event, Linked, What};
use actions::payments::{Happened, PaymentLine, Settled};
use billing::Money;
use billing::invoice::Named;
use billing::payment::{PaymentWay, RefundState};
use islands::addresses;
use leptos::prelude::*;
use words::{corrections, format, labels, payments};

/// An invoice, as far as its history points away from it.
#[derive(Clone, Copy)]
pub(crate) struct About<'a> {
    /// Whose.
    pub account: &'a Named,
    /// What it comes to.
    pub total: Money,
}

/// The history; nothing for whoever sees no more than that there is an invoice.
pub(crate) fn history(asked: &Asked, about: About<'_>, events: &[Event]) -> Option<AnyView> {
    if events.is_empty() {
        return None;
    }
    let language = asked.language;
    let events: Vec<_> = events.iter().map(|it| event(asked, about, it)).collect();
    let view = view! {
        <section class="sheet sheet-body" aria-labelledby="history">
            <div class="sheet-head">
                <h2 id="history">{corrections::history(language)}</h2>
            </div>
            <ol class="history">{events}</ol>
        </section>
    };
    Some(view.into_any())
}

fn event(asked: &Asked, about: About<'_>, event: &Event) -> AnyView {
    let language = asked.language;
    view! {
        <li>
            <time datetime=event.on.to_string()>{format::short_date(language, event.on)}</time>
            <span>{told(asked, about, &event.what)}</span>
        </li>
    }
    .into_any()
}

fn told(asked: &Asked, about: About<'_>, what: &What) -> AnyView {
    let language = asked.language;
    match what {
        What::Made => corrections::made(language).into_any(),
        What::PastDue => corrections::past_due(language).into_any(),
        What::Money(line) => money(asked, about, line),
        What::Corrected(by, reason) => {
            let text = corrected_by_text(asked, by, about.total);
            linked(asked, about, by, (text, reason))
        }
        What::Corrects(to, reason) => {
            let text = corrects_text(asked, to, about.total);
            linked(asked, about, to, (text, reason))
        }
    }
}

fn linked(asked: &Asked, about: About<'_>, to: &Linked, (text, reason): (String, &str)) -> AnyView {
    let reason = (!reason.is_empty()).then(|| corrections::because(asked.language, reason));
    view! {
        <a href=addresses::invoice(&about.account.name, &to.name)>{text}</a>
        {reason.map(|it| view! { <small>{it}</small> })}
    }
    .into_any()
}

/// What happened with its money; cards and references are told among the payments.
fn money(asked: &Asked, about: About<'_>, line: &PaymentLine) -> AnyView {
    let language = asked.language;
    let amount = format::money(language, line.amount);
    match &line.what {
        Happened::Received { way, of, kept, .. } => {
            let came = came(asked, *way, (&amount, line.settled));
            let kept = kept.map(|it| payments::kept(language, &format::money(language, it)));
            let of = of.iter().map(|it| of_credit(asked, about, it)).collect();
            with_notes(came, of, kept.into_iter().collect())
        }
        Happened::Declined { .. } => corrections::declined(language, &amount).into_any(),
        Happened::UnderWay { .. } => corrections::tried(language, &amount).into_any(),
        Happened::Credited => corrections::credited_amount(language, &amount).into_any(),
        Happened::SetOff(name) => {
            let text = corrections::set_off_against(language, &amount, name);
            view! { <a href=addresses::invoice(&about.account.name, name)>{text}</a> }.into_any()
        }
        Happened::GivenBack {
            way, state, reason, ..
        } => {
            let given = given(asked, (*way, *state), &amount);
            let reason = payments::refund_reason(language, reason);
            with_notes(given, Vec::new(), vec![reason])
        }
    }
}

fn came(asked: &Asked, way: PaymentWay, (amount, settled): (&str, Settled)) -> String {
    let language = asked.language;
    match (way, settled) {
        (PaymentWay::Credit, Settled::InPart) => corrections::set_off(language, amount),
        (PaymentWay::Credit, Settled::Whole) => corrections::set_off_whole(language, amount),
        (_, Settled::InPart) => corrections::received(language, amount),
        (_, Settled::Whole) => corrections::received_whole(language, amount),
    }
}

fn given(asked: &Asked, (way, state): (PaymentWay, RefundState), amount: &str) -> String {
    let language = asked.language;
    let way = labels::payment_way(language, way);
    match state {
        RefundState::Done => corrections::given_back(language, amount, &way),
        RefundState::ToWire => corrections::to_be_wired(language, amount),
        RefundState::Pending => corrections::going_back(language, amount, &way),
        RefundState::Refused => corrections::not_given_back(language, amount, &way),
    }
}

fn of_credit(asked: &Asked, about: About<'_>, document: &str) -> AnyView {
    let text = payments::credit_of(asked.language, document);
    view! { <a href=addresses::invoice(&about.account.name, document)>{text}</a> }.into_any()
}

fn with_notes(text: String, links: Vec<AnyView>, notes: Vec<String>) -> AnyView {
    let notes: Vec<_> = notes
        .into_iter()
        .map(|it| view! { <small>{it}</small> })
        .collect();
    let links: Vec<_> = links
        .into_iter()
        .map(|it| view! { <small>{it}</small> })
        .collect();
    view! {
        {text}
        {links}
        {notes}
    }
    .into_any()
}
