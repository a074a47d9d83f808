//! Every message is said somewhere. That both languages say the same ones with the same
//! arguments is checked when `words` is built.

use std::collections::BTreeSet;

use crate::product;
use crate::tokens::{self, Token};
use crate::tree::{self, Source};

#[test]
fn every_message_is_said_somewhere() {
    let messages = tree::files(&["crates/words/messages/en"], &[".ftl"]);
    let code = product::sources(&["app", "server", "crates"]);
    let said: BTreeSet<_> = code
        .iter()
        .flat_map(|source| qualified_names(&tokens::shipped(source)))
        .collect();
    let texts: String = messages.iter().map(|file| file.text.as_str()).collect();
    let unsaid = messages.iter().flat_map(keys).filter(|key| {
        !said.contains(&key.function()) && !texts.contains(&format!("{{ {} }}", key.name))
    });
    let faults =
        unsaid.map(|key| format!("{}: `words::{}` is never called", key.place, key.function()));
    tree::report(
        "A message that nobody says goes; call it by its file: `invoices::title(…)`.",
        faults.collect(),
    );
}

struct Key {
    module: String,
    name: String,
    place: String,
}

impl Key {
    /// The function that `words` makes of the message.
    fn function(&self) -> String {
        format!("{}::{}", self.module, self.name.replace('-', "_"))
    }
}

/// The messages of a file; terms begin with a dash, and are for messages alone.
fn keys(file: &Source) -> Vec<Key> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let module = name.trim_end_matches(".ftl").to_owned();
    let keys = (1..).zip(file.text.lines()).filter_map(|(line, text)| {
        let (key, _) = text.split_once(" =")?;
        let is_key =
            key.starts_with(|first: char| first.is_ascii_lowercase()) && !key.contains(' ');
        is_key.then(|| Key {
            module: module.clone(),
            name: key.to_owned(),
            place: format!("{}:{line}", file.path),
        })
    });
    keys.collect()
}

fn qualified_names(tokens: &[Token]) -> Vec<String> {
    let paths = tokens
        .windows(4)
        .filter(|path| path[1].text == ":" && path[2].text == ":");
    paths
        .map(|path| {
            format!(
                "{}::{}",
                path[0].text,
                path[3].text.trim_start_matches("r#")
            )
        })
        .collect()
}

#[test]
fn keys_and_calls_meet() {
    let text = "# note = x\n-brand = R\nstatus-past-due = Past due\n    .hint = h\ncount = { $n ->\n   *[other] a = b\n}\n";
    let file = Source {
        path: "en/invoices.ftl".to_owned(),
        text: text.to_owned(),
    };
    let functions: Vec<_> = keys(&file).iter().map(Key::function).collect();
    assert_eq!(functions, ["invoices::status_past_due", "invoices::count"]);
    let call = tokens::read(&tokens::sample(
        "words::invoices::status_past_due(language)",
    ));
    assert!(qualified_names(&call).contains(&functions[0]));
}
