//! Crediting a part of an invoice: how much of what is left, and why.

use super::correction_form::{address, asked_invoice, page, reason, refused};
use crate::asked::Asked;
use crate::controls::button_row::button_row;
use crate::controls::facts::{Fact, fact_rows};
use crate::controls::field::{Field, field};
use crate::frame::Page;
use crate::page::signed_in;
use actions::bill::corrections::{Correctable, show_correction};
use billing::Money;
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
    page(
        asked,
        invoice,
        (title, corrections::credit_intro(language)),
        (&fields, content),
    )
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
            <input r#type="hidden" name="key" value=invoice.credit_key.to_string() />
            <input r#type="hidden" name="after" value=invoice.credit_notes.to_string() />
            {fact_rows(vec![left_in_all(asked, invoice, left)])}
            {categories(asked, left)} {field(asked, amount)} {field(asked, reason)}
            {button_row(
                asked,
                ("primary", corrections::credit_submit(language)),
                address(invoice),
            )}
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

/// In all: the amounts of each tax are part of the document, which an operator opens for a reason.
fn left_in_all(asked: &Asked, invoice: &Correctable, left: &[LeftToCredit]) -> Fact {
    let language = asked.language;
    let zero = Money::zero(invoice.total.currency());
    let sum = left.iter().try_fold(zero, |sum, it| sum.plus(it.taxable));
    let sum = sum.map(|it| format::money(language, it));
    Fact::text(corrections::credit_left(language), sum.unwrap_or_default())
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
