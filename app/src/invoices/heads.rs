//! What stands above the list: the form that filters it, and what it is filtered by.

use super::filter::{address_of, direction_word, from_the_start, sort_word, statuses};
use crate::asked::Asked;
use crate::controls::icon::{icon, small_icon};
use actions::invoices::{InvoiceFilter, InvoiceList};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, format, invoices, labels};

/// The form. It asks for the same page with a query; the order stays as it is.
pub fn filter_bar(asked: &Asked, list: &InvoiceList, filter: &InvoiceFilter) -> AnyView {
    let language = asked.language;
    let page = addresses::invoices(&list.account.name);
    let day = |it: Option<chrono::NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
    let statuses = statuses().iter().map(|it| {
        let label = labels::status(language, *it);
        (it.to_string(), label, filter.status == Some(*it))
    });
    let profiles = list
        .profiles
        .iter()
        .map(|(id, name)| (id.to_string(), name.clone(), filter.profile == Some(*id)));
    let all = invoices::filter_any(language);
    let status = select(
        &all,
        "status",
        invoices::status(language),
        statuses.collect(),
    );
    let profile = accounts::billing_profile(language);
    let profile =
        (!list.profiles.is_empty()).then(|| select(&all, "profile", profile, profiles.collect()));
    let beginning = filter.beginning.clone().unwrap_or_default();
    view! {
        <form
            class="filter-bar"
            role="search"
            aria-label=invoices::filter(language)
            action=page
        >
            {input("q", "search", invoices::filter_find(language), beginning)}
            {status}
            {profile}
            {input("from", "date", invoices::filter_from(language), day(filter.from))}
            {input("to", "date", invoices::filter_until(language), day(filter.to))}
            <input r#type="hidden" name="sort" value=sort_word(filter.sort) />
            <input r#type="hidden" name="direction" value=direction_word(filter.direction) />
            <div class="button-row">
                <button class="button">
                    {icon(asked, "filter")} {invoices::filter_apply(language)}
                </button>
                <a class="button" data-kind="quiet" href=addresses::invoices(&list.account.name)>
                    {invoices::filter_clear(language)}
                </a>
            </div>
        </form>
    }
    .into_any()
}

fn input(name: &'static str, kind: &'static str, label: String, value: String) -> AnyView {
    view! {
        <div class="field" data-size="small">
            <label class="field-label" for=name>
                {label}
            </label>
            <input
                class="input"
                id=name
                name=name
                r#type=kind
                value=value
                autocomplete="off"
                spellcheck="false"
            />
        </div>
    }
    .into_any()
}

type Choice = (String, String, bool);

fn select(all: &str, name: &'static str, label: String, choices: Vec<Choice>) -> AnyView {
    let option = |(value, text, selected): Choice| {
        view! { <option value=value selected=selected>{text}</option> }
    };
    let options: Vec<_> = choices.into_iter().map(option).collect();
    view! {
        <div class="field" data-size="small">
            <label class="field-label" for=name>
                {label}
            </label>
            <select class="input" id=name name=name>
                <option value="">{all.to_owned()}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// What the list is filtered by; each can be taken away.
pub fn filter_now(asked: &Asked, list: &InvoiceList, filter: &InvoiceFilter) -> Option<AnyView> {
    let language = asked.language;
    let tag = |(name, value, without): (String, String, InvoiceFilter)| {
        view! {
            <a class="tag" href=address_of(&list.account.name, &without)>
                {format!("{name}: {value}")}
                {small_icon(asked, "close")}
                <span class="visually-hidden">{invoices::filter_remove(language)}</span>
            </a>
        }
        .into_any()
    };
    let tags: Vec<_> = in_force(language, list, filter)
        .into_iter()
        .map(tag)
        .collect();
    (!tags.is_empty()).then(|| {
        view! {
            <div class="filter-now tag-row">
                <span class="soft">{invoices::filter_now(language)}</span>
                {tags}
            </div>
        }
        .into_any()
    })
}

/// The name and value of each filter in force, and the filter without it.
fn in_force(
    language: Language,
    list: &InvoiceList,
    filter: &InvoiceFilter,
) -> Vec<(String, String, InvoiceFilter)> {
    let without = |take_away: fn(&mut InvoiceFilter)| {
        let mut rest = from_the_start(filter);
        take_away(&mut rest);
        rest
    };
    let mut profiles = list.profiles.iter();
    let profile = profiles.find(|(id, _)| Some(*id) == filter.profile);
    let parts = [
        filter.beginning.clone().map(|it| {
            let rest = without(|rest| rest.beginning = None);
            (invoices::filter_find(language), it, rest)
        }),
        filter.status.map(|it| {
            let rest = without(|rest| rest.status = None);
            (
                invoices::status(language),
                labels::status(language, it),
                rest,
            )
        }),
        profile.map(|(_, name)| {
            let rest = without(|rest| rest.profile = None);
            (accounts::billing_profile(language), name.clone(), rest)
        }),
        filter.from.map(|it| {
            let rest = without(|rest| rest.from = None);
            (
                invoices::filter_from(language),
                format::date(language, it),
                rest,
            )
        }),
        filter.to.map(|it| {
            let rest = without(|rest| rest.to = None);
            (
                invoices::filter_until(language),
                format::date(language, it),
                rest,
            )
        }),
    ];
    parts.into_iter().flatten().collect()
}
