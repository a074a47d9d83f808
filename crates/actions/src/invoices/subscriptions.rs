//! The subscriptions and support plans that a list of invoices is filtered by.

use super::empty::explained;
use super::facts_of_subscription;
use super::list::{InvoiceFilter, InvoiceList, list_invoices};
use crate::accounts::load_account;
use crate::explain::Wanted;
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{AccountFacts, OnSubscription, Reach, action, allow, visible_invoices};
use billing::{AccountId, SubscriptionCategory};
use store::entities::subscription;

/// The most subscriptions that are offered to choose from; the others are filtered by from their
/// own places.
const CHOICES_MAX: u64 = 200;

/// The invoices of a subscription or support plan: its own, or those of the profile that it is
/// billed on, since it was created. Gives the list and the filter that it is shown with.
pub async fn list_of_subscription(
    portal: &Portal,
    caller: &Caller,
    (account, subscription): (&str, &str),
    filter: InvoiceFilter,
) -> Result<(InvoiceList, InvoiceFilter), Refusal> {
    let (row, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;

    let reach = visible_invoices(&caller.standing, facts, caller.now);
    let found = named(portal, row.id, (&reach.visible, subscription)).await?;
    let is_whole = !filter.is_narrower_than_a_part();
    let wanted = Wanted {
        account: Some(row.name.clone()),
        subscription: Some(found.name.clone()),
        ..Wanted::default()
    };
    let filter = match found.profile_id {
        Some(profile) => InvoiceFilter {
            profile: Some(profile),
            from: filter.from.max(Some(found.created_on)),
            ..filter
        },
        None => InvoiceFilter {
            subscription: Some(found.name),
            ..filter
        },
    };
    let mut list = list_invoices(portal, caller, account, &filter).await?;
    if list.rows.is_empty() && is_whole {
        list.empty = Some(explained(portal, caller, &wanted).await?);
    }
    Ok((list, filter))
}

/// The subscription of this identifier, if its invoices are seen.
pub(super) async fn named(
    portal: &Portal,
    account: AccountId,
    (visible, name): (&Reach, &str),
) -> Result<subscription::Model, Refusal> {
    let found = store::accounts::subscription_named(&portal.database, account, name).await?;
    let found = found.filter(|it| is_visible(visible, it));
    found.ok_or(Refusal::NotFound)
}

fn is_visible(visible: &Reach, subscription: &subscription::Model) -> bool {
    match visible {
        Reach::All => true,
        Reach::Profiles(seen) => subscription.profile_id.is_some_and(|it| seen.contains(&it)),
        Reach::Subscriptions(seen) | Reach::SharedSubscriptions(seen) => {
            seen.contains(&subscription.id) && subscription.category == SubscriptionCategory::Usage
        }
        Reach::Nothing => false,
    }
}

/// The subscription, where this person may turn its *Access to invoice* (domain.md §4.4).
pub(super) fn shareable(
    caller: &Caller,
    account: AccountFacts,
    row: &subscription::Model,
) -> Option<Named> {
    let on = OnSubscription {
        account,
        subscription: facts_of_subscription(row),
    };
    let allowed = allow::<action::ShareInvoices>(&caller.standing, &on, caller.now);
    allowed.ok().map(|_| named_as(row))
}

/// What a subscription is called.
pub(super) fn named_as(row: &subscription::Model) -> Named {
    Named {
        name: row.name.clone(),
        display_name: row.display_name.clone(),
    }
}

/// Those to choose from, by name; the one that is chosen is always among them.
pub(super) async fn to_choose(
    portal: &Portal,
    account: AccountId,
    (visible, chosen): (&Reach, &Option<subscription::Model>),
) -> Result<Vec<subscription::Model>, Refusal> {
    let only: Option<Vec<_>> = match visible {
        Reach::All => None,
        Reach::Subscriptions(seen) | Reach::SharedSubscriptions(seen) => {
            Some(seen.iter().copied().collect())
        }
        Reach::Profiles(_) | Reach::Nothing => return Ok(Vec::new()),
    };
    let database = &portal.database;
    let only = only.as_deref();
    let mut found =
        store::accounts::subscriptions_to_choose(database, account, only, CHOICES_MAX).await?;
    let missing = chosen.iter().filter(|it| !found.contains(it));
    found.extend(missing.cloned().collect::<Vec<_>>());
    Ok(found)
}
