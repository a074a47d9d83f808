//! Payments: transfers that the operator books, cards that are charged, and what follows from both.

mod booking;
mod collect;
mod provider;
mod simulated;
pub(crate) mod standing;
mod transfer;

pub use collect::{Collected, collect};
pub use provider::{Answer, CardCharge, PaymentProvider, Providers};
pub use transfer::{Booked, Transfer, book_transfer};
