//! Days, months, periods and moments.

use billing::{Language, Month, Period};
use chrono::{DateTime, Datelike, Locale, NaiveDate, Utc};

/// A day: `5 April 2026`, `5 april 2026`.
pub fn date(language: Language, day: NaiveDate) -> String {
    written(language, day, "%-d %B %Y")
}

/// A day where there is little room: `5 Apr 2026`, `5 apr 2026`.
pub fn short_date(language: Language, day: NaiveDate) -> String {
    written(language, day, "%-d %b %Y")
}

/// A month: `March 2026`, `maart 2026`.
pub fn month(language: Language, month: Month) -> String {
    written(language, month.first_day(), "%B %Y")
}

/// A period, as short as it can be said: `March 2026`, `5–9 Mar 2026`, `5 Mar – 4 Apr 2026`,
/// `5 Dec 2025 – 4 Jan 2026`, and a single day as that day.
pub fn period(language: Language, period: Period) -> String {
    let Period { start, end } = period;
    let first_month = Month::of(start);
    if first_month.period() == period {
        return month(language, first_month);
    }
    let last = short_date(language, end);
    if start == end {
        last
    } else if start.year() != end.year() {
        format!("{} – {last}", short_date(language, start))
    } else if start.month() != end.month() {
        format!("{} – {last}", written(language, start, "%-d %b"))
    } else {
        format!("{}–{last}", start.day())
    }
}

/// A moment to the minute, in the time that all billing keeps: `5 April 2026, 14:30 UTC`.
pub fn date_time(language: Language, moment: DateTime<Utc>) -> String {
    format!(
        "{}, {} UTC",
        date(language, moment.date_naive()),
        moment.format("%H:%M")
    )
}

fn written(language: Language, day: NaiveDate, pattern: &str) -> String {
    let locale = match language {
        Language::En => Locale::en_GB,
        Language::Nl => Locale::nl_NL,
    };
    day.format_localized(pattern, locale).to_string()
}
