//! Units of measure as price sheets write them: `100 Hours` is a block of 100 of `Hours`.

use crate::Exact;
use crate::exact::ExactError;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::LazyLock;

/// What price sheets write, the size of the block, what it counts. See `data/README.md`.
const TABLE: &str = include_str!("../../data/pricing-units.csv");

/// What a plain number counts.
const UNITS: &str = "Units";

/// Words behind a number, and how many of what is counted they stand for.
const MULTIPLES: [(&str, i64); 4] = [
    ("K", 1_000),
    ("M", 1_000_000),
    ("B", 1_000_000_000),
    ("T", 1_000_000_000_000),
];

/// A unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// How many of what it counts make one of it: more than nothing.
    block: Exact,
    /// What it counts.
    counts: String,
}

static KNOWN: LazyLock<HashMap<String, Unit>> = LazyLock::new(|| {
    let lines = TABLE.lines().skip(1).filter_map(read_line);
    lines.map(|(name, unit)| (key(&name), unit)).collect()
});

static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut names = BTreeMap::<_, String>::new();
    for (name, unit) in TABLE.lines().skip(1).filter_map(read_line) {
        let name = name.trim().to_owned();
        let shortest = names
            .entry((unit.counts, unit.block))
            .or_insert_with(|| name.clone());
        if rank(&name) < rank(shortest) {
            *shortest = name;
        }
    }
    names.into_values().collect()
});

/// Names with their number go first, then short ones.
fn rank(name: &str) -> (bool, usize) {
    (
        !name.starts_with(|it: char| it.is_ascii_digit()),
        name.len(),
    )
}

/// A line of the table: the name in quotes, kinds of account, the block, what is counted.
fn read_line(line: &str) -> Option<(String, Unit)> {
    let name = line.strip_prefix('"')?.split('"').next()?;
    let mut from_the_end = line.rsplit(',');
    let counts = from_the_end.next()?.trim_matches('"').to_owned();
    let block = from_the_end.next()?.parse().ok()?;
    Some((name.to_owned(), Unit { block, counts }))
}

/// Spaces around a unit and the case of its letters say nothing.
fn key(text: &str) -> String {
    text.trim().to_lowercase()
}

impl Unit {
    /// Every unit of the table once, by its shortest name with a number: sorted by what it counts, small blocks
    /// first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(String::as_str)
    }

    /// Reads a unit of measure: by the table; else a bare unit (`Hour`) by what the table says of
    /// one of it (`1 Hour`); else a number before what is counted (`25 Widgets`); else as one of
    /// something that only equals itself.
    pub fn of(text: &str) -> Self {
        let known = |text: &str| KNOWN.get(&key(text)).cloned();
        known(text)
            .or_else(|| known(&format!("1 {}", text.trim())))
            .or_else(|| Self::numbered(text))
            .unwrap_or_else(|| Self {
                block: Exact::ONE,
                counts: text.trim().to_owned(),
            })
    }

    fn numbered(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = text.split_at(digits);
        let number: i64 = number.parse().ok().filter(|it| *it > 0)?;
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let multiple = MULTIPLES.iter().find(|(it, _)| *it == word);
        let (block, rest) = match multiple {
            Some((_, multiple)) => (number.checked_mul(*multiple)?, after),
            None => (number, rest),
        };
        let counts = match rest.trim() {
            "" => UNITS.to_owned(),
            rest => Self::of(rest).counts,
        };
        Some(Self {
            block: Exact::whole(block),
            counts,
        })
    }

    /// How many of what it counts make one of it.
    pub const fn block(&self) -> Exact {
        self.block
    }

    /// What it counts, such as *Hours*.
    pub fn counts(&self) -> &str {
        &self.counts
    }

    /// How many of this unit a quantity in another one is: exact wherever 18 decimals hold it
    /// (all powers of ten), else rounded there once, half away from zero. `None` when the two
    /// count different things.
    pub fn convert(&self, quantity: Exact, from: &Self) -> Result<Option<Exact>, ExactError> {
        if key(&self.counts) != key(&from.counts) {
            return Ok(None);
        }
        if self.block == from.block {
            return Ok(Some(quantity));
        }
        let counted = quantity.times(from.block)?;
        let too_large = || ExactError::TooLarge(format!("{counted} / {}", self.block));
        counted
            .divided_by(self.block)
            .map(Some)
            .ok_or_else(too_large)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.block, self.counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    #[test]
    fn every_unit_has_one_name() {
        let names: Vec<_> = Unit::names().collect();
        let units: Vec<_> = names.iter().map(|name| Unit::of(name)).collect();
        for (place, unit) in units.iter().enumerate() {
            assert!(!units[..place].contains(unit), "{} twice", names[place]);
        }
        assert!(
            names.contains(&"1 Hour") && names.contains(&"10K"),
            "{names:?}"
        );
    }

    #[test]
    fn the_whole_table_is_read() {
        let lines = TABLE.lines().skip(1);
        assert_eq!(lines.clone().filter_map(read_line).count(), lines.count());
        assert!(KNOWN.values().all(|it| it.block > Exact::ZERO));
    }

    #[test]
    fn units_are_a_block_of_something() {
        for (text, block, counts) in [
            ("100 Hours", "100", "Hours"),
            (" 100 hours ", "100", "Hours"),
            ("10K", "10000", "Units"),
            ("10K Transactions", "10000", "Transactions"),
            ("1 GB/Month", "1", "GB/Month"),
            ("1M", "1000000", "Units"),
            ("1B", "1000000000", "Units"),
            ("102400 TiB/Hour", "102400", "TiB/Hour"),
            ("10000 1,000s", "10000", "Transactions in Thousands"),
            ("Hours", "1", "Hours"),
            ("Hour", "1", "Hours"),
            ("1", "1", "Units"),
            ("25 Widgets", "25", "Widgets"),
            ("5M Hour", "5000000", "Hours"),
            ("3T", "3000000000000", "Units"),
            ("vCore-Hours", "1", "vCore-Hours"),
            ("0 Hours", "1", "0 Hours"),
        ] {
            let unit = Unit::of(text);
            assert_eq!(
                (unit.block, &*unit.counts),
                (exact(block), counts),
                "{text}"
            );
        }
    }

    #[test]
    fn quantities_move_between_units_of_the_same_thing() {
        for (quantity, from, to, expected) in [
            ("250", "1 Hour", "100 Hours", Some("2.5")),
            ("2.5", "100 Hours", "1 Hour", Some("250")),
            ("1", "1", "10K", Some("0.0001")),
            (
                "0.000000000000000001",
                "10",
                "1",
                Some("0.00000000000000001"),
            ),
            ("1", "1", "60", Some("0.016666666666666667")),
            ("-1", "1", "60", Some("-0.016666666666666667")),
            ("7", "GB-Month", "GB-Month", Some("7")),
            ("1", "1 GB", "1 Hour", None),
        ] {
            let converted = Unit::of(to).convert(exact(quantity), &Unit::of(from));
            assert_eq!(
                converted,
                Ok(expected.map(exact)),
                "{quantity} {from} in {to}"
            );
        }
    }
}
