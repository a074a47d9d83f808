//! What is wrong with a file: the first twenty faults by line, column and value, and how many more.

use crate::Failure;
use std::path::Path;

const SHOWN_MAX: usize = 20;
const VALUE_LENGTH_MAX: usize = 60;

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line it is on; the header is line 1.
    pub line: u64,
    /// The column, where it is of one.
    pub column: String,
    /// The value found there.
    pub value: String,
    /// What is wrong with it.
    pub what: String,
}

/// The faults of a file.
#[derive(Debug, Default)]
pub struct Faults {
    shown: Vec<Fault>,
    count: u64,
}

impl Faults {
    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Notes one more.
    pub fn add(&mut self, fault: Fault) {
        self.count += 1;
        if self.shown.len() < SHOWN_MAX {
            self.shown.push(fault);
        }
    }

    /// Notes several, in the order of the file.
    pub fn add_all(&mut self, faults: Vec<Fault>) {
        faults.into_iter().for_each(|fault| self.add(fault));
    }

    /// The sentences for whoever sent the file; `broken_off` says why the rest of it could not be
    /// read.
    pub fn into_failure(mut self, path: &Path, broken_off: Option<Failure>) -> Failure {
        self.shown.sort_by_key(|fault| fault.line);
        let mut sentences = vec![format!(
            "Nothing was imported: {} has {} fault{}.",
            path.display(),
            self.count,
            if self.count == 1 { "" } else { "s" }
        )];
        let rest = self.count - self.shown.len() as u64;
        sentences.extend(self.shown.into_iter().map(|fault| {
            let value: String = fault.value.chars().take(VALUE_LENGTH_MAX).collect();
            format!(
                "  line {}, {}: {value:?} {}",
                fault.line, fault.column, fault.what
            )
        }));
        if rest > 0 {
            sentences.push(format!("  and {rest} more"));
        }
        sentences.extend(broken_off.map(|it| it.to_string()));
        Failure::list(sentences)
    }
}
