//! Where the button of a mail leads.

use actions::mail::ToSend;
use billing::mail::Letter;
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
