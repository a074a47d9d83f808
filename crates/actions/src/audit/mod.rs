//! The audit trail: one chain of lines for each account, and one for the installation.
//!
//! A line holds the identity of whoever did something; name and address lie in the identity's row alone,
//! so that they can be erased without breaking a chain.

mod about;
mod chain;
mod export;
mod key;
mod kinds;
mod list;
mod names;
mod refusals;
mod verify;
mod views;

pub use about::About;
pub(crate) use chain::{NewLine, append};
pub use export::{Export, export_activity, export_key, sign_activity};
pub use key::{check_export, public_key};
pub use kinds::ActivityKind;
pub use list::{
    ActivityFilter, ActivityLine, ActivityPage, ActivityPlace, list_activity, list_office_activity,
};
pub use names::Who;
pub use refusals::{AskedAt, note_refusal};
pub use verify::{Verified, verify};
pub use views::write_views;
pub(crate) use views::{Views, note_view};
