//! What is wrong with something given: the words the rules use to refuse it.

use thiserror::Error;

/// A word outside the list of those that mean something there.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{word:?} is not a known {what}")]
pub struct UnknownWord {
    /// What was expected, such as *agreement type*.
    pub what: &'static str,
    /// What was given.
    pub word: String,
}

impl UnknownWord {
    /// The refusal of `word` where a `what` was expected.
    pub fn new(what: &'static str, word: &str) -> Self {
        Self {
            what,
            word: word.to_owned(),
        }
    }
}

/// Gives an enum its words: what files, the database and the API call its variants.
macro_rules! word_list {
    ($type:ty, $what:literal, $($variant:ident = $word:literal),+ $(,)?) => {
        impl $type {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in files, the database and the API.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::problem::UnknownWord;

            fn from_str(text: &str) -> Result<Self, $crate::problem::UnknownWord> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::problem::UnknownWord::new($what, text)),
                }
            }
        }
    };
}

pub(crate) use word_list;
