//! A line of the charges, with the sums of its section up to there.

use super::Row;
use super::details::three;
use super::taxes::percent;
use crate::text::Text;
use crate::typesetting::fonts::Weight;
use billing::Language;
use billing::invoice::content::Sums;
use billing::invoice::{Line, LineKind};
use billing::money::MoneyError;
use serde::Serialize;
use words::{document, format, labels};

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LineRow {
    /// What it is for.
    pub item: Text,
    /// More of that.
    pub detail: Option<Text>,
    /// What is unusual about it: a credit, or days of its own.
    pub note: Option<String>,
    /// Whether it is so long that a page may end inside.
    pub is_long: bool,
    /// How wide its texts are in the columns of the item and of the price, in thousandths of
    /// their size: a row that surely needs no second line is set in half the time.
    pub widths: Option<[u32; 2]>,
    /// The price of a unit.
    pub price: String,
    /// Of which unit it is the price.
    pub per_unit: Option<Text>,
    /// How many units.
    pub quantity: String,
    /// The unit, where there is no price to say it at.
    pub unit: Option<Text>,
    /// Charges or credits before tax.
    pub amount: String,
    /// The rate of the tax.
    pub rate: String,
    /// The tax.
    pub tax: String,
    /// Both.
    pub total: String,
    /// Amount, tax and total of the section up to here.
    pub running: [String; 3],
    /// The section and the order that go on after it, for the head of a page that it ends.
    pub continued: Option<Text>,
}

/// So long an item may be divided between two pages (about a third of a page).
const LETTERS_TOGETHER_MAX: usize = 600;

/// The row of a line, which it adds to the running sums.
pub(super) fn line_row(
    line: &Line,
    continued: Option<Text>,
    running: &mut Sums,
    language: Language,
) -> Result<Row, MoneyError> {
    *running = running.plus(Sums::of_line(line))?;
    let (item, detail) = match line.kind {
        LineKind::RoundingAdjustment => (document::rounding(language), ""),
        _ => (line.service.clone(), line.description.as_str()),
    };
    let (item, detail) = (Text::new(item), Text::new(detail));
    let unit = (!line.unit.trim().is_empty()).then_some(line.unit.as_str());
    let (per_unit, unit) = match line.unit_price {
        Some(_) => (unit.map(|it| document::per_unit(language, it)), None),
        None => (None, unit),
    };
    let (per_unit, unit) = (per_unit.map(Text::narrow), unit.map(Text::narrow));
    let note = note(line, language);
    Ok(Row::Line(Box::new(LineRow {
        widths: widths([&item, &detail], per_unit.as_ref())
            .filter(|_| note.is_none() && unit.is_none()),
        is_long: item.letters() + detail.letters() > LETTERS_TOGETHER_MAX,
        detail: (!detail.is_empty() && detail != item).then_some(detail),
        item,
        note,
        price: line
            .unit_price
            .map(|it| format::price(language, it))
            .unwrap_or_default(),
        per_unit,
        quantity: line
            .quantity
            .map(|it| format::number(language, it))
            .unwrap_or_default(),
        unit,
        amount: format::amount(language, line.amount),
        rate: percent(line.tax_rate, language),
        tax: format::amount(language, line.tax),
        total: format::amount(language, line.total),
        running: three(*running, language)?,
        continued,
    })))
}

/// Notes are set in another face and are rare, as units beside quantities are: no widths for them.
fn widths(items: [&Text; 2], per_unit: Option<&Text>) -> Option<[u32; 2]> {
    let [item, detail] = items.map(|it| it.width_milli_em(Weight::Regular));
    let per_unit = per_unit.map_or(Some(0), |it| it.width_milli_em(Weight::Regular))?;
    Some([item?.max(detail?), per_unit])
}

fn note(line: &Line, language: Language) -> Option<String> {
    let kind = match line.kind {
        LineKind::Credit | LineKind::CreditApplied | LineKind::Adjustment => {
            Some(labels::line(language, line.kind))
        }
        LineKind::Usage | LineKind::Purchase | LineKind::RoundingAdjustment => None,
    };
    let days = line.period.map(|period| format::period(language, period));
    let days = days.map(|days| match line.kind {
        LineKind::Usage => document::usage_of(language, &days),
        _ => days,
    });
    let included = labels::included(language, line);
    let parts: Vec<_> = kind.into_iter().chain(days).chain(included).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
