//! Which invoices of an account a list may hold, so that a query can be scoped to them.

use super::table::{Condition, Office, Row, office, row};
use super::{AccessToInvoice, AccountFacts, ActionKind, Billed, InvoiceFacts, Scope, Standing};
use crate::{ProfileId, SubscriptionId};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// A part of an account's invoices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// None of them.
    Nothing,
    /// Those of these billing profiles.
    Profiles(BTreeSet<ProfileId>),
    /// MOSP: those of these subscriptions for service charges ([`InvoiceFacts::of_service`]):
    /// usage and its credit notes, never a support plan's nor a purchase's.
    Subscriptions(BTreeSet<SubscriptionId>),
    /// As `Subscriptions`, and only while *Access to invoice* of the subscription is On.
    SharedSubscriptions(BTreeSet<SubscriptionId>),
    /// Every one.
    All,
}

/// What somebody may see of an account's invoices, and download of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceReach {
    /// Shown in lists: name, period, date, amount, status.
    pub visible: Reach,
    /// Downloaded, and shown with lines and addresses.
    pub downloadable: Reach,
}

/// The invoices of `account` that `standing` may see and download at `now`; agrees with
/// [`super::allow`] on each of them.
pub fn visible_invoices(
    standing: &Standing,
    account: AccountFacts,
    now: DateTime<Utc>,
) -> InvoiceReach {
    let reach = |action| reach_of(action, standing, account, now);
    InvoiceReach {
        visible: reach(ActionKind::SeeInvoice),
        downloadable: reach(ActionKind::DownloadInvoice),
    }
}

fn reach_of(
    action: ActionKind,
    standing: &Standing,
    account: AccountFacts,
    now: DateTime<Utc>,
) -> Reach {
    if office(action) == Office::Too && standing.is_operator(now) {
        return Reach::All;
    }
    let Row::May(holders) = row(action, account.agreement) else {
        return Reach::Nothing;
    };
    if account.waits_for_a_customer() {
        return Reach::Nothing;
    }
    let held: Vec<(Scope, Condition)> = standing
        .roles_in(account, now)
        .filter_map(|role| {
            let holders = holders.iter().find(|it| it.include(role))?;
            Some((role.scope, holders.condition))
        })
        .collect();
    Reach::of(&held)
}

impl Reach {
    /// Whether this invoice of the account is among them.
    pub fn covers(&self, invoice: &InvoiceFacts) -> bool {
        match self {
            Self::Nothing => false,
            Self::All => true,
            Self::Profiles(profiles) => {
                matches!(invoice.billed, Billed::Profile(it) if profiles.contains(&it))
            }
            Self::Subscriptions(subscriptions) => invoice
                .of_service()
                .is_some_and(|it| subscriptions.contains(&it.subscription)),
            Self::SharedSubscriptions(subscriptions) => invoice.of_service().is_some_and(|it| {
                it.access_to_invoice == AccessToInvoice::On
                    && subscriptions.contains(&it.subscription)
            }),
        }
    }

    /// What roles on these scopes reach together. One agreement's table has either profiles or
    /// subscriptions, and one condition for all of the latter.
    fn of(held: &[(Scope, Condition)]) -> Self {
        let scopes = || held.iter().map(|(scope, _)| *scope);
        if scopes().any(|it| matches!(it, Scope::Account(_))) {
            return Self::All;
        }
        let profiles: BTreeSet<_> = scopes().filter_map(Scope::profile).collect();
        let subscriptions: BTreeSet<_> = scopes().filter_map(Scope::subscription).collect();
        let is_conditional = held.iter().any(|(_, it)| *it == Condition::WhileShared);
        match (profiles.is_empty(), subscriptions.is_empty()) {
            (true, true) => Self::Nothing,
            (false, _) => Self::Profiles(profiles),
            (true, false) if is_conditional => Self::SharedSubscriptions(subscriptions),
            (true, false) => Self::Subscriptions(subscriptions),
        }
    }
}
