//! What happened with the money of an invoice: what came, what was refused, what went back.

use super::card_choice::card_name;
use crate::asked::Asked;
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::payments::{CardView, Happened, PaymentHistory, PaymentLine};
use billing::Money;
use billing::payment::PaymentWay;
use leptos::prelude::*;
use words::{format, invoices, labels, payments};

/// The section *Payments*, with what is open at its end; nothing before anything happened.
pub(crate) fn payment_history(
    asked: &Asked,
    history: &PaymentHistory,
    open: Money,
) -> Option<AnyView> {
    if history.lines.is_empty() {
        return None;
    }
    let language = asked.language;
    let title = payments::payments(language);
    let columns = vec![
        column(payments::line_date(language)),
        column(payments::line_what(language)),
        column(payments::line_reference(language)),
        number_column(payments::line_amount(language)),
    ];
    let rows = history.lines.iter().map(|it| row(asked, it)).collect();
    let view = view! {
        <section class="sheet sheet-body payment-history" aria-labelledby="payments">
            <div class="sheet-head">
                <h2 id="payments">{title.clone()}</h2>
                <p>
                    {invoices::outstanding(language)} " "
                    <strong>{format::money(language, open)}</strong>
                </p>
            </div>
            {table(title, columns, rows)}
        </section>
    };
    Some(view.into_any())
}

fn row(asked: &Asked, line: &PaymentLine) -> AnyView {
    let language = asked.language;
    let told = Told::of(asked, line);
    let details: Vec<_> = told
        .details
        .into_iter()
        .map(|it| view! { <span class="table-detail">{it}</span> })
        .collect();
    let what = view! { {told.what} {details} };
    let reference = match told.reference {
        Some(it) => view! { <span class="code">{it}</span> }.into_any(),
        None => view! { <span class="soft">"–"</span> }.into_any(),
    };
    view! {
        <tr role="row" data-row=told.kind>
            <th role="rowheader" scope="row">
                {format::short_date(language, line.on)}
            </th>
            {cell(payments::line_what(language), what)}
            {cell(payments::line_reference(language), reference)}
            {number_cell(payments::line_amount(language), told.amount)}
        </tr>
    }
    .into_any()
}

/// A line in words.
struct Told {
    kind: &'static str,
    what: String,
    details: Vec<String>,
    reference: Option<String>,
    amount: AnyView,
}

impl Told {
    fn of(asked: &Asked, line: &PaymentLine) -> Self {
        let language = asked.language;
        let money = |it| format::money(language, it);
        match &line.what {
            Happened::Received {
                way,
                card,
                reference,
                kept,
            } => Self {
                kind: "received",
                what: received(asked, *way, card.as_ref()),
                details: kept
                    .iter()
                    .map(|it| payments::kept(language, &money(*it)))
                    .collect(),
                reference: reference.clone(),
                amount: money(line.amount).into_any(),
            },
            Happened::Declined {
                card,
                reason,
                message,
            } => Self {
                kind: "declined",
                details: declined(asked, card.as_ref(), (*reason, message.as_deref())),
                ..Self::not_taken(asked, line, refused(asked, card.as_ref()))
            },
            Happened::UnderWay { card } => Self {
                details: vec![payments::state_pending(language)],
                ..Self::not_taken(asked, line, under_way(asked, card.as_ref()))
            },
            Happened::GivenBack { way, state, reason } => Self {
                kind: "given-back",
                what: payments::given_back(language, &labels::payment_way(language, *way)),
                details: vec![
                    labels::refund_state(language, *state),
                    payments::refund_reason(language, reason),
                ],
                reference: None,
                amount: money(line.amount.negated()).into_any(),
            },
        }
    }

    fn not_taken(asked: &Asked, line: &PaymentLine, what: String) -> Self {
        let language = asked.language;
        let amount = format::money(language, line.amount);
        let amount = view! {
            {amount}
            <span class="table-detail">{payments::not_taken(language)}</span>
        };
        Self {
            kind: "under-way",
            what,
            details: Vec::new(),
            reference: None,
            amount: amount.into_any(),
        }
    }
}

fn refused(asked: &Asked, card: Option<&CardView>) -> String {
    let language = asked.language;
    match card {
        Some(card) => payments::refused_card(language, &card_name(asked, card)),
        None => payments::refused_card_gone(language),
    }
}

fn under_way(asked: &Asked, card: Option<&CardView>) -> String {
    let language = asked.language;
    match card {
        Some(card) => payments::under_way_card(language, &card_name(asked, card)),
        None => payments::under_way_card_gone(language),
    }
}

pub(super) fn received(asked: &Asked, way: PaymentWay, card: Option<&CardView>) -> String {
    let language = asked.language;
    match (way, card) {
        (PaymentWay::Card, Some(card)) => {
            payments::received_card(language, &card_name(asked, card))
        }
        (PaymentWay::Card, None) => payments::received_card_gone(language),
        (PaymentWay::Transfer, _) => payments::received_transfer(language),
        (PaymentWay::Credit, _) => payments::received_credit(language),
    }
}

fn declined(
    asked: &Asked,
    card: Option<&CardView>,
    (reason, message): (billing::payment::DeclineReason, Option<&str>),
) -> Vec<String> {
    let language = asked.language;
    let mut details = vec![labels::decline_reason(language, reason)];
    if let (Some(card), Some(message)) = (card, message) {
        let provider = labels::provider(language, card.provider);
        details.push(payments::declined_words(language, &provider, message));
    }
    details
}
