//! When an invoice is made: the schedule of each kind of account (domain.md §2).

use crate::{Month, Period};
use chrono::NaiveDate;

/// An invoice that is due: for which days, with which date on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheduled {
    /// The days it is for.
    pub period: Period,
    /// The date on it: the scheduled day, also when the run is late.
    pub invoice_date: NaiveDate,
}

/// The day of the month on which profiles are invoiced unless they say otherwise.
pub const INVOICE_DAY_DEFAULT: u32 = 5;

/// MCA and MPA: every calendar month from the one the profile was created in, or from the one
/// after the last invoiced, whose invoice day in the month after has come by `as_of`.
pub fn profile_months(
    created_on: NaiveDate,
    invoice_day: u32,
    last_invoiced: Option<Month>,
    as_of: NaiveDate,
) -> impl Iterator<Item = Scheduled> {
    let first = last_invoiced.map_or(Month::of(created_on), Month::next);
    std::iter::successors(Some(first), |month| Some(month.next()))
        .map(move |month| Scheduled {
            period: month.period(),
            invoice_date: month.next().day_or_last(invoice_day),
        })
        .take_while(move |scheduled| scheduled.invoice_date <= as_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn dates(created: &str, invoice_day: u32, last: Option<&str>, as_of: &str) -> Vec<String> {
        let last = last.map(|month| month.parse().expect("a month"));
        profile_months(day(created), invoice_day, last, day(as_of))
            .map(|it| format!("{} for {}", it.invoice_date, it.period))
            .collect()
    }

    #[test]
    fn a_profile_is_invoiced_on_its_day_of_the_next_month() {
        let april = "2026-04-05 for 2026-03-01 to 2026-03-31";
        assert!(dates("2026-03-05", 5, None, "2026-04-04").is_empty());
        assert_eq!(dates("2026-03-05", 5, None, "2026-04-05"), [april]);
        assert_eq!(dates("2026-03-31", 5, None, "2026-05-04"), [april]);
        assert!(dates("2026-03-05", 5, Some("2026-03"), "2026-05-04").is_empty());
    }

    #[test]
    fn missed_months_are_made_up_for() {
        assert_eq!(
            dates("2025-11-30", 31, Some("2025-11"), "2026-03-30"),
            [
                "2026-01-31 for 2025-12-01 to 2025-12-31",
                "2026-02-28 for 2026-01-01 to 2026-01-31",
            ]
        );
    }
}
