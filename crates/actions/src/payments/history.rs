//! How an invoice was and is being paid, and where its money went: the one source of what *Payments*
//! and *History* tell.

mod account;
mod rows;

pub(crate) use account::{Moved, moved};

use super::cards::CardView;
use crate::Portal;
use billing::invoice::InvoiceStatus;
use billing::payment::{DeclineReason, Outcome, PaymentWay, RefundState};
use billing::{Money, PaymentId};
use chrono::{DateTime, NaiveDate, Utc};
use rows::{Rows, credit_of};
use store::entities::{credit, invoice, payment, payment_attempt, refund};
use store::{StoreError, Uuid};

/// All that happened, in the order it did: by day, and within a day as it was booked.
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
    /// On which billing date.
    pub on: NaiveDate,
    /// When it was booked: the order within a day.
    pub booked_at: DateTime<Utc>,
    /// How much: received, tried, kept, set off or given back.
    pub amount: Money,
    /// What.
    pub what: Happened,
    /// Whether anything was open afterwards.
    pub settled: Settled,
}

/// Whether anything was open after money came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Nothing was.
    Whole,
    /// Something was.
    InPart,
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
        /// Set off: the document whose credit it was; none where it was paid in advance.
        of: Option<String>,
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
    /// A credit note gave this much, to be set off or given back.
    Credited,
    /// Of the credit that came of the document, this much paid another one of this name.
    SetOff(String),
    /// Money went back, or is on its way.
    GivenBack {
        /// Of what.
        of: GivenBackOf,
        /// By which way.
        way: PaymentWay,
        /// Where it stands.
        state: RefundState,
        /// Why.
        reason: String,
        /// The bank's or the provider's reference.
        reference: Option<String>,
    },
}

/// What money is given back of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenBackOf {
    /// A payment: as much is open again.
    Payment,
    /// Money that was kept.
    Credit,
}

/// The history of an invoice's money.
pub(crate) async fn history(
    portal: &Portal,
    invoice: &invoice::Model,
) -> Result<PaymentHistory, StoreError> {
    let rows = Rows::of(&portal.database, invoice).await?;
    let own = rows.credits.iter().filter(|it| is_of_note(it, invoice));
    let elsewhere = rows.uses.iter().filter(|it| it.invoice_id != invoice.id);
    let all = [
        rows.payments.iter().map(|it| received(it, &rows)).collect(),
        rows.attempts
            .iter()
            .filter_map(|it| tried(it, &rows))
            .collect(),
        own.map(|it| credited(it, invoice)).collect(),
        elsewhere.map(|it| set_off(it, &rows)).collect(),
        rows.refunds.iter().map(given_back).collect::<Vec<_>>(),
    ];
    let mut lines = all.concat();
    lines.sort_by_key(|(id, line)| (line.on, line.booked_at, *id));
    let lines = lines.into_iter().map(|(_, line)| line).collect();
    Ok(PaymentHistory {
        lines: with_settled(invoice, lines),
    })
}

/// The id of its row, which puts in order what was booked in one go, and the line.
type Line = (Uuid, PaymentLine);

/// Tells of each income whether anything was open afterwards.
fn with_settled(invoice: &invoice::Model, mut lines: Vec<PaymentLine>) -> Vec<PaymentLine> {
    let mut open_minor = invoice.total_minor;
    for line in &mut lines {
        match &line.what {
            Happened::Received { kept, .. } => {
                open_minor -= line.amount.minor() - kept.map_or(0, Money::minor);
                if open_minor <= 0 && invoice.status != InvoiceStatus::Void {
                    line.settled = Settled::Whole;
                }
            }
            Happened::GivenBack { state, of, .. }
                if *state != RefundState::Refused && *of == GivenBackOf::Payment =>
            {
                open_minor += line.amount.minor();
            }
            _ => {}
        }
    }
    lines
}

fn line((on, booked_at): (NaiveDate, DateTime<Utc>), amount: Money, what: Happened) -> PaymentLine {
    PaymentLine {
        on,
        booked_at,
        amount,
        what,
        settled: Settled::InPart,
    }
}

fn received(row: &payment::Model, rows: &Rows) -> Line {
    let kept_minor = kept_minor(&rows.credits, row.id);
    let card = rows
        .attempts
        .iter()
        .find(|it| Some(it.id) == row.attempt_id);
    let what = Happened::Received {
        way: row.method,
        card: card.and_then(|it| rows.card(it.card_id)),
        // What a credit is told apart by says nothing to people.
        reference: row
            .reference
            .clone()
            .filter(|_| row.method != PaymentWay::Credit),
        of: credit_of(row).and_then(|it| rows.document_of_credit(it)),
        kept: (kept_minor > 0).then(|| Money::new(kept_minor, row.currency)),
    };
    let amount = Money::new(row.amount_minor + kept_minor, row.currency);
    (
        row.id.0,
        line((row.received_on, row.booked_at), amount, what),
    )
}

/// What was more than a payment's invoice had open.
pub(super) fn kept_minor(credits: &[credit::Model], payment: PaymentId) -> i64 {
    let of_it = credits.iter().filter(|it| it.payment_id == Some(payment));
    of_it.map(|it| it.amount_minor).sum()
}

fn tried(row: &payment_attempt::Model, rows: &Rows) -> Option<Line> {
    let card = rows.card(row.card_id);
    let what = match row.outcome {
        Outcome::Succeeded => return None,
        Outcome::Pending => Happened::UnderWay { card },
        Outcome::Declined => Happened::Declined {
            card,
            reason: row.reason.unwrap_or(DeclineReason::Other),
            message: row.message.clone(),
        },
    };
    let amount = Money::new(row.amount_minor, row.currency);
    Some((
        row.id.0,
        line((row.attempted_on, row.noted_at), amount, what),
    ))
}

/// What a note gave is told where it was given, and not on the invoice it corrects.
fn is_of_note(credit: &credit::Model, invoice: &invoice::Model) -> bool {
    credit.invoice_id == Some(invoice.id) && credit.payment_id.is_none()
}

fn credited(row: &credit::Model, note: &invoice::Model) -> Line {
    let amount = Money::new(row.amount_minor, row.currency);
    let when = (row.since, note.issued_at);
    (row.id.0, line(when, amount, Happened::Credited))
}

fn set_off(row: &payment::Model, rows: &Rows) -> Line {
    let amount = Money::new(row.amount_minor, row.currency);
    let against = Happened::SetOff(rows.name(row.invoice_id));
    (
        row.id.0,
        line((row.received_on, row.booked_at), amount, against),
    )
}

fn given_back(row: &refund::Model) -> Line {
    let what = Happened::GivenBack {
        of: match row.credit_id {
            Some(_) => GivenBackOf::Credit,
            None => GivenBackOf::Payment,
        },
        way: row.way,
        state: row.state,
        reason: row.reason.clone(),
        reference: row.provider_reference.clone(),
    };
    let amount = Money::new(row.amount_minor, row.currency);
    (
        row.id.0,
        line((row.refunded_on, row.noted_at), amount, what),
    )
}
