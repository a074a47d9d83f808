//! Where an invoice stands: a symbol and a word, never a colour alone.

use super::icon::icon;
use crate::asked::Asked;
use billing::invoice::InvoiceStatus;
use leptos::prelude::*;
use words::labels;

/// The status as a stamp.
pub fn status(asked: &Asked, status: InvoiceStatus) -> AnyView {
    let (name, symbol) = match status {
        InvoiceStatus::Due => ("due", "clock"),
        InvoiceStatus::PastDue => ("past-due", "alert-triangle"),
        InvoiceStatus::Paid => ("paid", "check-circle"),
        InvoiceStatus::Void => ("void", "void"),
    };
    view! {
        <span class="status" data-status=name>
            {icon(asked, symbol)} {labels::status(asked.language, status)}
        </span>
    }
    .into_any()
}
