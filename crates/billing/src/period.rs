//! Calendar months and periods of days: what an invoice is for (domain.md §2, Dates).

use crate::problem::UnknownWord;
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A calendar month, known by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month that has this day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day - Days::new(u64::from(day.day0())))
    }

    /// Its first day.
    pub const fn first_day(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.next().0 - Days::new(1)
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + Months::new(1))
    }

    /// Its day of this number; a day that it lacks is its last (domain.md §2, Dates).
    pub fn day_or_last(self, day: u32) -> NaiveDate {
        self.0.with_day(day).unwrap_or_else(|| self.last_day())
    }

    /// All its days.
    pub fn period(self) -> Period {
        Period {
            start: self.0,
            end: self.last_day(),
        }
    }

    /// How many months lie between `earlier` and this one; negative when this one is earlier.
    pub fn months_since(self, earlier: Self) -> i32 {
        let count = |month: Self| month.0.year() * 12 + month.0.month0() as i32;
        count(self) - count(earlier)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

impl FromStr for Month {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let is_plain = text.len() == 7 && text.as_bytes()[4] == b'-';
        NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d")
            .ok()
            .filter(|_| is_plain)
            .map(Self)
            .ok_or_else(|| UnknownWord::new("month (YYYY-MM)", text))
    }
}

/// A moment moved by whole months; a day that the month lacks is its last.
pub fn shift_months(moment: DateTime<Utc>, months: i32) -> Option<DateTime<Utc>> {
    let count = Months::new(months.unsigned_abs());
    match months >= 0 {
        true => moment.checked_add_months(count),
        false => moment.checked_sub_months(count),
    }
}

/// Days in a row, the first and the last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
}

impl Period {
    /// Whether the day is one of its days.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.start <= day && day <= self.end
    }

    /// The shortest period with all the days of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The moment at which it is over: midnight, UTC, after its last day.
    pub fn ends_before(self) -> DateTime<Utc> {
        let midnight = (self.end + Days::new(1)).and_time(chrono::NaiveTime::MIN);
        midnight.and_utc()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_day_that_the_month_lacks_is_its_last() {
        let february = Month::of(day("2028-02-10"));
        assert_eq!(february.day_or_last(31), day("2028-02-29"));
        assert_eq!(february.next().day_or_last(31), day("2028-03-31"));
        assert_eq!(february.day_or_last(5), day("2028-02-05"));
    }

    #[test]
    fn months_know_their_days_and_neighbours() {
        let december = Month::of(day("2026-12-31"));
        assert_eq!(december.period().start, day("2026-12-01"));
        assert_eq!(december.period().end, day("2026-12-31"));
        assert_eq!(december.next().to_string(), "2027-01");
        assert_eq!("2027-01".parse(), Ok(december.next()));
        assert_eq!(december.next().months_since(december), 1);
        assert_eq!(december.months_since(december.next()), -1);
        assert!("2027-1".parse::<Month>().is_err());
        assert!("2027-13".parse::<Month>().is_err());
    }

    #[test]
    fn moments_move_by_whole_months() {
        let moment = "2024-01-31T22:00:00Z".parse().expect("a moment");
        let shifted = |months| shift_months(moment, months).map(|it| it.to_rfc3339());
        assert_eq!(shifted(1).as_deref(), Some("2024-02-29T22:00:00+00:00"));
        assert_eq!(shifted(-1).as_deref(), Some("2023-12-31T22:00:00+00:00"));
    }
}
