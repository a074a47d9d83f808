//! *Payment reminders* of an account.

use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::field::Field;
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::mail::{RemindersPage, show_reminders};
use billing::Language;
use billing::mail::ReminderDays;
use islands::addresses;
use leptos::prelude::*;
use words::{common, invoice_email, shell};

/// The page.
pub fn reminders() -> AnyView {
    let account = asked_account();
    signed_in(
        |portal, caller| async move { show_reminders(&portal, &caller, &account?).await },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &RemindersPage) -> Page {
    let language = asked.language;
    let title = invoice_email::reminders(language);
    let intro = invoice_email::reminders_intro(language);
    let field = Field::text(
        asked,
        "reminders",
        invoice_email::reminders_question(language),
    );
    let body = view! {
        {error_summary(asked, &[field])}
        {page_head(title.clone(), Some(intro), Vec::new())}
        {form(asked, page)}
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

fn form(asked: &Asked, page: &RemindersPage) -> AnyView {
    let language = asked.language;
    let choice = |is_on, word: &'static str, text: String, hint: Vec<String>| {
        let hints: Vec<_> = hint
            .into_iter()
            .map(|it| view! { <small>{it}</small> })
            .collect();
        view! {
            <label class="choice">
                <input r#type="radio" name="reminders" value=word checked=page.is_on == is_on />
                <span>{text} " " {hints}</span>
            </label>
        }
    };
    view! {
        <form class="sheet sheet-body stack" data-width="narrow" method="post">
            <fieldset class="choices" id="reminders">
                <legend class="field-label">{invoice_email::reminders_question(language)}</legend>
                {choice(true, "yes", invoice_email::yes(language), when(language, &page.days))}
                {choice(
                    false,
                    "no",
                    invoice_email::no(language),
                    vec![invoice_email::reminders_no_hint(language)],
                )}
            </fieldset>
            <div class="button-row">
                <button class="button" data-kind="primary">{common::save(language)}</button>
                <a class="button" data-kind="quiet" href=addresses::account(&page.account.name)>
                    {common::cancel(language)}
                </a>
            </div>
        </form>
    }
    .into_any()
}

/// When people are reminded, a sentence for each day.
fn when(language: Language, days: &ReminderDays) -> Vec<String> {
    if days.days().is_empty() {
        return vec![invoice_email::reminders_never(language)];
    }
    let sentence = |day: &i32| match day {
        ..0 => invoice_email::reminders_before(language, -i64::from(*day)),
        0 => invoice_email::reminders_on_the_day(language),
        1.. => invoice_email::reminders_after(language, i64::from(*day)),
    };
    days.days().iter().map(sentence).collect()
}
