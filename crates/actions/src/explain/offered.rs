//! The page that asks what somebody looks for, with what they have to choose from.

use super::{Explanation, Wanted, explain_absence};
use crate::accounts::{ShownName, facts_of, visible_accounts};
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{Reach, visible_invoices};
use billing::{AccountId, SubscriptionId};
use chrono::NaiveDate;
use store::entities::account;

/// The most accounts whose parts are offered.
const ACCOUNTS_MAX: usize = 20;
/// The most parts of one account that are offered.
const PARTS_MAX: u64 = 50;

/// The page.
#[derive(Debug, Clone)]
pub struct Why {
    /// What there is to choose from.
    pub offers: Vec<Offer>,
    /// The billing date, which months are counted from.
    pub today: NaiveDate,
    /// What was asked for; nothing so far where it is empty.
    pub wanted: Wanted,
    /// The answer; `None` where nothing of the name is there for this person.
    pub explanation: Option<Explanation>,
}

/// An account to choose, with its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The account.
    pub account: Named,
    /// The profiles or subscriptions that this person sees.
    pub parts: Vec<Part>,
}

/// A part of an account to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A profile.
    Profile(Named),
    /// A subscription or support plan.
    Subscription(Named),
}

/// What can be asked for, and why it is not seen.
pub async fn show_why(portal: &Portal, caller: &Caller, wanted: Wanted) -> Result<Why, Refusal> {
    let accounts = visible_accounts(portal, caller).await?;
    let wanted = in_the_only_account(wanted, &accounts);
    let mut offers = Vec::new();
    for account in accounts.iter().take(ACCOUNTS_MAX) {
        let facts = facts_of(portal, account).await?;
        let seen = visible_invoices(&caller.standing, facts, caller.now).visible;
        offers.push(Offer {
            account: account.named(),
            parts: parts(portal, account.id, &seen).await?,
        });
    }
    let explanation = match wanted.is_empty() {
        true => None,
        false => explain_absence(portal, caller, &wanted).await?,
    };
    Ok(Why {
        offers,
        today: portal.today(caller.now),
        wanted,
        explanation,
    })
}

/// A month alone is asked about the one account that somebody has, where they have one.
fn in_the_only_account(wanted: Wanted, accounts: &[account::Model]) -> Wanted {
    match accounts {
        [only] if wanted.is_empty() && wanted.month.is_some() => Wanted {
            account: Some(only.name.clone()),
            ..wanted
        },
        _ => wanted,
    }
}

async fn parts(portal: &Portal, account: AccountId, seen: &Reach) -> Result<Vec<Part>, Refusal> {
    let database = &portal.database;
    let only: Option<Vec<SubscriptionId>> = match seen {
        Reach::Nothing => return Ok(Vec::new()),
        Reach::Subscriptions(ids) | Reach::SharedSubscriptions(ids) => {
            Some(ids.iter().copied().collect())
        }
        Reach::Profiles(_) | Reach::All => None,
    };
    let profiles = store::accounts::profiles(database, account).await?;
    let profiles = profiles.into_iter().filter(|it| match seen {
        Reach::Profiles(ids) => ids.contains(&it.id),
        _ => only.is_none(),
    });
    let only = only.as_deref();
    let subscriptions =
        store::accounts::subscriptions_to_choose(database, account, only, PARTS_MAX).await?;
    let subscriptions = subscriptions.into_iter().filter(|it| match seen {
        Reach::Profiles(ids) => it.profile_id.is_some_and(|it| ids.contains(&it)),
        _ => true,
    });
    let named = |name, display_name| Named { name, display_name };
    let profiles = profiles.map(|it| Part::Profile(named(it.name, it.display_name)));
    let subscriptions = subscriptions.map(|it| Part::Subscription(named(it.name, it.display_name)));
    Ok(profiles
        .take(PARTS_MAX as usize)
        .chain(subscriptions)
        .collect())
}
