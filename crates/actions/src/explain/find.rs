//! What is asked for, by the numbers and names it has. The statements are the same whatever is found:
//! what is hidden takes as long as what does not exist.

use super::Wanted;
use crate::accounts::{NOBODY, with_facts};
use crate::{Caller, Portal, Refusal};
use billing::policy::{AccountFacts, Membership, Person, Scope, Seeker};
use billing::{AccountId, DirectoryId};
use std::collections::BTreeSet;
use store::accounts::Called;
use store::entities::{account, invoice};

/// The longest name that is looked for.
const NAME_MAX: usize = 120;

/// An account, and the invoice of it that was asked for.
pub(super) struct Found {
    pub account: account::Model,
    pub facts: AccountFacts,
    pub invoice: Option<invoice::Model>,
}

/// What was found, and what is wanted of it, which a name may have said.
pub(super) async fn find(
    portal: &Portal,
    caller: &Caller,
    (seeker, wanted): (&Seeker, &Wanted),
) -> Result<(Option<Found>, Wanted), Refusal> {
    let database = &portal.database;
    let text = |it: &Option<String>| it.as_deref().or(wanted.name.as_deref()).map(shortened);
    let asked = text(&wanted.invoice).unwrap_or_default().to_uppercase();
    let invoice = store::invoices::by_name_or_number(database, &asked).await?;
    let (_, held) = reach_of(caller, seeker);
    // Document numbers can be counted through, names cannot: of others' accounts no number tells.
    let is_told = |it: &invoice::Model| {
        it.document_number != asked || caller.is_operator() || held.contains(&it.account_id)
    };
    let invoice = invoice.filter(is_told);
    let name = text(&wanted.account).unwrap_or_default();
    let named = store::accounts::by_name(database, &name).await?;
    let id = invoice.as_ref().map_or(NOBODY, |it| it.account_id);
    let of_invoice = store::accounts::by_id(database, id).await?;
    let called = called(portal, caller, (seeker, wanted)).await?;
    let by_number = match wanted.account {
        Some(_) => named,
        None => of_invoice.or(named),
    };
    let (account, wanted) = match (by_number, called) {
        (Some(account), _) => (Some(account), wanted.clone()),
        (None, Some((account, part))) => (Some(account), part.of(wanted)),
        (None, None) => (None, wanted.clone()),
    };
    let found = with_facts(portal, account).await?;
    let found = found.map(|(account, facts)| Found {
        facts,
        invoice: invoice.filter(|it| it.account_id == account.id),
        account,
    });
    Ok((found, wanted))
}

/// What of an account is called so.
enum Part {
    Account,
    Profile(String),
    Subscription(String),
}

impl Part {
    /// What is wanted then.
    fn of(self, wanted: &Wanted) -> Wanted {
        match self {
            Self::Account => wanted.clone(),
            Self::Profile(name) => Wanted {
                profile: Some(name),
                ..wanted.clone()
            },
            Self::Subscription(name) => Wanted {
                subscription: Some(name),
                ..wanted.clone()
            },
        }
    }
}

/// What is called as was asked, of what this person has to do with: accounts of the directories that
/// they are at home in, and of accounts that they hold something on the parts too. Anything else is
/// not even looked at, so that no time tells of it.
async fn called(
    portal: &Portal,
    caller: &Caller,
    (seeker, wanted): (&Seeker, &Wanted),
) -> Result<Option<(account::Model, Part)>, Refusal> {
    let Some(name) = wanted.name.as_deref().map(shortened) else {
        return Ok(None);
    };
    let database = &portal.database;
    let (directories, held) = reach_of(caller, seeker);
    let among = Called {
        name: name.clone(),
        directories,
        accounts: held.clone(),
    };
    let accounts = store::accounts::called_among(database, &among).await?;
    let profiles = store::accounts::profiles_called(database, &held, &name).await?;
    let subscriptions = store::accounts::subscriptions_called(database, &held, &name).await?;
    let profile = profiles.into_iter().next();
    let profile = profile.map(|it| (it.account_id, Part::Profile(it.name)));
    let subscription = subscriptions.into_iter().next();
    let subscription = subscription.map(|it| (it.account_id, Part::Subscription(it.name)));
    let part = profile.or(subscription);
    let id = part.as_ref().map_or(NOBODY, |(id, _)| *id);
    let of_part = store::accounts::by_id(database, id).await?;
    let account = accounts.into_iter().next().map(|it| (it, Part::Account));
    Ok(account.or_else(|| Some((of_part?, part?.1))))
}

/// The directories that this person is at home in, and the accounts on which they hold something,
/// with whichever of their identities.
fn reach_of(caller: &Caller, seeker: &Seeker) -> (BTreeSet<DirectoryId>, BTreeSet<AccountId>) {
    let (mut directories, mut held) = (BTreeSet::new(), BTreeSet::new());
    for person in std::iter::once(&seeker.person).chain(&seeker.twins) {
        directories.extend(homes(person));
        held.extend(accounts_of(caller, person));
    }
    (directories, held)
}

fn homes(person: &Person) -> impl Iterator<Item = DirectoryId> {
    let homes = person.directories.iter();
    homes
        .filter(|it| it.membership == Membership::Home)
        .map(|it| it.directory)
}

fn accounts_of(caller: &Caller, person: &Person) -> impl Iterator<Item = AccountId> {
    let held = person.assignments.iter();
    held.filter(|it| it.is_in_force(caller.now))
        .filter_map(|it| Scope::account(it.scope))
}

fn shortened(name: &str) -> String {
    name.trim().chars().take(NAME_MAX).collect()
}
