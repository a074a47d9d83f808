//! What whoever follows the link of a mail gets who may not see the invoice (domain.md §5): to whom
//! it was sent, masked, why they do not see it, and the way to switch.

use crate::asked::Asked;
use crate::controls::icon::small_icon;
use crate::frame::{Gate, Here, Page, in_frame, in_gate};
use crate::page::shown;
use crate::refusals::{Refused, set_status};
use crate::why::reasons;
use actions::mail::NotShown;
use http::StatusCode;
use islands::addresses;
use leptos::prelude::*;
use words::{common, mail_ledger, shell, why};

/// The page.
pub fn not_shown(asked: Asked, not_shown: NotShown) -> AnyView {
    let nothing = std::future::ready(Ok::<_, Refused>(()));
    shown(asked, nothing, move |asked, around, _| {
        set_status(StatusCode::FORBIDDEN);
        let title = mail_ledger::not_shown_title(asked.language);
        let body = body(asked, &title, &not_shown);
        match &asked.caller {
            Some(caller) => {
                let page = Page {
                    title,
                    here: Here::Elsewhere,
                    account: None,
                    crumbs: Vec::new(),
                    body,
                };
                in_frame(asked, caller, around, page)
            }
            None => in_gate(asked, &around.issuer, Gate { title, body }),
        }
    })
}

fn body(asked: &Asked, title: &str, not_shown: &NotShown) -> AnyView {
    let language = asked.language;
    let code = StatusCode::FORBIDDEN.as_u16().to_string();
    let (told, ways) = match &asked.caller {
        Some(caller) if not_shown.is_own => (
            vec![mail_ledger::not_shown_own(language, &caller.email)],
            switch(asked),
        ),
        Some(caller) => (
            vec![
                mail_ledger::not_shown_to(language, &not_shown.masked),
                mail_ledger::not_shown_signed_in(language, &caller.email),
            ],
            switch(asked),
        ),
        None => (
            vec![
                mail_ledger::not_shown_to(language, &not_shown.masked),
                mail_ledger::not_shown_sign_in(language),
            ],
            sign_in(asked),
        ),
    };
    let told: Vec<_> = told.into_iter().map(|it| view! { <p>{it}</p> }).collect();
    let reasons = not_shown.explanation.as_ref().map(|it| {
        view! {
            <section class="failure-reasons" aria-labelledby="why">
                <h2 id="why">{why::title(language)}</h2>
                {reasons(asked, it)}
            </section>
        }
    });
    view! {
        <div class="failure">
            <p class="failure-code">{small_icon(asked, "mail")} {code}</p>
            <h1>{title.to_owned()}</h1>
            {told}
            {ways}
        </div>
        {reasons}
    }
    .into_any()
}

fn sign_in(asked: &Asked) -> AnyView {
    view! {
        <div class="button-row">
            <a class="button" data-kind="primary" href=addresses::sign_in(&asked.address)>
                {common::sign_in(asked.language)}
            </a>
        </div>
    }
    .into_any()
}

fn switch(asked: &Asked) -> AnyView {
    let language = asked.language;
    view! {
        <form class="button-row" method="post" action=addresses::SIGN_OUT>
            <input type="hidden" name="return_to" value=asked.address.clone() />
            <button class="button" data-kind="primary">
                {mail_ledger::not_shown_switch(language)}
            </button>
            <a class="button" href=addresses::DIRECTORIES>
                {shell::switch_directory(language)}
            </a>
        </form>
    }
    .into_any()
}
