//! One reason as a card: what it is, what it means, who can change it, and what to do.

use super::way::{Onward, way};
use crate::asked::Asked;
use crate::controls::facts::{Fact, small_fact_rows};
use crate::controls::icon::icon;
use actions::explain::{Contact, NamedRole, Reason};
use billing::policy::{Absence, Covered};
use islands::addresses;
use leptos::prelude::*;
use words::{format, labels, reasons, why};

pub(super) fn reason(asked: &Asked, onward: &Onward, reason: &Reason) -> AnyView {
    let language = asked.language;
    let email = asked.caller.as_ref().map_or("", |it| it.email.as_str());
    view! {
        <article class="sheet reason" data-reason=reason.absence.code()>
            {icon(asked, symbol(&reason.absence))}
            <div class="reason-text">
                <h3>{reason.title(language)}</h3>
                <p>{reason.meaning(language, email)}</p>
                {details(asked, reason)}
                {contacts(asked, onward, reason)}
                {way(asked, onward, reason)}
            </div>
        </article>
    }
    .into_any()
}

fn symbol(absence: &Absence) -> &'static str {
    match absence {
        Absence::NotMadeYet { .. } => "clock",
        Absence::BelowCredit { .. } => "percent",
        Absence::NothingCharged { .. } | Absence::NotThen { .. } | Absence::Ended { .. } => "void",
        Absence::Disabled { .. } => "alert-triangle",
        Absence::NoPermission { .. } | Absence::NotShared(_) => "access",
        Absence::NoCustomerYet => "account",
        Absence::EnterpriseAgreement => "mail",
        Absence::AnotherIdentity { .. } => "user",
        Absence::AnotherDirectory { .. } => "directory",
        Absence::NoSuchName => "search",
    }
}

/// The figures behind it: roles, or what was used of a credit.
fn details(asked: &Asked, reason: &Reason) -> Option<AnyView> {
    let language = asked.language;
    match &reason.absence {
        Absence::NoPermission { .. } => {
            let held = match reason.held.is_empty() {
                true => why::held_none(language).into_any(),
                false => roles(asked, &reason.held),
            };
            Some(small_fact_rows(vec![
                Fact::of(why::needed(language), roles(asked, &reason.needed)),
                Fact::of(why::held(language), held),
            ]))
        }
        Absence::BelowCredit { months, .. } => {
            let currency = reason
                .currency
                .map_or_else(String::new, |it| it.to_string());
            let facts = months.iter().map(|it| used(asked, &currency, it)).collect();
            Some(small_fact_rows(facts))
        }
        _ => None,
    }
}

fn roles(asked: &Asked, all: &[NamedRole]) -> AnyView {
    let name = |it: &NamedRole| reasons::role_on(asked.language, it.role, it.place.as_deref());
    let named = all.iter().map(|it| view! { <li>{name(it)}</li> });
    let named: Vec<_> = named.collect();
    view! { <ul>{named}</ul> }.into_any()
}

fn used(asked: &Asked, currency: &str, month: &Covered) -> Fact {
    let language = asked.language;
    let amount = |it| format!("{currency}\u{a0}{}", format::price(language, it));
    Fact::text(
        format::period(language, month.period),
        why::below_credit_used(language, &amount(month.used), &amount(month.credit)),
    )
}

fn contacts(asked: &Asked, onward: &Onward, reason: &Reason) -> Option<AnyView> {
    let language = asked.language;
    if reason.is_orphaned {
        return Some(view! { <p>{why::orphaned(language)}</p> }.into_any());
    }
    if reason.contacts.is_empty() {
        return None;
    }
    let heading = match reason.absence {
        Absence::EnterpriseAgreement => why::who_enterprise(language),
        _ => why::who(language),
    };
    let named = onward.account.map(|it| it.name.as_str());
    let wanted = onward.wanted;
    let typed = wanted.account.as_deref().or(wanted.name.as_deref());
    let account = named.or(typed);
    let account = account.unwrap_or_default();
    let subject = why::mail_subject(language, account);
    let people: Vec<_> = reason
        .contacts
        .iter()
        .map(|it| view! { <li>{contact(asked, &subject, it)}</li> })
        .collect();
    let view = view! {
        <div class="reason-people">
            <h4>{heading}</h4>
            <ul>{people}</ul>
        </div>
    };
    Some(view.into_any())
}

fn contact(asked: &Asked, subject: &str, contact: &Contact) -> AnyView {
    let language = asked.language;
    let role = labels::role(language, contact.role);
    view! {
        {why::as_role(language, &contact.name, &role)}
        " "
        <a href=addresses::mail(&contact.email, subject)>{contact.email.clone()}</a>
    }
    .into_any()
}
