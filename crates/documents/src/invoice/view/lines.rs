//! A line of the charges, with the sums of its section up to there.

use super::Row;
use super::columns::{COUNT, Cell, Columns};
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
    /// How many lines it has, and how wide its words and those of some columns are, in thousandths
    /// of their size: a row that surely needs no more lines is set in half the time.
    pub fits: Option<Fits>,
    /// The columns beside it.
    pub cells: [Cell; COUNT],
    /// The sums of the section up to here, in their columns.
    pub running: [String; COUNT],
    /// The section and the order that go on after it, for the head of a page that it ends.
    pub continued: Option<Text>,
}

/// What a row needs to have a known height.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fits {
    /// How many lines it has where nothing breaks.
    pub lines: usize,
    /// How wide its words are.
    pub words: u32,
    /// How wide the words of a column are.
    pub cells: Vec<(usize, u32)>,
}

/// So long an item may be divided between two pages (about a third of a page).
const LETTERS_TOGETHER_MAX: usize = 600;

/// The row of a line, which it adds to the running sums.
pub(super) fn line_row(
    line: &Line,
    continued: Option<Text>,
    running: &mut Sums,
    (columns, language): (Columns, Language),
) -> Result<Row, MoneyError> {
    *running = running.plus(Sums::of_line(line))?;
    let (item, detail) = match line.kind {
        LineKind::RoundingAdjustment => (document::rounding(language), String::new()),
        _ => (line.service.clone(), detail_of(line)),
    };
    let (item, detail) = (Text::new(item), Text::new(detail));
    let note = note(line, columns, language);
    let cells = columns.cells(line, language);
    Ok(Row::Line(Box::new(LineRow {
        fits: fits([&item, &detail], (columns, &cells)).filter(|_| note.is_none()),
        is_long: item.letters() + detail.letters() > LETTERS_TOGETHER_MAX,
        detail: (!detail.is_empty() && detail != item).then_some(detail),
        item,
        note,
        cells,
        running: columns.sums(*running, language)?,
        continued,
    })))
}

/// What was used or bought, after the kind of the service where lines are told apart by it.
fn detail_of(line: &Line) -> String {
    match &line.subcategory {
        Some(subcategory) => format!("{subcategory} · {}", line.description),
        None => line.description.clone(),
    }
}

/// Notes are set in another face and are rare: no widths for them.
fn fits([item, detail]: [&Text; 2], (columns, cells): (Columns, &[Cell; COUNT])) -> Option<Fits> {
    let [of_item, of_detail] = [item, detail].map(|it| it.width_milli_em(Weight::Regular));
    let has_detail = !detail.is_empty() && detail != item;
    let has_unit = cells.iter().any(|it| matches!(it, Cell::WithUnit { .. }));
    Some(Fits {
        lines: 1 + usize::from(has_detail || has_unit),
        words: of_item?.max(of_detail?),
        cells: columns.widths(cells)?,
    })
}

fn note(line: &Line, columns: Columns, language: Language) -> Option<String> {
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
    // Where included use has a column, it needs no note.
    let included = match columns {
        Columns::Charges => labels::included(language, line),
        Columns::Usage => None,
    };
    let parts: Vec<_> = kind.into_iter().chain(days).chain(included).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
