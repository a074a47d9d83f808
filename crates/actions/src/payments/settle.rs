//! Settling a balance: everything that is outstanding on the same card at once, by that card or by
//! another one (domain.md §2, Paying, MOSP).
//!
//! Each invoice is a charge of its own: then a payment, its refund and what the card holder reads on
//! their statement belong to one invoice. They are asked for one after the other, and the first
//! refusal stops the rest.

use super::attempt::{self, NewAttempt};
use super::pay::{card_named, problem, taken, unasked};
use super::problem::PaymentProblem;
use super::provider::Asking;
use crate::invoices::{InvoicePath, load_invoice};
use crate::{Caller, Portal, Refusal};
use billing::payment::AttemptCause;
use billing::policy::{Allowed, OnInvoice, action, allow};
use billing::{AgreementType, AttemptId, SettlementId};
use store::entities::{card, invoice, payment_attempt};

/// The most invoices that are settled at once; what is left is settled by doing it again.
pub(super) const SETTLED_MAX: u64 = 100;

/// What was asked for.
#[derive(Debug, Clone)]
pub struct SettleForm {
    /// Of the page that the form was on: the same form sent again charges once.
    pub key: SettlementId,
    /// The name of the card to charge.
    pub card: String,
}

/// Charges a card for every open invoice that the failed card of this one was to pay. Gives how
/// many are settled.
pub async fn settle_balance(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
    form: &SettleForm,
) -> Result<usize, Refusal> {
    let (row, thing, _) = load_invoice(portal, caller, path).await?;
    let allowed = allow::<action::PayInvoice>(&caller.standing, &thing, caller.now)?;
    // Elsewhere one card pays for several profiles, and not everybody may pay for all of them.
    if !is_settled_with_others(&thing, &row) && row.status.is_open() {
        return Err(Refusal::NotFound);
    }

    let card = card_named(portal, &row, &form.card).await?;
    let before = (row.account_id, form.key);
    let before = store::payments::attempts_of_settlement(&portal.database, before).await?;
    let mut settled = 0;
    for attempt in before {
        charge(portal, caller, &card, (attempt, Asking::Again)).await?;
        settled += 1;
    }
    for invoice in outstanding(portal, &row).await? {
        let noted = note(portal, (&allowed, caller), (&invoice, &card), form.key).await?;
        if let Some(noted) = noted {
            charge(portal, caller, &card, noted).await?;
            settled += 1;
        }
    }
    match (settled, outstanding(portal, &row).await?.is_empty()) {
        (0, true) => Err(problem("form", PaymentProblem::NothingOpen)),
        (0, false) => Err(problem("form", PaymentProblem::UnderWay)),
        (settled, _) => Ok(settled),
    }
}

/// Whether an invoice is settled together with the others of its card: under MOSP, once its card
/// was refused.
pub(super) fn is_settled_with_others(thing: &OnInvoice, row: &invoice::Model) -> bool {
    thing.account.agreement == AgreementType::Mosp
        && row.card_id.is_some()
        && row.status == billing::invoice::InvoiceStatus::PastDue
}

/// What is open on the same card.
pub(super) async fn outstanding(
    portal: &Portal,
    row: &invoice::Model,
) -> Result<Vec<invoice::Model>, Refusal> {
    let Some(card) = row.card_id else {
        return Ok(vec![row.clone()]);
    };
    let of_card = (row.account_id, card);
    Ok(store::invoices::open_on_card(&portal.database, of_card, SETTLED_MAX).await?)
}

/// Notes a try for all that is open of one invoice; nothing where it was paid or is being paid
/// meanwhile. Sent twice at once, the second one gets what the first one noted.
async fn note(
    portal: &Portal,
    (allowed, caller): (&Allowed<action::PayInvoice>, &Caller),
    (row, card): (&invoice::Model, &card::Model),
    key: SettlementId,
) -> Result<Option<(payment_attempt::Model, Asking)>, Refusal> {
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    let locked = store::invoices::lock(&work.txn, (row.account_id, row.id)).await?;
    let locked = locked.ok_or(Refusal::NotFound)?;
    let before = (row.account_id, key);
    let before = store::payments::attempts_of_settlement(&work.txn, before).await?;
    if let Some(before) = before.into_iter().find(|it| it.invoice_id == row.id) {
        return Ok(Some((before, Asking::Again)));
    }
    let Ok(amount_minor) = unasked(&work, &locked).await else {
        return Ok(None);
    };
    let new = NewAttempt {
        id: AttemptId::new(),
        card: card.id,
        amount_minor,
        on: portal.today(caller.now),
        cause: AttemptCause::Payer,
        settlement: Some(key),
        by: Some(allowed.by()),
    };
    work.audit(&locked, "payment.settle", &locked.name).await?;
    let attempt = attempt::note(&work, &locked, new).await?;
    work.commit().await?;
    Ok(Some((attempt, Asking::First)))
}

async fn charge(
    portal: &Portal,
    caller: &Caller,
    card: &card::Model,
    (attempt, asking): (payment_attempt::Model, Asking),
) -> Result<(), Refusal> {
    if attempt.card_id != card.id {
        return Err(problem("form", PaymentProblem::Sent));
    }
    let tried = attempt::ask(portal, attempt, asking, caller.now).await;
    taken(card, tried?)
}
