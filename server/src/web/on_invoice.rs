//! Forms on an invoice: which one the address names, and what follows when a form is done.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::invoices::InvoicePath;
use app::Notice;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use islands::addresses;
use std::str::FromStr;

/// Account and invoice as they stand in the address.
pub type Place = Result<Path<(String, String)>, PathRejection>;

/// The invoice that a form was about, and what to say on its page.
pub type Done = (InvoicePath, Notice);

/// The invoice that an address names.
pub fn invoice_path(place: Place) -> Result<InvoicePath, Refusal> {
    let Path((account, invoice)) = place.map_err(|_| Refusal::NotFound)?;
    Ok(InvoicePath { account, invoice })
}

/// What a form is told apart by; every page of the portal gives one.
pub fn key<Key: FromStr>(fields: &Fields) -> Result<Key, Refusal> {
    let key = fields.text("key").parse();
    key.map_err(|_| Refusal::NotFound)
}

/// Done is told on the invoice's page; refused, the form is shown again with what was typed.
pub async fn answer(
    visit: Visit,
    typed: (&Fields, &[&str]),
    done: Result<Done, Refusal>,
) -> Response {
    match done {
        Ok((path, notice)) => {
            let address = addresses::invoice(&path.account, &path.invoice);
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(&address, visit.jar.add(notice))
        }
        Err(refusal) => {
            let page = visit.path.clone();
            visit.again(&page, typed, refusal).await
        }
    }
}
