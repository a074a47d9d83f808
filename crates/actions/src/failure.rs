//! Why a command of an operator did not do what was asked: sentences, in English.

use std::fmt;
use store::StoreError;

/// One or more sentences that say what happened, to what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    sentences: Vec<String>,
    is_busy: bool,
}

impl Failure {
    /// A failure told in one sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self {
            sentences: vec![sentence.into()],
            is_busy: false,
        }
    }

    /// A failure told in several, the first of which leads.
    pub fn list(sentences: Vec<String>) -> Self {
        Self {
            sentences,
            is_busy: false,
        }
    }

    /// Whether the database was busy: asked again in a moment, it may do.
    pub const fn is_busy(&self) -> bool {
        self.is_busy
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences.join("\n"))
    }
}

impl std::error::Error for Failure {}

impl From<StoreError> for Failure {
    fn from(cause: StoreError) -> Self {
        match store::is_busy(&cause) {
            true => Self {
                is_busy: true,
                ..Self::new("The database is busy with something else; try again in a moment.")
            },
            false => Self::new(format!("The database refused: {cause}")),
        }
    }
}
