//! What came of trying to send a mail, with the words of whoever answered.

use lettre::transport::smtp::Error;
use std::error::Error as _;

/// The most letters of an answer that are kept.
const LETTERS_MAX: usize = 500;

/// What came of trying to send a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Taken.
    Sent(String),
    /// Not for now.
    Temporary(String),
    /// Not at all.
    Permanent(String),
    /// Nobody knows: the line broke after everything had been said.
    Unknown(String),
}

impl Answer {
    /// What was said, or what happened.
    pub fn words(&self) -> &str {
        match self {
            Self::Sent(it) | Self::Temporary(it) | Self::Permanent(it) | Self::Unknown(it) => it,
        }
    }

    /// What an error means that came before it was about this recipient: a server that is not
    /// there, or that knows the portal no more, is nobody's fault that mail was for.
    pub(super) fn of_line(error: &Error) -> Self {
        Self::Temporary(words_of(error))
    }

    /// What an error means that is about this mail.
    pub(super) fn of_mail(error: &Error) -> Self {
        match error.is_permanent() {
            true => Self::Permanent(words_of(error)),
            false => Self::Temporary(words_of(error)),
        }
    }

    /// What an error means once everything was said.
    pub(super) fn after_data(error: &Error) -> Self {
        match error.status() {
            Some(_) => Self::of_mail(error),
            None => Self::Unknown(words_of(error)),
        }
    }
}

/// The server's own words, with its code where it gave one.
fn words_of(error: &Error) -> String {
    let said = error
        .source()
        .map_or_else(|| error.to_string(), ToString::to_string);
    match error.status() {
        Some(code) => bounded(&format!("{code} {said}")),
        None => bounded(&said),
    }
}

/// One line, not too long.
pub(crate) fn bounded(text: &str) -> String {
    let letters = text.chars().take(LETTERS_MAX);
    let letters = letters.map(|it| if it.is_control() { ' ' } else { it });
    letters.collect()
}
