//! Words, numbers and dates in the reader's language. The keys of all messages are functions:
//! one that is missing, or takes other arguments in another language, does not compile.
//!
//! Invariant: nothing here decides, loads or escapes; a text comes out as its reader sees it.

pub mod answers;
pub mod deeds;
pub mod format;
pub mod given_back;
pub mod labels;
mod messages;
pub mod obstacles;
pub mod reasons;
pub mod statements;
pub mod uncorrectable;

#[cfg(test)]
mod tests;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
