//! What the activity is about, and whose it is: asked for in the address.

use super::{kinds, who};
use crate::asked::Asked;
use crate::controls::field::Field;
use crate::controls::icon::icon;
use crate::controls::select::select;
use actions::audit::{ActivityFilter, ActivityKind, ActivityPage};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{activity, invoices};

const KIND: &str = "kind";
const PERSON: &str = "person";
const OLDER: &str = "older";
const NEWER: &str = "newer";

/// What the address asks for; what it says in no known word is not asked for.
pub(super) fn of_query(asked: &Asked) -> ActivityFilter {
    let kind = asked.query(KIND);
    let [account, installation] = [ActivityKind::OF_ACCOUNTS, ActivityKind::OF_INSTALLATION];
    let mut kinds = account.iter().chain(installation).copied();
    ActivityFilter {
        kind: kind.and_then(|word| kinds.find(|it| it.word() == word)),
        person: asked.query(PERSON).and_then(|it| it.parse().ok()),
        older: asked.query(OLDER).and_then(|it| it.parse().ok()),
        newer: asked.query(NEWER).and_then(|it| it.parse().ok()),
    }
}

/// The address of what is asked for on a page.
pub(super) fn address_of(page: &ActivityPage, filter: &ActivityFilter) -> String {
    let pairs = [
        (KIND, filter.kind.map(|it| it.word().to_owned())),
        (PERSON, filter.person.map(|it| it.to_string())),
        (OLDER, filter.older.map(|it| it.to_string())),
        (NEWER, filter.newer.map(|it| it.to_string())),
    ];
    let said = pairs
        .iter()
        .filter_map(|(name, value)| Some((*name, value.as_deref()?)));
    let query = addresses::query(said);
    format!("{}?{query}", super::address_of(page))
}

/// The form that filters.
pub(super) fn filter_bar(asked: &Asked, page: &ActivityPage, filter: &ActivityFilter) -> AnyView {
    let language = asked.language;
    let chosen_kind = filter.kind.map_or("", ActivityKind::word).to_owned();
    let kinds = kinds(page)
        .iter()
        .map(|it| (it.word().to_owned(), kind_name(language, *it)));
    let kinds = std::iter::once((String::new(), activity::anything(language))).chain(kinds);
    let chosen_person = filter.person.map(|it| it.to_string());
    let people = page.people.iter().map(|(id, person)| {
        let (name, email) = who(language, person);
        let text = email.map_or(name.clone(), |it| format!("{name} ({it})"));
        (id.to_string(), text)
    });
    let people = std::iter::once((String::new(), activity::anybody(language))).chain(people);
    let kind = small(asked, KIND, activity::kind(language), chosen_kind);
    let person = small(
        asked,
        PERSON,
        activity::person(language),
        chosen_person.unwrap_or_default(),
    );
    view! {
        <form
            class="filter-bar"
            role="search"
            aria-label=activity::filter(language)
            action=super::address_of(page)
        >
            {select(asked, &kind, kinds.collect())} {select(asked, &person, people.collect())}
            <div class="button-row">
                <button class="button">
                    {icon(asked, "filter")} {invoices::filter_apply(language)}
                </button>
                <a class="button" data-kind="quiet" href=super::address_of(page)>
                    {invoices::filter_clear(language)}
                </a>
            </div>
        </form>
    }
    .into_any()
}

fn small(asked: &Asked, name: &'static str, label: String, value: String) -> Field {
    Field {
        value,
        ..Field::text(asked, name, label)
    }
}

fn kind_name(language: Language, kind: ActivityKind) -> String {
    match kind {
        ActivityKind::Invoices => activity::kind_invoices(language),
        ActivityKind::Seen => activity::kind_seen(language),
        ActivityKind::Payments => activity::kind_payments(language),
        ActivityKind::Access => activity::kind_access(language),
        ActivityKind::Account => activity::kind_account(language),
        ActivityKind::SignIn => activity::kind_sign_in(language),
        ActivityKind::People => activity::kind_people(language),
        ActivityKind::Prices => activity::kind_prices(language),
        ActivityKind::Support => activity::kind_support(language),
        ActivityKind::Runs => activity::kind_runs(language),
    }
}
