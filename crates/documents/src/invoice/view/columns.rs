//! The columns of figures beside the words of a line.

use super::taxes::percent;
use crate::text::Text;
use crate::typesetting::fonts::Weight;
use billing::invoice::content::Sums;
use billing::invoice::{InvoiceContent, Line, LineKind};
use billing::money::MoneyError;
use billing::{AgreementType, Exact, Language};
use serde::Serialize;
use words::{document, format};

/// How many columns stand beside the words.
pub(super) const COUNT: usize = 6;

/// What stands in a column of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// A number, an amount, or nothing.
    Figure(String),
    /// A word or two.
    Words(Text),
    /// A number and what stands below it.
    WithUnit {
        /// The number.
        figure: String,
        /// The unit that it counts or is the price of.
        unit: Text,
    },
}

impl Cell {
    fn with_unit(figure: String, unit: Option<Text>) -> Self {
        match unit {
            Some(unit) => Self::WithUnit { figure, unit },
            None => Self::Figure(figure),
        }
    }

    /// The letters that it needs on one line; words and units may take a second one.
    pub(super) fn letters(&self) -> usize {
        match self {
            Self::Figure(figure) => figure.chars().count(),
            Self::Words(words) => words.letters().min(WORDS_LETTERS_MAX),
            Self::WithUnit { figure, unit } => {
                let unit = unit.letters().min(WORDS_LETTERS_MAX);
                figure.chars().count().max(unit)
            }
        }
    }

    /// How wide its words are, in thousandths of their size: nothing where that is not known.
    fn width(&self) -> Option<u32> {
        match self {
            Self::Figure(_) => Some(0),
            Self::Words(words) => words.width_milli_em(Weight::Regular),
            Self::WithUnit { unit, .. } => unit.width_milli_em(Weight::Regular),
        }
    }
}

/// Words and units with more letters take a second line.
const WORDS_LETTERS_MAX: usize = 12;

/// Which figures the lines of a document have (domain.md §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    /// Unit price, quantity, charges or credits, tax rate, tax, total.
    Charges,
    /// MOSP, for usage: region, consumed, included, billable, rate, value. Its tax is told once,
    /// below all lines.
    Usage,
}

impl Columns {
    pub(super) fn of(content: &InvoiceContent) -> Self {
        let orders = content.body.sections.iter().flat_map(|it| &it.orders);
        let mut lines = orders.flat_map(|it| &it.families).flat_map(|it| &it.lines);
        let is_mosp = content.head.agreement == AgreementType::Mosp;
        match is_mosp && lines.any(|it| it.kind == LineKind::Usage) {
            true => Self::Usage,
            false => Self::Charges,
        }
    }

    /// The heads: of the words, and of the columns beside them.
    pub(super) fn head(self, language: Language) -> [String; COUNT + 1] {
        match self {
            Self::Charges => [
                document::description(language),
                document::unit_price(language),
                document::quantity(language),
                document::charges_and_credits(language),
                document::tax_rate(language),
                document::tax_amount(language),
                document::total(language),
            ],
            Self::Usage => [
                document::name_type_resource(language),
                document::region(language),
                document::consumed(language),
                document::included_head(language),
                document::billable(language),
                document::rate(language),
                document::value(language),
            ],
        }
    }

    /// How many of the columns, the first one included, hold words and not figures.
    pub(super) const fn of_words(self) -> usize {
        match self {
            Self::Charges => 1,
            Self::Usage => 2,
        }
    }

    pub(super) fn cells(self, line: &Line, language: Language) -> [Cell; COUNT] {
        let unit = (!line.unit.trim().is_empty()).then_some(line.unit.as_str());
        let (per_unit, unit) = match line.unit_price {
            Some(_) => (unit.map(|it| document::per_unit(language, it)), None),
            None => (None, unit),
        };
        let (per_unit, unit) = (per_unit.map(Text::narrow), unit.map(Text::narrow));
        let price = line.unit_price.map(|it| format::price(language, it));
        let price = Cell::with_unit(price.unwrap_or_default(), per_unit);
        let amount = Cell::Figure(format::amount(language, line.amount));
        match self {
            Self::Charges => [
                price,
                Cell::with_unit(number(line.quantity, language), unit),
                amount,
                Cell::Figure(percent(line.tax_rate, language)),
                Cell::Figure(format::amount(language, line.tax)),
                Cell::Figure(format::amount(language, line.total)),
            ],
            Self::Usage => [
                Cell::Words(Text::narrow(line.region.as_deref().unwrap_or_default())),
                Cell::with_unit(number(consumed(line), language), unit),
                Cell::Figure(number(included(line), language)),
                Cell::Figure(number(line.quantity, language)),
                match line.quantity.is_some_and(Exact::is_zero) {
                    // All of it is included: no rate was used.
                    true => Cell::Figure(String::new()),
                    false => price,
                },
                amount,
            ],
        }
    }

    /// The columns whose words may need a second line, and how wide these are; nothing where that
    /// is not known. Units beside quantities are rare: no widths for them.
    pub(super) fn widths(self, cells: &[Cell; COUNT]) -> Option<Vec<(usize, u32)>> {
        let (quantity, wide): (usize, &[usize]) = match self {
            Self::Charges => (1, &[0]),
            Self::Usage => (1, &[0, 4]),
        };
        if matches!(cells[quantity], Cell::WithUnit { .. }) {
            return None;
        }
        let widths = wide.iter().map(|&at| Some((at, cells[at].width()?)));
        widths.collect()
    }

    /// What some lines add up to, each sum in its column.
    pub(super) fn sums(
        self,
        sums: Sums,
        language: Language,
    ) -> Result<[String; COUNT], MoneyError> {
        let none = String::new;
        let amount = sums.charges.plus(sums.credits)?;
        let [amount, tax, total] =
            [amount, sums.tax, sums.total].map(|it| format::amount(language, it));
        Ok(match self {
            Self::Charges => [none(), none(), amount, none(), tax, total],
            Self::Usage => [none(), none(), none(), none(), none(), amount],
        })
    }
}

fn number(number: Option<Exact>, language: Language) -> String {
    number
        .map(|it| format::number(language, it))
        .unwrap_or_default()
}

/// All that was used: what is charged for, and what the price includes.
fn consumed(line: &Line) -> Option<Exact> {
    match line.included {
        Some(included) => line.quantity.unwrap_or_default().plus(included).ok(),
        None => line.quantity,
    }
}

fn included(line: &Line) -> Option<Exact> {
    line.included.or(line.quantity.map(|_| Exact::ZERO))
}
