//! What an error of a mail server means.

use billing::mail::Answer;
use lettre::transport::smtp::Error;
use std::error::Error as _;

/// The most letters of an answer that are kept.
const LETTERS_MAX: usize = 500;

/// What an error means that came before it was about this recipient: a server that is not there, or
/// that knows the portal no more, is nobody's fault whom mail is for.
pub(super) fn of_line(error: &Error) -> Answer {
    Answer::Temporary(words_of(error))
}

/// What an error means that is about this mail.
pub(super) fn of_mail(error: &Error) -> Answer {
    match error.is_permanent() {
        true => Answer::Permanent(words_of(error)),
        false => Answer::Temporary(words_of(error)),
    }
}

/// What an error means once everything was said.
pub(super) fn after_data(error: &Error) -> Answer {
    match error.status() {
        Some(_) => of_mail(error),
        None => Answer::Unknown(words_of(error)),
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
