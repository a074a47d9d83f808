//! The operator gives money back: of a payment, or of what was paid too much.

use super::desk::desk_page;
use super::history::received;
use crate::asked::Asked;
use crate::controls::button_row::button_row;
use crate::controls::field::{Field, field, field_error};
use crate::controls::notice::{NoticeKind, notice};
use crate::frame::Page;
use crate::invoices::asked_invoice;
use crate::page::signed_in;
use crate::problems;
use actions::payments::{DeskPage, PastDueAgain, Refundable, RefundableKind, show_desk};
use islands::addresses;
use leptos::prelude::*;
use words::{format, labels, payments};

/// The page of giving money of an invoice back.
pub fn give_back() -> AnyView {
    let path = asked_invoice();
    signed_in(
        |portal, caller| async move { show_desk(&portal, &caller, &path?).await },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &DeskPage) -> Page {
    let language = asked.language;
    let title = payments::refund(language);
    let fields = fields(asked);
    let content = match page.refundable.is_empty() {
        true => notice(asked, NoticeKind::Info, payments::refund_none(language)),
        false => form(asked, page, &fields),
    };
    desk_page(asked, page, title, (&fields, content))
}

fn fields(asked: &Asked) -> [Field; 3] {
    let language = asked.language;
    [
        Field::text(asked, "of", payments::refund_which(language)),
        Field::text(asked, "amount", payments::refund_amount(language))
            .with_hint(payments::refund_amount_hint(language)),
        Field::text(asked, "reason", payments::refund_why(language))
            .with_hint(payments::refund_why_hint(language)),
    ]
}

fn form(asked: &Asked, page: &DeskPage, [_, amount, reason]: &[Field; 3]) -> AnyView {
    let language = asked.language;
    let (account, invoice) = (&page.account.name, &page.invoice.name);
    view! {
        <div class="sheet sheet-body stack" data-width="narrow">
            <p>{payments::refund_line(language)}</p>
            {page.past_due_again.as_ref().map(|it| past_due_again(asked, it))}
            <form class="form" method="post" action=addresses::refund(account, invoice)>
                <input r#type="hidden" name="key" value=page.refund_key.to_string() />
                {choices(asked, &page.refundable)}
                {field(asked, amount)} {field(asked, reason)}
                {button_row(
                    asked,
                    ("danger", payments::refund(language)),
                    addresses::invoice(account, invoice),
                )}
            </form>
        </div>
    }
    .into_any()
}

/// What follows at once for an invoice whose due date is over.
fn past_due_again(asked: &Asked, it: &PastDueAgain) -> AnyView {
    let language = asked.language;
    let date = |day| format::date(language, day);
    let mut told = vec![payments::refund_past_due(language, &date(it.due_date))];
    told.extend(
        it.disabled_on
            .map(|day| payments::past_due_disabling(language, &date(day))),
    );
    notice(asked, NoticeKind::Warning, told.join(" "))
}

fn choices(asked: &Asked, refundable: &[Refundable]) -> AnyView {
    let problem = problems::of_field(asked, "of");
    let typed = asked.typed("of");
    let invalid = problem.is_some();
    let choices = refundable.iter().enumerate().map(|(place, it)| {
        let word = it.word();
        let is_chosen = typed == word || (typed.is_empty() && refundable.len() == 1);
        // The summary of what is wrong leads to the first one.
        let id = match place {
            0 => "of".to_owned(),
            place => format!("of-{place}"),
        };
        let label_for = id.clone();
        view! {
            <label class="choice" for=label_for>
                <input r#type="radio" name="of" id=id value=word checked=is_chosen />
                <span>{told(asked, it)}</span>
            </label>
        }
    });
    let choices: Vec<_> = choices.collect();
    view! {
        <fieldset class="field" data-invalid=invalid>
            <legend class="field-label">{payments::refund_which(asked.language)}</legend>
            {problem.map(|it| field_error(asked, "of-error".to_owned(), it))}
            {choices}
        </fieldset>
    }
    .into_any()
}

fn told(asked: &Asked, it: &Refundable) -> String {
    let language = asked.language;
    let date = format::date(language, it.on);
    let amount = format::money(language, it.left);
    match &it.what {
        RefundableKind::Payment(way) => {
            let what = received(asked, *way, None);
            payments::refundable_payment(language, &what, &date, &amount)
        }
        RefundableKind::Credit(source) => {
            let source = labels::credit_source(language, *source);
            payments::refundable_credit(language, &source, &date, &amount)
        }
    }
}
