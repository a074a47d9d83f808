//! What must hold between message files: the same keys with the same arguments in every language.

use crate::message_file::{Message, MessageFile};
use std::collections::BTreeSet;
use std::fmt;

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

impl Fault {
    pub fn at(path: &str, line: usize, sentence: impl fmt::Display) -> Self {
        Self(format!("{path}:{line}: {sentence}"))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Files, keys and arguments that one language has and the other lacks.
pub fn differences(first: &[MessageFile], second: &[MessageFile]) -> Vec<Fault> {
    let mut faults = lacking(first, second);
    faults.extend(lacking(second, first));
    for (one, other) in pairs(first, second) {
        for (key, message) in &one.messages {
            let Some(twin) = other.messages.get(key) else {
                continue;
            };
            if names(message) != names(twin) {
                let sentence = format!(
                    "{key} takes ({}), but ({}) in {}:{}",
                    listed(twin),
                    listed(message),
                    one.path,
                    message.line,
                );
                faults.push(Fault::at(&other.path, twin.line, sentence));
            }
        }
    }
    faults
}

fn lacking(having: &[MessageFile], lacking: &[MessageFile]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in having {
        let Some(other) = lacking.iter().find(|it| it.name() == file.name()) else {
            faults.push(Fault::at(
                &file.path,
                1,
                "has no counterpart in the other language",
            ));
            continue;
        };
        for (key, message) in &file.messages {
            if !other.messages.contains_key(key) {
                let sentence = format!("{key} is missing in {}", other.path);
                faults.push(Fault::at(&file.path, message.line, sentence));
            }
        }
    }
    faults
}

fn pairs<'a>(
    first: &'a [MessageFile],
    second: &'a [MessageFile],
) -> impl Iterator<Item = (&'a MessageFile, &'a MessageFile)> {
    first.iter().filter_map(|one| {
        let other = second.iter().find(|it| it.name() == one.name())?;
        Some((one, other))
    })
}

fn names(message: &Message) -> BTreeSet<&str> {
    message
        .arguments
        .iter()
        .map(|it| it.name.as_str())
        .collect()
}

fn listed(message: &Message) -> String {
    names(message).into_iter().collect::<Vec<_>>().join(", ")
}
