//! The operator gives money back: of a payment, or of what was paid too much.

use super::booking::desk_line;
use super::history::received;
use super::{payment_history, way};
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field, field_error};
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::invoices::asked_invoice;
use crate::page::signed_in;
use crate::problems;
use actions::payments::{DeskPage, Refundable, RefundableKind, show_desk};
use islands::addresses;
use leptos::prelude::*;
use words::{common, format, labels, payments};

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
    let [which, amount, reason] = fields(asked);
    let content = match page.refundable.is_empty() {
        true => notice(asked, NoticeKind::Info, payments::refund_none(language)),
        false => form(asked, page, [&amount, &reason]),
    };
    let body = view! {
        {error_summary(asked, &[which, amount, reason])}
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

fn fields(asked: &Asked) -> [Field; 3] {
    let language = asked.language;
    let plain = |name, label, hint| Field {
        name,
        label,
        kind: "text",
        autocomplete: "off",
        hint,
        value: asked.typed(name),
    };
    [
        plain("of", payments::refund_which(language), None),
        plain(
            "amount",
            payments::refund_amount(language),
            Some(payments::refund_amount_hint(language)),
        ),
        plain(
            "reason",
            payments::refund_why(language),
            Some(payments::refund_why_hint(language)),
        ),
    ]
}

fn form(asked: &Asked, page: &DeskPage, fields: [&Field; 2]) -> AnyView {
    let language = asked.language;
    let (account, invoice) = (&page.account.name, &page.invoice.name);
    view! {
        <div class="sheet sheet-body stack" data-width="narrow">
            <p>{payments::refund_line(language)}</p>
            <form class="form" method="post" action=addresses::refund(account, invoice)>
                <input r#type="hidden" name="key" value=page.refund_key.to_string() />
                {choices(asked, &page.refundable)}
                {fields.map(|it| field(asked, it))}
                <div class="button-row">
                    <button class="button" data-kind="danger">
                        {payments::refund(language)}
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
        RefundableKind::Payment { way, card, .. } => {
            let what = received(asked, *way, card.as_ref());
            payments::refundable_payment(language, &what, &date, &amount)
        }
        RefundableKind::Credit(source) => {
            let source = labels::credit_source(language, *source);
            payments::refundable_credit(language, &source, &date, &amount)
        }
    }
}
