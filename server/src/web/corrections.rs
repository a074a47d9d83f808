//! Voiding invoices, and crediting parts of them.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use super::pdf::InvoicePath;
use actions::bill::corrections::{Crediting, Then, Voiding, credit_invoice, void_invoice};
use actions::{Refusal, Wrong};
use app::Notice;
use axum::extract::Path;
use axum::response::Response;
use billing::Exact;
use billing::invoice::{Credited, Uncorrectable};
use islands::addresses;
use words::format;

/// Voids an invoice, and bills again what was on it unless that is written off.
pub async fn void(visit: Visit, path: InvoicePath, fields: Fields) -> Response {
    let done = voided(&visit, path, &fields).await;
    answered(visit, done, (&fields, &["then", "reason"])).await
}

async fn voided(visit: &Visit, path: InvoicePath, fields: &Fields) -> Result<Done, Refusal> {
    let path = named(path)?;
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
pub async fn credit(visit: Visit, path: InvoicePath, fields: Fields) -> Response {
    let done = credited(&visit, path, &fields).await;
    answered(visit, done, (&fields, &["amount", "category", "reason"])).await
}

async fn credited(visit: &Visit, path: InvoicePath, fields: &Fields) -> Result<Done, Refusal> {
    let path = named(path)?;
    fields.require(&["amount", "reason"])?;
    let crediting = Crediting {
        credited: Credited {
            category: match fields.text("category") {
                "" => None,
                word => Some(word.parse().map_err(|_| Refusal::NotFound)?),
            },
            amount: amount(visit, fields.text("amount"))?,
            reason: fields.text("reason").to_owned(),
        },
        after: fields.text("after").parse().ok(),
    };
    credit_invoice(&visit.web.portal, visit.caller()?, &path, &crediting).await?;
    Ok((path, Notice::InvoiceCredited))
}

fn amount(visit: &Visit, typed: &str) -> Result<Exact, Refusal> {
    let wrong = Wrong::Uncorrectable(Uncorrectable::NoAmount);
    format::read(visit.asked.language, typed).ok_or_else(|| Refusal::wrong("amount", wrong))
}

/// The invoice that was corrected, and what to say on its page.
type Done = (actions::invoices::InvoicePath, Notice);

fn named(path: InvoicePath) -> Result<actions::invoices::InvoicePath, Refusal> {
    let Path((account, invoice)) = path.map_err(|_| Refusal::NotFound)?;
    Ok(actions::invoices::InvoicePath { account, invoice })
}

async fn answered(
    visit: Visit,
    done: Result<Done, Refusal>,
    typed: (&Fields, &[&str]),
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
