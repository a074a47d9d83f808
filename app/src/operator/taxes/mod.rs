//! Taxes and exchange rates: two tables, and the forms that add to them.

mod form;
mod rates;
mod rules;

use super::{Desk, page};
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::page_head::page_head;
use crate::frame::Page;
use crate::page::signed_in;
use actions::taxes::{TaxPage, show_taxes};
use leptos::prelude::*;
use words::taxes;

/// The name of the query that asks whether a rule is to be ended.
const END: &str = "end";
/// The name of the query that asks what is to take the place of a rule.
const REPLACE: &str = "replace";
/// The name of the query that asks whether an exchange rate is to be ended.
const END_RATE: &str = "end-rate";
/// The name of the query that asks what is to take the place of an exchange rate.
const REPLACE_RATE: &str = "replace-rate";

/// The page of taxes and exchange rates.
pub fn taxes() -> AnyView {
    signed_in(
        |portal, caller| async move { show_taxes(&portal, &caller).await },
        |asked, _, taxes| show(asked, &taxes),
    )
}

fn show(asked: &Asked, taxes: &TaxPage) -> Page {
    let language = asked.language;
    let named = |name| {
        let key = asked.query(name)?;
        taxes.rules.iter().find(|it| it.key().to_string() == key)
    };
    let rate_named = |name| {
        let key = asked.query(name)?;
        taxes.rates.iter().find(|it| it.key().to_string() == key)
    };
    let (ending, replacing) = (named(END), named(REPLACE));
    let (ending_rate, replacing_rate) = (rate_named(END_RATE), rate_named(REPLACE_RATE));
    let intro = Some(taxes::intro(language));
    // One question at a time, above the tables; where there is none, the forms that add are below.
    let question = ending
        .map(|it| form::end(asked, taxes, it))
        .or_else(|| replacing.map(|it| form::add_rule(asked, taxes, Some(it))))
        .or_else(|| ending_rate.map(|it| form::end_rate(asked, taxes, it)))
        .or_else(|| replacing_rate.map(|it| form::add_rate(asked, taxes, Some(it))));
    let is_asked = question.is_some();
    let add_rule = (!is_asked).then(|| form::add_rule(asked, taxes, None));
    let add_rate = (!is_asked).then(|| form::add_rate(asked, taxes, None));
    let body = view! {
        {error_summary(asked, &form::all_fields(asked, taxes))}
        {page_head(taxes::title(language), intro, Vec::new())}
        <div class="stack">
            {question} {rules::rules(asked, taxes)} {add_rule} {rates::rates(asked, taxes)}
            {add_rate}
        </div>
    };
    page(asked, Desk::Taxes, body.into_any())
}

/// A table on a sheet of its own, with a line above it.
fn section(id: &'static str, title: String, line: Option<String>, content: AnyView) -> AnyView {
    let line = line.map(|it| view! { <p class="soft">{it}</p> });
    view! {
        <section class="sheet invoices" aria-labelledby=id>
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id=id>{title}</h2>
                </div>
                {line}
            </div>
            {content}
        </section>
    }
    .into_any()
}
