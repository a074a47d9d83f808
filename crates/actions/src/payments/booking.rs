//! Booking money on an invoice: in one place, under a lock, whoever it came from.

use super::provider::Answer;
use super::standing;
use crate::work::Work;
use crate::{Failure, Portal};
use billing::invoice::InvoiceStatus;
use billing::payment::{Outcome, next_attempt};
use billing::{CreditId, Money, PaymentId, payment::CreditSource};
use chrono::{DateTime, NaiveDate, Utc};
use store::entities::{credit, invoice, payment, payment_attempt};

/// Money that came in.
pub(super) struct Income {
    pub received_on: NaiveDate,
    pub amount: Money,
    pub method: &'static str,
    pub reference: Option<String>,
}

/// Books money on a locked invoice; what is more than it has open is kept for the next ones.
/// Gives what is open then.
pub(super) async fn book(
    work: &Work,
    invoice: &invoice::Model,
    income: Income,
) -> Result<Money, Failure> {
    let open_minor = (invoice.total_minor - invoice.paid_minor).max(0);
    let booked_minor = income.amount.minor().min(open_minor);
    let more_minor = income.amount.minor() - booked_minor;
    let row = payment::Model {
        account_id: invoice.account_id,
        id: PaymentId::new(),
        invoice_id: invoice.id,
        received_on: income.received_on,
        amount_minor: booked_minor,
        currency: invoice.currency,
        method: income.method.to_owned(),
        reference: income.reference,
        booked_at: work.now,
    };
    store::put_all::<payment::Entity>(&work.txn, vec![row]).await?;
    if more_minor > 0 {
        keep(work, invoice, more_minor, income.received_on).await?;
    }
    let left_minor = open_minor - booked_minor;
    let mut paid = invoice.clone();
    paid.paid_minor += booked_minor;
    if left_minor == 0 {
        paid.status = InvoiceStatus::Paid;
        paid.next_attempt_on = None;
    }
    store::invoices::set_standing(&work.txn, &paid).await?;
    work.audit(Some(invoice.account_id), "payment.book", &invoice.name)
        .await?;
    if left_minor == 0 {
        standing::enable(work, &paid).await?;
    }
    Ok(Money::new(left_minor, invoice.currency))
}

async fn keep(
    work: &Work,
    invoice: &invoice::Model,
    amount_minor: i64,
    since: NaiveDate,
) -> Result<(), Failure> {
    let row = credit::Model {
        account_id: invoice.account_id,
        id: CreditId::new(),
        scope_id: invoice.scope_id,
        invoice_id: invoice.id,
        source: CreditSource::Overpayment,
        currency: invoice.currency,
        amount_minor,
        left_minor: amount_minor,
        since,
    };
    Ok(store::put_all::<credit::Entity>(&work.txn, vec![row]).await?)
}

/// Books what a provider answered about a try, once: a try that is booked already stays as it is.
pub(super) async fn book_answer(
    portal: &Portal,
    attempt: payment_attempt::Model,
    answer: Answer,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let work = portal.begin(None, now).await?;
    let key = (attempt.account_id, attempt.invoice_id);
    let Some(invoice) = store::invoices::lock(&work.txn, key).await? else {
        return Ok(());
    };
    let key = (attempt.account_id, attempt.id);
    let there = store::payments::attempt(&work.txn, key).await?;
    if there.is_none_or(|it| it.outcome != Outcome::Pending) {
        return Ok(());
    }
    let noted = match &answer {
        Answer::Taken(reference) => payment_attempt::Model {
            outcome: Outcome::Succeeded,
            provider_reference: Some(reference.clone()),
            ..attempt.clone()
        },
        Answer::Declined(reason) => payment_attempt::Model {
            outcome: Outcome::Declined,
            reason: Some(reason.clone()),
            ..attempt.clone()
        },
    };
    store::put::<payment_attempt::Entity>(&work.txn, noted).await?;
    match answer {
        Answer::Taken(reference) => {
            let income = Income {
                received_on: attempt.attempted_on,
                amount: Money::new(attempt.amount_minor, attempt.currency),
                method: "card",
                reference: Some(reference),
            };
            book(&work, &invoice, income).await?;
        }
        Answer::Declined(_) => decline(&work, invoice, attempt.attempted_on).await?,
    }
    Ok(work.commit().await?)
}

/// The card was refused: the invoice is past due, and the card is tried again some days later.
async fn decline(work: &Work, invoice: invoice::Model, on: NaiveDate) -> Result<(), Failure> {
    let since = invoice.past_due_since.unwrap_or(on);
    let attempts = invoice.attempts + 1;
    let tries = usize::try_from(attempts).unwrap_or(usize::MAX);
    let declined = invoice::Model {
        status: InvoiceStatus::PastDue,
        past_due_since: Some(since),
        next_attempt_on: next_attempt(since, tries),
        attempts,
        ..invoice
    };
    store::invoices::set_standing(&work.txn, &declined).await?;
    work.audit(Some(declined.account_id), "payment.decline", &declined.name)
        .await?;
    Ok(())
}
