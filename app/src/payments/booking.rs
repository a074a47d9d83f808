//! The operator books a transfer that the bank statement shows.

use super::{payment_history, way};
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::invoices::asked_invoice;
use crate::page::signed_in;
use actions::payments::{DeskPage, PaymentProblem, show_desk};
use actions::{Refusal, Wrong};
use islands::addresses;
use leptos::prelude::*;
use words::{common, format, payments};

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
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), Some(desk_line(asked, page)), Vec::new())}
        <div class="stack">{content} {payment_history(asked, &page.history, page.invoice.open)}</div>
    };
    Page {
        crumbs: way(asked, &page.account, &page.invoice.name, title.clone()),
        title: format!("{title} · {}", page.invoice.name),
        here: Here::Invoices,
        account: Some(page.account.clone()),
        body: body.into_any(),
    }
}

/// Which invoice it is about.
pub(super) fn desk_line(asked: &Asked, page: &DeskPage) -> String {
    let invoice = &page.invoice;
    payments::pay_line(
        asked.language,
        &invoice.name,
        &invoice.document_number,
        &invoice.scope,
    )
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
                <div class="button-row">
                    <button class="button" data-kind="primary">
                        {payments::book(language)}
                    </button>
                    <a class="button" data-kind="quiet" href=addresses::invoice(account, invoice)>
                        {common::cancel(language)}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn fields(asked: &Asked, page: &DeskPage) -> [Field; 3] {
    let language = asked.language;
    let typed = |name, usual: String| match asked.form {
        Some(_) => asked.typed(name),
        None => usual,
    };
    let plain = |name, label, kind, value| Field {
        name,
        label,
        kind,
        autocomplete: "off",
        hint: None,
        value,
    };
    let open = format::amount(language, page.invoice.open);
    let [amount, date, reference] = [
        typed("amount", open),
        typed("date", page.today.to_string()),
        typed("reference", String::new()),
    ];
    [
        plain("amount", payments::book_amount(language), "text", amount),
        plain("date", payments::book_date(language), "date", date),
        Field {
            hint: Some(payments::book_reference_hint(language)),
            ..plain(
                "reference",
                payments::book_reference(language),
                "text",
                reference,
            )
        },
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
