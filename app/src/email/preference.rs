//! *Invoice e-mail preference* of a profile, and the invoice contacts of an enrolment (domain.md
//! §4, flow 7).

use super::people::{REMOVE, Words, added, new_address, who};
use super::preview::preview;
use super::sent::sent;
use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::facts::{Fact, fact_rows};
use crate::controls::field::Field;
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::mail::{MailPart, MailPath, PreferencePage, show_preference};
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{common, invoice_email, shell};

/// The page of a profile.
pub fn preference() -> AnyView {
    let account = asked_account();
    let profile = use_params_map().get_untracked().get("profile");
    signed_in(
        |portal, caller| async move {
            let path = MailPath {
                account: account?,
                part: MailPart::Profile(profile.unwrap_or_default()),
            };
            show_preference(&portal, &caller, &path).await
        },
        |asked, _, page| of_profile(asked, &page),
    )
}

/// The page of an enrolment.
pub fn contacts() -> AnyView {
    let account = asked_account();
    signed_in(
        |portal, caller| async move {
            let path = MailPath {
                account: account?,
                part: MailPart::Enrolment,
            };
            show_preference(&portal, &caller, &path).await
        },
        |asked, _, page| of_enrolment(asked, &page),
    )
}

fn of_profile(asked: &Asked, page: &PreferencePage) -> Page {
    let language = asked.language;
    let title = invoice_email::title(language);
    let name = page.place.display_name.clone();
    let address = addresses::invoice_email(&page.account.name, &page.place.name);
    let field = Field::text(asked, "preference", invoice_email::question(language));
    let words = Words {
        title: invoice_email::recipients(language),
        hint: Some(invoice_email::recipients_hint(language)),
        none: invoice_email::recipients_none(language),
        add: invoice_email::add(language),
        asks: None,
    };
    let content = match page.can_change {
        true => view! {
            {form(asked, page)}
            {who(asked, page)}
            {added(asked, page, words)}
            {preview(asked, (&address, &page.test_to))}
            {sent(asked, page)}
        }
        .into_any(),
        false => view! {
            {state(asked, page)}
            {who(asked, page)}
            {sent(asked, page)}
        }
        .into_any(),
    };
    let body = view! {
        {error_summary(asked, &[field, new_address(asked)])}
        {page_head(title.clone(), Some(name.clone()), Vec::new())}
        <div class="stack">{content}</div>
    };
    Page {
        title: format!("{title} · {name}"),
        here: Here::Invoices,
        account: Some(page.account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                page.account.display_name.clone(),
                addresses::account(&page.account.name),
            ),
            Crumb::to(title, addresses::invoice_emails(&page.account.name)),
            Crumb::here(name),
        ],
        body: body.into_any(),
    }
}

/// Whether they are sent, for whoever only reads it.
fn state(asked: &Asked, page: &PreferencePage) -> AnyView {
    let language = asked.language;
    let is_on = match page.is_on {
        true => invoice_email::yes(language),
        false => invoice_email::no(language),
    };
    view! {
        <div class="sheet sheet-body stack" data-width="narrow" data-gap="small">
            {fact_rows(vec![Fact::text(invoice_email::question(language), is_on)])}
            <p class="soft">{invoice_email::read_only(language)}</p>
        </div>
    }
    .into_any()
}

fn form(asked: &Asked, page: &PreferencePage) -> AnyView {
    let language = asked.language;
    let choice = |is_on, word: &'static str, text: String, hint: String| {
        view! {
            <label class="choice">
                <input
                    r#type="radio"
                    name="preference"
                    value=word
                    checked=page.is_on == is_on
                />
                <span>{text} <small>{hint}</small></span>
            </label>
        }
    };
    view! {
        <form class="sheet sheet-body stack" data-width="narrow" method="post">
            <fieldset class="choices" id="preference">
                <legend class="field-label">{invoice_email::question(language)}</legend>
                {choice(
                    true,
                    "yes",
                    invoice_email::yes(language),
                    invoice_email::yes_hint(language),
                )}
                {choice(false, "no", invoice_email::no(language), invoice_email::no_hint(language))}
            </fieldset>
            <div class="button-row">
                <button class="button" data-kind="primary" name="do" value="save">
                    {common::save(language)}
                </button>
                <a
                    class="button"
                    data-kind="quiet"
                    href=addresses::invoices(&page.account.name)
                >
                    {common::cancel(language)}
                </a>
            </div>
        </form>
    }
    .into_any()
}

fn of_enrolment(asked: &Asked, page: &PreferencePage) -> Page {
    let language = asked.language;
    let title = invoice_email::contacts(language);
    let address = addresses::invoice_contacts(&page.account.name);
    let words = Words {
        title: title.clone(),
        hint: None,
        none: without_contacts(asked, page),
        add: invoice_email::contacts_add(language),
        asks: Some(address.clone()),
    };
    let intro = invoice_email::contacts_intro(language);
    let body = view! {
        {error_summary(asked, &[new_address(asked)])}
        {page_head(title.clone(), Some(intro), Vec::new())}
        <div class="stack">
            {question(asked, page, &address)} {added(asked, page, words)} {preview(asked, (&address, &page.test_to))}
            {sent(asked, page)}
        </div>
    };
    Page {
        title: format!("{title} · {}", page.account.display_name),
        here: Here::Properties,
        account: Some(page.account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                page.account.display_name.clone(),
                addresses::account(&page.account.name),
            ),
            Crumb::here(title),
        ],
        body: body.into_any(),
    }
}

/// Who gets the invoices while there is no contact.
fn without_contacts(asked: &Asked, page: &PreferencePage) -> String {
    let language = asked.language;
    let gets: Vec<_> = page.gets.iter().map(|it| it.email.as_str()).collect();
    match gets.is_empty() {
        true => invoice_email::contacts_nobody(language),
        false => invoice_email::contacts_none(language, &gets.join(", ")),
    }
}

/// The question before the last contact is removed, with what follows from it.
fn question(asked: &Asked, page: &PreferencePage, address: &str) -> Option<AnyView> {
    let language = asked.language;
    let wanted = asked.query(REMOVE)?;
    let [last] = page.added.as_slice() else {
        return None;
    };
    if last.id.to_string() != wanted {
        return None;
    }
    let view = view! {
        <section
            class="sheet sheet-body stack"
            data-width="narrow"
            data-gap="small"
            aria-labelledby="remove-last"
        >
            <h2 id="remove-last">{invoice_email::remove_last(language, &last.email)}</h2>
            <p>{invoice_email::remove_last_means(language)}</p>
            <form class="button-row" method="post" action=address.to_owned()>
                <input r#type="hidden" name="recipient" value=wanted />
                <input r#type="hidden" name="confirmed" value="yes" />
                <button class="button" data-kind="danger" name="do" value="remove">
                    {invoice_email::remove(language)}
                </button>
                <a class="button" data-kind="quiet" href=address.to_owned()>
                    {common::cancel(language)}
                </a>
            </form>
        </section>
    };
    Some(view.into_any())
}
