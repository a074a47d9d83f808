//! Noting a refund, under the lock of what it is given back of: at most what is left, and once for
//! a key.

use super::{NewRefund, NotRefunded, RefundOf, Returned, open_again, refundable_minor};
use crate::Repeat;
use crate::payments::problem::PaymentProblem;
use crate::payments::provider::Asking;
use crate::payments::refundable::paid_beside_notes;
use crate::payments::transfer::exact_amount;
use crate::work::Work;
use billing::invoice::InvoiceStatus;
use billing::payment::{PaymentWay, RefundState};
use billing::{CreditId, Exact, Money, PaymentId};
use store::StoreError;
use store::entities::{credit, payment, refund};

pub(super) async fn note_of_payment(
    work: &Work,
    new: &NewRefund,
    id: PaymentId,
) -> Result<(refund::Model, Asking), NotRefunded> {
    let gone = || NotRefunded::Problem(PaymentProblem::NoPayment);
    let key = (new.account, id);
    let found = store::payments::by_id(&work.txn, key).await?;
    let found = found.ok_or_else(gone)?;
    let invoice = (found.account_id, found.invoice_id);
    let invoice = store::invoices::lock(&work.txn, invoice).await?;
    let invoice = invoice.ok_or_else(gone)?;
    let before = store::refunds::of_payment(&work.txn, key).await?;
    // What a note of the invoice kept goes back from there.
    let key_of_invoice = (invoice.account_id, invoice.id);
    let credits = store::credits::of_invoice_and_notes(&work.txn, key_of_invoice).await?;
    let paid_minor = paid_beside_notes(&invoice, &credits);
    let left_minor = refundable_minor(&found, &before).min(paid_minor);
    let left = Money::new(left_minor, found.currency);
    if let Some(row) = noted_before(work, new, left).await? {
        return Ok((row, Asking::Again));
    }
    if invoice.status == InvoiceStatus::Void {
        return Err(gone());
    }
    // Nothing goes back before it has come.
    let new = &NewRefund {
        on: new.on.max(found.received_on),
        ..new.clone()
    };
    let of_it = before.iter().filter(|it| it.credit_id.is_none());
    refuse_twin(new, left, of_it)?;
    let way = found.way().ok_or_else(gone)?;
    let row = refund::Model {
        payment_id: Some(found.id),
        invoice_id: Some(found.invoice_id),
        way,
        ..row_of(work, new, left)?
    };
    put_new(work, &row).await?;
    // To be wired is as good as given: whoever owes it is the operator now.
    if way != PaymentWay::Card {
        open_again(work, &invoice, row.amount_minor, new.on).await?;
        return Ok((to_wire(work, row).await?, Asking::First));
    }
    Ok((row, Asking::First))
}

pub(super) async fn note_of_credit(
    work: &Work,
    new: &NewRefund,
    id: CreditId,
) -> Result<(refund::Model, Asking), NotRefunded> {
    let gone = || NotRefunded::Problem(PaymentProblem::NoPayment);
    let found = store::credits::lock(&work.txn, (new.account, id)).await?;
    let mut found: credit::Model = found.ok_or_else(gone)?;
    let left = Money::new(found.left_minor, found.currency);
    if let Some(row) = noted_before(work, new, left).await? {
        return Ok((row, Asking::Again));
    }
    let new = &NewRefund {
        on: new.on.max(found.since),
        ..new.clone()
    };
    let before = store::refunds::of_credit(&work.txn, (new.account, id)).await?;
    refuse_twin(new, left, before.iter())?;
    let row = row_of(work, new, left)?;
    let payment = payment_behind(work, &found, row.amount_minor).await?;
    let way = payment.as_ref().and_then(Returned::way);
    let row = refund::Model {
        credit_id: Some(found.id),
        payment_id: payment.map(|it| it.id),
        way: way.unwrap_or(PaymentWay::Transfer),
        ..row
    };
    found.left_minor -= row.amount_minor;
    store::credits::set_left(&work.txn, &found).await?;
    put_new(work, &row).await?;
    match row.way {
        PaymentWay::Card => Ok((row, Asking::First)),
        _ => Ok((to_wire(work, row).await?, Asking::First)),
    }
}

/// What was noted under this key, of what the same lock guards. A key belongs to one refund: for
/// something else, or another amount, it is not the same one.
async fn noted_before(
    work: &Work,
    new: &NewRefund,
    left: Money,
) -> Result<Option<refund::Model>, NotRefunded> {
    let before = store::refunds::by_id(&work.txn, (new.account, new.key)).await?;
    let Some(before) = before else {
        return Ok(None);
    };
    let is_of_it = match new.of {
        RefundOf::Payment(id) => before.payment_id == Some(id) && before.credit_id.is_none(),
        RefundOf::Credit(id) => before.credit_id == Some(id),
    };
    let amount = Money::new(before.amount_minor, before.currency);
    let is_amount = match new.amount {
        Some(asked) => asked == amount.exact(),
        // After all of it nothing is left.
        None => before.state == RefundState::Refused || left.minor() == 0,
    };
    match is_of_it && is_amount {
        true => Ok(Some(before)),
        false => Err(NotRefunded::Problem(PaymentProblem::Sent)),
    }
}

/// Refuses what was given back on the same day already, the same amount for the same reason.
fn refuse_twin<'a>(
    new: &NewRefund,
    left: Money,
    mut before: impl Iterator<Item = &'a refund::Model>,
) -> Result<(), NotRefunded> {
    let asked = new.amount.unwrap_or_else(|| left.exact());
    let is_twin = |it: &refund::Model| {
        it.state != RefundState::Refused
            && it.refunded_on == new.on
            && it.reason == new.reason
            && Money::new(it.amount_minor, it.currency).exact() == asked
    };
    match new.repeat == Repeat::Refused && before.any(is_twin) {
        true => Err(NotRefunded::Problem(PaymentProblem::GivenToday)),
        false => Ok(()),
    }
}

/// Notes it. The same key at once, for something that another lock guards, is refused.
async fn put_new(work: &Work, row: &refund::Model) -> Result<(), NotRefunded> {
    let put = store::put_all::<refund::Entity>(&work.txn, vec![row.clone()]).await;
    put.map_err(|cause| match store::is_duplicate(&cause) {
        true => NotRefunded::Problem(PaymentProblem::Sent),
        false => cause.into(),
    })
}

/// The payment that a credit came of: what was paid too much, or by card on the invoice that a note
/// took back, as far as that payment has not gone back yet.
async fn payment_behind(
    work: &Work,
    credit: &credit::Model,
    amount_minor: i64,
) -> Result<Option<payment::Model>, StoreError> {
    let account = credit.account_id;
    if let Some(payment) = credit.payment_id {
        return store::payments::by_id(&work.txn, (account, payment)).await;
    }
    let Some(note) = credit.invoice_id else {
        return Ok(None);
    };
    let note = store::invoices::by_id(&work.txn, (account, note)).await?;
    let Some(corrected) = note.and_then(|it| it.corrects_id) else {
        return Ok(None);
    };
    for payment in store::payments::of_invoice(&work.txn, (account, corrected)).await? {
        let before = store::refunds::of_payment(&work.txn, (account, payment.id)).await?;
        let given = before.iter().filter(|it| it.state != RefundState::Refused);
        let given_minor: i64 = given.map(|it| it.amount_minor).sum();
        let is_by_card = payment.way() == Some(PaymentWay::Card);
        if is_by_card && payment.amount_minor - given_minor >= amount_minor {
            return Ok(Some(payment));
        }
    }
    Ok(None)
}

fn row_of(work: &Work, new: &NewRefund, left: Money) -> Result<refund::Model, NotRefunded> {
    if left.minor() <= 0 {
        return Err(NotRefunded::Problem(PaymentProblem::NoPayment));
    }
    if new.amount.is_some_and(|it| it <= Exact::ZERO) {
        return Err(NotRefunded::Problem(PaymentProblem::NothingToGive));
    }
    let amount = match new.amount {
        Some(amount) => exact_amount(amount, left.currency())?,
        None => left,
    };
    if amount.minor() <= 0 || amount.minor() > left.minor() {
        return Err(NotRefunded::Problem(PaymentProblem::MoreThanPaid(left)));
    }
    Ok(refund::Model {
        account_id: new.account,
        id: new.key,
        payment_id: None,
        credit_id: None,
        invoice_id: None,
        refunded_on: new.on,
        amount_minor: amount.minor(),
        currency: amount.currency(),
        way: PaymentWay::Transfer,
        state: RefundState::Pending,
        reason: new.reason.clone(),
        message: None,
        provider_reference: None,
        identity_id: new.by,
        noted_at: work.now,
    })
}

async fn to_wire(work: &Work, row: refund::Model) -> Result<refund::Model, StoreError> {
    let row = refund::Model {
        state: RefundState::ToWire,
        ..row
    };
    store::put::<refund::Entity>(&work.txn, row.clone()).await?;
    Ok(row)
}
