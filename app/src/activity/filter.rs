//! What the activity is about, and whose it is: asked for in the address.

use super::who;
use crate::asked::Asked;
use crate::controls::field::Field;
use crate::controls::icon::icon;
use crate::controls::select::select;
use actions::audit::{ActivityFilter, ActivityKind, ActivityPage};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{activity as say, invoices};

const KIND: &str = "kind";
const PERSON: &str = "person";
const OLDER: &str = "older";
const NEWER: &str = "newer";

/// What the address asks for; what it says in no known word is not asked for.
pub(super) fn of_query(asked: &Asked) -> ActivityFilter {
    let kind = asked.query(KIND);
    let kinds = ActivityKind::ALL.iter().copied();
    ActivityFilter {
        kind: kind.and_then(|word| kinds.clone().find(|it| it.word() == word)),
        person: asked.query(PERSON).and_then(|it| it.parse().ok()),
        older: asked.query(OLDER).and_then(|it| it.parse().ok()),
        newer: asked.query(NEWER).and_then(|it| it.parse().ok()),
    }
}

/// The address of what is asked for.
pub(super) fn address_of(account: &str, filter: &ActivityFilter) -> String {
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
    format!("{}?{query}", addresses::activity(account))
}

/// The form that filters.
pub(super) fn filter_bar(asked: &Asked, page: &ActivityPage, filter: &ActivityFilter) -> AnyView {
    let language = asked.language;
    let chosen_kind = filter.kind.map_or("", ActivityKind::word).to_owned();
    let kinds = ActivityKind::ALL
        .iter()
        .map(|it| (it.word().to_owned(), kind_name(language, *it)));
    let kinds = std::iter::once((String::new(), say::anything(language))).chain(kinds);
    let chosen_person = filter.person.map(|it| it.to_string());
    let people = page.people.iter().map(|(id, person)| {
        let (name, email) = who(language, person);
        let text = email.map_or(name.clone(), |it| format!("{name} ({it})"));
        (id.to_string(), text)
    });
    let people = std::iter::once((String::new(), say::anybody(language))).chain(people);
    let kind = small(asked, KIND, say::kind(language), chosen_kind);
    let person = small(
        asked,
        PERSON,
        say::person(language),
        chosen_person.unwrap_or_default(),
    );
    view! {
        <form
            class="filter-bar"
            role="search"
            aria-label=say::filter(language)
            action=addresses::activity(&page.account.name)
        >
            {select(asked, &kind, kinds.collect())} {select(asked, &person, people.collect())}
            <div class="button-row">
                <button class="button">
                    {icon(asked, "filter")} {invoices::filter_apply(language)}
                </button>
                <a class="button" data-kind="quiet" href=addresses::activity(&page.account.name)>
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
        ActivityKind::Invoices => say::kind_invoices(language),
        ActivityKind::Seen => say::kind_seen(language),
        ActivityKind::Payments => say::kind_payments(language),
        ActivityKind::Access => say::kind_access(language),
        ActivityKind::Account => say::kind_account(language),
    }
}
