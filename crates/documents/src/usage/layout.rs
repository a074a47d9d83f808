//! What a column is: its name, and where its value comes from.

use super::line::Line;
use billing::Exact;
use billing::usage::UsageAccount;
use chrono::{DateTime, NaiveDate, Utc};

/// The columns of a file, in order.
pub type Layout = &'static [(&'static str, Value)];

/// Where the value of a column comes from.
#[derive(Clone, Copy)]
pub enum Value {
    /// Nothing here knows it: the column is there, and empty.
    Unknown,
    /// Of the whole file.
    Account(fn(&UsageAccount) -> &str),
    /// A text that people or their programs wrote.
    Text(fn(&Line) -> &str),
    /// A word of a list.
    Word(fn(&Line) -> &'static str),
    /// A text that is made for the row.
    Made(fn(&UsageAccount, &Line) -> String),
    /// An exact number.
    Number(fn(&Line) -> Option<Exact>),
    /// A day as `MM/DD/YYYY`.
    Day(fn(&Line) -> Option<NaiveDate>),
    /// A moment of UTC as ISO 8601 has it.
    Moment(fn(&Line) -> DateTime<Utc>),
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Unknown => "Unknown",
            Self::Account(_) => "Account",
            Self::Text(_) => "Text",
            Self::Word(_) => "Word",
            Self::Made(_) => "Made",
            Self::Number(_) => "Number",
            Self::Day(_) => "Day",
            Self::Moment(_) => "Moment",
        })
    }
}
