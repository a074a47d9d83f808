//! Writes the code: a module for each file, a function for each message.

use crate::arguments::{Argument, Kind};
use crate::message_file::{Message, MessageFile, TERMS};

/// The modules of all message files, named and documented after the first language.
pub fn modules(tags: &[&str], languages: &[Vec<MessageFile>]) -> String {
    let Some(first) = languages.first() else {
        return String::new();
    };
    let files = || first.iter().filter(|file| file.name() != TERMS);
    let modules: Vec<_> = files().map(|file| module(tags, file, languages)).collect();
    let samples: Vec<_> = files()
        .map(|file| format!("{}::SAMPLES", identifier(file.name())))
        .collect();
    format!(
        "{}
#[cfg(test)]
static SAMPLES: &[&[messages::Sample]] = &[{}];
",
        modules.join("\n"),
        samples.join(", ")
    )
}

fn module(tags: &[&str], file: &MessageFile, languages: &[Vec<MessageFile>]) -> String {
    let name = file.name();
    let sources: Vec<_> = tags.iter().map(|tag| source_arm(tag, name)).collect();
    let keys: Vec<_> = file.messages.keys().map(|key| format!("{key:?}")).collect();
    let mut functions = String::new();
    let mut samples = String::new();
    for (key, message) in &file.messages {
        let arguments = agreed_arguments(name, key, message, languages);
        functions += &function(key, message, &arguments);
        samples += &sample(key, &arguments);
    }
    format!(
        "/// The messages of `{name}.ftl`.
pub mod {module} {{
    use crate::messages::{{Argument, Messages}};
    use billing::Language;
    use std::sync::LazyLock;

    static MESSAGES: LazyLock<Messages> = LazyLock::new(|| Messages::parse(|language| match language {{
{sources}    }}));

    /// Every key of the file.
    pub const KEYS: &[&str] = &[{keys}];
{functions}
    /// Every message with arguments of the right kind.
    #[cfg(test)]
    pub(crate) static SAMPLES: &[crate::messages::Sample] = &[
{samples}    ];
}}
",
        module = identifier(name),
        sources = sources.concat(),
        keys = keys.join(", "),
    )
}

fn source_arm(tag: &str, name: &str) -> String {
    let variant: String = tag[..1].to_uppercase() + &tag[1..];
    let text = |file: &str| {
        format!(
            "include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/messages/{tag}/{file}.ftl\"))"
        )
    };
    format!(
        "        Language::{variant} => [{}, {}],\n",
        text(TERMS),
        text(name)
    )
}

/// The arguments in the order of the first language; a number where any language counts it.
fn agreed_arguments(
    file: &str,
    key: &str,
    message: &Message,
    languages: &[Vec<MessageFile>],
) -> Vec<Argument> {
    let twins = || {
        let files = languages.iter().flatten().filter(|it| it.name() == file);
        files
            .filter_map(|it| it.messages.get(key))
            .flat_map(|it| &it.arguments)
    };
    let mut arguments = message.arguments.clone();
    for argument in &mut arguments {
        if twins().any(|it| it.name == argument.name && it.kind == Kind::Number) {
            argument.kind = Kind::Number;
        }
    }
    arguments
}

fn function(key: &str, message: &Message, arguments: &[Argument]) -> String {
    let name = identifier(key);
    let doc: String = message
        .text
        .lines()
        .map(|line| format!("    /// {line}\n"))
        .collect();
    let parameters: String = arguments
        .iter()
        .map(|it| format!(", {}: {}", identifier(&it.name), type_of(it.kind)))
        .collect();
    let values: Vec<_> = arguments
        .iter()
        .map(|it| {
            format!(
                "({:?}, Argument::{:?}({}))",
                it.name,
                it.kind,
                identifier(&it.name)
            )
        })
        .collect();
    format!(
        "
    /// ```text
{doc}    /// ```
    pub fn {name}(language: Language{parameters}) -> String {{
        MESSAGES.format(language, {key:?}, &[{}])
    }}
",
        values.join(", ")
    )
}

fn sample(key: &str, arguments: &[Argument]) -> String {
    let value = |kind| match kind {
        Kind::Text => "Argument::Text(\"x\")",
        Kind::Number => "Argument::Number(2)",
    };
    let values: Vec<_> = arguments
        .iter()
        .map(|it| format!("({:?}, {})", it.name, value(it.kind)))
        .collect();
    format!("        (&MESSAGES, {key:?}, &[{}]),\n", values.join(", "))
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "&str",
        Kind::Number => "i64",
    }
}

fn identifier(name: &str) -> String {
    name.replace('-', "_")
}
