//! The banner of what is past due: which invoices, how much in each currency, what happens next,
//! and one button.

use crate::asked::Asked;
use crate::controls::icon::icon;
use actions::payments::{Disabling, PastDue, PastDueInvoice, PayOffer};
use billing::invoice::InvoiceStatus;
use islands::addresses;
use leptos::prelude::*;
use words::{format, payments};

/// Invoices that the banner tells of one by one.
const TOLD_MAX: usize = 3;

/// The banner of one account.
pub(crate) fn past_due(asked: &Asked, past_due: &PastDue) -> AnyView {
    let language = asked.language;
    let account = &past_due.account;
    let told = past_due.invoices.iter().take(TOLD_MAX);
    let told: Vec<_> = told.map(|it| invoice(asked, past_due, it)).collect();
    let more = past_due.invoices.len().saturating_sub(TOLD_MAX);
    let more = match (past_due.has_more, more) {
        (true, _) => Some(payments::past_due_many(language)),
        (false, 0) => None,
        (false, more) => {
            let more = i64::try_from(more).unwrap_or(i64::MAX);
            Some(payments::past_due_more(language, more))
        }
    };
    let title = payments::past_due_title(language, &open(asked, past_due));
    view! {
        <section
            class="notice"
            data-kind="danger"
            aria-label=payments::past_due_of(language, &account.display_name)
        >
            {icon(asked, "alert-triangle")}
            <div>
                <p>
                    <strong>{title}</strong>
                    " · "
                    {account.display_name.clone()}
                </p>
                <ul>{told}</ul>
                {more.map(|it| view! { <p>{it}</p> })}
                <div class="button-row">{way(asked, past_due)}</div>
            </div>
        </section>
    }
    .into_any()
}

/// What is open: amounts of several currencies beside each other.
fn open(asked: &Asked, past_due: &PastDue) -> String {
    let language = asked.language;
    let amounts = past_due.open.iter().map(|it| format::money(language, *it));
    let mut amounts: Vec<_> = amounts.collect();
    let last = amounts.pop().unwrap_or_default();
    match amounts.is_empty() {
        true => last,
        false => payments::past_due_and(language, &amounts.join(", "), &last),
    }
}

fn invoice(asked: &Asked, past_due: &PastDue, it: &PastDueInvoice) -> AnyView {
    let language = asked.language;
    let date = |day| format::date(language, day);
    let mut told = vec![payments::past_due_invoice(
        language,
        &it.scope,
        &format::money(language, it.open),
        &date(it.next.since),
    )];
    told.extend(
        it.next
            .attempt
            .map(|day| payments::past_due_attempt(language, &date(day))),
    );
    told.extend(match it.next.disabling {
        Disabling::Never => None,
        Disabling::On(day) => Some(payments::past_due_disabling(language, &date(day))),
        Disabling::Done(day) => Some(payments::past_due_disabled(language, &date(day))),
    });
    view! {
        <li>
            <a class="code" href=addresses::invoice(&past_due.account.name, &it.name)>
                {it.name.clone()}
            </a>
            " "
            {told.join(" ")}
        </li>
    }
    .into_any()
}

/// The one button: to pay, where that can be done here, else to see.
fn way(asked: &Asked, past_due: &PastDue) -> AnyView {
    let language = asked.language;
    let account = &past_due.account.name;
    let first = past_due.invoices.first().map(|it| it.name.as_str());
    let (text, address) = match (past_due.offer, first) {
        (Some(PayOffer::SettleBalance), Some(first)) => (
            payments::settle_balance(language),
            addresses::pay(account, first),
        ),
        (Some(PayOffer::PayNow), Some(first)) => {
            (payments::pay_now(language), addresses::pay(account, first))
        }
        _ => {
            let query = addresses::query([("status", InvoiceStatus::PastDue.word())]);
            let address = format!("{}?{query}", addresses::invoices(account));
            (payments::past_due_show(language), address)
        }
    };
    view! { <a class="button" data-kind="danger" href=address>{text}</a> }.into_any()
}
