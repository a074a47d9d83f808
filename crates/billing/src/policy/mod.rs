//! Who may do what (domain.md §3): one table, asked by every page, action, API and explanation.
//!
//! [`allow`] answers for one thing and gives the proof that functions which write ask for;
//! [`visible_invoices`] answers for a whole list, from the same table, and [`explain`] says of what
//! is missing why it is. Nothing here has words for people: a refusal is data.

pub mod action;
mod allow;
mod decide;
mod explain;
mod facts;
mod reach;
mod reason;
mod removal;
mod role;
mod scope;
mod standing;
mod table;
mod target;
mod why;

#[cfg(test)]
mod tests;

pub use action::{Action, ActionKind};
pub use allow::{Allowed, allow, roles_that_allow};
pub use explain::{
    Absence, Covered, HeldRole, Person, Seeker, Series, Sought, Stage, Stopped, What, explain,
    is_related, roles_to_ask_for, who_can_change,
};
pub use facts::{
    AccessToInvoice, AccountFacts, Billed, Customers, InvoiceFacts, Owners, SubscriptionFacts,
};
pub use reach::{InvoiceReach, Reach, visible_invoices};
pub use reason::Reason;
pub use removal::{Kept, may_remove};
pub use role::Role;
pub use scope::{Scope, ScopeKind};
pub use standing::{Assignment, Membership, Presence, Standing};
pub use target::{
    ActivityOf, Installation, InvoiceMail, OnHandOver, OnInvoice, OnProfile, OnSection,
    OnSubscription, OnSupportRequest, Opening, Ownership, Target, Thing,
};
pub use why::{Refused, RoleAt, Why};
