//! What costs are told by, and narrowed to.

use crate::problem::UnknownWord;
use std::fmt;
use std::str::FromStr;

/// What costs are told by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// The service.
    Service,
    /// The service family.
    Family,
    /// The subscription.
    Subscription,
    /// The series: a billing profile, under MOSP a subscription.
    Series,
    /// The invoice section.
    Section,
    /// Where it was used.
    Region,
    /// Usage, purchase, credit or adjustment.
    Kind,
    /// The value of a tag with this key, one of those that the account has chosen.
    Tag(String),
}

impl Dimension {
    /// Those that every account has.
    pub const PLAIN: [Self; 7] = [
        Self::Service,
        Self::Family,
        Self::Subscription,
        Self::Series,
        Self::Section,
        Self::Region,
        Self::Kind,
    ];

    const fn word(&self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Family => "family",
            Self::Subscription => "subscription",
            Self::Series => "series",
            Self::Section => "section",
            Self::Region => "region",
            Self::Kind => "kind",
            Self::Tag(_) => "tag",
        }
    }
}

impl fmt::Display for Dimension {
    /// As addresses have it: `service`, `tag:env`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Tag(key) => write!(f, ":{key}"),
            _ => Ok(()),
        }
    }
}

impl FromStr for Dimension {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        if let Some(key) = text.strip_prefix("tag:") {
            return Ok(Self::Tag(key.to_owned()));
        }
        let found = Self::PLAIN.into_iter().find(|it| it.word() == text);
        found.ok_or_else(|| UnknownWord::new("dimension of costs", text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let tag = Dimension::Tag("cost:centre".to_owned());
        for dimension in Dimension::PLAIN.into_iter().chain([tag]) {
            assert_eq!(dimension.to_string().parse(), Ok(dimension));
        }
        assert!("colour".parse::<Dimension>().is_err());
    }
}
