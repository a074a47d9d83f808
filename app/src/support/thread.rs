//! One support request: what was written on it, in order, and what can be done.

use super::state::state;
use super::{diagnosis_lines, office};
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::facts::{Fact, small_fact_rows};
use crate::controls::field::Field;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::controls::text_area::text_area;
use crate::frame::{Here, Page};
use crate::operator::Desk;
use crate::page::signed_in;
use actions::Refusal;
use actions::support::{Author, MessageView, RequestThread, show_request};
use billing::support::{SupportSide, SupportState};
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{format, labels, shell, support};

/// The page of a request.
pub fn request() -> AnyView {
    let name = use_params_map().get_untracked().get("request");
    signed_in(
        |portal, caller| async move {
            let name = name.ok_or(Refusal::NotFound)?;
            show_request(&portal, &caller, &name).await
        },
        |asked, _, thread| show(asked, &thread),
    )
}

fn show(asked: &Asked, thread: &RequestThread) -> Page {
    let language = asked.language;
    let text = text(asked, thread.side);
    let line = support::thread_title(language, &thread.name);
    let body = view! {
        {error_summary(asked, std::slice::from_ref(&text))}
        {page_head(thread.subject.clone(), Some(line), commands(asked, thread))}
        <div class="thread-columns">
            <div class="stack">{messages(asked, thread)} {writing(asked, thread, &text)}</div>
            <div class="stack">{facts(asked, thread)} {diagnosis(asked, thread)}</div>
        </div>
    };
    let (here, list) = match thread.side {
        SupportSide::Writer => (
            Here::Support,
            Crumb::to(support::title(language), addresses::SUPPORT),
        ),
        SupportSide::Office => (
            Here::Office(Desk::Support),
            Crumb::to(support::plain_office(language), addresses::OFFICE_SUPPORT),
        ),
    };
    Page {
        title: format!("{} · {}", thread.subject, thread.name),
        here,
        account: None,
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            list,
            Crumb::here(thread.name.clone()),
        ],
        body: body.into_any(),
    }
}

fn commands(asked: &Asked, thread: &RequestThread) -> Vec<AnyView> {
    let (word, text) = match thread.state {
        SupportState::Closed => return Vec::new(),
        _ => ("close", support::close(asked.language)),
    };
    vec![deed(thread, word, text)]
}

/// A button that does one thing with the request.
fn deed(thread: &RequestThread, word: &'static str, text: String) -> AnyView {
    view! {
        <form method="post" action=addresses::support_request(&thread.name)>
            <button class="button" name="do" value=word>
                {text}
            </button>
        </form>
    }
    .into_any()
}

fn messages(asked: &Asked, thread: &RequestThread) -> AnyView {
    let written = thread.messages.iter();
    let written: Vec<_> = written.map(|it| message(asked, thread, it)).collect();
    view! {
        <section aria-labelledby="messages">
            <h2 class="visually-hidden" id="messages">
                {support::messages(asked.language)}
            </h2>
            <ol class="thread">{written}</ol>
        </section>
    }
    .into_any()
}

fn message(asked: &Asked, thread: &RequestThread, message: &MessageView) -> AnyView {
    let language = asked.language;
    let from = match &message.from {
        Author::You => support::you(language),
        Author::Writer(email) => email.clone(),
        Author::Office(None) => office(language, thread.office.as_ref()),
        Author::Office(Some(email)) => support::office_by(language, email),
    };
    let is_own = message.from == Author::You;
    view! {
        <li class="sheet message" data-own=is_own>
            <p class="message-head">
                <strong>{from}</strong>
                <time datetime=message.at.to_rfc3339()>
                    {format::date_time(language, message.at)}
                </time>
            </p>
            <p class="lines">{message.text.clone()}</p>
        </li>
    }
    .into_any()
}

fn text(asked: &Asked, side: SupportSide) -> Field {
    let language = asked.language;
    match side {
        SupportSide::Writer => Field::text(asked, "text", support::reply_label(language)),
        SupportSide::Office => Field::text(asked, "text", support::answer_label(language))
            .with_hint(support::answer_hint(language)),
    }
}

/// The form of another message, or why there is none.
fn writing(asked: &Asked, thread: &RequestThread, text: &Field) -> AnyView {
    let language = asked.language;
    if thread.state == SupportState::Closed {
        return view! {
            {notice(asked, NoticeKind::Info, support::closed_hint(language))}
            {deed(thread, "reopen", support::reopen(language))}
        }
        .into_any();
    }
    if !thread.has_room {
        return notice(asked, NoticeKind::Info, support::full(language));
    }
    let send = match thread.side {
        SupportSide::Writer => support::reply(language),
        SupportSide::Office => support::answer(language),
    };
    view! {
        <form
            class="sheet sheet-body form"
            data-width="wide"
            method="post"
            action=addresses::support_request(&thread.name)
        >
            <input r#type="hidden" name="form_key" value=thread.form_key.to_string() />
            {text_area(asked, text)}
            <div class="button-row">
                <button class="button" data-kind="primary" name="do" value="write">
                    {send}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn facts(asked: &Asked, thread: &RequestThread) -> AnyView {
    let language = asked.language;
    let mut facts = vec![Fact::of(
        support::state(language),
        state(asked, thread.state),
    )];
    if let Some(email) = &thread.writer {
        let answer_in = labels::language(thread.language);
        facts.push(Fact::text(support::from(language), email.clone()));
        facts.push(Fact::text(support::answer_in(language), answer_in));
    }
    if let Some((account, invoice)) = &thread.about {
        facts.push(Fact::of(
            support::about(language),
            about(account, invoice.as_deref()),
        ));
    }
    let written = format::date_time(language, thread.opened_at);
    facts.push(Fact::text(support::written(language), written));
    view! { <div class="sheet sheet-body">{small_fact_rows(facts)}</div> }.into_any()
}

/// What it was written from: the invoice, or the account.
fn about(account: &str, invoice: Option<&str>) -> AnyView {
    let (name, address) = match invoice {
        Some(invoice) => (invoice, addresses::invoice(account, invoice)),
        None => (account, addresses::account(account)),
    };
    view! { <a class="code" href=address>{name.to_owned()}</a> }.into_any()
}

fn diagnosis(asked: &Asked, thread: &RequestThread) -> AnyView {
    let language = asked.language;
    view! {
        <section class="sheet sheet-body" aria-labelledby="diagnosis">
            <div class="sheet-head">
                <h2 id="diagnosis">{support::diagnosis_sent(language)}</h2>
            </div>
            {diagnosis_lines(&thread.diagnosis)}
        </section>
    }
    .into_any()
}
