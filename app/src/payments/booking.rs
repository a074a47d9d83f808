//! The operator books a transfer that the bank statement shows.

use super::desk::desk_page;
use crate::asked::Asked;
use crate::controls::button_row::button_row;
use crate::controls::field::{Field, field};
use crate::controls::notice::{NoticeKind, notice};
use crate::frame::Page;
use crate::invoices::asked_invoice;
use crate::page::signed_in;
use actions::payments::{DeskPage, PaymentProblem, show_desk};
use actions::{Refusal, Wrong};
use islands::addresses;
use leptos::prelude::*;
use words::{format, payments};

/// The page of booking what was paid on an invoice.
pub fn book() -> AnyView {
    let path = asked_invoice();
    signed_in(
        |portal, caller| async move { show_desk(&portal, &caller, &path?).await },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &DeskPage) -> Page {
    let language = asked.language;
    let title = payments::book_payment(language);
    let fields = fields(asked, page);
    let content = match page.invoice.open.minor() {
        0 => notice(asked, NoticeKind::Info, payments::nothing_to_book(language)),
        _ => form(asked, page, &fields),
    };
    desk_page(asked, page, title, (&fields, content))
}

fn form(asked: &Asked, page: &DeskPage, fields: &[Field; 3]) -> AnyView {
    let language = asked.language;
    let (account, invoice) = (&page.account.name, &page.invoice.name);
    view! {
        <div class="sheet sheet-body stack" data-width="narrow">
            <p>{payments::book_line(language)}</p>
            <form class="form" method="post" action=addresses::book_payment(account, invoice)>
                <input r#type="hidden" name="key" value=page.booking_key.to_string() />
                {fields.each_ref().map(|it| field(asked, it))}
                {confirmation(asked)}
                {button_row(
                    asked,
                    ("primary", payments::book(language)),
                    addresses::invoice(account, invoice),
                )}
            </form>
        </div>
    }
    .into_any()
}

fn fields(asked: &Asked, page: &DeskPage) -> [Field; 3] {
    let language = asked.language;
    let open = format::amount(language, page.invoice.open);
    let reference = Field::text(asked, "reference", payments::book_reference(language));
    [
        Field::text(asked, "amount", payments::book_amount(language)).with_default(asked, open),
        Field::day(asked, "date", payments::book_date(language))
            .with_default(asked, page.today.to_string()),
        reference.with_hint(payments::book_reference_hint(language)),
    ]
}

/// Asked for once the amount was found to be another one than is open.
fn confirmation(asked: &Asked) -> Option<AnyView> {
    let Refusal::Invalid(problems) = &asked.form.as_ref()?.refusal else {
        return None;
    };
    let is_other =
        |wrong: &Wrong| matches!(wrong, Wrong::Payment(PaymentProblem::OtherAmount { .. }));
    problems.iter().find(|it| is_other(&it.wrong))?;
    let view = view! {
        <label class="choice" for="confirmed">
            <input r#type="checkbox" name="confirmed" id="confirmed" value="yes" />
            <span>{payments::book_confirm(asked.language)}</span>
        </label>
    };
    Some(view.into_any())
}
