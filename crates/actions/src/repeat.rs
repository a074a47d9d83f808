//! Whether an act that looks like one of the same day is that one, sent twice.

/// What becomes of an act that looks like one of the same day: the same thing, amount and reason.
///
/// Forms carry a key, and so does a script that tries again; a command that somebody types has
/// none, and sent twice it would be done twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// It is refused: it may have been sent twice.
    Refused,
    /// It is done: a key tells it from the other one, or somebody said that it is meant.
    Meant,
}
