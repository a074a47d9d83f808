//! The charges line by line, each with the sums so far, for the foot of a page that ends there.

use super::columns::{COUNT, Cell, Columns};
use super::facts::{Fact, fact};
use super::lines::{LineRow, line_row};
use crate::text::Text;
use crate::typesetting::fonts::Weight;
use billing::invoice::InvoiceContent;
use billing::invoice::content::{OrderCharges, SectionCharges, Summary, Sums};
use billing::money::MoneyError;
use billing::{Currency, Language, Money};
use serde::Serialize;
use words::{document, format};

/// The charges by section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Details {
    /// Their heading.
    pub title: String,
    /// The currency of every amount.
    pub currency: String,
    /// The heads of the columns.
    pub head: [String; COUNT + 1],
    /// How many of them hold words and not figures.
    pub of_words: usize,
    /// The letters that each column but the first needs.
    pub letters: [usize; COUNT],
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
    /// The sums, each in its column.
    pub sums: [String; COUNT],
}

impl Details {
    pub(super) fn new(content: &InvoiceContent, language: Language) -> Result<Self, MoneyError> {
        let columns = Columns::of(content);
        let sections = content.body.sections.iter();
        let mut sections = sections
            .map(|section| section_rows(section, content.head.currency, (columns, language)))
            .collect::<Result<Vec<_>, _>>()?;
        if let (Columns::Usage, [section]) = (columns, &mut *sections) {
            section.rows.extend(tax_rows(content, language));
        }
        let head = columns.head(language);
        let is_empty = sections.is_empty();
        Ok(Self {
            title: document::details(language),
            currency: content.head.currency.to_string(),
            letters: letters(&head, &sections),
            of_words: columns.of_words(),
            head,
            sections,
            empty: is_empty.then(|| document::no_charges(language)),
        })
    }
}

fn section_rows(
    section: &SectionCharges,
    currency: Currency,
    (columns, language): (Columns, Language),
) -> Result<SectionRows, MoneyError> {
    let mut running = Sums::zero(currency);
    let mut rows = Vec::new();
    for order in &section.orders {
        // The only one of a section that is called like it would say the same twice.
        let is_section = section.orders.len() == 1 && order.name == section.heading;
        if !is_section {
            let (name, width) = strong(&order.name);
            rows.push(Row::Order { name, width });
        }
        let continued: Text = match is_section {
            true => document::section_continued(language, &section.heading),
            false => document::continued(language, &section.heading, &order.name),
        }
        .into();
        let mut left = lines_of(order);
        for family in &order.families {
            let (name, width) = strong(&family.name);
            rows.push(Row::Family { name, width });
            for line in &family.lines {
                left -= 1;
                let continued = (left > 0).then(|| continued.clone());
                rows.push(line_row(
                    line,
                    continued,
                    &mut running,
                    (columns, language),
                )?);
            }
        }
        if section.orders.len() > 1 && lines_of(order) > 1 {
            rows.push(Row::OrderSum(sum_row(
                &order.name,
                order.sums,
                (columns, language),
            )?));
        }
    }
    if let Some(line) = &section.rounding {
        rows.push(line_row(line, None, &mut running, (columns, language))?);
    }
    let sums = sum_row(&section.heading, section.sums, (columns, language))?;
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

fn sum_row(
    name: &str,
    sums: Sums,
    (columns, language): (Columns, Language),
) -> Result<SumRow, MoneyError> {
    let (label, width) = strong(document::total_of(language, name));
    Ok(SumRow {
        label,
        width,
        sums: columns.sums(sums, language)?,
    })
}

/// The tax, where there is any, and what it all comes to: below lines that do not say it each.
fn tax_rows(content: &InvoiceContent, language: Language) -> Vec<Row> {
    let Summary { tax, total, .. } = content.body.summary;
    let row = |label: String, sum: Money| {
        let (label, width) = strong(label);
        let mut sums = [const { String::new() }; COUNT];
        sums[COUNT - 1] = format::amount(language, sum);
        SumRow { label, width, sums }
    };
    let tax = (tax.minor() != 0).then(|| Row::OrderSum(row(document::tax(language), tax)));
    let total = Row::SectionSum(row(document::grand_total(language), total));
    tax.into_iter().chain([total]).collect()
}

/// The letters that each column needs: its longest number, or the longest word of its head.
fn letters(head: &[String; COUNT + 1], sections: &[SectionRows]) -> [usize; COUNT] {
    let [_, heads @ ..] = head;
    let mut letters = heads
        .each_ref()
        .map(|head| longest(head.split([' ', '-', '/'])));
    let rows = sections.iter().flat_map(|section| &section.rows);
    for row in rows {
        let needed = match row {
            Row::Order { .. } | Row::Family { .. } => continue,
            Row::Line(it) => it.cells.each_ref().map(Cell::letters),
            Row::OrderSum(it) | Row::SectionSum(it) => {
                it.sums.each_ref().map(|sum| sum.chars().count())
            }
        };
        for (most, needed) in letters.iter_mut().zip(needed) {
            *most = (*most).max(needed);
        }
    }
    letters
}

fn longest<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    words.map(|word| word.chars().count()).max().unwrap_or(0)
}
