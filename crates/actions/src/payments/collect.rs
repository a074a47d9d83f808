//! Charging the cards of open invoices, and what follows where they are refused.

use super::attempt::{self, NewAttempt, Tried};
use super::provider::Asking;
use super::{refund, remind, standing};
use crate::bill::set_off_open;
use crate::{Failure, Portal};
use billing::AttemptId;
use billing::payment::AttemptCause;
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::fmt::Display;
use store::entities::{invoice, payment_attempt};

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
    /// Invoices of which somebody was told that they are to be paid.
    pub reminded: u64,
    /// Invoices and refunds that something of ours stood in the way of. The log has each of them,
    /// and the next time tries them again.
    pub broken: u64,
}

impl Collected {
    /// Notes a fault and goes on: one account's never stops the others.
    pub(super) fn fault(&mut self, subject: &dyn Display, failure: &Failure) {
        tracing::error!(%subject, %failure, "collecting");
        self.broken += 1;
    }

    fn count(&mut self, tried: Tried) {
        match tried {
            Tried::Taken => self.taken += 1,
            Tried::Declined(_) => self.declined += 1,
            Tried::Unanswered(reason) => {
                self.unanswered.get_or_insert(reason);
            }
        }
    }
}

/// Charges every card that is due by `today`, disables what stayed past due too long, and reminds of
/// what is open.
pub async fn collect(
    portal: &Portal,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Collected, Failure> {
    let mut collected = Collected::default();
    ask_again(portal, now, &mut collected).await?;
    refund::ask_again(portal, now, &mut collected).await?;
    set_off_kept(portal, (today, now), &mut collected).await?;
    charge_due(portal, (today, now), &mut collected).await?;
    standing::disable(portal, (today, now), &mut collected).await?;
    remind::remind(portal, (today, now), &mut collected).await?;
    Ok(collected)
}

/// Pays what is open from what is kept beside it, before a card is charged for it: whoever kept it
/// did so already, but for what others had in hand just then.
async fn set_off_kept(
    portal: &Portal,
    (today, now): (NaiveDate, DateTime<Utc>),
    collected: &mut Collected,
) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let accounts = store::credits::kept_beside_open(&portal.database, after, TURN).await?;
        after = accounts.last().copied();
        if after.is_none() {
            return Ok(());
        }
        for account in accounts {
            let work = portal.begin(None, now).await?;
            match set_off_open(&work, account, today).await {
                Ok(()) => work.commit().await?,
                Err(failure) => collected.fault(&account, &failure),
            }
        }
    }
}

async fn charge_due(
    portal: &Portal,
    (today, now): (NaiveDate, DateTime<Utc>),
    collected: &mut Collected,
) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let due = store::invoices::to_charge(&portal.database, today, after, TURN).await?;
        let Some(last) = due.last() else {
            return Ok(());
        };
        after = Some((last.account_id, last.id));
        for invoice in due {
            match charge(portal, &invoice, today, now).await {
                Ok(tried) => tried.into_iter().for_each(|it| collected.count(it)),
                Err(failure) => collected.fault(&invoice.name, &failure),
            }
        }
    }
}

async fn charge(
    portal: &Portal,
    invoice: &invoice::Model,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Option<Tried>, Failure> {
    match note(portal, invoice, today, now).await? {
        None => Ok(None),
        Some(attempt) => {
            let tried = attempt::ask(portal, attempt, Asking::First, now).await?;
            Ok(Some(tried))
        }
    }
}

/// Asks again about tries and refunds whose answer nobody heard: a provider that could not be
/// reached does not leave people waiting for the run of the next day.
pub async fn ask_pending(portal: &Portal, now: DateTime<Utc>) -> Result<(), Failure> {
    let mut collected = Collected::default();
    ask_again(portal, now, &mut collected).await?;
    refund::ask_again(portal, now, &mut collected).await
}

/// Tries whose answer nobody heard.
async fn ask_again(
    portal: &Portal,
    now: DateTime<Utc>,
    collected: &mut Collected,
) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let pending = store::payments::pending_attempts(&portal.database, after, TURN).await?;
        let Some(last) = pending.last() else {
            return Ok(());
        };
        after = Some((last.account_id, last.id));
        for attempt in pending {
            let id = attempt.id;
            match attempt::ask(portal, attempt, Asking::Again, now).await {
                Ok(tried) => collected.count(tried),
                Err(failure) => collected.fault(&id, &failure),
            }
        }
    }
}

/// Notes the try, if the invoice is still to be charged. While somebody pays it, nothing is charged
/// beside that; tomorrow tells whether they have.
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
    // Whoever charged it meanwhile has said when it is tried again.
    if locked.next_attempt_on.is_none_or(|it| it > today) {
        return Ok(None);
    }
    let open_minor = locked.total_minor - locked.paid_minor;
    let unasked_minor = attempt::unasked_minor(&work.txn, &locked).await?;
    let is_being_paid = unasked_minor < open_minor;
    let next = is_being_paid.then(|| today + Days::new(1));
    store::invoices::set_next_attempt(&work.txn, key, next).await?;
    let attempt = match locked.card_id {
        Some(card) if locked.status.is_open() && !is_being_paid && open_minor > 0 => {
            let new = NewAttempt {
                id: AttemptId::new(),
                card,
                amount_minor: open_minor,
                on: today,
                cause: AttemptCause::Schedule,
                settlement: None,
                by: None,
            };
            Some(attempt::note(&work, &locked, new).await?)
        }
        _ => None,
    };
    work.commit().await?;
    Ok(attempt)
}
