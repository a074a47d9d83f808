//! What a MOSP invoice says besides: its offer and owner, and of the invoices before it what was
//! owed, paid since, and left.

use super::summary::ledger_row;
use crate::asked::Asked;
use crate::controls::facts::Fact;
use crate::controls::term::term;
use billing::invoice::{Head, InvoiceContent};
use leptos::prelude::*;
use words::document;

/// The offer, and whose account it is.
pub(super) fn account_facts(asked: &Asked, head: &Head) -> Vec<Fact> {
    let language = asked.language;
    let explained = |id, texts, value: &String| {
        let value = value.clone().into_any();
        Fact::explained(asked, id, texts, value)
    };
    let offer = [document::offer(language), document::term_offer(language)];
    let offer = head
        .offer
        .iter()
        .map(|it| explained("offer", offer.clone(), it));
    let owner_texts = [
        document::account_owner(language),
        document::term_account_owner(language),
    ];
    let owner = head.owner_email.iter();
    let owner_of = |it| explained("account-owner", owner_texts.clone(), it);
    offer.chain(owner.map(owner_of)).collect()
}

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
