//! The fonts of all documents, inside the program: nothing is looked for on the machine.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontVariant, FontVariations};
use typst::utils::LazyHash;

/// The faces that templates name, and what has the letters that these lack.
const FACES: [&[u8]; 3] = [
    include_bytes!("../../fonts/IBMPlexSans-Regular.ttf"),
    include_bytes!("../../fonts/IBMPlexSans-SemiBold.ttf"),
    include_bytes!("../../fonts/IBMPlexSans-Italic.ttf"),
];
const FALLBACKS: [&str; 2] = ["LibertinusSerif-Regular", "DejaVuSansMono"];

pub(super) struct Fonts {
    pub(super) all: Vec<Font>,
    pub(super) book: LazyHash<FontBook>,
    /// The letters of the first face and of each fallback. The other faces have the same.
    letters: Vec<HashSet<u32>>,
    /// The advances of the regular and of the semibold face.
    widths: [HashMap<char, u32>; 2],
}

/// How strongly a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// In the first face.
    Regular,
    /// In the second.
    SemiBold,
}

pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces = FACES
        .into_iter()
        .flat_map(|data| Font::iter(Bytes::new(data)));
    let mut all: Vec<Font> = faces.collect();
    let others: Vec<Font> = typst_assets::fonts()
        .flat_map(|data| Font::iter(Bytes::new(data)))
        .collect();
    for name in FALLBACKS {
        let is_named = |font: &&Font| font.post_script_name().as_deref() == Some(name);
        all.extend(others.iter().find(is_named).cloned());
    }
    assert_eq!(
        all.len(),
        FACES.len() + FALLBACKS.len(),
        "a font is missing"
    );
    let of_faces = all.first().into_iter();
    let letters = of_faces.chain(&all[FACES.len()..]).map(letters_of);
    Fonts {
        letters: letters.collect(),
        widths: [&all[0], &all[1]].map(widths_of),
        book: LazyHash::new(FontBook::from_fonts(&all)),
        all,
    }
});

/// How wide a text is, in thousandths of its size; nothing where a letter's width may depend on
/// its neighbours or on another font.
pub(crate) fn width_milli_em(text: &str, weight: Weight) -> Option<u32> {
    let of_face = match weight {
        Weight::Regular => &FONTS.widths[0],
        Weight::SemiBold => &FONTS.widths[1],
    };
    let widths = text.chars().map(|letter| of_face.get(&letter));
    widths.sum()
}

/// The advances of the Latin letters, digits and signs, in thousandths of the size.
fn widths_of(font: &Font) -> HashMap<char, u32> {
    let plain = FontVariations::default();
    let face = font
        .clone()
        .instantiate(FontVariant::default(), Abs::pt(10.0), &plain);
    let units = u32::from(face.ttf().units_per_em());
    let letters = (' '..='~').chain('\u{a0}'..='\u{24f}');
    let width = |letter| {
        let glyph = face.ttf().glyph_index(letter)?;
        let advance = face.ttf().glyph_hor_advance(glyph)?;
        Some((letter, (u32::from(advance) * 1_000).div_ceil(units)))
    };
    letters.filter_map(width).collect()
}

fn letters_of(font: &Font) -> HashSet<u32> {
    font.info().coverage.iter().collect()
}

/// The first font that has every letter of a word; the first of all where none has. A word set
/// in one font cannot come to a cluster that no font can shape.
pub(crate) fn covering(word: &str) -> usize {
    let has_all = |letters: &HashSet<u32>| word.chars().all(|it| letters.contains(&u32::from(it)));
    FONTS.letters.iter().position(has_all).unwrap_or_default()
}

/// Whether a font has a letter that anybody may print.
pub(crate) fn covers(font: usize, letter: char) -> bool {
    let is_private = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let letters = FONTS.letters.get(font);
    !is_private && letters.is_some_and(|it| it.contains(&u32::from(letter)))
}
