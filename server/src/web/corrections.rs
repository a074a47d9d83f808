//! Voiding invoices, and crediting parts of them.

use super::asking::Visit;
use super::forms::Fields;
use super::on_invoice::{Done, Place, answer, invoice_path, key};
use actions::Refusal;
use actions::bill::corrections::{CreditForm, Then, Voiding, credit_invoice, void_invoice};
use app::Notice;
use axum::response::Response;
use words::format;

/// Voids an invoice, and bills again what was on it unless that is written off.
pub async fn void(visit: Visit, place: Place, fields: Fields) -> Response {
    let done = voided(&visit, place, &fields).await;
    answer(visit, (&fields, &["then", "reason"]), done).await
}

async fn voided(visit: &Visit, place: Place, fields: &Fields) -> Result<Done, Refusal> {
    let path = invoice_path(place)?;
    let voiding = Voiding {
        reason: fields.text("reason").to_owned(),
        then: match fields.text("then") {
            "rebill" => Then::Rebill,
            "write-off" => Then::WriteOff,
            _ => return Err(Refusal::NotFound),
        },
    };
    let done = void_invoice(&visit.web.portal, visit.caller()?, &path, &voiding).await?;
    let notice = match done.rebilled {
        Some(_) => Notice::InvoiceRebilled,
        None => Notice::InvoiceVoided,
    };
    Ok((path, notice))
}

/// Credits a part of an invoice.
pub async fn credit(visit: Visit, place: Place, fields: Fields) -> Response {
    let done = credited(&visit, place, &fields).await;
    answer(visit, (&fields, &["amount", "category", "reason"]), done).await
}

async fn credited(visit: &Visit, place: Place, fields: &Fields) -> Result<Done, Refusal> {
    let path = invoice_path(place)?;
    let form = CreditForm {
        key: key(fields)?,
        amount: format::read(visit.asked.language, fields.text("amount")),
        category: match fields.text("category") {
            "" => None,
            word => Some(word.parse().map_err(|_| Refusal::NotFound)?),
        },
        reason: fields.text("reason").to_owned(),
        after: fields.text("after").parse().ok(),
    };
    credit_invoice(&visit.web.portal, visit.caller()?, &path, &form).await?;
    Ok((path, Notice::InvoiceCredited))
}
