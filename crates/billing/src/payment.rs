//! How invoices are paid: providers of card payments, tries, and what happens to an open invoice
//! day by day (domain.md §2, Status).

mod decline;
mod limits;

use crate::problem::word_list;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

pub use decline::DeclineReason;
pub use limits::{AmountProblem, Limits};

/// Who takes the money of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum Provider {
    /// Stripe's API charges a card.
    Stripe,
    /// The operator books transfers by hand: no card is charged.
    Manual,
    /// Nobody: for demo and tests, its cards accept or decline as they are named.
    Simulated,
}

word_list!(
    Provider,
    "payment provider",
    Stripe = "stripe",
    Manual = "manual",
    Simulated = "simulated",
);

/// What became of a try to charge a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The provider was or is being asked; asking again with the same key tells.
    Pending,
    /// The money was taken.
    Succeeded,
    /// The card was refused.
    Declined,
}

word_list!(
    Outcome,
    "outcome of a payment",
    Pending = "pending",
    Succeeded = "succeeded",
    Declined = "declined",
);

/// Why a card is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum AttemptCause {
    /// The invoice date came, or the day of a further try: a refusal makes the invoice past due.
    Schedule,
    /// Somebody asked to pay: a refusal leaves the invoice where it stands.
    Payer,
}

word_list!(
    AttemptCause,
    "cause of a payment",
    Schedule = "schedule",
    Payer = "payer",
);

/// How money came, or goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum PaymentWay {
    /// A provider charged a card.
    Card,
    /// A bank transfer, booked by the operator.
    Transfer,
    /// Set off against money of the customer that stood on no invoice.
    Credit,
}

word_list!(
    PaymentWay,
    "way of payment",
    Card = "card",
    Transfer = "transfer",
    Credit = "credit",
);

/// Where money stands that is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum RefundState {
    /// The provider was or is being asked; asking again with the same key tells.
    Pending,
    /// To be wired by the operator; it counts as given back.
    ToWire,
    /// Given back.
    Done,
    /// The provider refused: nothing was given back.
    Refused,
}

word_list!(
    RefundState,
    "state of a refund",
    Pending = "pending",
    ToWire = "to-wire",
    Done = "done",
    Refused = "refused",
);

/// Where money of a customer that stands on no invoice comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum CreditSource {
    /// A credit note.
    CreditNote,
    /// More was paid than was open.
    Overpayment,
    /// Paid in advance.
    Prepayment,
}

word_list!(
    CreditSource,
    "source of a credit",
    CreditNote = "credit-note",
    Overpayment = "overpayment",
    Prepayment = "prepayment",
);

/// Days after the first declined try on which a card is tried again.
pub const RETRY_AFTER_DAYS: [u64; 3] = [3, 7, 14];
/// Days from the first day an invoice is past due until its subscription is disabled.
pub const GRACE_DAYS: u64 = 30;

/// When a card is tried again that was declined for the `attempts`-th time; the first time it was
/// on `past_due_since`.
pub fn next_attempt(past_due_since: NaiveDate, attempts: usize) -> Option<NaiveDate> {
    let retry = attempts.checked_sub(1)?;
    RETRY_AFTER_DAYS
        .get(retry)
        .map(|days| past_due_since + Days::new(*days))
}

/// The day a subscription is disabled whose invoice stays past due.
pub fn disabled_on(past_due_since: NaiveDate) -> NaiveDate {
    past_due_since + Days::new(GRACE_DAYS)
}

/// The day from which a due date counts, and on which a card is tried: the invoice date, unless
/// the invoice was made more than two days late (domain.md §2, Dates).
pub fn counts_from(invoice_date: NaiveDate, made_on: NaiveDate) -> NaiveDate {
    match made_on > invoice_date + Days::new(LATE_DAYS) {
        true => made_on,
        false => invoice_date,
    }
}

const LATE_DAYS: u64 = 2;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_declined_card_is_tried_three_times_more() {
        let tries = |attempts| next_attempt(day("2026-10-02"), attempts);
        assert_eq!(tries(0), None);
        assert_eq!(tries(1), Some(day("2026-10-05")));
        assert_eq!(tries(2), Some(day("2026-10-09")));
        assert_eq!(tries(3), Some(day("2026-10-16")));
        assert_eq!(tries(4), None);
    }

    #[test]
    fn the_grace_counts_from_the_first_day_past_due() {
        assert_eq!(disabled_on(day("2026-10-02")), day("2026-11-01"));
    }

    #[test]
    fn an_invoice_made_late_counts_from_the_day_it_was_made() {
        let from = |made| counts_from(day("2026-04-05"), day(made));
        assert_eq!(from("2026-04-05"), day("2026-04-05"));
        assert_eq!(from("2026-04-07"), day("2026-04-05"));
        assert_eq!(from("2026-04-08"), day("2026-04-08"));
    }
}
