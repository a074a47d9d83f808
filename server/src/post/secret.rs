//! What whoever posts mail that came back proves themselves with.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;
use std::str::FromStr;

/// Fewer letters could be guessed.
const LETTERS_MIN: usize = 20;

/// The secret of whoever posts what came back.
#[derive(Clone, PartialEq, Eq)]
pub struct ReturnedSecret(String);

impl ReturnedSecret {
    /// Whether that is it; it takes as long whatever it is.
    pub fn is(&self, said: &str) -> bool {
        let own = mac(&self.0).finalize().into_bytes();
        mac(said).verify_slice(&own).is_ok()
    }
}

fn mac(key: &str) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("any length of key will do");
    mac.update(b"returned");
    mac
}

impl FromStr for ReturnedSecret {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.chars().count() < LETTERS_MIN {
            true => Err(format!("it has at least {LETTERS_MIN} letters")),
            false => Ok(Self(text.to_owned())),
        }
    }
}

impl fmt::Debug for ReturnedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReturnedSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_long_and_nothing_else_is_it() {
        let secret: ReturnedSecret = "a secret of twenty letters".parse().expect("long");
        assert!(secret.is("a secret of twenty letters"));
        for other in [
            "",
            "a secret of twenty letter",
            "a secret of twenty letters ",
        ] {
            assert!(!secret.is(other), "{other:?}");
        }
        assert!(!format!("{secret:?}").contains("twenty"));
        assert!("nineteen letters ..".parse::<ReturnedSecret>().is_err());
    }
}
