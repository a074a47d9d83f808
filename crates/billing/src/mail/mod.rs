//! Mail: who can be written to, what a mail tells, where it stands, when it is tried again.
//!
//! What a mail tells is data without words: `mail` says it in the reader's language.

mod address;
mod answer;
mod cause;
mod colours;
mod letter;
mod reminder;
mod retry;
mod state;

pub use address::{AddressProblem, EmailAddress};
pub use answer::{Answer, Standing};
pub use cause::{Cause, Own, is_reply};
pub use colours::{BRIGHT, Colour, DARK, MailColours, NoColour, Paper, Unreadable};
pub use letter::{
    AboutAnswer, AboutIdentity, AboutInvoice, AboutRequest, AboutRole, AboutSubscription,
    AboutUsage, Corrects, Letter, MailKind,
};
pub use reminder::{ReminderDays, ReminderDaysProblem};
pub use retry::{TRIED_FOR, pause_after};
pub use state::{MailReason, MailState};
