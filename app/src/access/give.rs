//! The form that gives a role.

use super::address;
use crate::asked::Asked;
use crate::controls::field::{Field, described_by, field, field_error};
use crate::controls::select::select;
use crate::problems;
use actions::access::AccessPage;
use billing::policy::Role;
use leptos::prelude::*;
use words::{access as say, common, labels};

/// What is typed: role, addresses, last day.
pub(super) fn fields(asked: &Asked, page: &AccessPage) -> [Field; 3] {
    let language = asked.language;
    let usual = page.roles.iter().find(|it| **it == Role::Reader);
    let usual = usual.or(page.roles.first()).map(ToString::to_string);
    [
        Field::text(asked, "role", say::role(language))
            .with_default(asked, usual.unwrap_or_default()),
        Field::text(asked, "email", say::email(language)).with_hint(say::email_hint(language)),
        Field::day(asked, "last_day", say::last_day(language))
            .with_hint(say::last_day_hint(language)),
    ]
}

/// The form, for whoever may give roles.
pub(super) fn form(asked: &Asked, page: &AccessPage, fields: &[Field; 3]) -> AnyView {
    let language = asked.language;
    let [role, email, last_day] = fields;
    let roles = page
        .roles
        .iter()
        .map(|it| (it.to_string(), labels::role(language, *it)));
    view! {
        <section class="sheet sheet-body" aria-labelledby="add">
            <div class="sheet-head">
                <h2 id="add">{say::add(language)}</h2>
            </div>
            <form class="form" data-width="wide" method="post" action=address(page)>
                <p>{say::add_hint(language)}</p>
                <input r#type="hidden" name="do" value="give" />
                <div class="field-row">
                    {select(asked, role, roles.collect())} {people(asked, page, email)}
                    {field(asked, last_day)}
                </div>
                <div class="button-row">
                    <button class="button" data-kind="primary">
                        {common::save(language)}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Addresses to type, with those of the directory to choose from.
fn people(asked: &Asked, page: &AccessPage, field: &Field) -> AnyView {
    let problem = problems::of_field(asked, field.name);
    let is_invalid = problem.is_some();
    let described = described_by(field, is_invalid);
    let known: Vec<_> = page
        .suggested
        .iter()
        .map(|(email, name)| view! { <option value=email.clone()>{name.clone()}</option> })
        .collect();
    view! {
        <div class="field" data-invalid=is_invalid>
            <label class="field-label" for="email">
                {field.label.clone()}
            </label>
            {field.hint.clone().map(|it| view! { <p class="field-hint" id="email-hint">{it}</p> })}
            {problem.map(|it| field_error(asked, "email-error".to_owned(), it))}
            <input
                class="input"
                id="email"
                name="email"
                r#type="text"
                inputmode="email"
                value=field.value.clone()
                list="directory"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=is_invalid.then_some("true")
            />
            <datalist id="directory">{known}</datalist>
        </div>
    }
    .into_any()
}
