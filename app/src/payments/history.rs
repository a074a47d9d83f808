//! What happened with the money of an invoice: what came, what was refused, what went back.

use super::card_choice::card_name;
use crate::asked::Asked;
use crate::controls::table::{cell, column, number_cell, number_column, table};
use actions::payments::{CardView, Happened, PaymentHistory, PaymentLine};
use billing::Money;
use billing::invoice::Named;
use billing::payment::{PaymentWay, RefundState};
use islands::addresses;
use leptos::prelude::*;
use words::{format, invoices, labels, payments};

/// The section *Payments*, with what is open at its end; nothing before anything happened.
pub(crate) fn payment_history(
    asked: &Asked,
    account: &Named,
    (history, open): (&PaymentHistory, Money),
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
    let rows = history
        .lines
        .iter()
        .map(|it| row(asked, account, it))
        .collect();
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

fn row(asked: &Asked, account: &Named, line: &PaymentLine) -> AnyView {
    let language = asked.language;
    let told = Told::of(asked, line);
    let link = told.link.map(|(text, name)| {
        let address = addresses::invoice(&account.name, &name);
        view! { <a class="table-detail" href=address>{text}</a> }
    });
    let details: Vec<_> = told
        .details
        .into_iter()
        .map(|it| view! { <span class="table-detail">{it}</span> })
        .collect();
    let what = view! { {told.what} {link} {details} };
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
    /// A document that the line points at: what is said of it, and its name.
    link: Option<(String, String)>,
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
                of,
                kept,
            } => Self {
                link: of.as_ref().map(|it| of_credit(asked, it)),
                details: kept.iter().map(|it| kept_text(asked, *it)).collect(),
                reference: reference.clone(),
                ..Self::plain(
                    "received",
                    received(asked, *way, card.as_ref()),
                    money(line.amount).into_any(),
                )
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
            Happened::Credited => Self::plain(
                "received",
                payments::credited(language),
                money(line.amount).into_any(),
            ),
            Happened::SetOff(name) => Self {
                link: Some((payments::credit_against(language, name), name.clone())),
                ..Self::plain(
                    "given-back",
                    payments::received_credit(language),
                    money(line.amount.negated()).into_any(),
                )
            },
            Happened::GivenBack {
                way,
                state,
                reason,
                reference,
                of: _,
            } => Self {
                reference: reference.clone(),
                ..Self::given_back(asked, line, (*way, *state, reason))
            },
        }
    }

    fn plain(kind: &'static str, what: String, amount: AnyView) -> Self {
        Self {
            kind,
            what,
            link: None,
            details: Vec::new(),
            reference: None,
            amount,
        }
    }

    /// What a provider refused to give back did not move.
    fn given_back(
        asked: &Asked,
        line: &PaymentLine,
        (way, state, reason): (PaymentWay, RefundState, &str),
    ) -> Self {
        let language = asked.language;
        let what = payments::given_back(language, &labels::payment_way(language, way));
        let told = match state {
            RefundState::Refused => Self::not_moved(
                format::money(language, line.amount),
                (what, payments::not_given(language)),
            ),
            _ => {
                let amount = format::money(language, line.amount.negated());
                Self::plain("given-back", what, amount.into_any())
            }
        };
        Self {
            details: vec![
                labels::refund_state(language, state),
                payments::refund_reason(language, reason),
            ],
            ..told
        }
    }

    fn not_taken(asked: &Asked, line: &PaymentLine, what: String) -> Self {
        let language = asked.language;
        Self::not_moved(
            format::money(language, line.amount),
            (what, payments::not_taken(language)),
        )
    }

    fn not_moved(amount: String, (what, why): (String, String)) -> Self {
        let amount = view! {
            {amount}
            <span class="table-detail">{why}</span>
        };
        Self::plain("under-way", what, amount.into_any())
    }
}

fn of_credit(asked: &Asked, document: &str) -> (String, String) {
    let text = payments::credit_of(asked.language, document);
    (text, document.to_owned())
}

fn kept_text(asked: &Asked, kept: Money) -> String {
    payments::kept(asked.language, &format::money(asked.language, kept))
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
