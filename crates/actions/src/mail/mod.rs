//! Mail: queued in the transaction of what it is about, taken by a worker that sends it, and kept
//! as the ledger of what was sent to whom.
//!
//! Words and servers are the business of others: here it is decided who gets what.

mod asking;
mod invoices;
mod language;
mod ledger;
mod notices;
mod outbox;
mod people;
mod place;
mod preference;
mod queue;
mod recipients;
mod reminders;
mod sent;
mod stop;

pub(crate) use invoices::queue_invoices;
pub use language::remember_language;
pub(crate) use ledger::deliveries;
pub use ledger::{
    Delivery, LedgerAsked, LedgerRow, Listed, MailLedger, MailPage, kept_mail, list_mails,
    pause_mail, send_again, show_mail,
};
pub(crate) use notices::{Told, tell};
pub use outbox::{
    Signed, Taking, ToSend, document_of, hand_over, note_answer, note_returned, take,
};
pub(crate) use people::{tell_invited, tell_request, tell_reset, tell_role};
pub use place::{MailPart, MailPath};
pub(crate) use preference::sets_email;
pub use preference::{
    PreferencePage, PreferenceRow, RECIPIENTS_MAX, TypedRecipient, add_recipient, list_preferences,
    remove_recipient, send_test, set_preference, show_preference,
};
pub(crate) use queue::{NewMail, To};
pub use recipients::{AddedRecipient, Gets};
pub(crate) use reminders::sets_reminders;
pub use reminders::{RemindersPage, set_reminders, show_reminders};
pub use sent::{Sent, SentAbout, SentRow};
pub use stop::{Stopping, show_stop, stop_mail};
