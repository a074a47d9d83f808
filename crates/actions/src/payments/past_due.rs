//! What is past due, and what happens next: the next try, and the day a subscription is disabled.

use super::page::PayOffer;
use crate::accounts::{ShownName, facts_of};
use crate::invoices::narrowed;
use crate::{Caller, Portal, Refusal};
use billing::invoice::{InvoiceStatus, Named};
use billing::payment::disabled_on;
use billing::policy::visible_invoices;
use billing::{Currency, Money};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use store::StoreError;
use store::entities::{account, invoice, subscription};
use store::invoices::{Direction, ListQuery};

/// The most invoices that are told of for one account.
const TOLD_MAX: u64 = 100;

/// What happens next with an invoice that is past due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// The first day it was past due.
    pub since: NaiveDate,
    /// When its card is tried again, if it is.
    pub attempt: Option<NaiveDate>,
    /// When what it is for stops.
    pub disabling: Disabling,
}

/// When what an invoice is for stops because it is not paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disabling {
    /// It does not: the invoice is for no subscription.
    Never,
    /// On this day, unless it is paid before.
    On(NaiveDate),
    /// It has.
    Done(NaiveDate),
}

/// An invoice that is past due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastDueInvoice {
    /// Its name.
    pub name: String,
    /// The profile or subscription.
    pub scope: String,
    /// What is open.
    pub open: Money,
    /// What happens next.
    pub next: Next,
}

/// What is past due of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastDue {
    /// Whose.
    pub account: Named,
    /// The invoices, oldest first.
    pub invoices: Vec<PastDueInvoice>,
    /// What is open, currency by currency.
    pub open: Vec<Money>,
    /// What can be done about the first of them by whoever looks.
    pub offer: Option<PayOffer>,
    /// Whether there are more than are told of here.
    pub has_more: bool,
}

/// What is past due of these accounts, which somebody sees. An operator, who sees all, has a desk
/// for that.
pub(crate) async fn list_past_due(
    portal: &Portal,
    caller: &Caller,
    accounts: &[account::Model],
) -> Result<Vec<PastDue>, Refusal> {
    let mut found = Vec::new();
    if caller.is_operator() {
        return Ok(found);
    }
    let ids = accounts.iter().map(|it| it.id).collect();
    let late = store::invoices::accounts_past_due(&portal.database, ids).await?;
    for account in accounts.iter().filter(|it| late.contains(&it.id)) {
        found.extend(past_due_of(portal, caller, account).await?);
    }
    Ok(found)
}

/// What is past due of an account, of what somebody may see; nothing where nothing is.
pub(crate) async fn past_due_of(
    portal: &Portal,
    caller: &Caller,
    account: &account::Model,
) -> Result<Option<PastDue>, Refusal> {
    let facts = facts_of(portal, account).await?;
    let reach = visible_invoices(&caller.standing, facts, caller.now);
    let Some(narrowed) = narrowed(&reach.visible).filter(|_| account.agreement.is_in_portal())
    else {
        return Ok(None);
    };
    let query = ListQuery {
        status: Some(InvoiceStatus::PastDue),
        direction: Direction::Ascending,
        ..ListQuery::of(account.id, narrowed, TOLD_MAX)
    };
    let (page, _) = store::invoices::list(&portal.database, &query).await?;
    let Some(first) = page.rows.first() else {
        return Ok(None);
    };
    let billed = page
        .rows
        .iter()
        .filter_map(|it| it.subscription_id)
        .collect();
    let billed = store::accounts::subscriptions_of(&portal.database, account.id, billed).await?;
    let invoices: Vec<_> = page
        .rows
        .iter()
        .filter_map(|it| told(it, &billed))
        .collect();
    let thing = crate::invoices::thing_of(portal, facts, first).await?;
    Ok(Some(PastDue {
        account: account.named(),
        open: sums(&invoices)?,
        offer: super::page::offer(portal, caller, (first, &thing)).await?,
        invoices,
        has_more: page.next.is_some(),
    }))
}

fn told(row: &invoice::Model, billed: &[subscription::Model]) -> Option<PastDueInvoice> {
    let mut billed = billed.iter();
    let subscription = billed.find(|it| Some(it.id) == row.subscription_id);
    Some(PastDueInvoice {
        name: row.name.clone(),
        scope: row.scope_label.clone(),
        open: row.open(),
        next: next_of(row, subscription)?,
    })
}

/// What happens next with an invoice; nothing where it is not past due.
pub(crate) async fn next(
    portal: &Portal,
    row: &invoice::Model,
) -> Result<Option<Next>, StoreError> {
    let subscription = match row.subscription_id {
        Some(id) => store::accounts::subscription(&portal.database, (row.account_id, id)).await?,
        None => None,
    };
    Ok(next_of(row, subscription.as_ref()))
}

fn next_of(row: &invoice::Model, subscription: Option<&subscription::Model>) -> Option<Next> {
    let since = row.past_due_since;
    let since = since.filter(|_| row.status == InvoiceStatus::PastDue)?;
    let disabled = subscription.and_then(|it| it.disabled_on);
    let is_for_subscriptions = row.subscription_id.is_some() || row.profile_id.is_some();
    Some(Next {
        since,
        attempt: row.next_attempt_on,
        disabling: match (disabled, is_for_subscriptions) {
            (Some(day), _) => Disabling::Done(day),
            (None, true) => Disabling::On(disabled_on(since)),
            (None, false) => Disabling::Never,
        },
    })
}

/// What giving back of a payment makes of a paid invoice whose due date is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastDueAgain {
    /// The last day to pay it.
    pub due_date: NaiveDate,
    /// It is past due at once: when what it is for stops then, unless it is paid before.
    pub disabled_on: Option<NaiveDate>,
}

/// Whether an invoice is past due at once where a payment on it goes back on this day.
pub(super) fn past_due_again(row: &invoice::Model, on: NaiveDate) -> Option<PastDueAgain> {
    let is_late = row.status == InvoiceStatus::Paid && row.due_date < on;
    let is_for_subscriptions = row.subscription_id.is_some() || row.profile_id.is_some();
    is_late.then(|| PastDueAgain {
        due_date: row.due_date,
        disabled_on: is_for_subscriptions.then(|| disabled_on(on)),
    })
}

/// Amounts of several currencies stand side by side and are never added up.
fn sums(invoices: &[PastDueInvoice]) -> Result<Vec<Money>, Refusal> {
    let mut sums = BTreeMap::<Currency, Money>::new();
    for it in invoices {
        let currency = it.open.currency();
        let sum = sums.entry(currency).or_insert(Money::zero(currency));
        *sum = sum.plus(it.open).map_err(|cause| Refusal::broken(&cause))?;
    }
    Ok(sums.into_values().collect())
}
