//! The charges line by line, each with the sums so far, for the foot of a page that ends there.

use super::facts::{Fact, fact};
use super::lines::{LineRow, line_row};
use crate::text::Text;
use crate::typesetting::fonts::Weight;
use billing::invoice::InvoiceContent;
use billing::invoice::content::{OrderCharges, SectionCharges, Sums};
use billing::money::MoneyError;
use billing::{Currency, Language};
use serde::Serialize;
use words::{document, format};

/// The charges by section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Details {
    /// Their heading.
    pub title: String,
    /// The currency of every amount.
    pub currency: String,
    /// The heads of the columns.
    pub head: [String; 7],
    /// The letters that each column but the first needs for its numbers.
    pub letters: [usize; 6],
    /// The sections.
    pub sections: Vec<SectionRows>,
    /// What is said where there is none.
    pub empty: Option<String>,
}

/// The rows of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionRows {
    /// The section's or customer's name.
    pub heading: Text,
    /// The reseller that stands between.
    pub reseller: Option<Fact>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of the charges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Row {
    /// The lines of a product order follow.
    Order {
        /// Its name.
        name: Text,
        /// How wide that is, where a row is surely wide enough for it or not.
        width: Option<u32>,
    },
    /// The lines of a service family follow.
    Family {
        /// Its name.
        name: Text,
        /// How wide that is.
        width: Option<u32>,
    },
    /// A line.
    Line(Box<LineRow>),
    /// What the lines of an order add up to.
    OrderSum(SumRow),
    /// What the lines of the section add up to.
    SectionSum(SumRow),
}

/// What some lines add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SumRow {
    /// Of what.
    pub label: Text,
    /// How wide that is.
    pub width: Option<u32>,
    /// Amount, tax and total.
    pub sums: [String; 3],
}

impl Details {
    pub(super) fn new(content: &InvoiceContent, language: Language) -> Result<Self, MoneyError> {
        let sections = content.body.sections.iter();
        let sections = sections
            .map(|section| section_rows(section, content.head.currency, language))
            .collect::<Result<Vec<_>, _>>()?;
        let head = [
            document::description(language),
            document::unit_price(language),
            document::quantity(language),
            document::charges_and_credits(language),
            document::tax_rate(language),
            document::tax_amount(language),
            document::total(language),
        ];
        let is_empty = sections.is_empty();
        Ok(Self {
            title: document::details(language),
            currency: content.head.currency.to_string(),
            letters: letters(&head, &sections),
            head,
            sections,
            empty: is_empty.then(|| document::no_charges(language)),
        })
    }
}

fn section_rows(
    section: &SectionCharges,
    currency: Currency,
    language: Language,
) -> Result<SectionRows, MoneyError> {
    let mut running = Sums::zero(currency);
    let mut rows = Vec::new();
    for order in &section.orders {
        let (name, width) = strong(&order.name);
        rows.push(Row::Order { name, width });
        let continued: Text = document::continued(language, &section.heading, &order.name).into();
        let mut left = lines_of(order);
        for family in &order.families {
            let (name, width) = strong(&family.name);
            rows.push(Row::Family { name, width });
            for line in &family.lines {
                left -= 1;
                let continued = (left > 0).then(|| continued.clone());
                rows.push(line_row(line, continued, &mut running, language)?);
            }
        }
        if section.orders.len() > 1 && lines_of(order) > 1 {
            rows.push(Row::OrderSum(sum_row(&order.name, order.sums, language)?));
        }
    }
    if let Some(line) = &section.rounding {
        rows.push(line_row(line, None, &mut running, language)?);
    }
    let sums = sum_row(&section.heading, section.sums, language)?;
    rows.push(Row::SectionSum(sums));
    let reseller = section.reseller.as_ref();
    Ok(SectionRows {
        heading: Text::new(&section.heading),
        reseller: reseller.map(|it| fact(document::reseller(language), it)),
        rows,
    })
}

fn strong(text: impl AsRef<str>) -> (Text, Option<u32>) {
    let text = Text::new(text);
    let width = text.width_milli_em(Weight::SemiBold);
    (text, width)
}

fn lines_of(order: &OrderCharges) -> usize {
    order.families.iter().map(|family| family.lines.len()).sum()
}

fn sum_row(name: &str, sums: Sums, language: Language) -> Result<SumRow, MoneyError> {
    let (label, width) = strong(document::total_of(language, name));
    Ok(SumRow {
        label,
        width,
        sums: three(sums, language)?,
    })
}

pub(super) fn three(sums: Sums, language: Language) -> Result<[String; 3], MoneyError> {
    let amount = sums.charges.plus(sums.credits)?;
    Ok([amount, sums.tax, sums.total].map(|it| format::amount(language, it)))
}

/// A unit with more letters takes a second line.
const UNIT_LETTERS_MAX: usize = 12;

/// The letters that each column needs: its longest number, or the longest word of its head.
fn letters(head: &[String; 7], sections: &[SectionRows]) -> [usize; 6] {
    let [_, heads @ ..] = head;
    let mut letters = heads
        .each_ref()
        .map(|head| longest(head.split([' ', '-', '/'])));
    let rows = sections.iter().flat_map(|section| &section.rows);
    for row in rows {
        let texts = match row {
            Row::Order { .. } | Row::Family { .. } => continue,
            Row::Line(it) => [
                &it.price,
                &it.quantity,
                &it.amount,
                &it.rate,
                &it.tax,
                &it.total,
            ]
            .map(String::as_str),
            Row::OrderSum(it) | Row::SectionSum(it) => {
                let [amount, tax, total] = it.sums.each_ref().map(String::as_str);
                ["", "", amount, "", tax, total]
            }
        };
        for (most, text) in letters.iter_mut().zip(texts) {
            *most = (*most).max(text.chars().count());
        }
        // A unit stands below its price, on one line if it is not too long for that.
        if let (Row::Line(line), [price, ..]) = (row, &mut letters) {
            let unit = line.per_unit.as_ref().map_or(0, Text::letters);
            *price = (*price).max(unit.min(UNIT_LETTERS_MAX));
        }
    }
    letters
}

fn longest<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    words.map(|word| word.chars().count()).max().unwrap_or(0)
}
