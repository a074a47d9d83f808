//! What can be done about a reason at once: one button.

use crate::asked::Asked;
use actions::explain::Reason;
use billing::invoice::Named;
use billing::policy::Absence;
use islands::addresses;
use leptos::prelude::*;
use words::{shell, why};

/// Where one goes on to.
pub(super) struct Onward<'a> {
    /// The account, where it is seen.
    pub account: Option<&'a Named>,
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
        (Absence::AnotherIdentity { .. }, _) => view! {
            <form method="post" action=addresses::SIGN_OUT>
                <input type="hidden" name="return_to" value=back />
                <button class="button" data-kind="primary">
                    {why::sign_in_other(language)}
                </button>
            </form>
        }
        .into_any(),
        (Absence::NotMadeYet { .. } | Absence::BelowCredit { .. } | Absence::NotShared(_), _) => {
            return invoices(asked, onward, reason);
        }
        _ => return None,
    };
    Some(view)
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
