//! Who did what to a billing account, for its owners.

mod export;
mod filter;
mod lines;

use crate::account::asked_account;
use crate::asked::{Asked, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::audit::{ActivityFilter, ActivityPage, Who, list_activity};
use billing::{IdentityKind, Language};
use islands::addresses;
use leptos::prelude::*;
use words::{activity as say, shell};

/// The page of an account's activity.
pub fn activity() -> AnyView {
    let account = asked_account();
    let filter = asked().as_ref().map(filter::of_query).unwrap_or_default();
    signed_in(
        |portal, caller| async move {
            let page = list_activity(&portal, &caller, &account?, &filter).await?;
            Ok((page, filter))
        },
        |asked, _, (page, filter)| show(asked, &page, &filter),
    )
}

fn show(asked: &Asked, page: &ActivityPage, filter: &ActivityFilter) -> Page {
    let language = asked.language;
    let title = say::title(language);
    let account = &page.account;
    let body = view! {
        {page_head(title.clone(), Some(say::intro(language)), Vec::new())}
        <div class="stack">
            <div class="sheet invoices">
                {filter::filter_bar(asked, page, filter)} {lines::lines(asked, page, filter)}
            </div>
            {export::export(asked, page)}
        </div>
    };
    Page {
        title: format!("{title} · {}", account.display_name),
        here: Here::Properties,
        account: Some(account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                account.display_name.clone(),
                addresses::account(&account.name),
            ),
            Crumb::here(title),
        ],
        body: body.into_any(),
    }
}

/// Who did something, and the address that tells people of one name apart.
fn who(language: Language, who: &Who) -> (String, Option<String>) {
    match who {
        Who::Portal => (say::portal(language), None),
        Who::Erased => (say::erased(language), None),
        Who::Person { email, kind, .. } if *kind == IdentityKind::Operator => {
            (say::office(language), Some(email.clone()))
        }
        Who::Person { name, email, .. } => (name.clone(), (name != email).then(|| email.clone())),
    }
}
