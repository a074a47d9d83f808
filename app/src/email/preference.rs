//! *Invoice e-mail preference* of a profile, and the invoice contacts of an enrolment (domain.md
//! §4, flow 7).

use super::people::{Words, added, new_address, who};
use super::preview::preview;
use super::sent::sent;
use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
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
    };
    let body = view! {
        {error_summary(asked, &[field, new_address(asked)])}
        {page_head(title.clone(), Some(name.clone()), Vec::new())}
        <div class="stack">
            {form(asked, page)} {who(asked, page)} {added(asked, page, words)}
            {preview(asked, (&address, &page.test_to))}
            {sent(asked, page)}
        </div>
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
    let words = Words {
        title: title.clone(),
        hint: None,
        none: invoice_email::contacts_none(language),
        add: invoice_email::contacts_add(language),
    };
    let intro = invoice_email::contacts_intro(language);
    let address = addresses::invoice_contacts(&page.account.name);
    let body = view! {
        {error_summary(asked, &[new_address(asked)])}
        {page_head(title.clone(), Some(intro), Vec::new())}
        <div class="stack">
            {added(asked, page, words)} {preview(asked, (&address, &page.test_to))}
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
