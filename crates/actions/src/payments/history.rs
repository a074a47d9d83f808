//! How an invoice was and is being paid: money that came, tries that failed, money that went back.

use super::cards::CardView;
use crate::invoices::InvoiceKey;
use crate::{Portal, Refusal};
use billing::payment::{DeclineReason, Outcome, PaymentWay, RefundState};
use billing::{AccountId, CardId, Money, PaymentId};
use chrono::NaiveDate;
use std::collections::HashMap;
use store::entities::{credit, payment, payment_attempt, refund};

/// All that happened, in the order it did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentHistory {
    /// Line by line.
    pub lines: Vec<PaymentLine>,
}

impl PaymentHistory {
    /// Whether money came.
    pub fn has_income(&self) -> bool {
        let mut lines = self.lines.iter();
        lines.any(|it| matches!(it.what, Happened::Received { .. }))
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentLine {
    /// When.
    pub on: NaiveDate,
    /// How much: received, tried, or given back.
    pub amount: Money,
    /// What.
    pub what: Happened,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// Money came.
    Received {
        /// By which way.
        way: PaymentWay,
        /// From which card.
        card: Option<CardView>,
        /// The bank's or the provider's reference.
        reference: Option<String>,
        /// What was more than was open, and is kept for the next invoices.
        kept: Option<Money>,
    },
    /// A card was refused.
    Declined {
        /// Which.
        card: Option<CardView>,
        /// Why.
        reason: DeclineReason,
        /// What its provider says.
        message: Option<String>,
    },
    /// A card is being charged; its provider has not answered yet.
    UnderWay {
        /// Which.
        card: Option<CardView>,
    },
    /// Money went back, or is on its way.
    GivenBack {
        /// By which way.
        way: PaymentWay,
        /// Where it stands.
        state: RefundState,
        /// Why.
        reason: String,
    },
}

/// The history of an invoice.
pub(crate) async fn history(portal: &Portal, key: InvoiceKey) -> Result<PaymentHistory, Refusal> {
    let database = &portal.database;
    let attempts = store::payments::attempts_of_invoice(database, key).await?;
    let payments = store::payments::of_invoice(database, key).await?;
    let credits = store::credits::of_invoice(database, key).await?;
    let cards = cards(portal, key.0, &attempts).await?;
    let mut refunds = store::refunds::of_invoice(database, key).await?;
    for credit in super::refundable::credits_of(&portal.database, key).await? {
        refunds.extend(store::refunds::of_credit(database, (key.0, credit.id)).await?);
    }
    let of_attempt: HashMap<_, _> = attempts.iter().map(|it| (it.id, it.card_id)).collect();
    let received = payments.into_iter().map(|it| {
        let card = it.attempt_id.and_then(|id| of_attempt.get(&id));
        let card = card.and_then(|id| cards.get(id)).cloned();
        received(it, card, &credits)
    });
    let tried = attempts.iter().filter_map(|it| tried(it, &cards));
    let mut lines: Vec<_> = received
        .chain(tried)
        .chain(refunds.into_iter().map(given_back))
        .collect();
    lines.sort_by_key(|it| it.on);
    Ok(PaymentHistory { lines })
}

async fn cards(
    portal: &Portal,
    account: AccountId,
    attempts: &[payment_attempt::Model],
) -> Result<HashMap<CardId, CardView>, Refusal> {
    if attempts.is_empty() {
        return Ok(HashMap::new());
    }
    let cards = store::accounts::cards(&portal.database, account).await?;
    Ok(cards.iter().map(|it| (it.id, it.into())).collect())
}

fn received(row: payment::Model, card: Option<CardView>, credits: &[credit::Model]) -> PaymentLine {
    let kept_minor = kept_minor(credits, row.id);
    PaymentLine {
        on: row.received_on,
        amount: Money::new(row.amount_minor + kept_minor, row.currency),
        what: Happened::Received {
            way: row.method,
            card,
            // What a credit is told apart by says nothing to people.
            reference: row.reference.filter(|_| row.method != PaymentWay::Credit),
            kept: (kept_minor > 0).then(|| Money::new(kept_minor, row.currency)),
        },
    }
}

/// What was more than a payment's invoice had open.
pub(super) fn kept_minor(credits: &[credit::Model], payment: PaymentId) -> i64 {
    let of_it = credits.iter().filter(|it| it.payment_id == Some(payment));
    of_it.map(|it| it.amount_minor).sum()
}

fn tried(row: &payment_attempt::Model, cards: &HashMap<CardId, CardView>) -> Option<PaymentLine> {
    let card = cards.get(&row.card_id).cloned();
    let what = match row.outcome {
        Outcome::Succeeded => return None,
        Outcome::Pending => Happened::UnderWay { card },
        Outcome::Declined => Happened::Declined {
            card,
            reason: row.reason.unwrap_or(DeclineReason::Other),
            message: row.message.clone(),
        },
    };
    Some(PaymentLine {
        on: row.attempted_on,
        amount: Money::new(row.amount_minor, row.currency),
        what,
    })
}

fn given_back(row: refund::Model) -> PaymentLine {
    PaymentLine {
        on: row.refunded_on,
        amount: Money::new(row.amount_minor, row.currency),
        what: Happened::GivenBack {
            way: row.way,
            state: row.state,
            reason: row.reason,
        },
    }
}
