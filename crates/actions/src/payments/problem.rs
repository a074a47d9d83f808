//! Why money was not taken, booked or given back, for whoever asked for it.

use super::provider::Decline;
use billing::Money;
use billing::payment::{AmountProblem, Provider};
use chrono::NaiveDate;

/// Why money was not taken, booked or given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentProblem {
    /// The amount will not do.
    Amount(AmountProblem),
    /// No card of this account was chosen.
    Card,
    /// The provider of the card is not set up here: it cannot be asked, and nothing was noted.
    NoProvider,
    /// Nothing is open any more: it was paid meanwhile, or is void.
    NothingOpen,
    /// The operator books on an invoice with nothing open.
    NothingToBook,
    /// The reference is longer than a bank's: at most this many characters.
    LongReference(usize),
    /// All that is open is being asked for already, and its provider has not answered yet.
    UnderWay,
    /// The form was sent before, with something else in it.
    Sent,
    /// The same amount of it was given back on the same day for the same reason.
    GivenToday,
    /// One of the same day and amount is booked, and neither has a reference of the bank.
    BookedAlready,
    /// The card was refused. Nothing was taken.
    Declined(Provider, Decline),
    /// The provider did not answer: it is asked again, and charges once.
    Unanswered,
    /// No day can be read there.
    NoDate,
    /// Before the invoice, or in the future.
    Date,
    /// The transfer differs from what is open: booked only when that is confirmed.
    OtherAmount {
        /// What is open.
        open: Money,
        /// What came.
        came: Money,
    },
    /// A transfer of this reference is booked on the invoice already, of this amount.
    Reference(Money),
    /// In the future.
    FutureDate,
    /// Long before the account was made, which was on this day.
    BeforeAccount(NaiveDate),
    /// The account has no currency yet, in which money could be kept.
    NoCurrencyYet,
    /// A prepayment of this reference is booked already, of this amount.
    PrepaidReference(Money),
    /// There is no payment like that on the invoice.
    NoPayment,
    /// Nothing, or less, is no amount to give back.
    NothingToGive,
    /// More than is left to give back of it.
    MoreThanPaid(Money),
    /// It is noted as wired already, with this reference.
    WiredOtherwise(String),
    /// The provider does not give it back, in its own words.
    RefundRefused(String),
}
