//! Booking money on an invoice: in one place, under a lock, whoever it came from.

use super::provider::Answer;
use super::standing;
use crate::bill::set_off_open;
use crate::mail::{Told, tell};
use crate::work::Work;
use crate::{Failure, Portal};
use billing::invoice::InvoiceStatus;
use billing::mail::Letter;
use billing::payment::{
    AttemptCause, CreditSource, DeclineReason, Outcome, PaymentWay, next_attempt,
};
use billing::{AttemptId, CreditId, Money, PaymentId};
use chrono::{DateTime, Days, NaiveDate, Utc};
use store::entities::{credit, invoice, payment, payment_attempt};

/// Money that came in.
pub(super) struct Income {
    /// What the payment is told apart by.
    pub id: PaymentId,
    pub received_on: NaiveDate,
    pub amount: Money,
    pub way: PaymentWay,
    pub reference: Option<String>,
    pub attempt: Option<AttemptId>,
}

/// Books money on a locked invoice; what is more than it has open is kept for the next ones, and a
/// void invoice has nothing open. Gives what is open then.
pub(super) async fn book(
    work: &Work,
    invoice: &invoice::Model,
    income: Income,
) -> Result<Money, Failure> {
    let open_minor = match invoice.status.is_open() {
        true => (invoice.total_minor - invoice.paid_minor).max(0),
        false => 0,
    };
    let booked_minor = income.amount.minor().min(open_minor);
    let more_minor = income.amount.minor() - booked_minor;
    let row = payment::Model {
        account_id: invoice.account_id,
        id: income.id,
        invoice_id: invoice.id,
        received_on: income.received_on,
        amount_minor: booked_minor,
        currency: invoice.currency,
        method: income.way,
        reference: income.reference,
        booked_at: work.now,
        attempt_id: income.attempt,
    };
    store::put_all::<payment::Entity>(&work.txn, vec![row.clone()]).await?;
    if more_minor > 0 {
        keep(work, invoice, &row, more_minor).await?;
    }
    let left_minor = open_minor - booked_minor;
    let mut paid = invoice.clone();
    paid.paid_minor += booked_minor;
    let is_settled = left_minor == 0 && invoice.status.is_open();
    if is_settled {
        paid.status = InvoiceStatus::Paid;
        paid.next_attempt_on = None;
    }
    store::invoices::set_standing(&work.txn, &paid).await?;
    work.audit(invoice, "payment.book", &invoice.name).await?;
    if is_settled {
        // Whoever was asked for it is told that it came.
        let was_asked_for = invoice.past_due_told.is_some() || invoice.reminded_days.is_some();
        let whom = match was_asked_for {
            true => Told::Everyone,
            false => Told::WhoGetsInvoices,
        };
        tell(work, &paid, (whom, row.id.to_string()), Letter::Paid).await?;
        standing::enable(work, &paid, row.received_on).await?;
    }
    if more_minor > 0 {
        set_off_open(work, invoice.account_id, row.received_on).await?;
    }
    Ok(Money::new(left_minor, invoice.currency))
}

async fn keep(
    work: &Work,
    invoice: &invoice::Model,
    payment: &payment::Model,
    amount_minor: i64,
) -> Result<(), Failure> {
    let row = credit::Model {
        account_id: invoice.account_id,
        id: CreditId::new(),
        scope_id: invoice.scope_id,
        invoice_id: Some(invoice.id),
        payment_id: Some(payment.id),
        source: CreditSource::Overpayment,
        reference: None,
        currency: invoice.currency,
        amount_minor,
        left_minor: amount_minor,
        since: payment.received_on,
    };
    Ok(store::put_all::<credit::Entity>(&work.txn, vec![row]).await?)
}

/// Books what a provider answered about a try, once: a try that is booked already stays as it is.
pub(super) async fn book_answer(
    portal: &Portal,
    attempt: payment_attempt::Model,
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let work = portal.begin(attempt.identity_id, now).await?;
    let key = (attempt.account_id, attempt.invoice_id);
    let Some(invoice) = store::invoices::lock(&work.txn, key).await? else {
        return Ok(());
    };
    let key = (attempt.account_id, attempt.id);
    let there = store::payments::attempt(&work.txn, key).await?;
    if there.is_none_or(|it| it.outcome != Outcome::Pending) {
        return Ok(());
    }
    store::put::<payment_attempt::Entity>(&work.txn, answered(&attempt, answer)).await?;
    match answer {
        Answer::Taken(reference) => {
            let income = Income {
                id: PaymentId::new(),
                received_on: attempt.attempted_on,
                amount: Money::new(attempt.amount_minor, attempt.currency),
                way: PaymentWay::Card,
                reference: Some(reference.clone()),
                attempt: Some(attempt.id),
            };
            book(&work, &invoice, income).await?;
        }
        Answer::Declined(why) => decline(&work, invoice, (&attempt, why.reason)).await?,
    }
    Ok(work.commit().await?)
}

fn answered(attempt: &payment_attempt::Model, answer: &Answer) -> payment_attempt::Model {
    match answer {
        Answer::Taken(reference) => payment_attempt::Model {
            outcome: Outcome::Succeeded,
            provider_reference: Some(reference.clone()),
            ..attempt.clone()
        },
        Answer::Declined(decline) => payment_attempt::Model {
            outcome: Outcome::Declined,
            reason: Some(decline.reason),
            message: decline.message.clone(),
            ..attempt.clone()
        },
    }
}

/// The card was refused. Where it was charged because the day had come, the invoice is past due,
/// and the card is tried again some days later; where somebody tried to pay, it stands as before.
async fn decline(
    work: &Work,
    invoice: invoice::Model,
    (attempt, reason): (&payment_attempt::Model, DeclineReason),
) -> Result<(), Failure> {
    if attempt.cause == AttemptCause::Schedule && invoice.status.is_open() {
        let since = invoice.past_due_since.unwrap_or(attempt.attempted_on);
        let attempts = invoice.attempts + 1;
        let tries = usize::try_from(attempts).unwrap_or(usize::MAX);
        let tomorrow = attempt.attempted_on + Days::new(1);
        let declined = invoice::Model {
            status: InvoiceStatus::PastDue,
            past_due_since: Some(since),
            // The letter about the card says it.
            past_due_told: Some(since),
            // After days on which nothing ran, tries that were missed are not made at once.
            next_attempt_on: next_attempt(since, tries).map(|it| it.max(tomorrow)),
            attempts,
            ..invoice.clone()
        };
        store::invoices::set_standing(&work.txn, &declined).await?;
        let told = (Told::Everyone, attempt.id.to_string());
        tell(work, &declined, told, |it| {
            Letter::PaymentDeclined(it, reason)
        })
        .await?;
    }
    work.audit(&invoice, "payment.decline", &invoice.name)
        .await?;
    Ok(())
}
