//! One mail: to whom, why, how it went, and what can be done about it.

use super::list::about;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::facts::{Fact, fact_rows};
use crate::controls::page_head::page_head;
use crate::email::{mail_status, told};
use crate::frame::Page;
use crate::operator::{Desk, page};
use crate::page::signed_in;
use actions::Refusal;
use actions::mail::{MailPage, show_mail};
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{format, labels, mail_ledger};

/// The page.
pub fn one() -> AnyView {
    let id = use_params_map().get_untracked().get("mail");
    signed_in(
        |portal, caller| async move {
            let id = id.and_then(|it| it.parse().ok()).ok_or(Refusal::NotFound)?;
            show_mail(&portal, &caller, id).await
        },
        |asked, _, mail| show(asked, &mail),
    )
}

fn show(asked: &Asked, mail: &MailPage) -> Page {
    let language = asked.language;
    let delivery = &mail.row.delivery;
    let title = mail_ledger::one(language, &delivery.email);
    let body = view! {
        {error_summary(asked, &[])}
        {page_head(title.clone(), delivery.name.clone(), again(asked, mail).into_iter().collect())}
        <div class="stack">
            <div class="sheet sheet-body">{facts(asked, mail)}</div>
            {read(asked, mail)}
        </div>
    };
    let mut page = page(asked, Desk::Mail, body.into_any());
    page.crumbs.pop();
    page.crumbs
        .push(Crumb::to(mail_ledger::title(language), addresses::MAIL));
    page.crumbs.push(Crumb::here(title.clone()));
    page.title = title;
    page
}

fn facts(asked: &Asked, mail: &MailPage) -> AnyView {
    let language = asked.language;
    let delivery = &mail.row.delivery;
    fact_rows(vec![
        Fact::of(mail_ledger::about(language), about(asked, &mail.row)),
        Fact::text(
            mail_ledger::why(language),
            labels::mail_reason(language, delivery.reason),
        ),
        Fact::text(
            mail_ledger::language(language),
            labels::language(delivery.language),
        ),
        Fact::text(
            mail_ledger::queued_at(language),
            format::date_time(language, delivery.queued_at),
        ),
        Fact::of(
            mail_ledger::state(language),
            mail_status(asked, delivery.state),
        ),
        Fact::of(mail_ledger::said(language), told(asked, delivery)),
        Fact::text(
            mail_ledger::tries(language),
            mail_ledger::tried(language, delivery.attempts.into()),
        ),
    ])
}

fn again(asked: &Asked, mail: &MailPage) -> Option<AnyView> {
    let address = addresses::one_mail(&mail.row.id.to_string());
    let form = view! {
        <form method="post" action=address>
            <input r#type="hidden" name="key" value=mail.form_key.to_string() />
            <button class="button" name="do" value="again">
                {mail_ledger::again(asked.language)}
            </button>
        </form>
    };
    mail.is_sent_again.then(|| form.into_any())
}

fn read(asked: &Asked, mail: &MailPage) -> AnyView {
    let language = asked.language;
    let id = mail.row.id.to_string();
    let links = mail.is_kept.then(|| {
        view! {
            <div class="button-row">
                <a class="button" href=addresses::kept_mail(&id, "text")>
                    {mail_ledger::as_text(language)}
                </a>
                <a class="button" href=addresses::kept_mail(&id, "html")>
                    {mail_ledger::as_html(language)}
                </a>
            </div>
        }
    });
    let hint = match mail.is_kept {
        true => mail_ledger::kept(language),
        false => mail_ledger::not_kept(language),
    };
    view! {
        <section class="sheet sheet-body stack" aria-labelledby="read">
            <h2 id="read">{mail_ledger::read(language)}</h2>
            <p class="soft">{hint}</p>
            {links}
        </section>
    }
    .into_any()
}
