//! Access control: who holds what on an account, a profile or a section (domain.md §4.8).

mod give;
mod heads;
mod invitation;
mod list;
mod pending;
mod share;
mod take;

use crate::access_requests::waiting_here;
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
use words::{access, shell};

pub use invitation::accept;
pub use pending::invitations;
pub use share::share;

/// The page of an account.
pub fn account() -> AnyView {
    page_of(asked_path(|| Ok(Part::Account)))
}

/// The page of a billing profile.
pub fn profile() -> AnyView {
    page_of(asked_path(asked_profile))
}

/// The page of an invoice section.
pub fn section() -> AnyView {
    page_of(asked_path(asked_section))
}

/// The place that the address names.
pub(crate) fn asked_path(
    part: impl FnOnce() -> Result<Part, Refusal>,
) -> Result<AccessPath, Refusal> {
    Ok(AccessPath {
        account: asked_account()?,
        part: part()?,
    })
}

/// The billing profile that the address names.
pub(crate) fn asked_profile() -> Result<Part, Refusal> {
    Ok(Part::Profile(named("profile")?))
}

/// The invoice section that the address names.
pub(crate) fn asked_section() -> Result<Part, Refusal> {
    Ok(Part::Section(named("profile")?, named("section")?))
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

/// The way to what was done here, for owners.
fn activity(asked: &Asked, page: &AccessPage) -> Option<AnyView> {
    if !page.has_activity {
        return None;
    }
    let account = &page.account.name;
    let address = match (&page.profile, &page.section) {
        (Some(profile), Some(section)) => {
            addresses::section_activity(account, &profile.name, &section.name)
        }
        (Some(profile), None) => addresses::profile_activity(account, &profile.name),
        _ => addresses::activity(account),
    };
    let name = words::activity::title(asked.language);
    Some(view! { <a class="button" href=address>{name}</a> }.into_any())
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
        {page_head(
            title.clone(),
            Some(format!("{} · {intro}", place.display_name)),
            activity(asked, page).into_iter().collect(),
        )}
        <div class="stack">
            {waiting_here(asked, &page.account, page.requests)}
            {take::asked_about(asked, page, chosen)}
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
