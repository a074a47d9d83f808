//! The form that filters the list, with what is wrong in it.

use super::filter::{AskedFilter, Fault, Wrong, direction_word, kinds, sort_word, statuses};
use crate::asked::Asked;
use crate::controls::field::field_error;
use crate::controls::icon::icon;
use actions::invoices::InvoiceList;
use billing::Language;
use billing::invoice::InvoiceKind;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, invoices, labels};

/// The form. It asks for the same page with a query; the order stays as it is.
pub fn filter_bar(asked: &Asked, list: &InvoiceList, wanted: &AskedFilter) -> AnyView {
    let language = asked.language;
    let filter = &wanted.filter;
    let page = addresses::invoices(&list.account.name);
    let day = |it: Option<chrono::NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
    let input = |name, kind, label, value| input(asked, wanted, (name, kind), label, value);
    let beginning = filter.beginning.clone().unwrap_or_default();
    view! {
        <form
            class="filter-bar"
            role="search"
            aria-label=invoices::filter(language)
            action=page
        >
            {input("q", "search", invoices::filter_find(language), beginning)}
            {statuses_field(asked, wanted)}
            {kinds_field(asked, list, wanted)}
            {profiles_field(asked, list, wanted)}
            {subscriptions_field(asked, list, wanted)}
            <div class="filter-dates">
                {input("from", "date", invoices::filter_from(language), day(filter.from))}
                {input("to", "date", invoices::filter_until(language), day(filter.to))}
            </div>
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

fn statuses_field(asked: &Asked, wanted: &AskedFilter) -> AnyView {
    let language = asked.language;
    let statuses = statuses().iter().map(|it| {
        let is_chosen = wanted.filter.status == Some(*it);
        (it.to_string(), labels::status(language, *it), is_chosen)
    });
    let label = invoices::status(language);
    select(asked, wanted, ("status", label), statuses.collect())
}

fn kinds_field(asked: &Asked, list: &InvoiceList, wanted: &AskedFilter) -> Option<AnyView> {
    let language = asked.language;
    let kinds = kinds(list.agreement);
    let choices = kinds.iter().map(|it| {
        let is_chosen = wanted.filter.kind == Some(*it);
        (it.to_string(), kind_of_filter(language, *it), is_chosen)
    });
    let label = invoices::kind(language);
    let field = || select(asked, wanted, ("kind", label), choices.collect());
    (!kinds.is_empty()).then(field)
}

/// Whoever looks for notes finds those that void an invoice too.
pub(super) fn kind_of_filter(language: Language, kind: InvoiceKind) -> String {
    match kind {
        InvoiceKind::CreditNote => invoices::kind_notes(language),
        kind => labels::kind(language, kind),
    }
}

/// Support plans are subscriptions too, and can be chosen as such (domain.md §4, flow 3).
fn subscriptions_field(asked: &Asked, list: &InvoiceList, wanted: &AskedFilter) -> Option<AnyView> {
    let chosen = wanted.filter.subscription.as_ref();
    let choices = list.subscriptions.iter().map(|it| {
        let is_chosen = chosen == Some(&it.name);
        (it.name.clone(), it.display_name.clone(), is_chosen)
    });
    let label = accounts::subscription(asked.language);
    let field = || select(asked, wanted, ("subscription", label), choices.collect());
    (!list.subscriptions.is_empty()).then(field)
}

fn profiles_field(asked: &Asked, list: &InvoiceList, wanted: &AskedFilter) -> Option<AnyView> {
    let chosen = wanted.filter.profile;
    let profiles = list.profiles.iter();
    let profiles = profiles.map(|(id, name)| (id.to_string(), name.clone(), chosen == Some(*id)));
    let label = accounts::billing_profile(asked.language);
    let field = || select(asked, wanted, ("profile", label), profiles.collect());
    (!list.profiles.is_empty()).then(field)
}

/// What is wrong with what was typed into a field, and how the field points there.
struct Told {
    fault: Option<Fault>,
    view: Option<AnyView>,
    id: Option<String>,
}

impl Told {
    fn of(asked: &Asked, wanted: &AskedFilter, field: &'static str) -> Self {
        let language = asked.language;
        let fault = wanted.faults.iter().find(|it| it.field == field).cloned();
        let id = fault.as_ref().map(|_| format!("{field}-error"));
        let sentence = fault.as_ref().map(|it| match it.wrong {
            Wrong::Date => invoices::filter_no_date(language),
            Wrong::Order => invoices::filter_before_first(language),
            Wrong::Choice => invoices::filter_no_choice(language, &it.typed),
        });
        let view = sentence.zip(id.clone());
        Self {
            view: view.map(|(sentence, id)| field_error(asked, id, sentence)),
            fault,
            id,
        }
    }
}

fn input(
    asked: &Asked,
    wanted: &AskedFilter,
    (name, kind): (&'static str, &'static str),
    label: String,
    value: String,
) -> AnyView {
    let told = Told::of(asked, wanted, name);
    // A box for dates would not show what is no date.
    let kind = match told.fault.as_ref().map(|it| it.wrong) {
        Some(Wrong::Date) => "text",
        _ => kind,
    };
    let value = told.fault.as_ref().map_or(value, |it| it.typed.clone());
    let is_invalid = told.fault.is_some();
    view! {
        <div class="field" data-size="small" data-invalid=is_invalid>
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
                aria-describedby=told.id
                aria-invalid=is_invalid.then_some("true")
            />
            {told.view}
        </div>
    }
    .into_any()
}

/// Value, text, and whether it is chosen.
type Choice = (String, String, bool);

fn select(
    asked: &Asked,
    wanted: &AskedFilter,
    (name, label): (&'static str, String),
    mut choices: Vec<Choice>,
) -> AnyView {
    let told = Told::of(asked, wanted, name);
    let typed = told.fault.as_ref().map(|it| it.typed.clone());
    choices.extend(typed.map(|it| (it.clone(), it, true)));
    let option = |(value, text, selected): Choice| {
        view! { <option value=value selected=selected>{text}</option> }
    };
    let options: Vec<_> = choices.into_iter().map(option).collect();
    let is_invalid = told.fault.is_some();
    view! {
        <div class="field" data-size="small" data-invalid=is_invalid>
            <label class="field-label" for=name>
                {label}
            </label>
            <select
                class="input"
                id=name
                name=name
                aria-describedby=told.id
                aria-invalid=is_invalid.then_some("true")
            >
                <option value="">{invoices::filter_any(asked.language)}</option>
                {options}
            </select>
            {told.view}
        </div>
    }
    .into_any()
}
