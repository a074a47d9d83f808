//! What can be done about a reason at once: one button.

use super::answer::support_with;
use crate::asked::Asked;
use actions::access_requests::Asking;
use actions::explain::{Reason, Wanted};
use billing::invoice::Named;
use billing::policy::Absence;
use chrono::{DateTime, Utc};
use islands::addresses;
use leptos::prelude::*;
use words::{access_requests, format, invoice_email, shell, support, why};

/// Where one goes on to.
pub(super) struct Onward<'a> {
    /// The account, where it is seen.
    pub account: Option<&'a Named>,
    /// What was wanted.
    pub wanted: &'a Wanted,
    /// The page to come back to once it can be seen.
    pub return_to: &'a str,
}

pub(super) fn way(asked: &Asked, onward: &Onward, reason: &Reason) -> Option<AnyView> {
    let language = asked.language;
    let back = onward.return_to.to_owned();
    let view = match (&reason.absence, &reason.directory) {
        (Absence::AnotherDirectory { directory, is_open: true }, Some(name)) => view! {
            <form method="post" action=addresses::DIRECTORIES>
                <input type="hidden" name="return_to" value=back />
                <button class="button" data-kind="primary" name="directory" value=directory.to_string()>
                    {shell::switch_to(language, name)}
                </button>
            </form>
        }
        .into_any(),
        (Absence::AnotherIdentity { .. }, _) => other_identity(asked, &back),
        (Absence::NoPermission { .. } | Absence::NotShared(_), _) => {
            match reason.asking.as_ref() {
                Some(asking) => return ask(asked, onward, asking),
                // Nobody of the customer's gives that role, or whoever did is gone.
                None => support_request(asked, onward),
            }
        }
        _ if reason.is_orphaned => support_request(asked, onward),
        (Absence::EnterpriseAgreement, _) => return invoice_contacts(asked, onward, reason),
        (Absence::BelowCredit { .. } | Absence::Disabled { .. } | Absence::Ended { .. }, _) => {
            return invoices(asked, onward, reason);
        }
        _ => return None,
    };
    Some(view)
}

fn support_request(asked: &Asked, onward: &Onward) -> AnyView {
    view! {
        <a class="button" data-kind="primary" href=support_with(onward.wanted)>
            {support::new(asked.language)}
        </a>
    }
    .into_any()
}

/// Signing in with the other identity of the same address, to come back to a page.
pub fn other_identity(asked: &Asked, return_to: &str) -> AnyView {
    view! {
        <form method="post" action=addresses::SIGN_OUT>
            <input type="hidden" name="return_to" value=return_to.to_owned() />
            <input type="hidden" name="email" value=own_address(asked) />
            <button class="button" data-kind="primary">
                {why::sign_in_other(asked.language)}
            </button>
        </form>
    }
    .into_any()
}

/// The address that both identities have, to sign in with.
fn own_address(asked: &Asked) -> String {
    let caller = asked.caller.as_ref();
    caller.map(|it| it.email.clone()).unwrap_or_default()
}

/// Asking the owners, or where that stands.
fn ask(asked: &Asked, onward: &Onward, asking: &Asking) -> Option<AnyView> {
    let language = asked.language;
    let date = |it: &DateTime<Utc>| format::date(language, it.date_naive());
    let told = match asking {
        Asking::Waiting(at) => {
            let told = access_requests::waiting(language, &date(at));
            return Some(view! { <p class="soft">{told}</p> }.into_any());
        }
        Asking::Refused { at, by, sentence } => Some(match by {
            Some(by) => access_requests::was_refused_by(language, by, &date(at), sentence),
            None => access_requests::was_refused(language, &date(at), sentence),
        }),
        Asking::Open => None,
    };
    let wanted = onward.wanted;
    let fields = [
        ("account", &wanted.account),
        ("profile", &wanted.profile),
        ("subscription", &wanted.subscription),
        ("invoice", &wanted.invoice),
        ("name", &wanted.name),
    ];
    let fields = fields.map(|(name, value)| {
        value
            .clone()
            .map(|it| view! { <input type="hidden" name=name value=it /> })
    });
    let back = onward.return_to.to_owned();
    let view = view! {
        {told.map(|it| view! { <p class="soft">{it}</p> })}
        <form method="post" action=addresses::WHY>
            {fields.into_iter().flatten().collect::<Vec<_>>()}
            <input type="hidden" name="return_to" value=back />
            <button class="button" data-kind="primary">
                {access_requests::ask(language)}
            </button>
        </form>
    };
    Some(view.into_any())
}

/// To who gets the invoices, for whoever decides that: nobody else is named then.
fn invoice_contacts(asked: &Asked, onward: &Onward, reason: &Reason) -> Option<AnyView> {
    let account = &onward.account.filter(|_| reason.decides)?.name;
    let view = view! {
        <a class="button" href=addresses::invoice_contacts(account)>
            {invoice_email::contacts(asked.language)}
        </a>
    };
    Some(view.into_any())
}

/// To the invoices that there are.
fn invoices(asked: &Asked, onward: &Onward, reason: &Reason) -> Option<AnyView> {
    let account = &onward.account?.name;
    let (name, of) = (reason.subscription.as_ref()?, reason.of.as_ref()?);
    let address = addresses::invoices_of_subscription(account, name);
    let is_there = asked.address.split('?').next() == Some(address.as_str());
    let link = || {
        view! { <a class="button" href=address.clone()>{why::invoices_of(asked.language, of)}</a> }
    };
    (!is_there).then(|| link().into_any())
}
