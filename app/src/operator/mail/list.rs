//! The list of all mail, with where it stands.

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

/// In an address: those that may have arrived twice.
const UNSURE: &str = "unsure";

/// The page.
pub fn list() -> AnyView {
    let wanted = asked().as_ref().map(wanted).unwrap_or_default();
    signed_in(
        move |portal, caller| async move {
            let ledger = list_mails(&portal, &caller, wanted).await?;
            Ok((ledger, wanted.which))
        },
        |asked, _, (ledger, which)| show(asked, &ledger, which),
    )
}

/// What the address asks for; words that mean nothing ask for all.
fn wanted(asked: &Asked) -> LedgerAsked {
    let which = match asked.query("state").as_deref() {
        Some(UNSURE) => Listed::Unsure,
        state => match state.and_then(|it| it.parse().ok()) {
            Some(state) => Listed::Standing(state),
            None => Listed::All,
        },
    };
    LedgerAsked {
        which,
        before: asked.query("before").and_then(|it| it.parse().ok()),
    }
}

fn show(asked: &Asked, ledger: &MailLedger, which: Listed) -> Page {
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
        true => empty_state(
            asked,
            "mail",
            mail_ledger::none(language),
            mail_ledger::none_hint(language),
            Vec::new(),
        ),
        false => rows(asked, ledger, which),
    };
    let body = view! {
        {error_summary(asked, &[])}
        {head}
        <div class="stack">
            {paused} <div class="sheet invoices">{filter(asked, ledger, which)} {content}</div>
        </div>
    };
    page(asked, Desk::Mail, body.into_any())
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

/// How many stand where; each leads to those.
fn filter(asked: &Asked, ledger: &MailLedger, chosen: Listed) -> AnyView {
    let language = asked.language;
    let count = |state: MailState| {
        let counted = ledger.counted.iter().find(|it| it.state == state);
        counted.map_or(0, |it| it.mails)
    };
    let link = |which: Listed, text: String| {
        let address = address_of(which, None);
        let is_here = (which == chosen).then_some("page");
        view! {
            <li>
                <a class="button" data-size="small" href=address aria-current=is_here>
                    {text}
                </a>
            </li>
        }
    };
    let states: Vec<_> = MailState::ALL
        .iter()
        .map(|it| link(Listed::Standing(*it), counted(language, *it, count(*it))))
        .collect();
    let unsure: i64 = ledger.counted.iter().map(|it| it.unsure).sum();
    view! {
        <div class="sheet-body">
            <ul class="command-bar">
                {link(Listed::All, mail_ledger::filter_all(language))} {states}
                {link(Listed::Unsure, mail_ledger::filter_unsure(language, &unsure.to_string()))}
            </ul>
            <p class="soft">{mail_ledger::unsure_hint(language)}</p>
        </div>
    }
    .into_any()
}

fn counted(language: Language, state: MailState, count: i64) -> String {
    format!("{}: {count}", labels::mail_state(language, state))
}

fn address_of(which: Listed, before: Option<String>) -> String {
    let state = match which {
        Listed::All => None,
        Listed::Standing(state) => Some(state.word()),
        Listed::Unsure => Some(UNSURE),
    };
    let pairs = [("state", state), ("before", before.as_deref())];
    let pairs = pairs.into_iter().filter_map(|(name, it)| Some((name, it?)));
    format!("{}?{}", addresses::MAIL, addresses::query(pairs))
}

fn rows(asked: &Asked, ledger: &MailLedger, which: Listed) -> AnyView {
    let language = asked.language;
    let columns = [
        mail_ledger::to(language),
        mail_ledger::about(language),
        mail_ledger::state(language),
        mail_ledger::how(language),
    ];
    let rows = ledger.rows.iter().map(|it| row(asked, it)).collect();
    let next = ledger
        .next
        .map(|it| address_of(which, Some(it.to_string())));
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
    view! {
        {labels::mail_kind(language, row.kind)}
        {invoice}
        {account}
    }
    .into_any()
}
