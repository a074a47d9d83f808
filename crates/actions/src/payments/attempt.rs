//! A try to charge a card: noted before the provider is asked, booked when it has answered.
//!
//! Its id is the key the provider is asked with: whoever is killed in between asks again, and is
//! told what the first asking did. What is noted and not answered counts as asked for, so that two
//! at once never ask for more than is open.

use super::booking;
use super::provider::{Answer, Asking, CardCharge, Decline};
use crate::work::Work;
use crate::{Failure, Portal};
use billing::payment::{AttemptCause, DeclineReason, Outcome};
use billing::{AttemptId, CardId, IdentityId, Money, SettlementId};
use chrono::{DateTime, NaiveDate, Utc};
use store::entities::{card, invoice, payment_attempt};
use store::{Reads, StoreError};

/// What is to be charged.
pub(super) struct NewAttempt {
    pub id: AttemptId,
    pub card: CardId,
    pub amount_minor: i64,
    pub on: NaiveDate,
    pub cause: AttemptCause,
    pub settlement: Option<SettlementId>,
    pub by: Option<IdentityId>,
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tried {
    Taken,
    Declined(Decline),
    /// The provider did not answer, for this reason; it is asked again by the next run.
    Unanswered(String),
}

/// What of an invoice is neither paid nor being asked for; to rely on it, lock the invoice.
pub(super) async fn unasked_minor(
    reads: &impl Reads,
    invoice: &invoice::Model,
) -> Result<i64, StoreError> {
    let key = (invoice.account_id, invoice.id);
    let pending = store::payments::pending_of_invoice(reads, key).await?;
    let asked_minor: i64 = pending.iter().map(|it| it.amount_minor).sum();
    Ok((invoice.total_minor - invoice.paid_minor - asked_minor).max(0))
}

/// Notes a try on a locked invoice: from then on nobody else asks for this money.
pub(super) async fn note(
    work: &Work,
    invoice: &invoice::Model,
    new: NewAttempt,
) -> Result<payment_attempt::Model, StoreError> {
    let attempt = payment_attempt::Model {
        account_id: invoice.account_id,
        id: new.id,
        invoice_id: invoice.id,
        card_id: new.card,
        attempted_on: new.on,
        amount_minor: new.amount_minor,
        currency: invoice.currency,
        outcome: Outcome::Pending,
        reason: None,
        provider_reference: None,
        cause: new.cause,
        settlement_id: new.settlement,
        identity_id: new.by,
        message: None,
    };
    store::put_all::<payment_attempt::Entity>(&work.txn, vec![attempt.clone()]).await?;
    Ok(attempt)
}

/// Asks the provider about a try, and books what it answers; one that is answered is not asked
/// about again.
pub(super) async fn ask(
    portal: &Portal,
    attempt: payment_attempt::Model,
    asking: Asking,
    now: DateTime<Utc>,
) -> Result<Tried, Failure> {
    match attempt.outcome {
        Outcome::Succeeded => return Ok(Tried::Taken),
        Outcome::Declined => {
            return Ok(Tried::Declined(Decline {
                reason: attempt.reason.unwrap_or(DeclineReason::Other),
                message: attempt.message,
            }));
        }
        Outcome::Pending => {}
    }
    match charge(portal, &attempt, asking).await {
        Ok(answer) => {
            booking::book_answer(portal, attempt, &answer, now).await?;
            Ok(match answer {
                Answer::Taken(_) => Tried::Taken,
                Answer::Declined(decline) => Tried::Declined(decline),
            })
        }
        Err(failure) => {
            tracing::warn!(attempt = %attempt.id, %failure, "no answer about a card");
            Ok(Tried::Unanswered(failure.to_string()))
        }
    }
}

async fn charge(
    portal: &Portal,
    attempt: &payment_attempt::Model,
    asking: Asking,
) -> Result<Answer, Failure> {
    let key = (attempt.account_id, attempt.card_id);
    let card: Option<card::Model> = store::accounts::card(&portal.database, key).await?;
    let Some(card) = card else {
        return Ok(Answer::Declined(Decline::of(DeclineReason::Unknown)));
    };
    let invoice = (attempt.account_id, attempt.invoice_id);
    let invoice = store::invoices::by_id(&portal.database, invoice).await?;
    let charge = CardCharge {
        key: attempt.id,
        token: card.token,
        amount: Money::new(attempt.amount_minor, attempt.currency),
        invoice: invoice.map(|it| it.name).unwrap_or_default(),
        on: attempt.attempted_on,
        asking,
    };
    portal.providers.of(card.provider)?.charge(charge).await
}
