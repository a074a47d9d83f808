//! The rules of billing: money, ids, periods, what is invoiced when, who may do what.
//!
//! Invariant: nothing here reads a clock, a file, a socket or a database, and nothing waits.
//! What a rule needs is given to it; what it decides is returned.

pub mod address;
pub mod agreement;
pub mod costs;
pub mod country;
pub mod currency;
pub mod exact;
pub mod hand_over;
pub mod ids;
pub mod invoice;
pub mod kinds;
pub mod language;
pub mod mail;
pub mod money;
pub mod names;
pub mod payment;
pub mod period;
pub mod policy;
pub mod price;
pub mod problem;
pub mod session;
pub mod statement;
pub mod support;
pub mod tax;
pub mod text;
pub mod usage;

pub use address::{Address, Bank, Issuer, Party};
pub use agreement::AgreementType;
pub use currency::Currency;
pub use exact::Exact;
pub use ids::*;
pub use kinds::{Frequency, IdentityKind, PurchaseCategory, RunKind, SubscriptionCategory};
pub use language::Language;
pub use money::Money;
pub use period::{Month, Period};
