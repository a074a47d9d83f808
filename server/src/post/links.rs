//! Where the button of a mail leads.

use actions::mail::ToSend;
use billing::mail::Letter;
use islands::addresses;

/// The address beneath the portal's own, where there is one.
pub fn link_of(mail: &ToSend) -> Option<String> {
    if let Some(signed) = &mail.signed.link {
        return Some(signed.clone());
    }
    match &mail.letter {
        Letter::PaymentDeclined(it, _) => Some(addresses::pay(&it.account.name, &it.name)),
        Letter::Invoice(it) | Letter::PastDue(it) | Letter::Paid(it) | Letter::Reminder(it, _) => {
            it.is_in_portal
                .then(|| addresses::invoice(&it.account.name, &it.name))
        }
        Letter::Disabled(it) => Some(addresses::invoices(&it.account.name)),
        Letter::Enabled(it) => Some(addresses::account(&it.account.name)),
        Letter::RoleGiven(it) => Some(addresses::account(&it.account.name)),
        Letter::AccessRequested(it) => Some(addresses::access_requests(&it.account.name)),
        Letter::Invitation(_)
        | Letter::PasswordReset(_)
        | Letter::ConfirmAddress(_)
        | Letter::Test(_) => None,
    }
}
