//! The operator's work on an invoice's money, in the portal: booking a transfer that the bank
//! statement shows, and giving money back. Each is done on proof, and in the operator's name.

use super::page::Owed;
use super::past_due::{PastDueAgain, past_due_again};
use super::pay::problem;
use super::problem::PaymentProblem;
use super::reference::read_reference;
use super::refund::{NewRefund, NotRefunded, Refunded, refund};
use super::refundable::{Refundable, is_of_invoice, read_refund_of, refundable};
use super::transfer::{Booked, Transfer, booked_before, exact_amount, has_twin, known, receive};
use crate::invoices::{Event, InvoicePath, history_of, load_invoice};
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Repeat, Wrong};
use billing::invoice::Named;
use billing::payment::AmountProblem;
use billing::policy::{Allowed, action, allow};
use billing::text::{self, NoReason, REASON_LETTERS_MAX};
use billing::{Exact, Money, PaymentId, RefundId};
use chrono::NaiveDate;
use store::entities::invoice;

/// An invoice's money, as the operator sees it.
#[derive(Debug, Clone)]
pub struct DeskPage {
    /// Whose.
    pub account: Named,
    /// The invoice.
    pub invoice: Owed,
    /// What it comes to.
    pub total: Money,
    /// What happened so far, as the invoice's page tells an operator.
    pub history: Vec<Event>,
    /// What can be given back.
    pub refundable: Vec<Refundable>,
    /// What the invoice becomes at once if a payment on it goes back.
    pub past_due_again: Option<PastDueAgain>,
    /// What the form of booking is told apart by: sent twice, it books once.
    pub booking_key: PaymentId,
    /// What the form of giving back is told apart by: sent twice, it gives once.
    pub refund_key: RefundId,
    /// The billing date.
    pub today: NaiveDate,
}

/// An amount as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedAmount {
    /// Nothing was typed: all of it.
    All,
    /// No number can be read there.
    Unreadable,
    /// This much.
    Of(Exact),
}

/// A transfer to book.
#[derive(Debug, Clone)]
pub struct BookingForm {
    /// Of the page that the form was on: the same form sent again books once.
    pub key: PaymentId,
    /// The day it was received; nothing where no day can be read.
    pub received_on: Option<NaiveDate>,
    /// How much.
    pub amount: TypedAmount,
    /// The bank's reference.
    pub reference: String,
    /// That it differs from what is open, and is right all the same.
    pub is_confirmed: bool,
}

/// Money to give back.
#[derive(Debug, Clone)]
pub struct RefundForm {
    /// Of the page that the form was on: the same form sent again gives back once.
    pub key: RefundId,
    /// Which, as the page named it.
    pub of: String,
    /// How much.
    pub amount: TypedAmount,
    /// Why.
    pub reason: String,
}

/// The money of an invoice, for whoever books it.
pub async fn show_desk(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
) -> Result<DeskPage, Refusal> {
    let (row, thing, account) = load_invoice(portal, caller, path).await?;
    let _allowed = allow::<action::BookPayment>(&caller.standing, &thing, caller.now)?;
    let database = &portal.database;
    Ok(DeskPage {
        account,
        invoice: Owed::of(&row),
        total: Money::new(row.total_minor, row.currency),
        history: history_of(portal, &row).await?,
        refundable: refundable(database, &row).await?,
        past_due_again: past_due_again(&row, portal.today(caller.now)),
        booking_key: PaymentId::new(),
        refund_key: RefundId::new(),
        today: portal.today(caller.now),
    })
}

/// Books a transfer. One of another amount than is open has to be confirmed.
pub async fn book_payment(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
    form: &BookingForm,
) -> Result<Booked, Refusal> {
    let (row, thing, _) = load_invoice(portal, caller, path).await?;
    let allowed = allow::<action::BookPayment>(&caller.standing, &thing, caller.now)?;

    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    let locked = store::invoices::lock(&work.txn, (row.account_id, row.id)).await?;
    let locked = locked.ok_or(Refusal::NotFound)?;
    let transfer = checked(portal, caller, &locked, form)?;
    if is_booked(&work, &locked, (&transfer, form)).await? {
        return Ok(Booked::Before);
    }
    let open = open_of(&locked)?;
    let amount = amount_of(form.amount, open)?;
    if let Some(before) = known(&work, &locked, &transfer).await? {
        let before = booked_before(&work, &before).await?;
        return Err(problem("reference", PaymentProblem::Reference(before)));
    }
    if has_twin(&work, &locked, (&transfer, amount)).await? {
        return Err(problem("reference", PaymentProblem::BookedAlready));
    }
    if amount != open && !form.is_confirmed {
        let other = PaymentProblem::OtherAmount { open, came: amount };
        return Err(problem("amount", other));
    }
    let booked = receive(&work, &locked, &transfer, (form.key, amount)).await;
    let booked = booked?;
    work.commit().await?;
    Ok(booked)
}

/// Whether this form was booked already. A key belongs to one form: with something else in it, it
/// is not the same one.
async fn is_booked(
    work: &Work,
    locked: &invoice::Model,
    (transfer, form): (&Transfer, &BookingForm),
) -> Result<bool, Refusal> {
    let before = store::payments::by_id(&work.txn, (locked.account_id, form.key)).await?;
    let Some(before) = before else {
        return Ok(false);
    };
    let came = booked_before(work, &before).await?;
    let is_amount = match form.amount {
        TypedAmount::All => locked.paid_minor == locked.total_minor,
        TypedAmount::Unreadable => false,
        TypedAmount::Of(amount) => amount == came.exact(),
    };
    let is_same = before.invoice_id == locked.id
        && before.received_on == transfer.received_on
        && before.reference == transfer.reference
        && is_amount;
    match is_same {
        true => Ok(true),
        false => Err(problem("form", PaymentProblem::Sent)),
    }
}

fn open_of(row: &invoice::Model) -> Result<Money, Refusal> {
    let open_minor = row.total_minor - row.paid_minor;
    match row.status.is_open() && open_minor > 0 {
        true => Ok(Money::new(open_minor, row.currency)),
        false => Err(problem("form", PaymentProblem::NothingToBook)),
    }
}

fn checked(
    portal: &Portal,
    caller: &Caller,
    row: &invoice::Model,
    form: &BookingForm,
) -> Result<Transfer, Refusal> {
    let no_date = || problem("date", PaymentProblem::NoDate);
    let received_on = form.received_on.ok_or_else(no_date)?;
    if received_on < row.invoice_date || received_on > portal.today(caller.now) {
        return Err(problem("date", PaymentProblem::Date));
    }
    let reference = read_reference(&form.reference);
    let reference = reference.map_err(|it| problem("reference", it))?;
    Ok(Transfer {
        invoice: row.name.clone(),
        received_on,
        amount: None,
        reference,
        // Two people at once, or one in two windows, have two keys.
        repeat: Repeat::Refused,
    })
}

fn amount_of(typed: TypedAmount, all: Money) -> Result<Money, Refusal> {
    let none = AmountProblem::NoAmount(all.currency());
    let none = || problem("amount", PaymentProblem::Amount(none));
    match typed {
        TypedAmount::All => Ok(all),
        TypedAmount::Unreadable => Err(none()),
        TypedAmount::Of(amount) => {
            let amount = exact_amount(amount, all.currency()).map_err(|_| none())?;
            match amount.minor() {
                ..=0 => Err(none()),
                _ => Ok(amount),
            }
        }
    }
}

/// Gives money back that an invoice's customer paid.
pub async fn refund_payment(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
    form: &RefundForm,
) -> Result<Refunded, Refusal> {
    let (row, thing, _) = load_invoice(portal, caller, path).await?;
    let allowed = allow::<action::BookPayment>(&caller.standing, &thing, caller.now)?;

    portal.refuse_ahead(caller)?;
    let new = new_refund(portal, caller, (&allowed, &row), form).await?;
    match refund(portal, &new, caller.now).await {
        Ok(refunded) => Ok(refunded),
        Err(NotRefunded::Problem(wrong)) => {
            let field = match wrong {
                PaymentProblem::NothingToGive | PaymentProblem::MoreThanPaid(_) => "amount",
                PaymentProblem::Sent | PaymentProblem::GivenToday => "form",
                _ => "of",
            };
            Err(problem(field, wrong))
        }
        Err(NotRefunded::Failure(failure)) => Err(failure.into()),
    }
}

async fn new_refund(
    portal: &Portal,
    caller: &Caller,
    (allowed, row): (&Allowed<action::BookPayment>, &invoice::Model),
    form: &RefundForm,
) -> Result<NewRefund, Refusal> {
    // Only what belongs to this invoice: the proof is about no other one.
    let no_payment = || problem("of", PaymentProblem::NoPayment);
    let of = read_refund_of(&form.of).ok_or_else(no_payment)?;
    if !is_of_invoice(portal, (row.account_id, row.id), of).await? {
        return Err(no_payment());
    }
    // What is left of it is known under its lock.
    let amount = match form.amount {
        TypedAmount::All => None,
        typed => Some(amount_of(typed, Money::zero(row.currency))?.exact()),
    };
    let reason = text::reason(&form.reason).map_err(|problem| match problem {
        NoReason::Missing => Refusal::wrong("reason", Wrong::Required),
        NoReason::TooLong => Refusal::wrong("reason", Wrong::TooLong(REASON_LETTERS_MAX)),
    })?;
    Ok(NewRefund {
        key: form.key,
        account: row.account_id,
        of,
        amount,
        reason: reason.to_owned(),
        by: Some(allowed.by()),
        on: portal.today(caller.now),
        // Two people at once, or one in two windows, have two keys.
        repeat: Repeat::Refused,
    })
}
