//! Text from outside, made safe to print: no letter that no font has, no word wider than a column.

use crate::typesetting::fonts::{self, Weight};
use serde::Serialize;

/// A text as a template takes it.
///
/// Serialised it is a string, or, where a word is too long for a
/// line, a list of pieces between which a line may end; nothing is put into the text itself, so
/// that an identifier is copied from a document as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// A text that breaks at its spaces.
    Whole(String),
    /// A text with a word that must break inside.
    Pieces(Vec<String>),
}

/// Longer words break inside.
const LETTERS_UNBROKEN_MAX: usize = 24;
/// The same in a column of figures.
const LETTERS_UNBROKEN_NARROW_MAX: usize = 10;
const LETTERS_OF_PIECE_MAX: usize = 8;

/// What stands for a letter that cannot be printed.
const REPLACEMENT: char = '\u{fffd}';

impl Text {
    /// `text` with what cannot be printed replaced.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self::breaking(text.as_ref(), LETTERS_UNBROKEN_MAX)
    }

    /// The same for a column that is as wide as its figures.
    pub fn narrow(text: impl AsRef<str>) -> Self {
        Self::breaking(text.as_ref(), LETTERS_UNBROKEN_NARROW_MAX)
    }

    fn breaking(text: &str, letters_max: usize) -> Self {
        let words = text.split([' ', '\t', '\n', '\r']);
        let printable: Vec<_> = words.map(printable).collect();
        let whole = printable.join(" ").trim().to_owned();
        match whole
            .split(' ')
            .any(|word| word.chars().count() > letters_max)
        {
            true => Self::Pieces(pieces(&whole, letters_max)),
            false => Self::Whole(whole),
        }
    }

    /// How many letters it has.
    pub fn letters(&self) -> usize {
        match self {
            Self::Whole(whole) => whole.chars().count(),
            Self::Pieces(pieces) => pieces.iter().map(|it| it.chars().count()).sum(),
        }
    }

    /// How wide it is on one line, in thousandths of its size, where that is simple to say.
    pub(crate) fn width_milli_em(&self, weight: Weight) -> Option<u32> {
        match self {
            Self::Whole(whole) => fonts::width_milli_em(whole, weight),
            Self::Pieces(_) => None,
        }
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.letters() == 0
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

/// A word with only letters that some font can set. PDF/A forbids the box for a missing glyph, and
/// letters of private use, which mean nothing to anybody else.
fn printable(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_graphic()) {
        return word.to_owned();
    }
    let seen: String = word
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .collect();
    let font = fonts::covering(&seen);
    let shown = |letter| match fonts::covers(font, letter) {
        true => letter,
        false => REPLACEMENT,
    };
    seen.chars().map(shown).collect()
}

/// Letters without a shape: controls, joiners, marks of direction, variation selectors. They
/// could make a document read otherwise than it looks.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Long words in pieces that end behind a sign or after eight letters; the rest as it is.
fn pieces(text: &str, letters_max: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    for (place, word) in text.split(' ').enumerate() {
        if place > 0 {
            plain.push(' ');
        }
        if word.chars().count() <= letters_max {
            plain.push_str(word);
            continue;
        }
        for letter in word.chars() {
            let is_full =
                plain.chars().rev().take_while(|it| *it != ' ').count() >= LETTERS_OF_PIECE_MAX;
            let is_after_sign = plain.ends_with(['-', '_', '/', '.', ':', '@', '\\', ',']);
            // Never between a letter and the mark that belongs on it.
            let can_start = letter.is_ascii() || letter == REPLACEMENT;
            if can_start && (is_full || is_after_sign) {
                pieces.push(std::mem::take(&mut plain));
            }
            plain.push(letter);
        }
    }
    pieces.push(plain);
    pieces
}

#[cfg(test)]
mod tests {
    use super::Text;

    fn joined(text: &Text) -> String {
        match text {
            Text::Whole(whole) => whole.clone(),
            Text::Pieces(pieces) => pieces.concat(),
        }
    }

    #[test]
    fn breaking_a_long_word_changes_no_letter() {
        let identifier = "11111111-aaaa:contoso_engineering/virtualMachines_2026.abcdefghijklmnop";
        let text = Text::new(format!("The account {identifier} of Contoso"));
        let Text::Pieces(pieces) = &text else {
            panic!("{text:?} does not break");
        };
        assert_eq!(
            joined(&text),
            format!("The account {identifier} of Contoso")
        );
        let longest = pieces
            .iter()
            .flat_map(|it| it.split(' '))
            .map(str::len)
            .max();
        assert!(longest <= Some(8), "{pieces:?}");
    }

    #[test]
    fn ordinary_text_stays_whole() {
        for text in [
            "Contoso Ltd",
            "Café Ærø — Łódź",
            "Ελλάδα",
            "Българија",
            "שלום",
            "مرحبا",
        ] {
            assert_eq!(Text::new(text), Text::Whole(text.to_owned()));
        }
    }

    #[test]
    fn what_no_font_has_is_replaced_and_what_nobody_sees_is_left_out() {
        assert_eq!(joined(&Text::new("東京 KK")), "\u{fffd}\u{fffd} KK");
        assert_eq!(
            joined(&Text::new("a\u{202e}b\u{0}c\td\u{e000}")),
            "abc d\u{fffd}"
        );
        assert!(Text::new(" \n\u{200b}").is_empty());
    }
}
