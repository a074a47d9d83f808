//! A mail before it is written down: to whom, from whom, about what.

use billing::mail::{EmailAddress, Letter, MailReason};
use billing::{Issuer, Language, MailId};
use chrono::{DateTime, Utc};

/// Somebody who sends or gets mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// Their name, where it is known.
    pub name: Option<String>,
    /// Their address.
    pub address: EmailAddress,
}

/// A mail to one recipient.
#[derive(Debug, Clone)]
pub struct Outgoing<'a> {
    /// What its `Message-ID` is made of: the same each time it is tried.
    pub id: MailId,
    /// The portal's host, the other half of the `Message-ID`.
    pub host: &'a str,
    /// Who sends it.
    pub from: &'a Mailbox,
    /// Who gets it.
    pub to: &'a Mailbox,
    /// In whose name, and where questions go.
    pub issuer: &'a Issuer,
    /// What it tells.
    pub letter: &'a Letter,
    /// In which language.
    pub language: Language,
    /// Why they get it.
    pub reason: MailReason,
    /// Where the button leads.
    pub link: Option<String>,
    /// Where whoever has no role here stops these mails.
    pub unsubscribe: Option<String>,
    /// What comes along.
    pub document: Document<'a>,
    /// The date on it.
    pub at: DateTime<Utc>,
}

/// The document that a mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document<'a> {
    /// There is none.
    None,
    /// It comes along: a PDF.
    Attached(&'a [u8]),
    /// It is larger than what is attached.
    TooLarge,
}
