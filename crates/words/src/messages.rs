//! The messages of one file in every language, parsed once.

use crate::format;
use billing::{Exact, Language};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

type Bundle = FluentBundle<FluentResource>;

/// What a message is told.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Argument<'a> {
    /// A finished text.
    Text(&'a str),
    /// A number that the message counts with.
    Number(i64),
}

/// The messages of one file.
pub(crate) struct Messages {
    bundles: [(Language, Bundle); Language::ALL.len()],
}

/// A message with arguments of the right kind, to see that it formats.
#[cfg(test)]
pub(crate) type Sample = (
    &'static std::sync::LazyLock<Messages>,
    &'static str,
    &'static [(&'static str, Argument<'static>)],
);

impl Messages {
    /// Parses what the build has checked: `sources` gives the texts of a language, terms included.
    pub(crate) fn parse(sources: impl Fn(Language) -> [&'static str; 2]) -> Self {
        let bundles = Language::ALL.map(|language| (language, bundle(language, sources(language))));
        Self { bundles }
    }

    /// The message in a language; its key where it fails, so that a page never does.
    pub(crate) fn format(
        &self,
        language: Language,
        key: &str,
        told: &[(&str, Argument)],
    ) -> String {
        self.try_format(language, key, told)
            .unwrap_or_else(|_| key.to_owned())
    }

    /// The message in a language, or what is wrong with it.
    pub(crate) fn try_format(
        &self,
        language: Language,
        key: &str,
        told: &[(&str, Argument)],
    ) -> Result<String, String> {
        let missing = || format!("no message {key} in {language}");
        let (_, bundle) = self
            .bundles
            .iter()
            .find(|(it, _)| *it == language)
            .ok_or_else(missing)?;
        let pattern = bundle
            .get_message(key)
            .and_then(|it| it.value())
            .ok_or_else(missing)?;
        let arguments: FluentArgs = told.iter().map(|(name, it)| (*name, value(*it))).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(format!("{key} in {language}: {error}")),
        }
    }
}

fn bundle(language: Language, sources: [&str; 2]) -> Bundle {
    let locale = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Marks around arguments would be copied along with them, and printed in documents.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::En => |value, _| grouped(Language::En, value),
        Language::Nl => |value, _| grouped(Language::Nl, value),
    }));
    // What can be wrong here is found by the build and by the tests of this crate.
    let _ = bundle.add_builtins();
    for source in sources {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(it, _)| it);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

fn grouped(language: Language, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let exact: Exact = number.as_string().parse().ok()?;
    Some(format::number(language, exact))
}

fn value(argument: Argument<'_>) -> FluentValue<'_> {
    match argument {
        Argument::Text(text) => text.into(),
        Argument::Number(number) => number.into(),
    }
}
