//! Where the button of a mail leads.

use actions::mail::ToSend;
use billing::mail::{AboutAnswer, Letter};
use islands::addresses;

/// The address beneath the portal's own, where there is one. What a mail has of its own, such as the
/// way to its invoice, is signed.
pub fn link_of(mail: &ToSend) -> Option<String> {
    if let Some(signed) = &mail.signed.link {
        return Some(signed.clone());
    }
    match &mail.letter {
        Letter::Disabled(it) => Some(addresses::invoices(&it.account.name)),
        Letter::Enabled(it) => Some(addresses::account(&it.account.name)),
        Letter::RoleGiven(it) => Some(addresses::account(&it.account.name)),
        Letter::AccessRequested(it) => Some(addresses::access_requests(&it.account.name)),
        Letter::AccessAnswered(it) => Some(link_of_answer(it)),
        Letter::UsageReady(it) => Some(addresses::usage_file(&it.account.name, &it.name)),
        Letter::Invoice(_)
        | Letter::PaymentDeclined(..)
        | Letter::PastDue(_)
        | Letter::Paid(_)
        | Letter::Reminder(..)
        | Letter::Invitation(_)
        | Letter::PasswordReset(_)
        | Letter::ConfirmAddress(_)
        | Letter::Test(_) => None,
    }
}

/// To the invoices that are shared; to what can be done about a refusal otherwise.
fn link_of_answer(it: &AboutAnswer) -> String {
    let account = it.account.name.as_str();
    let about = match (&it.profile, &it.subscription) {
        (Some(profile), _) => addresses::profile(account, profile),
        (None, Some(it)) => addresses::invoices_of_subscription(account, it),
        (None, None) => addresses::account(account),
    };
    match it.refused {
        Some(_) => addresses::why(&about),
        None => about,
    }
}
