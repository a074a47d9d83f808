//! What the list is filtered by, each part with a way to take it away.

use super::filter::{address_of, from_the_start};
use super::filter_form::kind_of_filter;
use crate::asked::Asked;
use crate::controls::icon::small_icon;
use actions::invoices::{InvoiceFilter, InvoiceList};
use billing::Language;
use leptos::prelude::*;
use words::{accounts, format, invoices, labels};

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
    let mut subscriptions = list.subscriptions.iter();
    let subscription = subscriptions.find(|it| Some(&it.name) == filter.subscription.as_ref());
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
        filter.kind.map(|it| {
            let rest = without(|rest| rest.kind = None);
            (invoices::kind(language), kind_of_filter(language, it), rest)
        }),
        subscription.map(|it| {
            let rest = without(|rest| rest.subscription = None);
            let name = it.display_name.clone();
            (accounts::subscription(language), name, rest)
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
