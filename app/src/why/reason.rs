//! One reason as a card: what it is, what it means, who can change it, and what to do.

use super::way::{Onward, way};
use crate::asked::Asked;
use crate::controls::facts::{Fact, small_fact_rows};
use crate::controls::icon::icon;
use actions::explain::{Contact, Reason};
use billing::policy::{Absence, Covered, RoleAt, Stage};
use islands::addresses;
use leptos::prelude::*;
use words::{format, labels, reasons, refusals, why};

pub(super) fn reason(asked: &Asked, onward: &Onward, reason: &Reason) -> AnyView {
    let (symbol, title) = face(asked, &reason.absence);
    view! {
        <article class="sheet reason" data-reason=reason.absence.code()>
            {icon(asked, symbol)}
            <div class="reason-text">
                <h3>{title}</h3>
                <p>{meaning(asked, reason)}</p>
                {details(asked, reason)}
                {contacts(asked, onward, reason)}
                {way(asked, onward, reason)}
            </div>
        </article>
    }
    .into_any()
}

fn face(asked: &Asked, absence: &Absence) -> (&'static str, String) {
    let language = asked.language;
    match absence {
        Absence::NotMadeYet { .. } => ("clock", why::not_made_yet_title(language)),
        Absence::BelowCredit { .. } => ("percent", why::below_credit_title(language)),
        Absence::NothingCharged { .. } => ("void", why::nothing_charged_title(language)),
        Absence::NotThen { .. } => ("void", why::not_then_title(language)),
        Absence::NoPermission { .. } => ("access", why::no_permission_title(language)),
        Absence::NotShared(_) => ("access", why::not_shared_title(language)),
        Absence::NoCustomerYet => ("account", why::no_customer_title(language)),
        Absence::EnterpriseAgreement => ("mail", why::enterprise_title(language)),
        Absence::AnotherIdentity { .. } => ("user", why::another_identity_title(language)),
        Absence::AnotherDirectory { .. } => ("directory", why::another_directory_title(language)),
        Absence::NoSuchName => ("search", why::no_such_name_title(language)),
    }
}

fn meaning(asked: &Asked, reason: &Reason) -> String {
    let language = asked.language;
    let of = reason.of.as_deref().unwrap_or_default();
    let directory = reason.directory.as_deref().unwrap_or_default();
    let email = asked.caller.as_ref().map_or("", |it| it.email.as_str());
    let date = |it| format::date(language, it);
    match &reason.absence {
        Absence::NotMadeYet { .. } => not_made_yet(asked, reason, of),
        Absence::BelowCredit { .. } => why::below_credit(language, of),
        Absence::NothingCharged { would_be, .. } => {
            why::nothing_charged(language, of, &format::period(language, would_be.period))
        }
        Absence::NotThen {
            begun_on, ended_on, ..
        } => match ended_on {
            Some(day) => why::not_then_ended(language, of, &date(*day)),
            None => why::not_then(language, of, &date(*begun_on)),
        },
        Absence::NoPermission { .. } => why::no_permission(language, email),
        Absence::NotShared(_) => why::not_shared(language, of),
        Absence::NoCustomerYet => refusals::no_customer_yet(language),
        Absence::EnterpriseAgreement => refusals::enterprise_agreement(language),
        Absence::AnotherIdentity { kind, .. } => {
            let kind = labels::identity_kind(language, *kind).to_lowercase();
            why::another_identity(language, email, &kind, directory)
        }
        Absence::AnotherDirectory { is_open, .. } => match is_open {
            true => why::another_directory(language, directory),
            false => why::another_directory_left(language, directory),
        },
        Absence::NoSuchName => why::no_such_name(language),
    }
}

fn not_made_yet(asked: &Asked, reason: &Reason, of: &str) -> String {
    let language = asked.language;
    let Absence::NotMadeYet {
        of: series,
        next,
        stage,
    } = &reason.absence
    else {
        return String::new();
    };
    let period = format::period(language, next.period);
    let day = format::date(language, next.invoice_date);
    let follows = match stage {
        Stage::New => why::new(language, of, &period, &day),
        Stage::Running => why::running(language, of, &period, &day),
        Stage::Follows => why::follows(language, of, &period, &day),
        Stage::Overdue => why::overdue(language, of, &period, &day),
    };
    match series.is_always_invoiced() {
        true => follows,
        false => format!("{follows} {}", why::if_charged(language)),
    }
}

/// The figures behind it: roles, or what was used of a credit.
fn details(asked: &Asked, reason: &Reason) -> Option<AnyView> {
    let language = asked.language;
    match &reason.absence {
        Absence::NoPermission { needed, held } => {
            let held = match held.is_empty() {
                true => why::held_none(language).into_any(),
                false => roles(asked, held),
            };
            Some(small_fact_rows(vec![
                Fact::of(why::needed(language), roles(asked, needed)),
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

fn roles(asked: &Asked, all: &[RoleAt]) -> AnyView {
    let named = all
        .iter()
        .map(|it| view! { <li>{reasons::role_at(asked.language, *it)}</li> });
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
    if reason.contacts.is_empty() {
        return None;
    }
    let heading = match reason.absence {
        Absence::EnterpriseAgreement => why::who_enterprise(language),
        _ => why::who(language),
    };
    let account = onward.account.map_or("", |it| it.name.as_str());
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
