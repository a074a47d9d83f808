//! The operator's way to a customer's document: for a reason, which the customer can read.

use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use actions::invoices::InvoicePage;
use islands::addresses;
use leptos::prelude::*;
use words::{invoices, refusals};

pub(super) fn opening(asked: &Asked, invoice: &InvoicePage) -> AnyView {
    let language = asked.language;
    let reason = Field {
        name: "reason",
        label: invoices::opening_reason(language),
        kind: "text",
        autocomplete: "off",
        hint: Some(refusals::reason_needed(language)),
        value: asked.typed("reason"),
    };
    view! {
        {error_summary(asked, std::slice::from_ref(&reason))}
        <form
            class="sheet sheet-body form"
            method="post"
            action=addresses::invoice(&invoice.account.name, &invoice.name)
        >
            {field(asked, &reason)}
            <div class="button-row">
                <button class="button" data-kind="primary">
                    {invoices::opening(language)}
                </button>
            </div>
        </form>
    }
    .into_any()
}
