//! Support requests: where one stands, who writes on it, and how much (domain.md §4, flow 11).

use crate::problem::word_list;
use serde::{Deserialize, Serialize};

/// The most letters of a subject.
pub const SUBJECT_LETTERS_MAX: usize = 120;
/// The most letters of one message.
pub const TEXT_LETTERS_MAX: usize = 5_000;
/// The most messages on one request: who has more to say writes another one.
pub const MESSAGES_MAX: i32 = 200;
/// The most requests of one person that are not closed.
pub const UNCLOSED_MAX: u64 = 20;

/// Where a support request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum SupportState {
    /// The office has to say something.
    Open,
    /// The office said something.
    Answered,
    /// Nothing more is expected of anybody.
    Closed,
}

word_list!(
    SupportState,
    "state of a support request",
    Open = "open",
    Answered = "answered",
    Closed = "closed",
);

/// Who writes on a support request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum SupportSide {
    /// Who asked.
    Writer,
    /// The issuer's support.
    Office,
}

word_list!(
    SupportSide,
    "side of a support request",
    Writer = "writer",
    Office = "office",
);

impl SupportState {
    /// Where a request stands once somebody wrote on it; one that was closed goes on.
    pub const fn after_message(from: SupportSide) -> Self {
        match from {
            SupportSide::Writer => Self::Open,
            SupportSide::Office => Self::Answered,
        }
    }
}
