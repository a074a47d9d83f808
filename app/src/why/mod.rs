//! *Why don't I see an invoice?*: the page that asks, and the answer wherever something is missing.

mod answer;
mod ask;
mod reason;
mod way;

use crate::asked::{Asked, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::explain::{Wanted, Why, show_why};
use islands::addresses;
use leptos::prelude::*;
use words::{shell, why};

pub use answer::reasons;
pub use way::other_identity;

/// The page.
pub fn page() -> AnyView {
    let wanted = asked().as_ref().map(asked_for).unwrap_or_default();
    signed_in(
        |portal, caller| async move { show_why(&portal, &caller, wanted).await },
        |asked, _, why| show(asked, &why),
    )
}

/// What the address asks for.
fn asked_for(asked: &Asked) -> Wanted {
    let typed = |name| asked.query(name).filter(|it| !it.trim().is_empty());
    let chosen = typed("of").map(|it| Wanted::at(&addresses::parts(&it)));
    let chosen = chosen.unwrap_or_default();
    Wanted {
        account: typed("account").or(chosen.account),
        profile: typed("profile").or(chosen.profile),
        subscription: typed("subscription").or(chosen.subscription),
        invoice: typed("invoice").or(chosen.invoice),
        name: typed("name"),
        month: typed("month").and_then(|it| it.parse().ok()),
    }
}

fn show(asked: &Asked, found: &Why) -> Page {
    let language = asked.language;
    let title = why::title(language);
    // The form was sent with nothing in it.
    let nothing_asked = found.wanted.is_empty() && asked.query("name").is_some();
    let answer = match (found.wanted.is_empty(), nothing_asked) {
        (false, _) => Some(answer::answer(asked, found)),
        (true, true) => Some(notice(
            asked,
            NoticeKind::Info,
            why::nothing_asked(language),
        )),
        (true, false) => None,
    };
    let body = view! {
        {page_head(title.clone(), Some(why::intro(language)), Vec::new())}
        <div class="stack">
            {answer}
            {ask::form(asked, found)}
        </div>
    };
    Page {
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::here(title.clone()),
        ],
        title,
        here: Here::Why,
        account: None,
        body: body.into_any(),
    }
}
