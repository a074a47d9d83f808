//! A try to charge a card: noted before the provider is asked, booked when it has answered.
//!
//! Its id is the key the provider is asked with: whoever is killed in between asks again, and is
//! told what the first asking did. What is noted and not answered counts as asked for, so that two
//! at once never ask for more than is open.

use super::booking;
use super::provider::{Answer, Asking, CardCharge, Decline, Providers};
use crate::work::Work;
use crate::{Failure, Portal};
use billing::payment::{AttemptCause, DeclineReason, Outcome};
use billing::{AttemptId, CardId, IdentityId, Money, SettlementId};
use chrono::{DateTime, Days, NaiveDate, Utc};
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
pub(crate) async fn unasked_minor(
    reads: &impl Reads,
    invoice: &invoice::Model,
) -> Result<i64, StoreError> {
    let key = (invoice.account_id, invoice.id);
    let pending = store::payments::pending_of_invoice(reads, key).await?;
    let asked_minor: i64 = pending.iter().map(|it| it.amount_minor).sum();
    Ok((invoice.total_minor - invoice.paid_minor - asked_minor).max(0))
}

/// Notes a try on a locked invoice: from then on nobody else asks for this money. One that nobody can
/// be asked about is not noted: it would be under way for ever, and the invoice could neither be paid
/// in another way nor voided.
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
        noted_at: work.now,
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
    if unaskable(&work.txn, &work.providers, &attempt)
        .await?
        .is_some()
    {
        put_off(work, invoice, &attempt).await?;
        return Ok(attempt);
    }
    store::put_all::<payment_attempt::Entity>(&work.txn, vec![attempt.clone()]).await?;
    // Whoever asks in their own name says for what.
    if attempt.cause == AttemptCause::Schedule {
        work.audit(invoice, "payment.ask", &invoice.name).await?;
    }
    Ok(attempt)
}

/// Where the day had come and nobody can be asked, it has come again tomorrow.
async fn put_off(
    work: &Work,
    invoice: &invoice::Model,
    attempt: &payment_attempt::Model,
) -> Result<(), StoreError> {
    if attempt.cause != AttemptCause::Schedule {
        return Ok(());
    }
    let key = (invoice.account_id, invoice.id);
    let tomorrow = attempt.attempted_on + Days::new(1);
    store::invoices::set_next_attempt(&work.txn, key, Some(tomorrow)).await
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
    if asking == Asking::First
        && let Some(why) = unaskable(&portal.database, &portal.providers, &attempt).await?
    {
        // It was not noted either.
        return Ok(Tried::Unanswered(why.to_string()));
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

/// Why nobody can be asked about a try: its card's provider is not set up here.
async fn unaskable(
    reads: &impl Reads,
    providers: &Providers,
    attempt: &payment_attempt::Model,
) -> Result<Option<Failure>, StoreError> {
    let key = (attempt.account_id, attempt.card_id);
    let card: Option<card::Model> = store::accounts::card(reads, key).await?;
    Ok(card.and_then(|it| providers.of(it.provider).err()))
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
