//! An address that mail can be sent to. One with a line break in it, or a list of them, is none:
//! nothing that somebody types becomes another header or another recipient.

use crate::text::is_seen;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The most bytes of an address (RFC 5321, as corrected: a path of 256 with its brackets).
const BYTES_MAX: usize = 254;
/// The most bytes before the at sign.
const LOCAL_BYTES_MAX: usize = 64;
/// The most bytes between two dots of a host's name.
const LABEL_BYTES_MAX: usize = 63;
/// What means something in a list of addresses or a header, and quoted parts, which nobody has.
const SPECIAL: &str = "()<>[]:;@\\,\"";

/// An address that mail can be sent to, as it was typed; letters of any script may be in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

/// Why a text is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AddressProblem {
    /// It is not one address: a part is missing, or there is more than one.
    #[error("not one e-mail address")]
    NoAddress,
    /// It is longer than any mail server takes.
    #[error("longer than an e-mail address can be")]
    TooLong,
    /// It has letters that stand in no address, such as a line break.
    #[error("letters that no e-mail address has")]
    Letters,
}

impl EmailAddress {
    /// Reads one address, without the spaces around it.
    pub fn parse(typed: &str) -> Result<Self, AddressProblem> {
        let typed = typed.trim_matches(' ');
        if typed.len() > BYTES_MAX {
            return Err(AddressProblem::TooLong);
        }
        if typed.chars().any(|it| it.is_control()) {
            return Err(AddressProblem::Letters);
        }
        let (local, host) = typed.split_once('@').ok_or(AddressProblem::NoAddress)?;
        if local.is_empty() || host.is_empty() || host.contains('@') {
            return Err(AddressProblem::NoAddress);
        }
        if local.len() > LOCAL_BYTES_MAX {
            return Err(AddressProblem::TooLong);
        }
        if !local.split('.').all(is_word) {
            return Err(AddressProblem::Letters);
        }
        let mut labels = 0;
        for label in host.split('.') {
            check_label(label)?;
            labels += 1;
        }
        match labels > 1 {
            true => Ok(Self(typed.to_owned())),
            false => Err(AddressProblem::NoAddress),
        }
    }

    /// An address that nobody has (RFC 2606): who sends mail where nobody said who does.
    pub fn nobody() -> Self {
        Self("no-reply@localhost.invalid".to_owned())
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What comes before the at sign.
    pub fn local(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// The name of the host, in small letters.
    pub fn host(&self) -> String {
        let host = self.0.split_once('@').map_or("", |(_, host)| host);
        host.to_lowercase()
    }

    /// The address with all but its first letters hidden, for whoever should not learn it:
    /// `ch***@contoso.example`.
    pub fn masked(&self) -> String {
        let shown = match self.local().chars().count() {
            0..=2 => 1,
            _ => 2,
        };
        let shown: String = self.local().chars().take(shown).collect();
        format!("{shown}***@{}", self.host())
    }
}

fn is_word(part: &str) -> bool {
    let is_letter = |it: char| is_seen(it) && !SPECIAL.contains(it);
    !part.is_empty() && part.chars().all(is_letter)
}

fn check_label(label: &str) -> Result<(), AddressProblem> {
    if label.len() > LABEL_BYTES_MAX {
        return Err(AddressProblem::TooLong);
    }
    let ends_in_hyphen = label.starts_with('-') || label.ends_with('-');
    if label.is_empty() || ends_in_hyphen {
        return Err(AddressProblem::NoAddress);
    }
    // A host's name of another script may need marks that are no letters by themselves.
    let is_plain = |it: char| it.is_alphanumeric() || it == '-' || !it.is_ascii() && is_seen(it);
    match label.chars().all(is_plain) {
        true => Ok(()),
        false => Err(AddressProblem::Letters),
    }
}

impl FromStr for EmailAddress {
    type Err = AddressProblem;

    fn from_str(text: &str) -> Result<Self, AddressProblem> {
        Self::parse(text)
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_address_is_read_and_nothing_else() {
        for good in [
            "chloe@contoso.example",
            " accounting@contoso.example ",
            "o'brien+bills@mail.contoso.example",
            "zoë@bücher.example",
            "用户@例子.测试",
        ] {
            assert_eq!(
                EmailAddress::parse(good).map(|it| it.0),
                Ok(good.trim().to_owned())
            );
        }
        use AddressProblem::{Letters, NoAddress, TooLong};
        for (bad, why) in [
            ("", NoAddress),
            ("chloe", NoAddress),
            ("@contoso.example", NoAddress),
            ("chloe@", NoAddress),
            ("chloe@localhost", NoAddress),
            ("chloe@contoso..example", NoAddress),
            ("chloe@-contoso.example", NoAddress),
            ("a@b.example@c.example", NoAddress),
            ("a@b.example,c@d.example", NoAddress),
            ("chloe@contoso.example, d", Letters),
            ("chloe@contoso.example\r\nBcc: eve@evil.example", Letters),
            ("chloe\n@contoso.example", Letters),
            ("Chloe <chloe@contoso.example>", Letters),
            ("\"chloe x\"@contoso.example", Letters),
            ("chloe..x@contoso.example", Letters),
            ("chloe\u{202e}@contoso.example", Letters),
            ("chloe@contoso_x.example", Letters),
        ] {
            assert_eq!(EmailAddress::parse(bad), Err(why), "{bad:?}");
        }
        let long = format!("{}@contoso.example", "a".repeat(65));
        assert_eq!(EmailAddress::parse(&long), Err(TooLong));
        let longer = format!("a@{}.example", "b.".repeat(150));
        assert_eq!(EmailAddress::parse(&longer), Err(TooLong));
    }

    #[test]
    fn a_masked_address_keeps_its_secret() {
        let masked = |it: &str| EmailAddress::parse(it).map(|it| it.masked());
        assert_eq!(
            masked("chloe@Contoso.example"),
            Ok("ch***@contoso.example".into())
        );
        assert_eq!(
            masked("ab@contoso.example"),
            Ok("a***@contoso.example".into())
        );
    }

    proptest! {
        #[test]
        fn nothing_that_is_read_breaks_a_header(text in any::<String>(), at in 0usize..6) {
            let hosts = ["contoso.example", "例子.测试", "x\r\n.example", "b.example>", "", "a.b"];
            let text = format!("{text}@{}", hosts[at]);
            if let Ok(address) = EmailAddress::parse(&text) {
                let broken = |it: char| it.is_control() || it.is_whitespace() || "<>,;".contains(it);
                prop_assert!(!address.as_str().contains(broken));
                prop_assert!(address.as_str().matches('@').count() == 1);
                prop_assert!(address.as_str().len() <= BYTES_MAX);
            }
        }
    }
}
