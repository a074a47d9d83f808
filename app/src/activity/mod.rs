//! Who did what: to a billing account or a part of it, for its owners; and what concerns no account,
//! for the operator.

mod export;
mod filter;
mod lines;

use crate::access::{asked_path, asked_profile, asked_section};
use crate::asked::{Asked, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::operator::{self, Desk};
use crate::page::signed_in;
use actions::Refusal;
use actions::access::{AccessPath, Part};
use actions::audit::{
    ActivityFilter, ActivityKind, ActivityPage, ActivityPlace, Who, list_activity,
    list_office_activity,
};
use billing::{IdentityKind, Language};
use islands::addresses;
use leptos::prelude::*;
use words::{activity, shell};

/// The page of an account's activity.
pub fn account() -> AnyView {
    page_of(asked_path(|| Ok(Part::Account)))
}

/// The page of a billing profile's.
pub fn profile() -> AnyView {
    page_of(asked_path(asked_profile))
}

/// The page of an invoice section's.
pub fn section() -> AnyView {
    page_of(asked_path(asked_section))
}

/// The page of what concerns no account.
pub fn office() -> AnyView {
    let filter = asked_filter();
    signed_in(
        |portal, caller| async move {
            let page = list_office_activity(&portal, &caller, &filter).await?;
            Ok((page, filter))
        },
        |asked, _, (page, filter)| {
            let intro = activity::intro_office(asked.language);
            operator::page(asked, Desk::Activity, body(asked, intro, &page, &filter))
        },
    )
}

fn asked_filter() -> ActivityFilter {
    asked().as_ref().map(filter::of_query).unwrap_or_default()
}

fn page_of(path: Result<AccessPath, Refusal>) -> AnyView {
    let filter = asked_filter();
    signed_in(
        |portal, caller| async move {
            let page = list_activity(&portal, &caller, &path?, &filter).await?;
            Ok((page, filter))
        },
        |asked, _, (page, filter)| show(asked, &page, &filter),
    )
}

fn body(asked: &Asked, intro: String, page: &ActivityPage, filter: &ActivityFilter) -> AnyView {
    let title = activity::title(asked.language);
    view! {
        {page_head(title, Some(intro), Vec::new())}
        <div class="stack">
            <div class="sheet invoices">
                {filter::filter_bar(asked, page, filter)} {lines::lines(asked, page, filter)}
            </div>
            {export::export(asked, page)}
        </div>
    }
    .into_any()
}

fn show(asked: &Asked, page: &ActivityPage, filter: &ActivityFilter) -> Page {
    let language = asked.language;
    let title = activity::title(language);
    let home = Crumb::to(shell::home(language), addresses::HOME);
    let Some(place) = &page.place else {
        return Page::from_home(language, title, body(asked, String::new(), page, filter));
    };
    let (account, part) = (&place.account, part(place));
    let intro = match (&place.profile, &place.section) {
        (None, _) => activity::intro(language),
        (Some(_), None) => activity::intro_profile(language, part),
        (Some(_), Some(_)) => activity::intro_section(language, part),
    };
    let of_account = addresses::account(&account.name);
    let of_account = Crumb::to(account.display_name.clone(), of_account);
    let of_part = place.profile.as_ref().map(|profile| {
        let (account, profile) = (&account.name, &profile.name);
        let address = match &place.section {
            Some(section) => addresses::section_access(account, profile, &section.name),
            None => addresses::profile_access(account, profile),
        };
        Crumb::to(part.to_owned(), address)
    });
    let way = [
        Some(home),
        Some(of_account),
        of_part,
        Some(Crumb::here(title.clone())),
    ];
    Page {
        title: format!("{title} · {part}"),
        here: Here::Properties,
        account: Some(account.clone()),
        crumbs: way.into_iter().flatten().collect(),
        body: body(asked, intro, page, filter),
    }
}

/// What the lines are about, by name.
fn part(place: &ActivityPlace) -> &str {
    let part = place.section.as_ref().or(place.profile.as_ref());
    &part.unwrap_or(&place.account).display_name
}

/// Where this page is.
fn address_of(page: &ActivityPage) -> String {
    let Some(place) = &page.place else {
        return addresses::OFFICE_ACTIVITY.to_owned();
    };
    let account = &place.account.name;
    match (&place.profile, &place.section) {
        (Some(profile), Some(section)) => {
            addresses::section_activity(account, &profile.name, &section.name)
        }
        (Some(profile), None) => addresses::profile_activity(account, &profile.name),
        _ => addresses::activity(account),
    }
}

/// What lines can be about here.
const fn kinds(page: &ActivityPage) -> &'static [ActivityKind] {
    match &page.place {
        None => ActivityKind::OF_INSTALLATION,
        Some(_) => ActivityKind::OF_ACCOUNTS,
    }
}

/// Who did something, and the address that tells people of one name apart.
fn who(language: Language, who: &Who) -> (String, Option<String>) {
    match who {
        Who::Portal => (activity::portal(language), None),
        Who::Erased => (activity::erased(language), None),
        Who::Invited(email) => (email.clone(), None),
        Who::Person { email, kind, .. } if *kind == IdentityKind::Operator => {
            (activity::office(language), Some(email.clone()))
        }
        Who::Person { name, email, .. } => (name.clone(), (name != email).then(|| email.clone())),
    }
}
