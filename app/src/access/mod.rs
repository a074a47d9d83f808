//! Access control: who holds what on an account, a profile or a section (domain.md §4.8).

mod give;
mod invitation;
mod list;
mod pending;
mod share;
mod take;

use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::Refusal;
use actions::access::{AccessPage, AccessPath, Part, show_access};
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{access, access_requests, shell};

pub use invitation::accept;
pub use pending::invitations;
pub use share::share;

/// The page of an account.
pub fn account() -> AnyView {
    page_of(asked_account().map(|account| AccessPath {
        account,
        part: Part::Account,
    }))
}

/// The page of a billing profile.
pub fn profile() -> AnyView {
    let path = || {
        Ok(AccessPath {
            account: asked_account()?,
            part: Part::Profile(named("profile")?),
        })
    };
    page_of(path())
}

/// The page of an invoice section.
pub fn section() -> AnyView {
    let path = || {
        Ok(AccessPath {
            account: asked_account()?,
            part: Part::Section(named("profile")?, named("section")?),
        })
    };
    page_of(path())
}

fn named(part: &str) -> Result<String, Refusal> {
    let name = use_params_map().get_untracked().get(part);
    name.ok_or(Refusal::NotFound)
}

fn page_of(path: Result<AccessPath, Refusal>) -> AnyView {
    signed_in(
        |portal, caller| async move { show_access(&portal, &caller, &path?).await },
        |asked, _, page| show(asked, &page),
    )
}

/// The address of a page of access.
fn address(page: &AccessPage) -> String {
    let account = &page.account.name;
    match (&page.profile, &page.section) {
        (Some(profile), Some(section)) => {
            addresses::section_access(account, &profile.name, &section.name)
        }
        (Some(profile), None) => addresses::profile_access(account, &profile.name),
        _ => addresses::access(account),
    }
}

/// Where somebody waits for an answer, the way to it.
fn requests(asked: &Asked, page: &AccessPage) -> Option<AnyView> {
    let count = i64::try_from(page.requests).ok().filter(|it| *it > 0)?;
    let language = asked.language;
    let view = view! {
        <p class="sheet sheet-body">
            {access_requests::waiting_here(language, count)} " "
            <a href=addresses::access_requests(&page.account.name)>
                {access_requests::title(language)}
            </a>
        </p>
    };
    Some(view.into_any())
}

fn show(asked: &Asked, page: &AccessPage) -> Page {
    let language = asked.language;
    let title = access::title(language);
    let (place, intro) = match (&page.profile, &page.section) {
        (_, Some(section)) => (section, access::intro_section(language)),
        (Some(profile), None) => (profile, access::intro_profile(language)),
        (None, None) => (&page.account, access::intro_account(language)),
    };
    let fields = give::fields(asked, page);
    let chosen = take::chosen(asked, page);
    let summary = error_summary(asked, &fields);
    let body = view! {
        {summary}
        {page_head(title.clone(), Some(format!("{} · {intro}", place.display_name)), Vec::new())}
        <div class="stack">
            {requests(asked, page)}
            {(!chosen.is_empty()).then(|| take::question(asked, page, chosen))}
            {list::held(asked, page)}
            {pending::pending(asked, page)}
            {(!page.roles.is_empty()).then(|| give::form(asked, page, &fields))}
        </div>
    };
    Page {
        title: format!("{title} · {}", place.display_name),
        here: Here::Properties,
        account: Some(page.account.clone()),
        crumbs: crumbs(asked, page, title),
        body: body.into_any(),
    }
}

fn crumbs(asked: &Asked, page: &AccessPage, title: String) -> Vec<Crumb> {
    let account = &page.account;
    let home = Crumb::to(shell::home(asked.language), addresses::HOME);
    let of_account = Crumb::to(
        account.display_name.clone(),
        addresses::account(&account.name),
    );
    let of_profile = page.profile.as_ref().filter(|_| page.section.is_some());
    let of_profile = of_profile.map(|it| {
        let address = addresses::profile_access(&account.name, &it.name);
        Crumb::to(it.display_name.clone(), address)
    });
    let way = [
        Some(home),
        Some(of_account),
        of_profile,
        Some(Crumb::here(title)),
    ];
    way.into_iter().flatten().collect()
}
