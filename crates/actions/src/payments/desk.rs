//! The operator's work on an invoice's money, in the portal: booking a transfer that the bank
//! statement shows, and giving money back. Each is done on proof, and in the operator's name.

use super::history::{PaymentHistory, history};
use super::page::Owed;
use super::pay::problem;
use super::problem::PaymentProblem;
use super::refund::{NewRefund, NotRefunded, Refunded, refund};
use super::refundable::{Refundable, read_refund_of, refundable};
use super::transfer::{Booked, Transfer, exact_amount, known, receive};
use crate::invoices::{InvoicePath, load_invoice};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::invoice::Named;
use billing::payment::AmountProblem;
use billing::policy::{Allowed, action, allow};
use billing::{Exact, Money};
use chrono::NaiveDate;
use store::entities::invoice;

/// An invoice's money, as the operator sees it.
#[derive(Debug, Clone)]
pub struct DeskPage {
    /// Whose.
    pub account: Named,
    /// The invoice.
    pub invoice: Owed,
    /// What happened so far.
    pub history: PaymentHistory,
    /// What can be given back.
    pub refundable: Vec<Refundable>,
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
    let key = (row.account_id, row.id);
    Ok(DeskPage {
        account,
        invoice: Owed::of(&row),
        history: history(portal, key).await?,
        refundable: refundable(portal, key).await?,
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
    let open = open_of(&locked)?;
    let amount = amount_of(form.amount, open)?;
    if let Some(before) = known(&work, &locked, transfer.reference.as_deref()).await? {
        let before = Money::new(before.amount_minor, before.currency);
        return Err(problem("reference", PaymentProblem::Reference(before)));
    }
    if amount != open && !form.is_confirmed {
        let other = PaymentProblem::OtherAmount { open, came: amount };
        return Err(problem("amount", other));
    }
    let booked = receive(&work, &locked, &transfer, amount).await;
    let booked = booked.map_err(|it| Refusal::broken(&it))?;
    work.commit().await?;
    Ok(booked)
}

fn open_of(row: &invoice::Model) -> Result<Money, Refusal> {
    let open_minor = row.total_minor - row.paid_minor;
    match row.status.is_open() && open_minor > 0 {
        true => Ok(Money::new(open_minor, row.currency)),
        false => Err(problem("form", PaymentProblem::NothingOpen)),
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
    let reference = form.reference.trim();
    Ok(Transfer {
        invoice: row.name.clone(),
        received_on,
        amount: None,
        reference: (!reference.is_empty()).then(|| reference.to_owned()),
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

    let new = new_refund(portal, caller, (&allowed, &row), form).await?;
    match refund(portal, &new, caller.now).await {
        Ok(refunded) => Ok(refunded),
        Err(NotRefunded::Problem(wrong)) => {
            let field = match wrong {
                PaymentProblem::MoreThanPaid(_) => "amount",
                _ => "of",
            };
            Err(problem(field, wrong))
        }
        Err(NotRefunded::Failure(failure)) => Err(Refusal::broken(&failure)),
    }
}

async fn new_refund(
    portal: &Portal,
    caller: &Caller,
    (allowed, row): (&Allowed<action::BookPayment>, &invoice::Model),
    form: &RefundForm,
) -> Result<NewRefund, Refusal> {
    // Only what belongs to this invoice: the proof is about no other one.
    let choices = refundable(portal, (row.account_id, row.id)).await?;
    let of = read_refund_of(&form.of);
    let chosen = choices.iter().find(|it| Some(it.of) == of);
    let chosen = chosen.ok_or_else(|| problem("of", PaymentProblem::NoPayment))?;
    let amount = amount_of(form.amount, chosen.left)?;
    let reason = form.reason.trim();
    if reason.is_empty() {
        return Err(Refusal::wrong("reason", Wrong::Required));
    }
    Ok(NewRefund {
        account: row.account_id,
        of: chosen.of,
        amount: Some(amount.exact()),
        reason: reason.to_owned(),
        by: Some(allowed.by()),
        on: portal.today(caller.now),
    })
}
