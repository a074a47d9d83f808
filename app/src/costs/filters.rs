//! The form that asks for other costs: which part, which days, told by what, narrowed to what.

use super::names;
use crate::asked::Asked;
use crate::controls::field::{Field, field_error};
use crate::controls::icon::{chevron, icon};
use crate::problems;
use actions::costs::{CostChoices, CostPage, TypedCosts};
use billing::costs::Dimension;
use islands::addresses;
use leptos::prelude::*;
use words::costs;

/// The fields that can be wrong.
pub(super) fn fields(asked: &Asked, page: &CostPage, typed: &TypedCosts) -> Vec<Field> {
    let language = asked.language;
    let day = |name, label, day: chrono::NaiveDate| {
        Field::day(asked, name, label).with_default(asked, day.to_string())
    };
    vec![
        Field {
            value: typed.scope.clone(),
            ..Field::text(asked, "scope", costs::scope(language))
        },
        day("from", costs::from(language), page.period.start),
        day("to", costs::until(language), page.period.end),
    ]
}

/// What an address asks these costs with.
pub(super) fn query(typed: &TypedCosts) -> String {
    addresses::query(typed.pairs())
}

/// The address of the same page with one thing changed.
pub(super) fn address(page: &CostPage, typed: &TypedCosts) -> String {
    addresses::costs_asked(&page.account.name, &query(typed))
}

/// Value and text of something to choose.
type Choice = (String, String);

/// The form. It asks for the same page with a query.
pub(super) fn form(asked: &Asked, page: &CostPage, fields: &[Field]) -> AnyView {
    let language = asked.language;
    let [scope, from, to] = fields else {
        return ().into_any();
    };
    let more = more(asked, page);
    view! {
        <form
            class="sheet cost-filter"
            role="search"
            aria-label=costs::filter(language)
            action=addresses::costs(&page.account.name)
        >
            <div class="filter-bar">
                {choose(asked, ("scope", scope.label.clone()), &scope.value, scopes(asked, page))}
                {choose(
                    asked,
                    ("by", costs::by(language)),
                    &page.by.to_string(),
                    dimensions(asked, page),
                )}
                <div class="filter-dates">{day(asked, from)} {day(asked, to)}</div>
                {currencies(asked, page)}
                <div class="button-row">
                    <button class="button">
                        {icon(asked, "filter")} {costs::show(language)}
                    </button>
                    <a
                        class="button"
                        data-kind="quiet"
                        href=addresses::costs(&page.account.name)
                    >
                        {costs::clear(language)}
                    </a>
                </div>
            </div>
            {more}
        </form>
    }
    .into_any()
}

fn scopes(asked: &Asked, page: &CostPage) -> Vec<Choice> {
    let everything = (String::new(), costs::everything(asked.language));
    let scopes = page.scopes.iter();
    let scopes = scopes.map(|it| (it.value.clone(), it.label.clone()));
    std::iter::once(everything).chain(scopes).collect()
}

fn dimensions(asked: &Asked, page: &CostPage) -> Vec<Choice> {
    let dimensions = page.dimensions.iter();
    let choices = dimensions.map(|it| (it.to_string(), names::dimension(asked.language, it)));
    choices.collect()
}

fn currencies(asked: &Asked, page: &CostPage) -> Option<AnyView> {
    let told = page.costs.as_ref().ok()?;
    let chosen = told.currency.filter(|_| told.currencies.len() > 1)?;
    let codes = told.currencies.iter().map(|it| it.code().to_owned());
    let choices = codes.map(|it| (it.clone(), it)).collect();
    let label = costs::currency(asked.language);
    Some(choose(asked, ("currency", label), chosen.code(), choices))
}

/// What costs can be narrowed to: folded away while they are not.
fn more(asked: &Asked, page: &CostPage) -> Option<AnyView> {
    let language = asked.language;
    let told = page.costs.as_ref().ok()?;
    if told.choices.is_empty() {
        return None;
    }
    let is_narrowed = told.choices.iter().any(|it| !it.chosen.is_empty());
    let fields: Vec<_> = told.choices.iter().map(|it| narrow(asked, it)).collect();
    let more = view! {
        <details class="fold cost-more" open=is_narrowed>
            <summary>{chevron(asked, "icon")} {costs::narrow(language)}</summary>
            <div class="filter-bar">{fields}</div>
        </details>
    };
    Some(more.into_any())
}

fn narrow(asked: &Asked, choices: &CostChoices) -> AnyView {
    let CostChoices {
        dimension,
        chosen,
        values,
    } = choices;
    let language = asked.language;
    let all = (String::new(), costs::all(language));
    let values = values.iter().map(|(value, label)| {
        let text = names::value(language, dimension, label.as_deref());
        (value.clone(), text)
    });
    let label = names::dimension(language, dimension);
    let choices = std::iter::once(all).chain(values).collect();
    choose(asked, (&dimension.to_string(), label), chosen, choices)
}

fn day(asked: &Asked, field: &Field) -> AnyView {
    let name = field.name;
    let problem = problems::of_field(asked, name);
    let id = problem.as_ref().map(|_| format!("{name}-error"));
    let is_invalid = problem.is_some();
    let told = problem.zip(id.clone());
    view! {
        <div class="field" data-size="small" data-invalid=is_invalid>
            <label class="field-label" for=name>
                {field.label.clone()}
            </label>
            <input
                class="input"
                id=name
                name=name
                r#type=field.kind
                value=field.value.clone()
                autocomplete="off"
                aria-describedby=id
                aria-invalid=is_invalid.then_some("true")
            />
            {told.map(|(problem, id)| field_error(asked, id, problem))}
        </div>
    }
    .into_any()
}

fn choose(
    asked: &Asked,
    (name, label): (&str, String),
    chosen: &str,
    choices: Vec<Choice>,
) -> AnyView {
    let problem = problems::of_field(asked, name);
    let id = problem.as_ref().map(|_| format!("{name}-error"));
    let is_invalid = problem.is_some();
    let told = problem.zip(id.clone());
    let options: Vec<_> = choices
        .into_iter()
        .map(|(value, text)| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen>{text}</option> }
        })
        .collect();
    view! {
        <div class="field" data-size="small" data-invalid=is_invalid>
            <label class="field-label" for=name.to_owned()>
                {label}
            </label>
            <select
                class="input"
                id=name.to_owned()
                name=name.to_owned()
                aria-describedby=id
                aria-invalid=is_invalid.then_some("true")
            >
                {options}
            </select>
            {told.map(|(problem, id)| field_error(asked, id, problem))}
        </div>
    }
    .into_any()
}

/// The same, narrowed to one value.
pub(super) fn narrowed(typed: &TypedCosts, by: &Dimension, value: &str) -> TypedCosts {
    let mut typed = typed.clone();
    let name = by.to_string();
    typed.only.retain(|(dimension, _)| *dimension != name);
    typed.only.push((name, value.to_owned()));
    typed
}
