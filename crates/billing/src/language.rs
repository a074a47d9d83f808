//! The languages people read: every text, document and number comes in each of them.

use crate::problem::UnknownWord;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A language of the portal and its documents.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, written the British way.
    #[default]
    En,
    /// Dutch.
    Nl,
}

impl Language {
    /// Every language there is.
    pub const ALL: [Self; 2] = [Self::En, Self::Nl];

    /// The tag of BCP 47, as in `lang=`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nl => "nl",
        }
    }

    /// What is read in a country, of the languages there are; elsewhere English.
    pub fn spoken_in(country: &str) -> Self {
        match country {
            "NL" => Self::Nl,
            _ => Self::En,
        }
    }

    /// The first language of an `Accept-Language` header that there is, else English.
    pub fn preferred(accept_language: &str) -> Self {
        accept_language
            .split(',')
            .filter_map(|part| part.split(['-', ';']).next()?.trim().parse().ok())
            .next()
            .unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .into_iter()
            .find(|it| it.tag().eq_ignore_ascii_case(text))
            .ok_or_else(|| UnknownWord::new("language", text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_first_language_it_knows() {
        assert_eq!(Language::preferred("nl-NL,nl;q=0.9,en;q=0.8"), Language::Nl);
        assert_eq!(Language::preferred("fr-FR,nl;q=0.9"), Language::Nl);
        assert_eq!(Language::preferred(""), Language::En);
    }
}
