//! Paying an invoice by card: what is owed, what is chosen, and what only has to be confirmed.

mod balance;
mod booking;
mod card_choice;
mod choose;
mod desk;
mod history;
mod kept;
mod past_due;
mod problems;
mod refund;
mod review;

use crate::asked::{Asked, Form, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::invoices::asked_invoice;
use crate::page::signed_in;
use actions::payments::{Choice, PayFor, PayPage, show_payment};
use billing::invoice::Named;
use islands::addresses;
use leptos::prelude::*;
use words::{common, format, payments, shell};

pub use booking::book;
pub(crate) use card_choice::card_name;
pub(crate) use history::payment_history;
pub use kept::kept;
pub(crate) use past_due::past_due;
pub(crate) use problems::sentence;
pub use refund::give_back;

/// The page of paying an invoice.
pub fn pay() -> AnyView {
    let path = asked_invoice();
    let choice = asked().and_then(|it| choice(&it));
    signed_in(
        |portal, caller| async move { show_payment(&portal, &caller, &path?, choice.as_ref()).await },
        |asked, _, page| show(asked, &page),
    )
}

/// What the address says was chosen.
fn choice(asked: &Asked) -> Option<Choice> {
    let amount = asked.query("amount")?;
    Some(Choice {
        card: asked.query("card").unwrap_or_default(),
        amount: format::read(asked.language, &amount),
    })
}

fn show(asked: &Asked, page: &PayPage) -> Page {
    let asked = &refused(asked, page);
    let language = asked.language;
    let (title, content) = match &page.paying {
        PayFor::Balance { card, owed, total } => (
            payments::settle_balance(language),
            balance::balance(asked, page, (card.as_ref(), owed, *total)),
        ),
        PayFor::Invoice { most, least } => (
            payments::pay_now(language),
            match &page.review {
                Some((card, amount)) => review::review(asked, page, (card, *amount)),
                None => choose::choose(asked, page, (*most, *least)),
            },
        ),
        PayFor::Nothing(problem) => (
            payments::pay_now(language),
            nothing(asked, page, sentence(language, problem)),
        ),
    };
    let content = match page.cards.is_empty() {
        true => nothing(asked, page, payments::no_cards(language)),
        false => content,
    };
    let line = payments::pay_line(
        language,
        &page.invoice.name,
        &page.invoice.document_number,
        &page.invoice.scope,
    );
    let body = view! {
        {error_summary(asked, &[choose::amount_field(asked, page), choose::card_field(asked)])}
        {page_head(title.clone(), Some(line), Vec::new())}
        {content}
    };
    Page {
        crumbs: way(asked, &page.account, &page.invoice.name, title.clone()),
        title: match &page.refused {
            // No form was sent, so the frame does not say it.
            Some(_) => format!("{} {title}", common::error_prefix(language)),
            None => format!("{title} · {}", page.invoice.name),
        },
        here: Here::Invoices,
        account: Some(page.account.clone()),
        body: body.into_any(),
    }
}

/// What was chosen by address and will not do is told as a refused form is.
fn refused(asked: &Asked, page: &PayPage) -> Asked {
    let mut asked = asked.clone();
    if let (None, Some(refusal)) = (&asked.form, &page.refused) {
        let typed = ["card", "amount"].map(|it| (it.to_owned(), asked.query(it)));
        let typed = typed.map(|(name, typed)| (name, typed.unwrap_or_default()));
        asked.form = Some(Form {
            refusal: refusal.clone(),
            typed: typed.into(),
        });
    }
    asked
}

/// The way to a page about an invoice's money.
pub(crate) fn way(asked: &Asked, account: &Named, invoice: &str, here: String) -> Vec<Crumb> {
    let language = asked.language;
    vec![
        Crumb::to(shell::home(language), addresses::HOME),
        Crumb::to(
            account.display_name.clone(),
            addresses::account(&account.name),
        ),
        Crumb::to(
            shell::invoices(language),
            addresses::invoices(&account.name),
        ),
        Crumb::to(
            invoice.to_owned(),
            addresses::invoice(&account.name, invoice),
        ),
        Crumb::here(here),
    ]
}

fn nothing(asked: &Asked, page: &PayPage, sentence: String) -> AnyView {
    view! {
        {notice(asked, NoticeKind::Info, sentence)}
        <div class="button-row">{back(asked, page)}</div>
    }
    .into_any()
}

fn back(asked: &Asked, page: &PayPage) -> AnyView {
    view! {
        <a class="button" href=addresses::invoice(&page.account.name, &page.invoice.name)>
            {payments::back_to_invoice(asked.language)}
        </a>
    }
    .into_any()
}
