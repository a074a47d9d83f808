//! The sessions of whoever asks, each with the way to end it.

use super::beneath;
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::icon::icon;
use crate::controls::page_head::page_head;
use crate::controls::tag::tag;
use crate::frame::Page;
use crate::page::signed_in;
use actions::sign_in::{SessionLine, list_sessions};
use billing::Language;
use billing::session::SignInWay;
use islands::addresses;
use leptos::prelude::*;
use words::{format, security};

/// The page.
pub fn sessions() -> AnyView {
    signed_in(
        |portal, caller| async move { list_sessions(&portal, &caller).await },
        |asked, _, lines| show(asked, &lines),
    )
}

fn show(asked: &Asked, lines: &[SessionLine]) -> Page {
    let language = asked.language;
    let title = security::sessions(language);
    let entries: Vec<_> = lines.iter().map(|it| entry(asked, it)).collect();
    let has_others = lines.iter().any(|it| !it.is_own);
    let others = has_others.then(|| {
        view! {
            <form method="post" action=addresses::SESSIONS>
                <button class="button" data-kind="danger" name="do" value="end-others">
                    {security::end_others(language)}
                </button>
            </form>
        }
    });
    let body = view! {
        {error_summary(asked, &[])}
        {page_head(title.clone(), Some(security::sessions_intro(language)), Vec::new())}
        <div class="stack" data-width="narrow">
            <ul class="sheet entry-list" role="list" aria-label=title.clone()>
                {entries}
            </ul>
            {others}
        </div>
    };
    beneath(asked, title, body.into_any())
}

fn entry(asked: &Asked, session: &SessionLine) -> AnyView {
    let language = asked.language;
    let begun = format::date_time(language, session.begun_at);
    let told = [
        security::session_begun(language, &begun, &way(language, session.way)),
        security::session_seen(language, &format::date_time(language, session.seen_at)),
    ];
    let name = name(language, session);
    let end = match session.is_own {
        true => tag(security::session_this(language)),
        false => view! {
            <form method="post" action=addresses::SESSIONS>
                <input r#type="hidden" name="session" value=session.id.to_string() />
                <button
                    class="button"
                    name="do"
                    value="end"
                    aria-label=security::end_session_of(language, &name, &begun)
                >
                    {security::end_session(language)}
                </button>
            </form>
        }
        .into_any(),
    };
    view! {
        <li class="entry">
            {icon(asked, "key")} <h2>{name.clone()}</h2> <p>{told.join(" · ")}</p>
            <div class="entry-end">{end}</div>
        </li>
    }
    .into_any()
}

fn name(language: Language, session: &SessionLine) -> String {
    match (session.browser, session.system) {
        (Some(browser), Some(system)) => {
            security::session_on(language, browser.word(), system.word())
        }
        (Some(browser), None) => browser.word().to_owned(),
        (None, Some(system)) => security::session_unknown_on(language, system.word()),
        (None, None) => security::session_unknown(language),
    }
}

fn way(language: Language, way: SignInWay) -> String {
    match way {
        SignInWay::Password => security::way_password(language),
        SignInWay::SecondStep => security::way_second_step(language),
        SignInWay::Passkey => security::way_passkey(language),
        SignInWay::Provider => security::way_provider(language),
    }
}
