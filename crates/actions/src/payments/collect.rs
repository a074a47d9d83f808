//! Charging the cards of open invoices, and what follows where they are refused.
//!
//! A try is noted before the provider is asked, and its id is the key it is asked with: whoever is
//! killed in between asks again, and is told what the first asking did.

use super::provider::{Answer, CardCharge};
use super::{booking, standing};
use crate::{Failure, Portal};
use billing::payment::Outcome;
use billing::{AttemptId, Money};
use chrono::{DateTime, NaiveDate, Utc};
use store::entities::{card, invoice, payment_attempt};

/// Invoices looked at in one turn.
const TURN: u64 = 100;

/// What collecting did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collected {
    /// Invoices paid by card.
    pub taken: u64,
    /// Cards refused.
    pub declined: u64,
    /// Providers that gave no answer; asked again by the next run. The first reason.
    pub unanswered: Option<String>,
    /// Subscriptions disabled because their invoice stayed past due.
    pub disabled: u64,
}

/// Charges every card that is due by `today`, and disables what stayed past due too long.
pub async fn collect(
    portal: &Portal,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Collected, Failure> {
    let mut collected = Collected::default();
    let mut after = None;
    loop {
        let pending = store::payments::pending_attempts(&portal.database, after, TURN).await?;
        let Some(last) = pending.last() else {
            break;
        };
        after = Some((last.account_id, last.id));
        for attempt in pending {
            ask(portal, attempt, now, &mut collected).await?;
        }
    }
    loop {
        let due = store::invoices::to_charge(&portal.database, today, TURN).await?;
        if due.is_empty() {
            break;
        }
        for invoice in due {
            if let Some(attempt) = note(portal, &invoice, today, now).await? {
                ask(portal, attempt, now, &mut collected).await?;
            }
        }
    }
    collected.disabled = standing::disable(portal, today, now).await?;
    Ok(collected)
}

/// Notes the try, if the invoice is still to be charged: from then on nobody else tries.
async fn note(
    portal: &Portal,
    invoice: &invoice::Model,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Option<payment_attempt::Model>, Failure> {
    let key = (invoice.account_id, invoice.id);
    let work = portal.begin(None, now).await?;
    let Some(locked) = store::invoices::lock(&work.txn, key).await? else {
        return Ok(None);
    };
    let is_due = locked.next_attempt_on.is_some_and(|it| it <= today);
    store::invoices::set_next_attempt(&work.txn, key, None).await?;
    let open_minor = locked.total_minor - locked.paid_minor;
    let attempt = match locked.card_id {
        Some(card_id) if is_due && open_minor > 0 => payment_attempt::Model {
            account_id: locked.account_id,
            id: AttemptId::new(),
            invoice_id: locked.id,
            card_id,
            attempted_on: today,
            amount_minor: open_minor,
            currency: locked.currency,
            outcome: Outcome::Pending,
            reason: None,
            provider_reference: None,
        },
        _ => {
            work.commit().await?;
            return Ok(None);
        }
    };
    store::put_all::<payment_attempt::Entity>(&work.txn, vec![attempt.clone()]).await?;
    work.commit().await?;
    Ok(Some(attempt))
}

/// Asks the provider, and books what it answers.
async fn ask(
    portal: &Portal,
    attempt: payment_attempt::Model,
    now: DateTime<Utc>,
    collected: &mut Collected,
) -> Result<(), Failure> {
    let answer = charge(portal, &attempt).await;
    match answer {
        Ok(answer) => {
            match answer {
                Answer::Taken(_) => collected.taken += 1,
                Answer::Declined(_) => collected.declined += 1,
            }
            booking::book_answer(portal, attempt, answer, now).await
        }
        Err(failure) => {
            tracing::warn!(attempt = %attempt.id, %failure, "no answer about a card");
            collected.unanswered.get_or_insert(failure.to_string());
            Ok(())
        }
    }
}

async fn charge(portal: &Portal, attempt: &payment_attempt::Model) -> Result<Answer, Failure> {
    let key = (attempt.account_id, attempt.card_id);
    let card: Option<card::Model> = store::accounts::card(&portal.database, key).await?;
    let Some(card) = card else {
        return Ok(Answer::Declined(
            "The card is not there any more.".to_owned(),
        ));
    };
    let invoice = (attempt.account_id, attempt.invoice_id);
    let invoice = store::invoices::by_id(&portal.database, invoice).await?;
    let charge = CardCharge {
        key: attempt.id,
        token: card.token,
        amount: Money::new(attempt.amount_minor, attempt.currency),
        description: invoice.map(|it| it.name).unwrap_or_default(),
        on: attempt.attempted_on,
    };
    portal.providers.charge(card.provider, charge).await
}
