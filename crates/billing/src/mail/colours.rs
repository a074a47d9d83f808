//! The colours of an issuer's mails, and whether what is written in them can be read (WCAG 2.2, AA).
//!
//! Papers and letters are those of the portal; the issuer chooses what its buttons and links are
//! painted with, and a band with its name on top.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The contrast that words need to be read.
const CONTRAST_MIN: f64 = 4.5;
/// A colour is brightened in so many steps until it can be read in the dark.
const STEPS: u16 = 16;

/// A colour of a screen, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// Why a text is no colour.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is no colour: write it as #rrggbb, such as #005567")]
pub struct NoColour(String);

/// What words are written on, and with what they are written on a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Around the letter.
    pub desk: Colour,
    /// The letter.
    pub sheet: Colour,
    /// The words of a button.
    pub on_accent: Colour,
}

/// The paper of a bright mail.
pub const BRIGHT: Paper = Paper {
    desk: Colour::of([0xf5, 0xf2, 0xee]),
    sheet: Colour::of([0xfe, 0xfd, 0xfa]),
    on_accent: Colour::of([0xfc, 0xfa, 0xf6]),
};

/// The paper of a dark one.
pub const DARK: Paper = Paper {
    desk: Colour::of([0x0e, 0x15, 0x17]),
    sheet: Colour::of([0x15, 0x1c, 0x20]),
    on_accent: Colour::of([0x05, 0x19, 0x20]),
};

const ACCENT: Colour = Colour::of([0x00, 0x55, 0x67]);
const ACCENT_DARK: Colour = Colour::of([0x7a, 0xc4, 0xcd]);
const WHITE: Colour = Colour::of([0xff; 3]);
const BLACK: Colour = Colour::of([0; 3]);

/// The colours of an issuer's mails: what is not said is the portal's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Said", into = "Said")]
pub struct MailColours(Said);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// Buttons and links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    accent: Option<Colour>,
    /// The same in the dark; a brighter accent, unless it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    accent_dark: Option<Colour>,
    /// The band with the issuer's name; without one the name stands above the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    band: Option<Colour>,
}

/// Why colours cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// Links on the letter, or words on a button.
    #[error(
        "accent {0} is too bright: links in it on the letter, and the bright words of a button, need \
         a contrast of 4.5 (WCAG AA); choose a darker one, and say a bright one as band"
    )]
    Accent(Colour),
    /// The same in the dark.
    #[error(
        "accent_dark {0} is too dark: links in it on a dark letter, and the dark words of a button, \
         need a contrast of 4.5 (WCAG AA); choose a brighter one, or leave it out"
    )]
    AccentDark(Colour),
}

impl Colour {
    const fn of([red, green, blue]: [u8; 3]) -> Self {
        Self { red, green, blue }
    }

    /// How bright it is (WCAG 2.2, relative luminance).
    fn luminance(self) -> f64 {
        let channel = |it: u8| {
            let it = f64::from(it) / 255.0;
            match it <= 0.04045 {
                true => it / 12.92,
                false => ((it + 0.055) / 1.055).powf(2.4),
            }
        };
        0.2126 * channel(self.red) + 0.7152 * channel(self.green) + 0.0722 * channel(self.blue)
    }

    /// The contrast of two colours, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The same with so many steps of white in it.
    fn brightened(self, step: u16) -> Self {
        let mixed = |it: u8| {
            let it = u16::from(it);
            u8::try_from(it + (255 - it) * step / STEPS).unwrap_or(u8::MAX)
        };
        Self::of([self.red, self.green, self.blue].map(mixed))
    }

    /// Whether words can be read that are written with it on a paper, and on it.
    fn is_readable(self, paper: Paper) -> bool {
        let beside = [paper.desk, paper.sheet, paper.on_accent];
        beside.iter().all(|it| self.contrast(*it) >= CONTRAST_MIN)
    }
}

impl MailColours {
    /// Colours that can be read: of buttons and links, bright and dark, and of the band.
    pub fn new(
        accent: Option<Colour>,
        accent_dark: Option<Colour>,
        band: Option<Colour>,
    ) -> Result<Self, Unreadable> {
        if let Some(it) = accent.filter(|it| !it.is_readable(BRIGHT)) {
            return Err(Unreadable::Accent(it));
        }
        if let Some(it) = accent_dark.filter(|it| !it.is_readable(DARK)) {
            return Err(Unreadable::AccentDark(it));
        }
        Ok(Self(Said {
            accent,
            accent_dark,
            band,
        }))
    }

    /// What buttons are painted with, and links are written with.
    pub fn accent(&self) -> Colour {
        self.0.accent.unwrap_or(ACCENT)
    }

    /// The same in the dark.
    pub fn accent_dark(&self) -> Colour {
        match (self.0.accent_dark, self.0.accent) {
            (Some(said), _) => said,
            (None, None) => ACCENT_DARK,
            (None, Some(accent)) => {
                let mut brighter = (0..=STEPS).map(|it| accent.brightened(it));
                let readable = brighter.find(|it| it.is_readable(DARK));
                readable.unwrap_or(WHITE)
            }
        }
    }

    /// The band, and what the name on it is written with: one of the two can always be read.
    pub fn band(&self) -> Option<(Colour, Colour)> {
        let band = self.0.band?;
        let on_band = match band.contrast(WHITE) >= band.contrast(BLACK) {
            true => WHITE,
            false => BLACK,
        };
        Some((band, on_band))
    }
}

impl TryFrom<Said> for MailColours {
    type Error = Unreadable;

    fn try_from(said: Said) -> Result<Self, Unreadable> {
        Self::new(said.accent, said.accent_dark, said.band)
    }
}

impl From<MailColours> for Said {
    fn from(colours: MailColours) -> Self {
        colours.0
    }
}

impl FromStr for Colour {
    type Err = NoColour;

    fn from_str(text: &str) -> Result<Self, NoColour> {
        let none = || NoColour(text.to_owned());
        let digits = text.strip_prefix('#').ok_or_else(none)?;
        let is_whole = digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_whole);
        let [_, red, green, blue] = number.ok_or_else(none)?.to_be_bytes();
        Ok(Self::of([red, green, blue]))
    }
}

impl TryFrom<String> for Colour {
    type Error = NoColour;

    fn try_from(text: String) -> Result<Self, NoColour> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(json: &str) -> Result<MailColours, String> {
        serde_json::from_str(json).map_err(|it| it.to_string())
    }

    #[test]
    fn a_colour_is_six_digits() {
        for good in ["#005567", "#FFCC00"] {
            let colour: Colour = good.parse().expect("a colour");
            assert_eq!(colour.to_string(), good.to_lowercase());
        }
        for bad in [
            "005567", "#fff", "#00556g", "#+05567", "teal", "#0055670", "#é0556",
        ] {
            assert_eq!(bad.parse::<Colour>(), Err(NoColour(bad.to_owned())));
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let contrast = |one: &str, two: &str| {
            let [one, two] = [one, two].map(|it| it.parse::<Colour>().expect("a colour"));
            format!("{:.2}", one.contrast(two))
        };
        assert_eq!(contrast("#ffffff", "#000000"), "21.00");
        assert_eq!(contrast("#777777", "#ffffff"), "4.48");
        assert_eq!(contrast("#ffffff", "#767676"), "4.54");
    }

    #[test]
    fn the_portal_s_own_can_be_read() {
        let own = MailColours::default();
        assert!(own.accent().is_readable(BRIGHT));
        assert!(own.accent_dark().is_readable(DARK));
        assert_eq!(own.band(), None);
        assert_eq!(read("{}"), Ok(own));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_a_sentence() {
        let refused = |json: &str| read(json).expect_err("refused");
        let yellow = refused(r##"{"accent": "#ffcc00"}"##);
        assert!(
            yellow.starts_with("accent #ffcc00 is too bright"),
            "{yellow}"
        );
        let navy = refused(r##"{"accent_dark": "#000080"}"##);
        assert!(
            navy.starts_with("accent_dark #000080 is too dark"),
            "{navy}"
        );
        assert!(refused(r#"{"accent": "red"}"#).contains("no colour"));
        assert!(refused(r#"{"button": "red"}"#).contains("unknown field"));
        let band = read(r##"{"accent": "#8a1538", "band": "#ffcc00"}"##).expect("readable");
        assert_eq!(band.band(), Some(("#ffcc00".parse().expect("it"), BLACK)));
    }

    #[test]
    fn what_is_said_is_what_is_written_down() {
        let said = r##"{"accent":"#8a1538","band":"#ffcc00"}"##;
        let written = serde_json::to_string(&read(said).expect("readable"));
        assert_eq!(written.expect("written"), said);
    }

    proptest! {
        #[test]
        fn whatever_is_taken_can_be_read_in_both(red: u8, green: u8, blue: u8) {
            let colour = Colour::of([red, green, blue]);
            if let Ok(it) = read(&format!(r#"{{"accent": "{colour}", "band": "{colour}"}}"#)) {
                prop_assert!(it.accent().is_readable(BRIGHT));
                prop_assert!(it.accent_dark().is_readable(DARK));
            }
            let (band, on_band) = read(&format!(r#"{{"band": "{colour}"}}"#))
                .expect("readable").band().expect("a band");
            prop_assert!(band.contrast(on_band) >= CONTRAST_MIN);
        }
    }
}
