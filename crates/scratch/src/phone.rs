//! An authenticator app, as tests have it: it is told a secret and shows codes.

use chrono::{DateTime, Utc};
use ring::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key, sign};

/// The code that an app shows at a moment for a secret that was typed into it.
pub fn code_at(secret: &str, now: DateTime<Utc>) -> String {
    let step = (now.timestamp() / 30).to_be_bytes();
    let key = Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, &unbase32(secret));
    let hash = sign(&key, &step);
    let hash = hash.as_ref();
    let at = usize::from(hash[19] & 0xf);
    let part = hash[at..at + 4].try_into().expect("four bytes");
    format!(
        "{:06}",
        (u32::from_be_bytes(part) & 0x7fff_ffff) % 1_000_000
    )
}

fn unbase32(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for letter in text.chars() {
        let value = letters.find(letter).expect("a letter of base32");
        held = held << 5 | u32::try_from(value).expect("small");
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).expect("a byte"));
        }
    }
    bytes
}
