//! What can be done with the portal: one function an action.
//!
//! Invariant: an action loads, asks `billing`'s policy, opens the transaction, writes the audit
//! line, enqueues, and returns a view. It never renders and never sends.

pub mod access;
pub mod access_requests;
pub mod accounts;
pub mod audit;
pub mod bill;
pub mod caller;
pub mod costs;
pub mod demo;
pub mod explain;
pub mod failure;
pub mod hand_over;
pub mod import;
pub mod invoices;
pub mod mail;
pub mod month_end;
pub mod payments;
pub mod portal;
pub mod prices;
pub mod refusal;
pub mod rendering;
mod repeat;
pub mod search;
mod sheet;
pub mod sign_in;
pub mod statement;
pub mod support;
pub mod taxes;
mod typed;
pub mod usage;
pub mod waiting;
pub mod work;
pub mod world;

pub use caller::Caller;
pub use failure::Failure;
pub use portal::{OUTBOX, Portal, USAGE_DAYS};
pub use refusal::{Problem, Refusal, Wrong};
pub use repeat::Repeat;
pub use typed::TypedEnd;
