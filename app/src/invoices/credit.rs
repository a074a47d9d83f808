//! Crediting a part of an invoice: how much of what is left, and why.

use super::correction_form::{about, asked_invoice, back, page, reason, refused};
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::facts::{Fact, fact_rows};
use crate::controls::field::{Field, field};
use crate::controls::page_head::page_head;
use crate::frame::Page;
use crate::page::signed_in;
use actions::bill::corrections::{Correctable, show_correction};
use billing::invoice::LeftToCredit;
use islands::addresses;
use leptos::prelude::*;
use words::{corrections, format, labels};

/// The page that credits a part of an invoice.
pub fn credit() -> AnyView {
    let path = asked_invoice();
    signed_in(
        |portal, caller| async move { show_correction(&portal, &caller, &path?).await },
        |asked, _, invoice| show(asked, &invoice),
    )
}

fn show(asked: &Asked, invoice: &Correctable) -> Page {
    let language = asked.language;
    let title = corrections::credit_title(language, &invoice.name);
    let fields = [
        amount(asked, invoice),
        reason(asked, corrections::credit_reason_hint(language)),
    ];
    let content = match &invoice.left {
        Err(why) => refused(asked, invoice, why),
        Ok(left) => form(asked, invoice, left, &fields),
    };
    let head = page_head(
        title.clone(),
        Some(corrections::credit_intro(language)),
        Vec::new(),
    );
    let body = view! {
        {error_summary(asked, &fields)}
        {head}
        <div class="stack">
            <div class="sheet sheet-body">{about(asked, invoice)}</div>
            {content}
        </div>
    };
    page(asked, invoice, title, body.into_any())
}

fn form(
    asked: &Asked,
    invoice: &Correctable,
    left: &[LeftToCredit],
    fields: &[Field; 2],
) -> AnyView {
    let language = asked.language;
    let [amount, reason] = fields;
    view! {
        <form
            class="sheet sheet-body form"
            method="post"
            action=addresses::credit(&invoice.account.name, &invoice.name)
        >
            <input r#type="hidden" name="after" value=invoice.credit_notes.to_string() />
            <div>
                <h2 class="field-label">{corrections::credit_left(language)}</h2>
                {fact_rows(left.iter().map(|it| of_category(asked, it)).collect())}
            </div>
            {categories(asked, left)} {field(asked, amount)} {field(asked, reason)}
            <div class="button-row">
                <button class="button" data-kind="primary">
                    {corrections::credit_submit(language)}
                </button>
                {back(asked, invoice)}
            </div>
        </form>
    }
    .into_any()
}

fn amount(asked: &Asked, invoice: &Correctable) -> Field {
    let currency = invoice.total.currency();
    Field {
        name: "amount",
        label: corrections::credit_amount(asked.language, currency.code()),
        kind: "text",
        autocomplete: "off",
        hint: None,
        value: asked.typed("amount"),
    }
}

fn named(asked: &Asked, left: &LeftToCredit) -> String {
    let name = labels::tax_category(asked.language, left.rate.category);
    let percent = format::percent(asked.language, left.rate.percent);
    [name, percent].join(" ")
}

fn of_category(asked: &Asked, left: &LeftToCredit) -> Fact {
    let amount = format::money(asked.language, left.taxable);
    Fact::text(named(asked, left), amount)
}

/// The tax category of what is credited: asked only where there are several.
fn categories(asked: &Asked, left: &[LeftToCredit]) -> Option<AnyView> {
    if left.len() < 2 {
        return None;
    }
    let typed = asked.typed("category");
    let options: Vec<_> = left
        .iter()
        .map(|it| {
            let word = it.rate.category.word();
            view! {
                <option value=word selected=typed == word>
                    {named(asked, it)}
                </option>
            }
        })
        .collect();
    let view = view! {
        <div class="field">
            <label class="field-label" for="category">
                {corrections::credit_category(asked.language)}
            </label>
            <select class="input" id="category" name="category">
                {options}
            </select>
        </div>
    };
    Some(view.into_any())
}
