//! The colours of an issuer's mails, and whether what is written in them can be read (WCAG 2.2, AA).
//!
//! Papers and letters are those of the portal; the issuer chooses what its buttons and links are
//! painted with, and a band with its name on top.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The contrast that words need to be read.
const CONTRAST_MIN_HUNDREDTHS: u64 = 450;
/// How bright white is.
const LUMINANCE_OF_WHITE: u64 = 10_000_000_000;
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

    /// How bright it is (WCAG 2.2, relative luminance), white being `LUMINANCE_OF_WHITE`.
    fn luminance(self) -> u64 {
        let channel = |it: u8| u64::from(LINEAR[usize::from(it)]);
        2_126 * channel(self.red) + 7_152 * channel(self.green) + 722 * channel(self.blue)
    }

    /// The contrast of two colours in hundredths, from 100 to 2,100.
    pub fn contrast_hundredths(self, other: Self) -> u64 {
        let glare = LUMINANCE_OF_WHITE / 20;
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + glare) * 100 / (one.min(two) + glare)
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
        beside
            .iter()
            .all(|it| self.contrast_hundredths(*it) >= CONTRAST_MIN_HUNDREDTHS)
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
        let on_band = match band.contrast_hundredths(WHITE) >= band.contrast_hundredths(BLACK) {
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

/// How bright each value of a channel is, in millionths: the curve of sRGB.
#[rustfmt::skip]
const LINEAR: [u32; 256] = [
    0, 304, 607, 911, 1_214, 1_518, 1_821, 2_125, 2_428, 2_732, 3_035, 3_347, 3_677, 4_025, 4_391,
    4_777, 5_182, 5_605, 6_049, 6_512, 6_995, 7_499, 8_023, 8_568, 9_134, 9_721, 10_330, 10_960,
    11_612, 12_286, 12_983, 13_702, 14_444, 15_209, 15_996, 16_807, 17_642, 18_500, 19_382, 20_289,
    21_219, 22_174, 23_153, 24_158, 25_187, 26_241, 27_321, 28_426, 29_557, 30_713, 31_896, 33_105,
    34_340, 35_601, 36_889, 38_204, 39_546, 40_915, 42_311, 43_735, 45_186, 46_665, 48_172, 49_707,
    51_269, 52_861, 54_480, 56_128, 57_805, 59_511, 61_246, 63_010, 64_803, 66_626, 68_478, 70_360,
    72_272, 74_214, 76_185, 78_187, 80_220, 82_283, 84_376, 86_500, 88_656, 90_842, 93_059, 95_307,
    97_587, 99_899, 102_242, 104_616, 107_023, 109_462, 111_932, 114_435, 116_971, 119_538, 122_139,
    124_772, 127_438, 130_136, 132_868, 135_633, 138_432, 141_263, 144_128, 147_027, 149_960,
    152_926, 155_926, 158_961, 162_029, 165_132, 168_269, 171_441, 174_647, 177_888, 181_164,
    184_475, 187_821, 191_202, 194_618, 198_069, 201_556, 205_079, 208_637, 212_231, 215_861,
    219_526, 223_228, 226_966, 230_740, 234_551, 238_398, 242_281, 246_201, 250_158, 254_152,
    258_183, 262_251, 266_356, 270_498, 274_677, 278_894, 283_149, 287_441, 291_771, 296_138,
    300_544, 304_987, 309_469, 313_989, 318_547, 323_143, 327_778, 332_452, 337_164, 341_914,
    346_704, 351_533, 356_400, 361_307, 366_253, 371_238, 376_262, 381_326, 386_429, 391_572,
    396_755, 401_978, 407_240, 412_543, 417_885, 423_268, 428_690, 434_154, 439_657, 445_201,
    450_786, 456_411, 462_077, 467_784, 473_531, 479_320, 485_150, 491_021, 496_933, 502_886,
    508_881, 514_918, 520_996, 527_115, 533_276, 539_479, 545_724, 552_011, 558_340, 564_712,
    571_125, 577_580, 584_078, 590_619, 597_202, 603_827, 610_496, 617_207, 623_960, 630_757,
    637_597, 644_480, 651_406, 658_375, 665_387, 672_443, 679_542, 686_685, 693_872, 701_102,
    708_376, 715_694, 723_055, 730_461, 737_910, 745_404, 752_942, 760_525, 768_151, 775_822,
    783_538, 791_298, 799_103, 806_952, 814_847, 822_786, 830_770, 838_799, 846_873, 854_993,
    863_157, 871_367, 879_622, 887_923, 896_269, 904_661, 913_099, 921_582, 930_111, 938_686,
    947_307, 955_973, 964_686, 973_445, 982_251, 991_102, 1_000_000,
];

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
    fn the_curve_is_that_of_the_standard() {
        for (value, linear) in LINEAR.iter().enumerate() {
            let value = value as f64 / 255.0;
            let exact = match value <= 0.04045 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            };
            assert_eq!(f64::from(*linear), (exact * 1e6).round(), "{value}");
        }
        assert_eq!(WHITE.luminance(), LUMINANCE_OF_WHITE);
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        for (one, two, hundredths) in [
            ("#ffffff", "#000000", 2_100),
            ("#777777", "#ffffff", 447),
            ("#ffffff", "#767676", 454),
        ] {
            let [one, two] = [one, two].map(|it| it.parse::<Colour>().expect("a colour"));
            assert_eq!(one.contrast_hundredths(two), hundredths);
        }
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
            prop_assert!(band.contrast_hundredths(on_band) >= CONTRAST_MIN_HUNDREDTHS);
        }
    }
}
