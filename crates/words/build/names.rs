//! What names must keep to within one language, so that the generated code works.

use crate::check::Fault;
use crate::message_file::{Message, MessageFile, TERMS};
use std::collections::BTreeSet;

/// Words of Rust that somebody might want as the name of a message or an argument.
const RESERVED: &[&str] = &[
    "abstract", "as", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "pub", "ref", "return", "self", "static", "struct",
    "super", "trait", "true", "try", "type", "typeof", "unsafe", "use", "virtual", "where",
    "while", "yield",
];

/// Terms outside their file or nowhere, and names that the generated code cannot have.
pub fn faults(files: &[MessageFile]) -> Vec<Fault> {
    let (terms, others): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.name() == TERMS);
    let known: BTreeSet<_> = terms.iter().flat_map(|file| file.terms.keys()).collect();
    let mut faults = Vec::new();
    for file in &terms {
        let misplaced = file.messages.iter();
        faults.extend(misplaced.map(|(key, it)| {
            Fault::at(
                &file.path,
                it.line,
                format!("{key} is a message; this file holds terms only"),
            )
        }));
    }
    for file in &others {
        let misplaced = file.terms.iter();
        faults.extend(misplaced.map(|(key, it)| {
            Fault::at(
                &file.path,
                it.line,
                format!("-{key} is a term; terms stand in {TERMS}.ftl"),
            )
        }));
        for (key, message) in &file.messages {
            let sentence = reserved(key, message).or_else(|| unknown_term(key, message, &known));
            faults.extend(sentence.map(|it| Fault::at(&file.path, message.line, it)));
        }
    }
    faults
}

fn reserved(key: &str, message: &Message) -> Option<String> {
    let arguments = || message.arguments.iter().map(|it| it.name.as_str());
    let is_parameter = arguments().find(|name| *name == "language");
    let mut names = arguments().chain([key]);
    let taken = is_parameter.or_else(|| names.find(|name| RESERVED.contains(name)))?;
    Some(format!(
        "{taken} cannot be a name here: it means something in the generated code"
    ))
}

fn unknown_term(key: &str, message: &Message, known: &BTreeSet<&String>) -> Option<String> {
    // A bundle keeps messages and terms in one list, where the second of a name is lost.
    if known.iter().any(|term| *term == key) {
        return Some(format!(
            "{key} is the name of a term too; rename one of them"
        ));
    }
    let term = message.terms.iter().find(|term| !known.contains(term))?;
    Some(format!(
        "{key} uses the term -{term}, which {TERMS}.ftl lacks"
    ))
}
