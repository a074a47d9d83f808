//! Codes that an authenticator app shows: one every 30 seconds (RFC 6238), six digits, SHA-1, which
//! is what every app can.
//!
//! Written here and not taken from a library: those say whether a code is right, and what has to be
//! known is of which step it is.

use chrono::{DateTime, Utc};
use ring::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key, sign};

/// As long as the hash (RFC 4226 §4, R6).
pub const SECRET_BYTES: usize = 20;

const STEP_SECONDS: i64 = 30;
const DIGITS: usize = 6;
/// How many steps the clock of a phone may be wrong (RFC 6238 §5.2).
const STEPS_ASIDE: i64 = 1;

/// The step of time whose code was typed, where it is the one of now or of one beside it.
pub fn step_of(secret: &[u8], typed: &str, now: DateTime<Utc>) -> Option<i64> {
    let typed = number(typed)?;
    let current = now.timestamp().div_euclid(STEP_SECONDS);
    let mut steps = current - STEPS_ASIDE..=current + STEPS_ASIDE;
    steps.find(|step| code(secret, *step) == typed)
}

/// Whether something of this shape is a code of an app at all.
pub fn is_code(typed: &str) -> bool {
    number(typed).is_some()
}

/// Spaces are as some apps show them.
fn number(typed: &str) -> Option<u32> {
    let digits: String = typed.chars().filter(|it| !it.is_whitespace()).collect();
    let is_code = digits.len() == DIGITS && digits.bytes().all(|it| it.is_ascii_digit());
    is_code.then(|| digits.parse().ok()).flatten()
}

/// The code of a step (RFC 4226 §5.3).
fn code(secret: &[u8], step: i64) -> u32 {
    let key = Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = sign(&key, &step.to_be_bytes());
    let hash = tag.as_ref();
    let at = usize::from(hash[hash.len() - 1] & 0xf);
    let part = [hash[at], hash[at + 1], hash[at + 2], hash[at + 3]];
    (u32::from_be_bytes(part) & 0x7fff_ffff) % 1_000_000
}

/// A secret as it is typed into an app (RFC 4648 §6, without padding).
pub fn base32(bytes: &[u8]) -> String {
    const LETTERS: [char; 32] = [
        'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R',
        'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', '2', '3', '4', '5', '6', '7',
    ];
    let bit = |at: usize| {
        let byte = bytes.get(at / 8).copied().unwrap_or_default();
        usize::from(byte >> (7 - at % 8) & 1)
    };
    let letters = (0..bytes.len() * 8).step_by(5);
    let letter = |from: usize| (from..from + 5).fold(0, |value, at| value << 1 | bit(at));
    letters.map(|from| LETTERS[letter(from)]).collect()
}

#[cfg(test)]
pub fn code_at(secret: &[u8], now: DateTime<Utc>) -> String {
    format!(
        "{:06}",
        code(secret, now.timestamp().div_euclid(STEP_SECONDS))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a moment")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, of which six digits of eight.
        let expected = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (seconds, code) in expected {
            assert_eq!(code_at(SECRET, at(seconds)), code);
        }
    }

    #[test]
    fn a_code_is_taken_one_step_early_and_late_and_however_it_is_spaced() {
        let step = Some(1);
        for (seconds, typed, found) in [
            (59, "287082", step),
            (0, "287 082", step),
            (89, " 287082 ", step),
            (90, "287082", None),
            (59, "287083", None),
            (59, "87082", None),
            (59, "+87082", None),
            (59, "", None),
        ] {
            assert_eq!(
                step_of(SECRET, typed, at(seconds)),
                found,
                "{seconds} {typed}"
            );
        }
    }

    #[test]
    fn secrets_are_written_as_the_standard_says() {
        // RFC 4648, §10.
        let written =
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|it| base32(it.as_bytes()));
        let expected = [
            "",
            "MY",
            "MZXQ",
            "MZXW6",
            "MZXW6YQ",
            "MZXW6YTB",
            "MZXW6YTBOI",
        ];
        assert_eq!(written, expected);
    }
}
