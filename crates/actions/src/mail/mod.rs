//! Mail: queued in the transaction of what it is about, taken by a worker that sends it, and kept
//! as the ledger of what was sent to whom.
//!
//! Words and servers are the business of others: here it is decided who gets what.

mod again;
mod asking;
mod deliveries;
mod invoices;
mod language;
mod ledger;
mod list;
mod looking;
mod notices;
mod opening;
mod outbox;
mod people;
mod place;
mod preference;
mod preferred;
mod queue;
mod receiving;
mod recipients;
mod reminders;
mod requests;
mod sample;
mod sent;
mod stop;

pub use again::send_again;
pub(crate) use deliveries::deliveries;
pub use deliveries::{Again, Delivery};
pub(crate) use invoices::queue_invoices;
pub use language::remember_language;
pub use ledger::{
    LedgerRow, Listed, MailLedger, MailPage, kept_mail, list_mails, pause_mail, show_mail,
};
pub(crate) use list::sets_email_of;
pub use list::{PreferenceList, PreferenceRow, list_preferences};
pub use looking::{FoundBy, LedgerAsked};
pub(crate) use notices::{Told, tell};
pub use opening::{Following, NotShown, Opened, open_mail};
pub use outbox::{Note, Signed, Taking, ToSend, document_of, note_all, note_returned, take};
pub(crate) use people::{name_of, tell_invited, tell_reset, tell_role, tell_usage_ready};
pub(crate) use place::sees_email;
pub use place::{MailPart, MailPath};
pub use preference::{
    PreferencePage, RECIPIENTS_MAX, Removing, TypedRecipient, add_recipient, remove_recipient,
    send_test, set_preference, show_preference,
};
pub use preferred::{
    AddressChange, Confirming, PreferredAddress, change_address, confirm_address, show_confirming,
};
pub(crate) use queue::{NewMail, To};
pub use receiving::{ReceivingPage, opt_in, opt_out, show_receiving};
pub use recipients::{AddedRecipient, Gets};
pub(crate) use reminders::sets_reminders;
pub use reminders::{RemindersPage, set_reminders, show_reminders};
pub(crate) use requests::{tell_answer, tell_request};
pub use sample::{Sample, show_sample};
pub use sent::{Sent, SentAbout, SentRow};
pub use stop::{Stopping, show_stop, stop_mail};
