//! Taxes and exchange rates: two tables, and the forms that add to them.

mod form;
mod rates;
mod rules;

use super::{Desk, page};
use crate::asked::{Asked, asked};
use crate::controls::error_summary::error_summary;
use crate::controls::page_head::page_head;
use crate::frame::Page;
use crate::page::signed_in;
use actions::taxes::{TaxPage, show_taxes};
use leptos::prelude::*;
use words::taxes as texts;

/// The name of the query that asks whether a rule is to be ended.
const END: &str = "end";

/// The page of taxes and exchange rates.
pub fn taxes() -> AnyView {
    let ending = asked().and_then(|it| it.query(END));
    signed_in(
        |portal, caller| async move { Ok((show_taxes(&portal, &caller).await?, ending)) },
        |asked, _, (taxes, ending)| show(asked, &taxes, ending.as_deref()),
    )
}

fn show(asked: &Asked, taxes: &TaxPage, ending: Option<&str>) -> Page {
    let language = asked.language;
    let ending = ending.and_then(|key| taxes.rules.iter().find(|it| it.key().to_string() == key));
    let intro = Some(texts::intro(language));
    let question = ending.map(|it| form::end(asked, taxes, it));
    // One question at a time.
    let forms = ending
        .is_none()
        .then(|| (form::add_rule(asked, taxes), form::add_rate(asked, taxes)));
    let (add_rule, add_rate) = forms.unzip();
    let body = view! {
        {error_summary(asked, &form::all_fields(asked, taxes))}
        {page_head(texts::title(language), intro, Vec::new())}
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
