//! Fields as they were typed, read into the terms of billing: every problem is told, and not only
//! the first.

use crate::{Problem, Refusal, Wrong};
use billing::Exact;
use billing::exact::ExactError;
use chrono::{Datelike, NaiveDate};
use std::ops::RangeInclusive;
use std::str::FromStr;
use store::{Reads, StoreError};

/// The years of days that somebody types.
const YEARS: RangeInclusive<i32> = 1900..=2199;

/// The last day of something that is to end, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedEnd {
    /// The day.
    pub last_day: String,
    /// That it is right, though it was asked about.
    pub is_confirmed: bool,
}

impl TypedEnd {
    /// The last day of what begins on a day.
    pub(crate) fn read(&self, valid_from: NaiveDate) -> Result<NaiveDate, Refusal> {
        let mut fields = Typed::default();
        let last_day = fields.day("last_day", &self.last_day);
        if last_day.is_some_and(|it| it < valid_from) {
            fields.wrong("last_day", Wrong::EndsBeforeItBegins);
        }
        fields.whole(last_day)
    }
}

/// Asks about what is odd, once and all of it: it is done all the same where that is confirmed.
pub(crate) fn ask(
    is_confirmed: bool,
    questions: impl IntoIterator<Item = Wrong>,
) -> Result<(), Refusal> {
    let field = "confirmed";
    let questions = questions.into_iter().map(|wrong| Problem { field, wrong });
    let questions: Vec<_> = questions.collect();
    match is_confirmed || questions.is_empty() {
        true => Ok(()),
        false => Err(Refusal::Invalid(questions)),
    }
}

/// What is asked about a change from the day after `day` on, where invoices of such days are made
/// already.
pub(crate) async fn billed_after(
    reads: &impl Reads,
    day: NaiveDate,
) -> Result<Option<Wrong>, StoreError> {
    let through = store::runs::billed_through(reads).await?;
    Ok(through.filter(|it| *it > day).map(Wrong::BilledAlready))
}

/// What is asked about a change from `day` on.
pub(crate) async fn billed_from(
    reads: &impl Reads,
    day: NaiveDate,
) -> Result<Option<Wrong>, StoreError> {
    billed_after(reads, day.pred_opt().unwrap_or(day)).await
}

/// Fields that are read, and what is wrong with them so far.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    problems: Vec<Problem>,
}

impl Typed {
    /// Notes what is wrong with a field.
    pub(crate) fn wrong(&mut self, field: &'static str, wrong: Wrong) {
        self.problems.push(Problem { field, wrong });
    }

    /// What must be there.
    pub(crate) fn required<'a>(&mut self, field: &'static str, text: &'a str) -> Option<&'a str> {
        let text = optional(text);
        if text.is_none() {
            self.wrong(field, Wrong::Required);
        }
        text
    }

    /// One of the words that mean something there.
    pub(crate) fn word<T: FromStr>(
        &mut self,
        field: &'static str,
        text: &str,
        wrong: Wrong,
    ) -> Option<T> {
        let word = self.required(field, text)?.parse().ok();
        if word.is_none() {
            self.wrong(field, wrong);
        }
        word
    }

    /// A day that must be there, of a year that people write: one of two digits is a slip.
    pub(crate) fn day(&mut self, field: &'static str, text: &str) -> Option<NaiveDate> {
        let day = self.word(field, text, Wrong::NoDay);
        let is_meant = |it: &NaiveDate| YEARS.contains(&it.year());
        if day.is_some_and(|it| !is_meant(&it)) {
            self.wrong(field, Wrong::NoDay);
        }
        day.filter(is_meant)
    }

    /// A day, or nothing: a day that is none is a problem.
    pub(crate) fn day_if_any(&mut self, field: &'static str, text: &str) -> Option<NaiveDate> {
        optional(text)?;
        self.day(field, text)
    }

    /// A plain number that is not less than nothing. Commas and points of the reader's language
    /// were read at the door.
    pub(crate) fn number(&mut self, field: &'static str, text: &str) -> Option<Exact> {
        let text = self.required(field, text)?;
        match text.parse::<Exact>() {
            Ok(number) if number < Exact::ZERO => self.wrong(field, Wrong::NoNumber),
            Ok(number) if number.split().is_ok() => return Some(number),
            Ok(_) | Err(ExactError::TooLarge(_)) => self.wrong(field, Wrong::NumberTooLarge),
            Err(ExactError::NotANumber(_)) => self.wrong(field, Wrong::NoNumber),
        }
        None
    }

    /// The whole, where nothing is wrong with any field.
    pub(crate) fn whole<T>(self, whole: Option<T>) -> Result<T, Refusal> {
        match whole {
            Some(whole) if self.problems.is_empty() => Ok(whole),
            _ => Err(Refusal::Invalid(self.problems)),
        }
    }
}

/// A text without the spaces around it; nothing where only those were typed.
pub(crate) fn optional(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_two_digits_is_a_slip() {
        for (text, is_day) in [
            ("2026-02-28", true),
            ("0026-02-28", false),
            ("20226-02-28", false),
            ("2026-02-30", false),
        ] {
            let mut typed = Typed::default();
            assert_eq!(typed.day("from", text).is_some(), is_day, "{text}");
            assert_eq!(typed.whole(Some(())).is_ok(), is_day, "{text}");
        }
    }

    #[test]
    fn a_plain_number_is_read_and_nothing_else() {
        for (text, number) in [
            ("0,25", None),
            ("0.25", Some("0.25")),
            (" 1.5 ", Some("1.5")),
            ("1000", Some("1000")),
            ("1.000,5", None),
            ("1,000.5", None),
            ("-1", None),
            ("", None),
            ("ten", None),
            ("99999999999999999999", None),
            ("9300000000000", None),
        ] {
            let mut typed = Typed::default();
            let read = typed.number("price", text);
            let expected = number.map(|it| it.parse::<Exact>().expect("a number"));
            assert_eq!(read, expected, "{text}");
            assert_eq!(typed.whole(read).is_ok(), number.is_some());
        }
    }
}
