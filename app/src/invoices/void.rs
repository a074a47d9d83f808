//! Voiding an invoice: what will happen, what becomes of the charges, and why.

use super::correction_form::{address, asked_invoice, page, reason, refused};
use crate::asked::Asked;
use crate::controls::button_row::button_row;
use crate::controls::field::field;
use crate::frame::Page;
use crate::page::signed_in;
use actions::bill::corrections::{Correctable, show_correction};
use islands::addresses;
use leptos::prelude::*;
use words::{corrections, format};

/// The page that asks before an invoice is voided.
pub fn void() -> AnyView {
    let path = asked_invoice();
    signed_in(
        |portal, caller| async move { show_correction(&portal, &caller, &path?).await },
        |asked, _, invoice| show(asked, &invoice),
    )
}

fn show(asked: &Asked, invoice: &Correctable) -> Page {
    let language = asked.language;
    let title = corrections::void_title(language, &invoice.name);
    let reason = reason(asked, corrections::void_reason_hint(language));
    let content = match &invoice.unvoidable {
        Some(why) => refused(asked, invoice, why),
        None => view! {
            <section class="sheet sheet-body" aria-labelledby="what">
                <div class="sheet-head">
                    <h2 id="what">{corrections::void_what(language)}</h2>
                </div>
                <ul class="notes">{consequences(asked, invoice)}</ul>
            </section>
            <form
                class="sheet sheet-body form"
                method="post"
                action=addresses::void(&invoice.account.name, &invoice.name)
            >
                {charges(asked)} {field(asked, &reason)}
                {button_row(
                    asked,
                    ("danger", corrections::void_submit(language)),
                    address(invoice),
                )}
            </form>
        }
        .into_any(),
    };
    page(
        asked,
        invoice,
        (title, corrections::void_intro(language)),
        (std::slice::from_ref(&reason), content),
    )
}

fn consequences(asked: &Asked, invoice: &Correctable) -> Vec<AnyView> {
    let language = asked.language;
    let open = invoice.total.minus(invoice.paid).ok();
    let open = open.filter(|it| it.minor() > 0);
    let open = open.map(|it| format::money(language, it));
    // What credit notes paid of it comes again with them.
    let paid = Some(invoice.received()).filter(|it| it.minor() > 0);
    let paid = paid.map(|it| format::money(language, it));
    let is_credited = invoice.credited.minor() > 0;
    let credited = is_credited.then(|| format::money(language, invoice.credited));
    let left = invoice.total.minus(invoice.credited).ok();
    let total = left.map(|it| format::money(language, it.negated()));
    let sentences = [
        total.map(|it| corrections::void_note_made(language, &it)),
        credited.map(|it| corrections::void_credited(language, &it)),
        Some(corrections::void_stays(language, &invoice.document_number)),
        open.map(|it| corrections::void_nothing_open(language, &it)),
        paid.map(|it| corrections::void_kept(language, &it)),
    ];
    let sentences = sentences.into_iter().flatten();
    sentences
        .map(|it| view! { <li>{it}</li> }.into_any())
        .collect()
}

fn charges(asked: &Asked) -> AnyView {
    let language = asked.language;
    let typed = asked.typed("then");
    let choice = |value: &'static str, name: String, hint: String| {
        let is_chosen = typed == value || (typed.is_empty() && value == "rebill");
        view! {
            <label class="choice">
                <input r#type="radio" name="then" value=value checked=is_chosen />
                <span>
                    {name} <small class="table-detail">{hint}</small>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="field-label">{corrections::void_then(language)}</legend>
            {choice(
                "rebill",
                corrections::void_rebill(language),
                corrections::void_rebill_hint(language),
            )}
            {choice(
                "write-off",
                corrections::void_write_off(language),
                corrections::void_write_off_hint(language),
            )}
        </fieldset>
    }
    .into_any()
}
