//! Invoices by e-mail: who gets them and why, how it went, and stopping them.

mod confirm;
mod deliveries;
mod list;
mod not_shown;
mod people;
mod preference;
mod preview;
mod receive;
mod recipients;
mod reminders;
mod sent;
mod stop;

use crate::asked::MailNotice;
use billing::Language;
use words::{invoice_email, mail_ledger, receive_invoice};

pub use confirm::confirm;
pub(crate) use deliveries::{deliveries, mail_status, told};
pub use list::list;
pub(crate) use not_shown::not_shown;
pub use preference::{contacts, preference};
pub use receive::receive;
pub use recipients::recipients;
pub use reminders::reminders;
pub use stop::stop;

/// What was done, in a sentence.
pub(crate) fn done(language: Language, what: MailNotice) -> String {
    match what {
        MailNotice::On => invoice_email::turned_on(language),
        MailNotice::Off => invoice_email::turned_off(language),
        MailNotice::Added => invoice_email::added(language),
        MailNotice::Removed => invoice_email::removed(language),
        MailNotice::AddressAsked => receive_invoice::address_asked(language),
        MailNotice::AddressKept => receive_invoice::address_kept(language),
        MailNotice::Tested => invoice_email::test_sent(language),
        MailNotice::Again => mail_ledger::again_done(language),
        MailNotice::RemindersOn => invoice_email::reminders_turned_on(language),
        MailNotice::RemindersOff => invoice_email::reminders_turned_off(language),
        MailNotice::Paused => mail_ledger::pause_done(language),
        MailNotice::Resumed => mail_ledger::resume_done(language),
    }
}
