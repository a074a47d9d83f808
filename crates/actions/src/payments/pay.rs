//! Paying an invoice by card, by whoever may: the whole of it or a part (domain.md §2, Paying).
//!
//! The form carries the key that the provider is asked with: sent twice, it charges once.

use super::attempt::{self, NewAttempt, Tried};
use super::problem::PaymentProblem;
use super::provider::Asking;
use crate::invoices::{InvoicePath, load_invoice};
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::payment::AttemptCause;
use billing::policy::{Allowed, action, allow};
use billing::{AttemptId, Exact, Money};
use store::entities::{card, invoice, payment_attempt};

/// What was asked for.
#[derive(Debug, Clone)]
pub struct PayForm {
    /// Of the page that the form was on: the same form sent again charges once.
    pub key: AttemptId,
    /// The name of the card.
    pub card: String,
    /// How much; nothing where no number was typed.
    pub amount: Option<Exact>,
}

/// Charges a card for an invoice. Gives what was taken.
pub async fn pay_invoice(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
    form: &PayForm,
) -> Result<Money, Refusal> {
    let (row, thing, _) = load_invoice(portal, caller, path).await?;
    let allowed = allow::<action::PayInvoice>(&caller.standing, &thing, caller.now)?;

    let card = card_named(portal, &row, &form.card).await?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    // Two at once: the second one sees what the first one noted.
    let locked = store::invoices::lock(&work.txn, (row.account_id, row.id)).await?;
    let locked = locked.ok_or(Refusal::NotFound)?;
    let key = (row.account_id, form.key);
    let (attempt, asking) = match store::payments::attempt(&work.txn, key).await? {
        Some(before) => (same(before, (&locked, &card, form))?, Asking::Again),
        None => {
            let new = (&locked, &card, form);
            (
                note(portal, &work, (&allowed, caller), new).await?,
                Asking::First,
            )
        }
    };
    work.commit().await?;
    let amount = Money::new(attempt.amount_minor, attempt.currency);
    let tried = attempt::ask(portal, attempt, asking, caller.now).await;
    taken(&card, tried?)?;
    Ok(amount)
}

/// Notes the try on a locked invoice: what two ask for at once is never more than is open.
async fn note(
    portal: &Portal,
    work: &Work,
    (allowed, caller): (&Allowed<action::PayInvoice>, &Caller),
    (locked, card, form): (&invoice::Model, &card::Model, &PayForm),
) -> Result<payment_attempt::Model, Refusal> {
    let unasked_minor = unasked(work, locked).await?;
    let open = Money::new(unasked_minor, locked.currency);
    let amount = check_amount(portal, open, form.amount)?;
    let new = NewAttempt {
        id: form.key,
        card: card.id,
        amount_minor: amount.minor(),
        on: portal.today(caller.now),
        cause: AttemptCause::Payer,
        settlement: None,
        by: Some(allowed.by()),
    };
    work.audit(locked, "payment.ask", &locked.name).await?;
    Ok(attempt::note(work, locked, new).await?)
}

/// What can still be asked for of a locked invoice, or why nothing can.
pub(super) async fn unasked(work: &Work, locked: &invoice::Model) -> Result<i64, Refusal> {
    let is_open = locked.status.is_open() && locked.total_minor > locked.paid_minor;
    if !is_open {
        return Err(problem("form", PaymentProblem::NothingOpen));
    }
    match attempt::unasked_minor(&work.txn, locked).await? {
        0 => Err(problem("form", PaymentProblem::UnderWay)),
        unasked_minor => Ok(unasked_minor),
    }
}

/// The amount as it was typed, within the limits of this installation.
pub(super) fn check_amount(
    portal: &Portal,
    open: Money,
    typed: Option<Exact>,
) -> Result<Money, Refusal> {
    use billing::payment::AmountProblem::NoAmount;
    let typed = typed.ok_or(NoAmount(open.currency()));
    let checked = typed.and_then(|it| portal.limits.check(open, it));
    checked.map_err(|it| problem("amount", PaymentProblem::Amount(it)))
}

/// A card of the invoice's account, whose provider can be asked: a try that nobody can be asked
/// about would be under way for ever.
pub(super) async fn card_named(
    portal: &Portal,
    row: &invoice::Model,
    name: &str,
) -> Result<card::Model, Refusal> {
    let cards = store::accounts::cards(&portal.database, row.account_id).await?;
    let found = cards.into_iter().find(|it| it.name == name);
    let found = found.ok_or_else(|| problem("card", PaymentProblem::Card))?;
    match portal.providers.of(found.provider) {
        Ok(_) => Ok(found),
        Err(_) => Err(problem("card", PaymentProblem::NoProvider)),
    }
}

/// A key belongs to one form: with another invoice, card or amount it is not the same form.
fn same(
    before: payment_attempt::Model,
    (row, card, form): (&invoice::Model, &card::Model, &PayForm),
) -> Result<payment_attempt::Model, Refusal> {
    let amount = Money::new(before.amount_minor, before.currency).exact();
    let is_same = (before.invoice_id, before.card_id) == (row.id, card.id);
    match is_same && form.amount == Some(amount) {
        true => Ok(before),
        false => Err(problem("form", PaymentProblem::Sent)),
    }
}

pub(super) fn taken(card: &card::Model, tried: Tried) -> Result<(), Refusal> {
    match tried {
        Tried::Taken => Ok(()),
        Tried::Declined(decline) => {
            let declined = PaymentProblem::Declined(card.provider, decline);
            Err(problem("card", declined))
        }
        Tried::Unanswered(_) => Err(problem("form", PaymentProblem::Unanswered)),
    }
}

pub(super) fn problem(field: &'static str, problem: PaymentProblem) -> Refusal {
    Refusal::wrong(field, Wrong::Payment(problem))
}
