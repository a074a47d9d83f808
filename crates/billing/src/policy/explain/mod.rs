//! Why somebody does not see an invoice (domain.md §5), from the evaluation that decides access
//! and the schedule that the billing run follows.

mod absence;
mod access;
mod relation;
mod schedule;

use super::{AccountFacts, Billed, InvoiceFacts};
use crate::invoice::BillingScope;
use crate::invoice::schedule::SeriesTerms;
use crate::{Exact, Month, Period, SubscriptionId};
use chrono::{DateTime, NaiveDate, Utc};

pub use absence::{Absence, HeldRole, Stage, roles_to_ask_for, who_can_change};
pub use relation::{Person, Seeker, is_related};

/// What somebody looks for.
#[derive(Debug, Clone)]
pub struct Sought {
    /// In which account.
    pub account: AccountFacts,
    /// What of it.
    pub what: What,
    /// Only what is for days of this month.
    pub month: Option<Month>,
}

/// What of an account is looked for.
#[derive(Debug, Clone)]
pub enum What {
    /// An invoice that was made.
    Invoice(InvoiceFacts),
    /// What is made for these: those of the account, or that of a profile or a subscription.
    Series(Vec<Series>),
    /// Something that the account does not have.
    Missing,
}

/// A series of invoices, and how far it is.
#[derive(Debug, Clone)]
pub struct Series {
    /// What its invoices are made for.
    pub scope: BillingScope,
    /// The same, as access is decided.
    pub billed: Billed,
    /// What its schedule depends on.
    pub terms: SeriesTerms,
    /// The last day that was billed; invoices of charges after it are not made yet.
    pub billed_through: Option<NaiveDate>,
    /// The months that a credit covered in part or whole, the latest first.
    pub covered: Vec<Covered>,
    /// The periods of invoices that there are.
    pub made: Vec<Period>,
    /// The subscription that is asked about, where nothing more is recorded on it.
    pub stopped: Option<Stopped>,
}

/// A subscription on which nothing more is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped {
    /// Which.
    pub subscription: SubscriptionId,
    /// From which day it is disabled, as an invoice is past due.
    pub disabled_on: Option<NaiveDate>,
    /// Its last day, where it was cancelled or moved.
    pub ended_on: Option<NaiveDate>,
}

/// What a month's credit covered, before tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covered {
    /// The month.
    pub period: Period,
    /// What the credit is.
    pub credit: Exact,
    /// What of it was used.
    pub used: Exact,
}

/// Why `seeker` does not see what is sought, the reason that helps most first.
///
/// An empty list: all of it is there and theirs to download. `None` for whoever has no relation to
/// the account: they learn nothing, not even that it exists.
///
/// `today` is the billing date; roles are asked as of `now`.
pub fn explain(
    seeker: &Seeker,
    sought: &Sought,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Option<Vec<Absence>> {
    let account = sought.account;
    if !is_related(seeker, account, now) {
        return None;
    }
    let mut reasons = relation::elsewhere(seeker, sought, now);
    // An addressee without any other relation learns which role they lack, wherever they look.
    let is_mailed = seeker.is_addressee && reasons.is_empty();
    if seeker.looks_at(account, now) || is_mailed {
        reasons.extend(access::here(seeker, sought, (now, today)));
    }
    Some(reasons)
}
