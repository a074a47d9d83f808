//! Writing a support request: what it is about is filled in, the rest is typed.

use super::{diagnosis_lines, office};
use crate::asked::{Asked, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::button_row::button_row;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::page_head::page_head;
use crate::controls::select::select;
use crate::controls::text_area::text_area;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::support::{About, NewRequestPage, new_request};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{labels, shell, support};

/// The page of a new request.
pub fn new() -> AnyView {
    let asked = asked();
    let language = asked
        .as_ref()
        .map_or_else(Language::default, |it| it.language);
    let query = |name| asked.as_ref().and_then(|it| it.query(name));
    let about = About {
        account: query("account"),
        profile: query("profile"),
        subscription: query("subscription"),
        invoice: query("invoice"),
        month: query("month"),
    };
    signed_in(
        move |portal, caller| async move { new_request(&portal, &caller, &about, language).await },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &NewRequestPage) -> Page {
    let language = asked.language;
    let title = support::new(language);
    let office = office(language, page.office.as_ref());
    let fields = fields(asked);
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), Some(support::new_intro(language, &office)), Vec::new())}
        <div class="thread-columns">
            {form(asked, page, &fields)}
            {sent_along(asked, page, &office)}
        </div>
    };
    Page {
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(support::title(language), addresses::SUPPORT),
            Crumb::here(title.clone()),
        ],
        title,
        here: Here::Support,
        account: None,
        body: body.into_any(),
    }
}

fn fields(asked: &Asked) -> [Field; 3] {
    let language = asked.language;
    [
        Field::text(asked, "subject", support::subject(language))
            .with_hint(support::subject_hint(language)),
        Field::text(asked, "text", support::text(language)).with_hint(support::text_hint(language)),
        Field::text(asked, "language", support::language(language))
            .with_default(asked, language.to_string()),
    ]
}

fn form(asked: &Asked, page: &NewRequestPage, [subject, text, language]: &[Field; 3]) -> AnyView {
    let languages = Language::ALL.map(|it| (it.to_string(), labels::language(it)));
    let about = page.invoice.as_ref().map(|name| {
        let about = support::about_invoice(asked.language, name);
        view! { <p><strong>{about}</strong></p> }
    });
    view! {
        <form
            class="sheet sheet-body form"
            data-width="wide"
            method="post"
            action=addresses::NEW_SUPPORT_REQUEST
        >
            {about}
            {hidden(page)}
            {field(asked, subject)}
            {text_area(asked, text)}
            {select(asked, language, languages.into())}
            {button_row(
                asked,
                ("primary", support::send(asked.language)),
                addresses::SUPPORT.to_owned(),
            )}
        </form>
    }
    .into_any()
}

/// What nobody types.
fn hidden(page: &NewRequestPage) -> AnyView {
    let about = &page.about;
    let named = [
        ("form_key", Some(page.form_key.to_string())),
        ("account", about.account.clone()),
        ("profile", about.profile.clone()),
        ("subscription", about.subscription.clone()),
        ("invoice", about.invoice.clone()),
        ("month", about.month.clone()),
    ];
    let fields = named.into_iter().filter_map(|(name, value)| {
        let value = value?;
        Some(view! { <input r#type="hidden" name=name value=value /> })
    });
    fields.collect::<Vec<_>>().into_any()
}

fn sent_along(asked: &Asked, page: &NewRequestPage, office: &str) -> AnyView {
    let language = asked.language;
    view! {
        <section class="sheet sheet-body" aria-labelledby="diagnosis">
            <div class="sheet-head">
                <h2 id="diagnosis">{support::diagnosis(language)}</h2>
            </div>
            <p class="field-hint">{support::diagnosis_hint(language, office)}</p>
            {diagnosis_lines(&page.diagnosis)}
        </section>
    }
    .into_any()
}
