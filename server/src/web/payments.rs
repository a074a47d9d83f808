//! Paying an invoice by card, and settling a balance.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::invoices::InvoicePath;
use actions::payments::{PayForm, SettleForm, pay_invoice, settle_balance};
use app::Notice;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use islands::addresses;
use words::format;

/// Account and invoice as they stand in the address.
type Place = Result<Path<(String, String)>, PathRejection>;

/// Charges a card for the invoice, or for everything that is open on the card it was to be paid by.
pub async fn pay(visit: Visit, place: Place, fields: Fields) -> Response {
    let page = visit.path.clone();
    match paid(&visit, place, &fields).await {
        Ok((path, notice)) => {
            let address = addresses::invoice(&path.account, &path.invoice);
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(&address, visit.jar.add(notice))
        }
        Err(refusal) => {
            let typed = (&fields, ["card", "amount"].as_slice());
            visit.again(&page, typed, refusal).await
        }
    }
}

async fn paid(
    visit: &Visit,
    place: Place,
    fields: &Fields,
) -> Result<(InvoicePath, Notice), Refusal> {
    let path = invoice_path(place)?;
    let (portal, caller) = (&visit.web.portal, visit.caller()?);
    let card = fields.text("card").to_owned();
    let key = fields.text("key");
    let notice = match fields.text("balance") {
        "" => {
            let form = PayForm {
                key: key.parse().map_err(|_| Refusal::NotFound)?,
                card,
                amount: format::read(visit.asked.language, fields.text("amount")),
            };
            pay_invoice(portal, caller, &path, &form).await?;
            Notice::PaymentTaken
        }
        _ => {
            let key = key.parse().map_err(|_| Refusal::NotFound)?;
            let form = SettleForm { key, card };
            settle_balance(portal, caller, &path, &form).await?;
            Notice::BalanceSettled
        }
    };
    Ok((path, notice))
}

/// What is no name is no invoice either.
fn invoice_path(place: Place) -> Result<InvoicePath, Refusal> {
    let Path((account, invoice)) = place.map_err(|_| Refusal::NotFound)?;
    Ok(InvoicePath { account, invoice })
}
