//! What search finds, on a page of its own.

use crate::asked::{Asked, asked};
use crate::controls::empty_state::empty_state;
use crate::controls::icon::icon;
use crate::controls::page_head::page_head;
use crate::controls::status::status;
use crate::frame::Page;
use crate::page::signed_in;
use billing::Language;
use islands::{Asking, Finding, FoundKind, WORDS_LENGTH_MIN, addresses, find};
use leptos::prelude::*;
use words::{common, shell};

/// The page of search.
pub fn search() -> AnyView {
    let (language, words) = match asked() {
        Some(asked) => (asked.language, asked.searched()),
        None => Default::default(),
    };
    signed_in(
        |portal, caller| async move {
            let asking = Asking {
                portal,
                caller,
                language,
            };
            find(&asking, &words).await
        },
        |asked, _, findings| show(asked, &findings),
    )
}

fn show(asked: &Asked, findings: &[Finding]) -> Page {
    let language = asked.language;
    let words = asked.searched();
    let title = common::search(language);
    let count = i64::try_from(findings.len()).unwrap_or(i64::MAX);
    let body = match findings.is_empty() {
        true => nothing(asked, &title, &words),
        false => view! {
            {page_head(
                title.clone(),
                Some(shell::search_results(language, count, &words)),
                Vec::new(),
            )}
            <div class="stack" data-width="narrow">
                {groups(asked, findings)}
            </div>
        }
        .into_any(),
    };
    Page::from_home(language, title, body)
}

fn nothing(asked: &Asked, title: &str, words: &str) -> AnyView {
    let language = asked.language;
    let switch = view! {
        <a class="button" href=addresses::DIRECTORIES>
            {shell::switch_directory(language)}
        </a>
    };
    let reason = match words.trim().chars().count() < WORDS_LENGTH_MIN {
        true => shell::search_short(language, &WORDS_LENGTH_MIN.to_string()),
        false => shell::search_nothing(language, words),
    };
    let empty = empty_state(
        asked,
        "search",
        shell::search_none(language),
        reason,
        vec![switch.into_any()],
    );
    view! {
        {page_head(title.to_owned(), None, Vec::new())}
        <div class="sheet">{empty}</div>
    }
    .into_any()
}

/// One list for each kind; `find` gives them kind by kind.
fn groups(asked: &Asked, findings: &[Finding]) -> Vec<AnyView> {
    let group = |found: &[Finding]| {
        let entries: Vec<_> = found.iter().map(|it| entry(asked, it)).collect();
        let name = found.first().map(|it| kind_name(asked.language, it.kind));
        view! {
            <section>
                <h2 class="results-kind">{name} " " <span>{found.len().to_string()}</span></h2>
                <ul class="sheet entry-list results">{entries}</ul>
            </section>
        }
        .into_any()
    };
    findings
        .chunk_by(|one, next| one.kind == next.kind)
        .map(group)
        .collect()
}

fn entry(asked: &Asked, finding: &Finding) -> AnyView {
    let end = finding.status.map(|it| {
        view! { <div class="entry-end">{status(asked, it)}</div> }
    });
    view! {
        <li class="entry">
            {icon(asked, finding.symbol)}
            <h3>
                <a href=finding.address.clone()>{finding.label.clone()}</a>
            </h3>
            <p>{finding.detail.clone()}</p>
            {end}
        </li>
    }
    .into_any()
}

fn kind_name(language: Language, kind: FoundKind) -> String {
    match kind {
        FoundKind::Page => shell::search_pages(language),
        FoundKind::Account => shell::billing_accounts(language),
        FoundKind::Profile => shell::billing_profiles(language),
        FoundKind::Subscription => shell::subscriptions(language),
        FoundKind::Invoice => shell::invoices(language),
    }
}
