//! Reading the fields of one row: text, numbers, moments, and the faults in them.

use super::faults::Fault;
use super::moment::parse_moment;
use billing::invoice::LineKind;
use billing::{Currency, Exact};
use chrono::{DateTime, Utc};
use csv::ByteRecord;

/// The fields of one row as they are read, and what is wrong with them.
pub struct Reading<'a> {
    pub record: &'a ByteRecord,
    pub line: u64,
    pub faults: Vec<Fault>,
    /// How many of its numbers had more than 18 decimals.
    pub rounded: u64,
}

impl<'a> Reading<'a> {
    /// Notes that something is wrong with a field.
    pub fn fault(&mut self, column: &str, value: &str, what: impl Into<String>) {
        self.faults.push(Fault {
            line: self.line,
            column: column.to_owned(),
            value: value.to_owned(),
            what: what.into(),
        });
    }

    /// The text of a field that must have one.
    pub fn required(&mut self, place: usize, column: &str) -> &'a str {
        let text = text_of(self.record, Some(place));
        if text.is_none() {
            self.fault(column, "", "is empty");
        }
        text.unwrap_or_default()
    }

    /// Notes a text that has a control character which `is_refused`.
    pub fn refuse_controls(
        &mut self,
        place: usize,
        names: &[String],
        is_refused: fn(char) -> bool,
    ) {
        let Some(text) = text_of(self.record, Some(place)) else {
            return;
        };
        // The bytes that control characters begin with; nearly no text has one, and few bytes more.
        let may_have = |it: u8| it < b' ' || it == 0x7f || it == 0xc2;
        if text.bytes().any(may_have) && text.chars().any(|it| it.is_control() && is_refused(it)) {
            self.fault(&names[place], text, "has a control character");
        }
    }

    /// The charge category.
    pub fn kind(&mut self, text: &str) -> LineKind {
        match text {
            "Usage" => LineKind::Usage,
            "Purchase" => LineKind::Purchase,
            "Credit" => LineKind::Credit,
            "Adjustment" => LineKind::Adjustment,
            "" => LineKind::Usage,
            other => {
                self.fault("ChargeCategory", other, "is not a charge category of FOCUS");
                LineKind::Usage
            }
        }
    }

    /// A currency.
    pub fn currency(&mut self, place: usize) -> Currency {
        let text = self.required(place, "BillingCurrency");
        text.parse().unwrap_or_else(|_| {
            if !text.is_empty() {
                self.fault("BillingCurrency", text, "is not a currency");
            }
            Currency::USD
        })
    }

    /// A number that must be there.
    pub fn required_number(&mut self, place: usize, column: &str) -> Exact {
        self.required(place, column);
        self.number(Some(place), column).unwrap_or_default()
    }

    /// A number that may be missing.
    pub fn number(&mut self, place: Option<usize>, column: &str) -> Option<Exact> {
        let text = text_of(self.record, place)?;
        match Exact::parse(text) {
            Ok(parsed) => {
                self.rounded += u64::from(parsed.is_rounded);
                Some(parsed.value)
            }
            Err(billing::exact::ExactError::NotANumber(_)) => {
                self.fault(column, text, "is not a number");
                None
            }
            Err(billing::exact::ExactError::TooLarge(_)) => {
                self.fault(column, text, "is too large");
                None
            }
        }
    }

    /// A moment.
    pub fn moment(&mut self, place: usize, column: &str) -> DateTime<Utc> {
        let text = self.required(place, column);
        parse_moment(text).unwrap_or_else(|| {
            if !text.is_empty() {
                self.fault(column, text, "is not a date");
            }
            DateTime::UNIX_EPOCH
        })
    }
}

/// The text of a field; nothing where it is empty or the word `NULL`.
pub fn text_of(record: &ByteRecord, place: Option<usize>) -> Option<&str> {
    let text = std::str::from_utf8(record.get(place?)?).ok()?.trim();
    (!text.is_empty() && text != "NULL").then_some(text)
}
