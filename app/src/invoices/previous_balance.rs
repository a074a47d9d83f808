//! What a MOSP invoice says of those before it: owed, paid since, and left.

use super::summary::ledger_row;
use crate::asked::Asked;
use crate::controls::term::term;
use billing::invoice::InvoiceContent;
use leptos::prelude::*;
use words::document;

/// The rows beneath the total; nothing on the first invoice of a series.
pub(super) fn previous_balance(asked: &Asked, content: &InvoiceContent) -> Vec<AnyView> {
    let language = asked.language;
    let Some(before) = &content.head.previous else {
        return Vec::new();
    };
    let rows = [
        (
            "previous-balance",
            document::previous_balance(language),
            document::term_previous_balance(language),
            before.balance,
        ),
        (
            "payments-since",
            document::payments_since(language),
            document::term_payments_since(language),
            before.payments.negated(),
        ),
        (
            "outstanding-before",
            document::outstanding(language),
            document::term_outstanding(language),
            before.outstanding,
        ),
    ];
    let rows = rows.map(|(id, name, meaning, amount)| {
        ledger_row(asked, Some("aside"), term(asked, id, name, meaning), amount)
    });
    rows.into()
}
