//! One message file, read: its messages with their arguments, or its faults.

use crate::arguments::{Argument, References};
use crate::check::Fault;
use fluent_syntax::ast::{Entry, Message as Tree, Pattern, Resource};
use fluent_syntax::{parser, serializer};
use std::collections::BTreeMap;

/// The file that holds the terms of all others, and no messages.
pub const TERMS: &str = "terms";

/// A message file of one language.
#[derive(Debug)]
pub struct MessageFile {
    /// Its path from the crate's folder.
    pub path: String,
    pub messages: BTreeMap<String, Message>,
    pub terms: BTreeMap<String, Message>,
}

/// A message or term.
#[derive(Debug)]
pub struct Message {
    pub line: usize,
    /// As it stands in the file, without its name.
    pub text: String,
    pub arguments: Vec<Argument>,
    /// The terms it uses.
    pub terms: Vec<String>,
}

impl MessageFile {
    /// Reads the text of a file.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let resource = parser::parse(text).map_err(|(_, errors)| {
            let fault = |error: parser::ParserError| {
                let line = text[..error.pos.start.min(text.len())]
                    .matches('\n')
                    .count()
                    + 1;
                Fault::at(path, line, error.kind.to_string())
            };
            errors.into_iter().map(fault).collect::<Vec<_>>()
        })?;
        let mut file = Self {
            path: path.to_owned(),
            messages: BTreeMap::new(),
            terms: BTreeMap::new(),
        };
        let mut faults = Vec::new();
        for entry in &resource.body {
            faults.extend(file.add(text, entry).err());
        }
        match faults.is_empty() {
            true => Ok(file),
            false => Err(faults),
        }
    }

    /// Its name without folder and extension: `invoices`.
    pub fn name(&self) -> &str {
        let file_name = self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path);
        file_name.strip_suffix(".ftl").unwrap_or(file_name)
    }

    fn add(&mut self, text: &str, entry: &Entry<&str>) -> Result<(), Fault> {
        let (key, pattern, known) = match entry {
            Entry::Message(tree) => (tree.id.name, tree.value.as_ref(), &mut self.messages),
            Entry::Term(term) => (term.id.name, Some(&term.value), &mut self.terms),
            _ => return Ok(()),
        };
        let line = line_of(text, key, known.contains_key(key));
        let fault = |sentence: String| Err(Fault::at(&self.path, line, sentence));
        let Some(pattern) = pattern else {
            return fault(format!(
                "{key} has no text of its own (attributes are not used here)"
            ));
        };
        let found = References::of(pattern);
        if let Some(other) = found.messages.first() {
            return fault(format!(
                "{key} refers to the message {other}; make it a term"
            ));
        }
        let message = Message {
            line,
            text: source(pattern),
            arguments: found.arguments,
            terms: found.terms,
        };
        match known.insert(key.to_owned(), message) {
            Some(first) => fault(format!("{key} stands already on line {}", first.line)),
            None => Ok(()),
        }
    }
}

/// The line of a key, or of its second entry.
fn line_of(text: &str, key: &str, is_known: bool) -> usize {
    let defines = |line: &str| {
        let rest = line.strip_prefix('-').unwrap_or(line).strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let mut lines = text.lines().zip(1..).filter(|(line, _)| defines(line));
    lines
        .nth(usize::from(is_known))
        .map_or(1, |(_, number)| number)
}

fn source(pattern: &Pattern<&str>) -> String {
    let id = fluent_syntax::ast::Identifier { name: "x" };
    let tree = Tree {
        id,
        value: Some(pattern.clone()),
        attributes: Vec::new(),
        comment: None,
    };
    let text = serializer::serialize(&Resource {
        body: vec![Entry::Message(tree)],
    });
    text.trim_start_matches("x =").trim().to_owned()
}
