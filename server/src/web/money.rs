//! Money that is on no invoice, which an operator books: what was wired, and what came in advance.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::payments::{PrepaymentForm, book_prepayment, note_wired};
use app::Notice;
use axum::response::Response;
use islands::addresses;
use words::format;

const PREPAYMENT: [&str; 5] = ["account", "profile", "amount", "date", "reference"];

/// Notes a refund as wired, or books a prepayment.
pub async fn book(visit: Visit, fields: Fields) -> Response {
    let (kept, done): (&[&str], _) = match fields.text("do") {
        "wired" => (&[], wired(&visit, &fields).await),
        "prepay" => (&PREPAYMENT, prepaid(&visit, &fields).await),
        _ => (&[], Err(Refusal::NotFound)),
    };
    match done {
        Ok(notice) => {
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(addresses::PAYMENTS, visit.jar.add(notice))
        }
        Err(refusal) => {
            let page = addresses::PAYMENTS;
            visit.again(page, (&fields, kept), refusal).await
        }
    }
}

async fn wired(visit: &Visit, fields: &Fields) -> Result<Notice, Refusal> {
    let refund = fields.text("refund").parse();
    let refund = refund.map_err(|_| Refusal::NotFound)?;
    let reference = fields.text("reference");
    note_wired(&visit.web.portal, visit.caller()?, refund, reference).await?;
    Ok(Notice::RefundWired)
}

async fn prepaid(visit: &Visit, fields: &Fields) -> Result<Notice, Refusal> {
    let form = PrepaymentForm {
        key: fields.text("key").parse().map_err(|_| Refusal::NotFound)?,
        account: fields.text("account").to_owned(),
        profile: fields.text("profile").to_owned(),
        received_on: fields.text("date").trim().parse().ok(),
        amount: format::read(visit.asked.language, fields.text("amount")),
        reference: fields.text("reference").to_owned(),
    };
    book_prepayment(&visit.web.portal, visit.caller()?, &form).await?;
    Ok(Notice::PrepaymentBooked)
}
