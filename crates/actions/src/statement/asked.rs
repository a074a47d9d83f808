//! The days that somebody typed, and what can be wrong with them.

use crate::{Problem, Wrong};
use billing::Period;
use billing::statement::MONTHS_MAX;
use chrono::{Datelike, Months, NaiveDate};

/// What was typed, as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedStatement {
    /// The first day; the usual one where it is empty.
    pub from: String,
    /// The last day; today where it is empty.
    pub to: String,
    /// The identifier of a profile; all where it is empty.
    pub profile: String,
}

/// Why there is no statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementProblem {
    /// More months than this.
    TooManyMonths(u32),
    /// More lines than this.
    TooManyLines(usize),
}

/// This month and the two before it.
pub(super) fn usual(today: NaiveDate) -> Period {
    let first = today.with_day(1).unwrap_or(today);
    Period {
        start: first - Months::new(2),
        end: today,
    }
}

/// The days that were asked for, or everything that is wrong with them.
pub(super) fn asked_period(
    typed: &TypedStatement,
    today: NaiveDate,
) -> Result<Period, Vec<Problem>> {
    let usual = usual(today);
    let mut problems = Vec::new();
    let mut read = |field, text: &str| match text.trim() {
        "" => None,
        text => {
            let day = text.parse::<NaiveDate>().ok();
            let wrong = Wrong::NoDay;
            problems.extend(day.is_none().then_some(Problem { field, wrong }));
            day
        }
    };
    let end = read("to", &typed.to).unwrap_or(usual.end);
    // Of a day in the past, the days before it.
    let start = read("from", &typed.from);
    let start = start.unwrap_or_else(|| match end < usual.start {
        true => end.with_day(1).unwrap_or(end),
        false => usual.start,
    });
    let is_read = problems.is_empty();
    if is_read && end < start {
        let wrong = Wrong::EndsBeforeItBegins;
        problems.push(Problem { field: "to", wrong });
    }
    if is_read && start + Months::new(MONTHS_MAX) <= end {
        let wrong = Wrong::Statement(StatementProblem::TooManyMonths(MONTHS_MAX));
        let field = "from";
        problems.push(Problem { field, wrong });
    }
    match problems.is_empty() {
        true => Ok(Period { start, end }),
        false => Err(problems),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(from: &str, to: &str) -> Result<String, Vec<&'static str>> {
        let typed = TypedStatement {
            from: from.to_owned(),
            to: to.to_owned(),
            profile: String::new(),
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        match asked_period(&typed, today) {
            Ok(it) => Ok(format!("{} {}", it.start, it.end)),
            Err(problems) => Err(problems.iter().map(|it| it.field).collect()),
        }
    }

    #[test]
    fn days_are_read_or_refused_each_by_itself() {
        assert_eq!(asked("", ""), Ok("2026-09-01 2026-11-20".to_owned()));
        let last_year = asked("", "2025-03-31");
        assert_eq!(last_year, Ok("2025-03-01 2025-03-31".to_owned()));
        assert_eq!(asked("5/4/2026", "no"), Err(vec!["to", "from"]));
        assert_eq!(asked("2026-11-20", "2026-11-19"), Err(vec!["to"]));
        assert_eq!(asked("2023-11-20", "2026-11-20"), Err(vec!["from"]));
        let three_years = asked("2023-11-21", "2026-11-20");
        assert!(three_years.is_ok());
    }
}
