//! Mail: what a letter says in its reader's language, as HTML and as plain text, and how it leaves.
//!
//! Invariant: nothing here decides who gets a mail, or knows a database. What it is given is
//! written once, to one recipient, and whoever sends it is told what came of it: taken, not for
//! now, not at all, or nobody knows.

mod compose;
mod letters;
mod outgoing;
mod read;
mod transport;

pub use compose::{Composed, Shown, Unsendable, compose, message_id, show};
pub use outgoing::{Document, Mailbox, Outgoing};
pub use read::{Read, Returned, read, read_returned};
pub use transport::{Offered, SmtpAddress, SmtpAddressProblem, SmtpOptions, Transport};
