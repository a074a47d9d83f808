//! With what somebody signs in: password, authenticator app, recovery codes, passkeys.

mod app;
mod codes;
mod passkeys;
mod qr;
mod sessions;

pub use app::{off, set_up};
pub use codes::new_codes;
pub use passkeys::{new_passkey, remove_passkey};
pub use sessions::sessions;

use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::sign_in::{FactorProblem, SecurityPage, show_security};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{format, security, shell, sign_in};

/// The page *Security*.
pub fn security() -> AnyView {
    signed_in(
        |portal, caller| async move { show_security(&portal, &caller).await },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &SecurityPage) -> Page {
    let language = asked.language;
    let content = match page.has_password {
        true => parts(asked, page),
        false => notice(asked, NoticeKind::Info, security::by_provider(language)),
    };
    let title = security::title(language);
    let body = view! {
        {error_summary(asked, &[])}
        {page_head(title.clone(), Some(security::intro(language)), Vec::new())}
        <div class="stack" data-width="narrow">{content} {part(sessions_part(language), None)}</div>
    };
    Page::from_home(language, title, body.into_any())
}

fn parts(asked: &Asked, page: &SecurityPage) -> AnyView {
    let language = asked.language;
    let password = Part {
        id: "password",
        title: security::password(language),
        line: security::password_hint(language),
        link: Some((addresses::PASSWORD, sign_in::change_password(language))),
    };
    view! {
        {part(password, None)}
        {part(app_part(language, page), None)}
        {codes_part(language, page).map(|it| part(it, None))}
        {part(passkeys_part(language, page), passkeys::list(asked, page))}
    }
    .into_any()
}

/// One of the things that one signs in with.
struct Part {
    id: &'static str,
    title: String,
    line: String,
    link: Option<(&'static str, String)>,
}

fn part(part: Part, more: Option<AnyView>) -> AnyView {
    let id = part.id;
    let link = part.link.map(|(address, text)| {
        view! {
            <a class="button" href=address>
                {text}
            </a>
        }
    });
    view! {
        <section class="sheet sheet-body security-part" aria-labelledby=id>
            <div>
                <h2 id=id>{part.title}</h2>
                <p class="soft">{part.line}</p>
            </div>
            {link}
            {more}
        </section>
    }
    .into_any()
}

fn app_part(language: Language, page: &SecurityPage) -> Part {
    let (line, link) = match page.app_since {
        Some(since) => (
            security::app_since(language, &format::date(language, since.date_naive())),
            (addresses::APP_OFF, security::turn_off(language)),
        ),
        None => (
            security::app_hint(language),
            (addresses::APP, security::set_up(language)),
        ),
    };
    Part {
        id: "app",
        title: security::app(language),
        line,
        link: Some(link),
    }
}

/// Whoever has no app needs no recovery codes.
fn codes_part(language: Language, page: &SecurityPage) -> Option<Part> {
    page.app_since?;
    let left = i64::try_from(page.codes_left).unwrap_or_default();
    Some(Part {
        id: "codes",
        title: security::codes(language),
        line: security::codes_left(language, left),
        link: Some((addresses::RECOVERY_CODES, security::new_codes(language))),
    })
}

fn passkeys_part(language: Language, page: &SecurityPage) -> Part {
    let (line, link) = match page.takes_passkeys {
        true => (
            security::passkeys_hint(language),
            Some((addresses::NEW_PASSKEY, security::add_passkey(language))),
        ),
        false => (security::passkeys_nowhere(language), None),
    };
    Part {
        id: "passkeys",
        title: security::passkeys(language),
        line,
        link,
    }
}

/// However somebody signs in, they have sessions.
fn sessions_part(language: Language) -> Part {
    Part {
        id: "sessions",
        title: security::sessions(language),
        line: security::sessions_hint(language),
        link: Some((addresses::SESSIONS, security::see_sessions(language))),
    }
}

/// A page beneath *Security*.
fn beneath(asked: &Asked, title: String, body: AnyView) -> Page {
    let language = asked.language;
    Page {
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(security::title(language), addresses::SECURITY),
            Crumb::here(title.clone()),
        ],
        title,
        here: Here::Elsewhere,
        account: None,
        body,
    }
}

/// What is wrong with a code or a passkey.
pub(crate) fn sentence(language: Language, problem: FactorProblem) -> String {
    match problem {
        FactorProblem::Code => security::wrong_code(language),
        FactorProblem::RecoveryCode => security::wrong_recovery_code(language),
        FactorProblem::StepOver => security::step_over(language),
        FactorProblem::OfferOver => security::offer_over(language),
        FactorProblem::PasskeyOver => security::passkey_over(language),
        FactorProblem::PasskeyUnknown => security::passkey_unknown(language),
        FactorProblem::PasskeyUnproven => security::passkey_unproven(language),
        FactorProblem::PasskeyKnown => security::passkey_known(language),
        FactorProblem::TooManyPasskeys => security::too_many_passkeys(language),
    }
}
