//! The list of all mail, with where it stands.

use super::filter::{address_of, filter_bar, found_by, wanted};
use crate::asked::{Asked, asked};
use crate::controls::empty_state::empty_state;
use crate::controls::error_summary::error_summary;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::controls::pager::{Turns, turns};
use crate::controls::table::{cell, column, table};
use crate::email::{mail_status, told};
use crate::frame::Page;
use crate::operator::{Desk, page};
use crate::page::signed_in;
use actions::mail::{LedgerAsked, LedgerRow, Listed, MailLedger, list_mails};
use billing::Language;
use billing::mail::MailState;
use islands::addresses;
use leptos::prelude::*;
use words::{labels, mail_ledger};

/// The page.
pub fn list() -> AnyView {
    let wanted = asked().as_ref().map(wanted).unwrap_or_default();
    signed_in(
        move |portal, caller| async move {
            let ledger = list_mails(&portal, &caller, wanted.clone()).await?;
            Ok((ledger, wanted))
        },
        |asked, _, (ledger, wanted)| show(asked, &ledger, &wanted),
    )
}

fn show(asked: &Asked, ledger: &MailLedger, wanted: &LedgerAsked) -> Page {
    let language = asked.language;
    let paused = ledger
        .is_paused
        .then(|| notice(asked, NoticeKind::Warning, mail_ledger::paused(language)));
    let head = page_head(
        mail_ledger::title(language),
        Some(mail_ledger::intro(language)),
        vec![pause(asked, ledger)],
    );
    let content = match ledger.rows.is_empty() {
        true => nothing(asked, wanted),
        false => rows(asked, ledger, wanted),
    };
    let body = view! {
        {error_summary(asked, &[])}
        {head}
        <div class="stack">
            {paused}
            <div class="sheet invoices">
                {states(asked, ledger, wanted)} {filter_bar(asked, wanted)}
                {found_by(asked, ledger.found_by.as_ref())} {content}
            </div>
        </div>
    };
    page(asked, Desk::Mail, body.into_any())
}

/// Nothing is there, or nothing of what is asked for.
fn nothing(asked: &Asked, wanted: &LedgerAsked) -> AnyView {
    let language = asked.language;
    let is_all = wanted.is_of_all() && wanted.which == Listed::All;
    let (title, hint) = match is_all {
        true => (
            mail_ledger::none(language),
            mail_ledger::none_hint(language),
        ),
        false => (
            mail_ledger::none_found(language),
            mail_ledger::none_found_hint(language),
        ),
    };
    empty_state(asked, "mail", title, hint, Vec::new())
}

fn pause(asked: &Asked, ledger: &MailLedger) -> AnyView {
    let language = asked.language;
    let (word, text) = match ledger.is_paused {
        true => ("resume", mail_ledger::resume(language)),
        false => ("pause", mail_ledger::pause(language)),
    };
    view! {
        <form method="post" action=addresses::MAIL>
            <button class="button" name="do" value=word>
                {text}
            </button>
        </form>
    }
    .into_any()
}

/// Where they stand, each with the way to those; how many there are of each where nothing else is
/// asked for.
fn states(asked: &Asked, ledger: &MailLedger, wanted: &LedgerAsked) -> AnyView {
    let language = asked.language;
    let count = |state: MailState| {
        let counted = ledger.counted.iter().find(|it| it.state == state);
        counted.map_or(0, |it| it.mails)
    };
    let link = |which: Listed, text: String| {
        let there = LedgerAsked {
            which,
            ..wanted.from_the_start()
        };
        let is_here = (which == wanted.which).then_some("page");
        view! {
            <li>
                <a
                    class="button"
                    data-size="small"
                    href=address_of(&there)
                    aria-current=is_here
                >
                    {text}
                </a>
            </li>
        }
    };
    let is_counted = wanted.is_of_all();
    let states: Vec<_> = MailState::ALL
        .iter()
        .map(|it| {
            let counted = is_counted.then(|| count(*it));
            link(Listed::Standing(*it), state_words(language, *it, counted))
        })
        .collect();
    let unsure: i64 = ledger.counted.iter().map(|it| it.unsure).sum();
    let unsure = match is_counted {
        true => mail_ledger::filter_unsure(language, &unsure.to_string()),
        false => mail_ledger::filter_unsure_some(language),
    };
    view! {
        <div class="sheet-body stack" data-gap="small">
            <ul class="command-bar">
                {link(Listed::All, mail_ledger::filter_all(language))} {states}
                {link(Listed::Unsure, unsure)}
            </ul>
            <p class="soft">{mail_ledger::unsure_hint(language)}</p>
        </div>
    }
    .into_any()
}

fn state_words(language: Language, state: MailState, count: Option<i64>) -> String {
    let state = labels::mail_state(language, state);
    match count {
        Some(count) => format!("{state}: {count}"),
        None => state,
    }
}

fn rows(asked: &Asked, ledger: &MailLedger, wanted: &LedgerAsked) -> AnyView {
    let language = asked.language;
    let columns = [
        mail_ledger::to(language),
        mail_ledger::about(language),
        mail_ledger::state(language),
        mail_ledger::how(language),
    ];
    let rows = ledger.rows.iter().map(|it| row(asked, it)).collect();
    let next = ledger.next.map(|it| {
        address_of(&LedgerAsked {
            before: Some(it),
            ..wanted.clone()
        })
    });
    let count = i64::try_from(ledger.rows.len()).unwrap_or(i64::MAX);
    let pager = turns(
        asked,
        Turns {
            label: mail_ledger::pages(language),
            count: mail_ledger::on_page(language, count),
            previous: None,
            next,
        },
    );
    view! {
        {table(mail_ledger::title(language), columns.map(column).into(), rows)}
        {pager}
    }
    .into_any()
}

fn row(asked: &Asked, row: &LedgerRow) -> AnyView {
    let language = asked.language;
    let delivery = &row.delivery;
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=addresses::one_mail(&row.id.to_string())>{delivery.email.clone()}</a>
                <span class="table-detail">{labels::mail_reason(language, delivery.reason)}</span>
            </th>
            {cell(mail_ledger::about(language), about(asked, row))}
            {cell(mail_ledger::state(language), mail_status(asked, delivery.state))}
            {cell(mail_ledger::how(language), told(asked, delivery))}
        </tr>
    }
    .into_any()
}

/// What a mail is about, with the way there.
pub(super) fn about(asked: &Asked, row: &LedgerRow) -> AnyView {
    let language = asked.language;
    let account = row.account.as_ref();
    let invoice = account.zip(row.invoice.as_ref());
    let invoice = invoice.map(|(account, (name, number))| {
        let address = addresses::invoice(&account.name, name);
        view! {
            " "
            <a href=address>{number.clone()}</a>
        }
    });
    let account = account.map(|it| {
        let address = addresses::account(&it.name);
        view! {
            <span class="table-detail">
                <a href=address>{it.display_name.clone()}</a>
            </span>
        }
    });
    let repeats = row.repeats.map(|first| {
        let address = addresses::one_mail(&first.to_string());
        view! {
            <span class="table-detail">
                <a href=address>{mail_ledger::repeats(language)}</a>
            </span>
        }
    });
    view! {
        {labels::mail_kind(language, row.kind)}
        {invoice}
        {account}
        {repeats}
    }
    .into_any()
}
