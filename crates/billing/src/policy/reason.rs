//! Why an operator opens a customer's document: a text that is never blank.

use super::Why;
use std::fmt;

/// What is written to the customer's audit trail (domain.md §3, operator).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reason(String);

impl Reason {
    /// Takes what was typed, without the blanks around it.
    ///
    /// # Errors
    /// [`Why::ReasonNeeded`] when nothing is left.
    pub fn new(text: &str) -> Result<Self, Why> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Why::ReasonNeeded);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
