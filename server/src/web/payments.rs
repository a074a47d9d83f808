//! The money of an invoice: paid by card, booked and given back by the operator.

use super::asking::Visit;
use super::forms::Fields;
use super::on_invoice::{Done, Place, answer, invoice_path, key};
use actions::Refusal;
use actions::payments::{
    BookingForm, PayForm, RefundForm, SettleForm, TypedAmount, book_payment, pay_invoice,
    refund_payment, settle_balance,
};
use app::Notice;
use axum::response::Response;
use words::format;

/// Charges a card for the invoice, or for everything that is open on the card it was to be paid by.
pub async fn pay(visit: Visit, place: Place, fields: Fields) -> Response {
    let paid = paid(&visit, place, &fields).await;
    answer(visit, (&fields, &["card", "amount"]), paid).await
}

/// Books a transfer that the operator found on the bank statement.
pub async fn book(visit: Visit, place: Place, fields: Fields) -> Response {
    let booked = booked(&visit, place, &fields).await;
    let kept = ["amount", "date", "reference", "confirmed"];
    answer(visit, (&fields, &kept), booked).await
}

/// Gives money back.
pub async fn give_back(visit: Visit, place: Place, fields: Fields) -> Response {
    let given = given_back(&visit, place, &fields).await;
    let kept = ["of", "amount", "reason"];
    answer(visit, (&fields, &kept), given).await
}

async fn paid(visit: &Visit, place: Place, fields: &Fields) -> Result<Done, Refusal> {
    let path = invoice_path(place)?;
    let (portal, caller) = (&visit.web.portal, visit.caller()?);
    let card = fields.text("card").to_owned();
    let notice = match fields.text("balance") {
        "" => {
            let form = PayForm {
                key: key(fields)?,
                card,
                amount: format::read(visit.asked.language, fields.text("amount")),
            };
            pay_invoice(portal, caller, &path, &form).await?;
            Notice::PaymentTaken
        }
        _ => {
            let form = SettleForm {
                key: key(fields)?,
                card,
            };
            settle_balance(portal, caller, &path, &form).await?;
            Notice::BalanceSettled
        }
    };
    Ok((path, notice))
}

async fn booked(visit: &Visit, place: Place, fields: &Fields) -> Result<Done, Refusal> {
    let path = invoice_path(place)?;
    let form = BookingForm {
        key: key(fields)?,
        received_on: fields.text("date").trim().parse().ok(),
        amount: typed_amount(visit, fields),
        reference: fields.text("reference").to_owned(),
        is_confirmed: fields.is_confirmed(),
    };
    book_payment(&visit.web.portal, visit.caller()?, &path, &form).await?;
    Ok((path, Notice::TransferBooked))
}

async fn given_back(visit: &Visit, place: Place, fields: &Fields) -> Result<Done, Refusal> {
    let path = invoice_path(place)?;
    let form = RefundForm {
        key: key(fields)?,
        of: fields.text("of").to_owned(),
        amount: typed_amount(visit, fields),
        reason: fields.text("reason").to_owned(),
    };
    refund_payment(&visit.web.portal, visit.caller()?, &path, &form).await?;
    Ok((path, Notice::PaymentRefunded))
}

fn typed_amount(visit: &Visit, fields: &Fields) -> TypedAmount {
    match fields.text("amount").trim() {
        "" => TypedAmount::All,
        typed => {
            let read = format::read(visit.asked.language, typed);
            read.map_or(TypedAmount::Unreadable, TypedAmount::Of)
        }
    }
}
