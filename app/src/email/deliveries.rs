//! To whom an invoice was sent by e-mail, and how it went.

use crate::asked::Asked;
use crate::controls::icon::icon;
use crate::controls::table::{cell, column, table};
use actions::mail::{Again, Delivery};
use billing::mail::{Cause, MailState, is_reply};
use islands::addresses;
use leptos::prelude::*;
use words::{answers, format, labels, mail_ledger};

/// Where a mail stands, as a stamp: a symbol and a word, never a colour alone.
pub(crate) fn mail_status(asked: &Asked, state: MailState) -> AnyView {
    let (name, symbol) = match state {
        MailState::Waiting | MailState::Queued => ("void", "clock"),
        MailState::Needless => ("void", "check-circle"),
        MailState::Deferred => ("due", "clock"),
        MailState::Sent | MailState::Delivered => ("paid", "check-circle"),
        MailState::Failed | MailState::Bounced => ("past-due", "alert-triangle"),
    };
    view! {
        <span class="status" data-status=name>
            {icon(asked, symbol)} {labels::mail_state(asked.language, state)}
        </span>
    }
    .into_any()
}

/// When there was an answer, what was said and what it means, what may have gone wrong, and what was
/// sent again.
pub(crate) fn told(asked: &Asked, delivery: &Delivery) -> AnyView {
    let language = asked.language;
    let at = delivery.answered_at.unwrap_or(delivery.queued_at);
    let cause = delivery.cause.map(|it| answers::sentence(language, it));
    let unsure = (delivery.unsure > 0).then(|| mail_ledger::unsure(language));
    let next = delivery
        .tried_at
        .map(|it| mail_ledger::next_try(language, &format::date_time(language, it)));
    let opened = delivery
        .opened_at
        .map(|it| mail_ledger::opened(language, &format::date_time(language, it)));
    let detail = |it: String| view! { <span class="table-detail">{it}</span> };
    let again: Vec<_> = delivery
        .again
        .iter()
        .map(|it| sent_again(asked, it))
        .collect();
    view! {
        {format::date_time(language, at)}
        {cause.map(detail)}
        {delivery.answer.as_deref().and_then(|it| words_of(asked, delivery.cause, it))}
        {[next, unsure, opened].into_iter().flatten().map(detail).collect_view()}
        {again}
    }
    .into_any()
}

/// The words themselves: of a server as it said them; of a system, whose words mean little to most,
/// behind what they mean.
fn words_of(asked: &Asked, cause: Option<Cause>, words: &str) -> Option<AnyView> {
    let language = asked.language;
    let view = match cause {
        Some(Cause::Own(_)) => return None,
        _ if is_reply(words) => {
            let said = mail_ledger::server_said(language, words);
            view! { <span class="table-detail">{said}</span> }.into_any()
        }
        Some(_) => view! {
            <details class="table-detail">
                <summary>{mail_ledger::raw(language)}</summary>
                <span lang="en">{words.to_owned()}</span>
            </details>
        }
        .into_any(),
        None => view! {
            <span class="table-detail" lang="en">
                {words.to_owned()}
            </span>
        }
        .into_any(),
    };
    Some(view)
}

/// What was sent again, with the way there for operators, who are told by whom.
fn sent_again(asked: &Asked, again: &Again) -> AnyView {
    let language = asked.language;
    let at = format::date_time(language, again.at);
    let state = labels::mail_state(language, again.state);
    match &again.by {
        Some(who) => {
            let address = addresses::one_mail(&again.id.to_string());
            let text = mail_ledger::again_by(language, &at, who, &state);
            view! {
                <span class="table-detail">
                    <a href=address>{text}</a>
                </span>
            }
            .into_any()
        }
        None => {
            let text = mail_ledger::again_at(language, &at, &state);
            view! { <span class="table-detail">{text}</span> }.into_any()
        }
    }
}

/// The section of an invoice's page; nothing for whoever may not know it.
pub(crate) fn deliveries(asked: &Asked, deliveries: Option<&[Delivery]>) -> Option<AnyView> {
    let deliveries = deliveries?;
    let language = asked.language;
    let title = mail_ledger::sent_to(language);
    let content = match deliveries.is_empty() {
        true => view! {
            <div class="sheet-body">
                <p>{mail_ledger::sent_to_nobody(language)}</p>
            </div>
        }
        .into_any(),
        false => rows(asked, title.clone(), deliveries),
    };
    let is_opened = deliveries.iter().any(|it| it.opened_at.is_some());
    let hint =
        is_opened.then(|| view! { <p class="soft">{mail_ledger::opened_hint(language)}</p> });
    let view = view! {
        <section class="sheet invoices" aria-labelledby="sent-to">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="sent-to">{title}</h2>
                </div>
                {hint}
            </div>
            {content}
        </section>
    };
    Some(view.into_any())
}

fn rows(asked: &Asked, title: String, deliveries: &[Delivery]) -> AnyView {
    let language = asked.language;
    let columns = [
        mail_ledger::to(language),
        mail_ledger::about(language),
        mail_ledger::why(language),
        mail_ledger::state(language),
        mail_ledger::how(language),
    ];
    let rows = deliveries.iter().map(|it| row(asked, it)).collect();
    table(title, columns.map(column).into(), rows)
}

fn row(asked: &Asked, delivery: &Delivery) -> AnyView {
    let language = asked.language;
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {delivery.email.clone()}
                {delivery.name.clone().map(|it| view! { <span class="table-detail">{it}</span> })}
            </th>
            {cell(mail_ledger::about(language), labels::mail_kind(language, delivery.kind))}
            {cell(mail_ledger::why(language), labels::mail_reason(language, delivery.reason))}
            {cell(mail_ledger::state(language), mail_status(asked, delivery.state))}
            {cell(mail_ledger::how(language), told(asked, delivery))}
        </tr>
    }
    .into_any()
}
