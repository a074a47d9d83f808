//! Who holds what: given here with a box to choose it by, given higher up without.

use super::address;
use super::take::TAKE;
use crate::asked::Asked;
use crate::controls::table::{cell, column, table};
use crate::controls::tag::tag;
use actions::access::{AccessPage, Held, Holder};
use billing::Language;
use leptos::prelude::*;
use words::{access, format, labels};

/// The table, with the button that asks whether to remove what was chosen.
pub(super) fn held(asked: &Asked, page: &AccessPage) -> AnyView {
    let language = asked.language;
    let content = match page.held.is_empty() {
        true => view! { <p>{access::held_none(language)}</p> }.into_any(),
        false => roles(asked, &page.held),
    };
    let is_any_removable = page.held.iter().any(|it| it.is_removable);
    let remove = is_any_removable.then(|| {
        view! {
            <div class="button-row">
                <button class="button" name="remove" value="chosen">
                    {access::remove(language)}
                </button>
            </div>
        }
    });
    view! {
        <section class="sheet sheet-body" aria-labelledby="held">
            <div class="sheet-head">
                <h2 id="held">{access::held(language)}</h2>
            </div>
            <form id="chosen" class="stack" action=address(page)>
                {content} {remove}
            </form>
        </section>
    }
    .into_any()
}

/// The table alone.
pub(super) fn roles(asked: &Asked, held: &[Held]) -> AnyView {
    let language = asked.language;
    let columns = [
        access::person(language),
        access::role(language),
        access::through(language),
        access::given_by(language),
    ];
    let rows = held.iter().map(|it| row(asked, it)).collect();
    table(access::held(language), columns.map(column).into(), rows)
}

fn row(asked: &Asked, held: &Held) -> AnyView {
    let language = asked.language;
    let role = labels::role(language, held.role);
    let last_day = held.last_day.map_or_else(
        || access::no_end(language),
        |it| format::short_date(language, it),
    );
    let inherited = held.inherited_from.map(|it| {
        view! {
            <span class="table-detail">{access::inherited(language, it.kind().word())}</span>
        }
    });
    let given = view! {
        {giver(language, held)}
        <span class="table-detail">{format::short_date(language, held.given_at.date_naive())}</span>
    };
    let role_cell = view! { {role.clone()} {inherited} };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {held
                    .is_removable
                    .then(|| choice(language, held.id.to_string(), (&held.holder, &role)))}
                {(!held.is_removable).then(|| person(language, &held.holder))}
            </th>
            {cell(access::role(language), role_cell)}
            {cell(access::through(language), last_day)}
            {cell(access::given_by(language), given)}
        </tr>
    }
    .into_any()
}

fn giver(language: Language, held: &Held) -> String {
    match (&held.from_groups_of, &held.given_by) {
        (Some(provider), _) => access::from_groups(language, provider),
        (None, Some(it)) => it.name.clone(),
        (None, None) => access::from_start(language),
    }
}

fn choice(language: Language, id: String, (holder, role): (&Holder, &str)) -> AnyView {
    view! {
        <label class="choice">
            <input
                r#type="checkbox"
                name=TAKE
                value=id
                aria-label=access::choose(language, &holder.name, role)
            />
            <span>{person(language, holder)}</span>
        </label>
    }
    .into_any()
}

/// A person with the address that tells them from others of their name.
pub(super) fn person(language: Language, holder: &Holder) -> AnyView {
    let disabled = holder.is_disabled.then(|| tag(access::disabled(language)));
    let email = (holder.name != holder.email).then(|| holder.email.clone());
    view! {
        {holder.name.clone()} " " {disabled}
        {email.map(|it| view! { <span class="table-detail">{it}</span> })}
    }
    .into_any()
}
