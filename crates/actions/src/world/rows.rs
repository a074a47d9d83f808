//! The rows of the declarative world by the names that a file gives them.

use super::World;
use crate::Failure;
use billing::policy::{Role, ScopeKind};
use billing::{
    AccountId, AssignmentId, CardId, Currency, DirectoryId, IdentityId, IdentityKind, ProfileId,
    SectionId, SubscriptionId,
};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};
use store::entities::{
    account, assignment, card, customer, directory, group_role, guest, identity, mail_opt_in,
    mail_recipient, meter, offer, preferred_address, price, profile, purchase, section,
    subscription,
};
use store::identities::email_key;
use store::{Keyed, Reads, StoreError, among};
use uuid::Uuid;

/// An identity's address, kind and home.
pub type Person = (String, IdentityKind, Option<DirectoryId>);
/// Who holds which role on what.
pub type Held = (IdentityId, Role, ScopeKind, Option<AccountId>, Option<Uuid>);

/// Whose invoices somebody gets, and their address.
pub type Recipient = (AccountId, Uuid, String);

/// The meter of a price, whose price it is, in which currency, and from when on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PriceKey(String, Uuid, Currency, NaiveDate);

impl PriceKey {
    pub fn of(row: &price::Model) -> Self {
        let meter = row.meter_id.clone();
        Self(meter, row.holder_id, row.currency, row.valid_from)
    }
}

/// Rows of the declarative world, in the order in which they were made.
pub struct Rows {
    pub directories: Keyed<directory::Entity, String>,
    pub identities: Keyed<identity::Entity, Person>,
    pub guests: Keyed<guest::Entity, (IdentityId, DirectoryId)>,
    pub offers: Keyed<offer::Entity, String>,
    pub meters: Keyed<meter::Entity, String>,
    pub prices: Keyed<price::Entity, PriceKey>,
    pub accounts: Keyed<account::Entity, String>,
    pub cards: Keyed<card::Entity, (AccountId, String)>,
    pub profiles: Keyed<profile::Entity, (AccountId, String)>,
    pub sections: Keyed<section::Entity, (ProfileId, String)>,
    pub customers: Keyed<customer::Entity, (AccountId, String)>,
    pub subscriptions: Keyed<subscription::Entity, (AccountId, String)>,
    pub purchases: Keyed<purchase::Entity, (AccountId, String)>,
    pub assignments: Keyed<assignment::Entity, Held>,
    pub recipients: Keyed<mail_recipient::Entity, Recipient>,
    pub opt_ins: Keyed<mail_opt_in::Entity, (AccountId, SubscriptionId)>,
    pub preferred: Keyed<preferred_address::Entity, AccountId>,
    /// Those of the assignments that come from a provider's groups: no file speaks of them.
    pub from_groups: HashSet<AssignmentId>,
}

impl Rows {
    /// Reads those that `file` speaks of, or all of them; each table once.
    pub async fn load(reads: &impl Reads, file: Option<&World>) -> Result<Self, StoreError> {
        let names = file.map(World::account_names);
        let mut accounts = among::<account::Entity, _>(reads, account::Column::Name, names).await?;
        accounts.sort_by_key(|it| it.id);
        let ids = file.map(|_| accounts.iter().map(|it| it.id).collect::<Vec<_>>());
        let (directories, offers) = of_everybody(reads).await?;
        macro_rules! parts {
            ($table:ident) => {{
                let column = $table::Column::AccountId;
                let mut rows = among::<$table::Entity, _>(reads, column, ids.clone()).await?;
                rows.sort_by_key(|it| it.id);
                rows
            }};
        }
        let mut sections = parts!(section);
        sections.sort_by_key(|it| (it.profile_id, it.rank, it.id));
        let people = People::load(reads, file, parts!(assignment)).await?;
        let opt_ins = opt_ins(reads, ids.clone()).await?;
        let column = preferred_address::Column::AccountId;
        let preferred = among::<preferred_address::Entity, _>(reads, column, ids.clone()).await?;
        let (meters, prices) = price_rows(reads, file).await?;
        let from_groups = store::all::<group_role::Entity>(reads).await?.into_iter();
        let of_account = |id: AccountId, name: &String| (id, name.clone());
        Ok(Self {
            directories: Keyed::<directory::Entity, _>::new(directories, |it| it.name.clone()),
            identities: Keyed::<identity::Entity, _>::new(people.identities, |it| {
                (it.email_key.clone(), it.kind, it.directory_id)
            }),
            guests: Keyed::<guest::Entity, _>::new(people.guests, |it| {
                (it.identity_id, it.directory_id)
            }),
            accounts: Keyed::<account::Entity, _>::new(accounts, |it| it.name.clone()),
            meters: Keyed::<meter::Entity, _>::new(meters, |it| it.id.clone()),
            prices: Keyed::<price::Entity, _>::new(prices, PriceKey::of),
            offers: Keyed::<offer::Entity, _>::new(offers, |it| it.name.clone()),
            cards: Keyed::<card::Entity, _>::new(parts!(card), |it| {
                of_account(it.account_id, &it.name)
            }),
            profiles: Keyed::<profile::Entity, _>::new(parts!(profile), |it| {
                of_account(it.account_id, &it.name)
            }),
            sections: Keyed::<section::Entity, _>::new(sections, |it| {
                (it.profile_id, it.name.clone())
            }),
            customers: Keyed::<customer::Entity, _>::new(parts!(customer), |it| {
                of_account(it.account_id, &it.name)
            }),
            subscriptions: Keyed::<subscription::Entity, _>::new(parts!(subscription), |it| {
                of_account(it.account_id, &it.name)
            }),
            purchases: Keyed::<purchase::Entity, _>::new(parts!(purchase), |it| {
                of_account(it.account_id, &it.name)
            }),
            assignments: Keyed::<assignment::Entity, _>::new(people.assignments, held),
            recipients: Keyed::<mail_recipient::Entity, _>::new(parts!(mail_recipient), recipient),
            opt_ins,
            preferred: Keyed::<preferred_address::Entity, _>::new(preferred, |it| it.account_id),
            from_groups: from_groups.map(|it| it.assignment_id).collect(),
        })
    }

    pub fn directory_id(&self, name: &str) -> Result<DirectoryId, Failure> {
        let found = self.directories.get(&name.to_owned());
        found
            .map(|it| it.id)
            .ok_or_else(|| missing("directory", name))
    }

    pub fn profile_id(&self, account: AccountId, name: &str) -> Result<ProfileId, Failure> {
        let found = self.profiles.get(&(account, name.to_owned()));
        found
            .map(|it| it.id)
            .ok_or_else(|| missing("billing profile", name))
    }

    pub fn section_id(&self, profile: ProfileId, name: &str) -> Result<SectionId, Failure> {
        let found = self.sections.get(&(profile, name.to_owned()));
        found
            .map(|it| it.id)
            .ok_or_else(|| missing("invoice section", name))
    }

    pub fn card_id(
        &self,
        account: AccountId,
        name: Option<&String>,
    ) -> Result<Option<CardId>, Failure> {
        let Some(name) = name else {
            return Ok(None);
        };
        let found = self.cards.get(&(account, name.clone()));
        let id = found.map(|it| it.id).ok_or_else(|| missing("card", name))?;
        Ok(Some(id))
    }

    pub fn subscription_id(
        &self,
        account: AccountId,
        name: &str,
    ) -> Result<SubscriptionId, Failure> {
        let found = self.subscriptions.get(&(account, name.to_owned()));
        found
            .map(|it| it.id)
            .ok_or_else(|| missing("subscription", name))
    }
}

/// Directories as they were made, and offers by name.
async fn of_everybody(
    reads: &impl Reads,
) -> Result<(Vec<directory::Model>, Vec<offer::Model>), StoreError> {
    let mut directories = store::all::<directory::Entity>(reads).await?;
    directories.sort_by_key(|it| it.id);
    let mut offers = store::all::<offer::Entity>(reads).await?;
    offers.sort_by(|one, other| one.name.cmp(&other.name));
    Ok((directories, offers))
}

async fn opt_ins(
    reads: &impl Reads,
    accounts: Option<Vec<AccountId>>,
) -> Result<Keyed<mail_opt_in::Entity, (AccountId, SubscriptionId)>, StoreError> {
    let column = mail_opt_in::Column::AccountId;
    let rows = among::<mail_opt_in::Entity, _>(reads, column, accounts).await?;
    let key = |it: &mail_opt_in::Model| (it.account_id, it.subscription_id);
    Ok(Keyed::<mail_opt_in::Entity, _>::new(rows, key))
}

fn recipient(row: &mail_recipient::Model) -> Recipient {
    (row.account_id, row.scope_id, row.email_key.clone())
}

/// Meters by their ids, and prices by meter, currency and day.
async fn price_rows(
    reads: &impl Reads,
    file: Option<&World>,
) -> Result<(Vec<meter::Model>, Vec<price::Model>), StoreError> {
    let ids = file.map(World::meter_ids);
    let column = meter::Column::Id;
    let mut meters = among::<meter::Entity, _>(reads, column, ids.clone()).await?;
    meters.sort_by(|one, other| one.id.cmp(&other.id));
    let column = price::Column::MeterId;
    let mut prices = among::<price::Entity, _>(reads, column, ids).await?;
    prices.sort_by_cached_key(|it| {
        let currency = it.currency.to_string();
        (it.meter_id.clone(), currency, it.valid_from, it.id)
    });
    Ok((meters, prices))
}

pub fn held(row: &assignment::Model) -> Held {
    (
        row.identity_id,
        row.role,
        row.scope_kind,
        row.account_id,
        row.scope_id,
    )
}

fn missing(what: &str, name: &str) -> Failure {
    Failure::new(format!(
        "The file was not applied: there is no {what} {name:?}."
    ))
}

/// Identities, where they are guests, and the roles they hold.
struct People {
    identities: Vec<identity::Model>,
    guests: Vec<guest::Model>,
    assignments: Vec<assignment::Model>,
}

impl People {
    /// Those that the file names, and those with a role on one of its accounts.
    async fn load(
        reads: &impl Reads,
        file: Option<&World>,
        mut assignments: Vec<assignment::Model>,
    ) -> Result<Self, StoreError> {
        let emails = file.map(World::email_keys);
        let column = identity::Column::EmailKey;
        let mut identities = among::<identity::Entity, _>(reads, column, emails).await?;
        if file.is_some() {
            let known: BTreeSet<_> = identities.iter().map(|it| it.id).collect();
            let holders = assignments.iter().map(|it| it.identity_id);
            let holders: BTreeSet<_> = holders.filter(|it| !known.contains(it)).collect();
            let holders = Some(holders.into_iter().collect::<Vec<_>>());
            let column = identity::Column::Id;
            identities.extend(among::<identity::Entity, _>(reads, column, holders).await?);
            let column = assignment::Column::IdentityId;
            let ids = operators(&identities);
            let more = among::<assignment::Entity, _>(reads, column, Some(ids)).await?;
            let more = more.into_iter().filter(|it| it.role == Role::Operator);
            assignments.extend(more);
        }
        identities.sort_by_key(|it| it.id);
        let ids = file.map(|_| identities.iter().map(|it| it.id).collect());
        let column = guest::Column::IdentityId;
        let guests = among::<guest::Entity, IdentityId>(reads, column, ids).await?;
        Ok(Self {
            identities,
            guests,
            assignments,
        })
    }
}

fn operators(identities: &[identity::Model]) -> Vec<IdentityId> {
    let operators = identities
        .iter()
        .filter(|it| it.kind == IdentityKind::Operator);
    operators.map(|it| it.id).collect()
}

impl World {
    fn account_names(&self) -> Vec<String> {
        self.accounts.iter().map(|it| it.name.clone()).collect()
    }

    fn meter_ids(&self) -> Vec<String> {
        let negotiated = self.accounts.iter().flat_map(|it| &it.prices);
        let priced = self.prices.iter().chain(negotiated).map(|it| &it.meter);
        let ids: BTreeSet<_> = self.meters.iter().map(|it| &it.id).chain(priced).collect();
        ids.into_iter().cloned().collect()
    }

    fn email_keys(&self) -> Vec<String> {
        let holders = self.accounts.iter().flat_map(|it| &it.roles);
        let emails = self.identities.iter().map(|it| &it.email);
        let emails = emails.chain(holders.map(|it| &it.email));
        let keys: BTreeSet<_> = emails.map(|it| email_key(it)).collect();
        keys.into_iter().collect()
    }
}
