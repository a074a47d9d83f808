//! Money that is on no invoice, for the operator: refunds to be wired, and what is paid in advance.

mod prepay;
mod to_wire;

use super::{Desk, page};
use crate::asked::{Asked, asked};
use crate::controls::error_summary::error_summary;
use crate::controls::page_head::page_head;
use crate::frame::Page;
use crate::page::signed_in;
use actions::payments::{PaymentsDesk, show_payments_desk};
use leptos::prelude::*;
use words::payments;

/// The page.
pub fn payments() -> AnyView {
    let after = asked().and_then(|it| it.query("after"));
    signed_in(
        |portal, caller| async move { show_payments_desk(&portal, &caller, after.as_deref()).await },
        |asked, _, desk| show(asked, &desk),
    )
}

fn show(asked: &Asked, desk: &PaymentsDesk) -> Page {
    let language = asked.language;
    let fields = prepay::fields(asked, desk);
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(
            payments::office(language),
            Some(payments::office_intro(language)),
            Vec::new(),
        )}
        <div class="stack">{to_wire::to_wire(asked, desk)} {prepay::form(asked, desk, &fields)}</div>
    };
    page(asked, Desk::Payments, body.into_any())
}
