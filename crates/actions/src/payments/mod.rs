//! Payments: by whom and how invoices are paid, and what follows from that.
//!
//! Three providers take money: Stripe's API charges cards, the operator books transfers by hand,
//! and a simulated one, named so, plays both for demo and tests.

mod attempt;
mod booking;
mod cards;
mod collect;
mod desk;
mod history;
mod kept;
mod page;
mod past_due;
mod pay;
mod prepay;
mod problem;
mod provider;
mod reference;
mod refund;
mod refundable;
mod remind;
mod settle;
mod simulated;
pub(crate) mod standing;
mod transfer;
mod wire;

pub(crate) use attempt::unasked_minor;
pub use cards::CardView;
pub(crate) use cards::card_view;
pub use collect::{Collected, ask_pending, collect};
pub use desk::{
    BookingForm, DeskPage, RefundForm, TypedAmount, book_payment, refund_payment, show_desk,
};
pub use history::{GivenBackOf, Happened, PaymentHistory, PaymentLine, Settled};
pub(crate) use history::{Moved, history, moved};
pub use kept::{KeptFor, KeptPage, KeptRow, Went, Whither, show_kept};
pub(crate) use kept::{parts_of, sees_kept};
pub(crate) use page::offer;
pub use page::{Choice, Owed, PayFor, PayOffer, PayPage, show_payment};
pub(crate) use past_due::list_past_due;
pub use past_due::{Disabling, Next, PastDue, PastDueAgain, PastDueInvoice};
pub(crate) use past_due::{next, past_due_of};
pub use pay::{PayForm, pay_invoice};
pub use prepay::{Prepayment, PrepaymentForm, book_prepayment, prepay};
pub use problem::PaymentProblem;
pub use provider::{
    Answer, Asking, CardCharge, CardRefund, Decline, PaymentProvider, Providers, RefundAnswer,
};
pub use refund::{NewRefund, NotRefunded, RefundOf, Refunded, refund};
pub use refundable::{Refundable, RefundableKind, read_refund_of};
pub use settle::{SettleForm, settle_balance};
pub use transfer::{Booked, Transfer, book_transfer};
pub use wire::{
    Noted, PaymentsDesk, RefundKey, ToWire, given_under, list_to_wire, mark_wired, next_of_invoice,
    note_wired, refundable_of, show_payments_desk,
};
