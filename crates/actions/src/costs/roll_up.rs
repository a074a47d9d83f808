//! Charges rolled up by day and month, while they are written or later from what was written.
//!
//! Invariant: what costs say of some days is what the charges of these days sum up to, in whichever
//! transaction somebody looks.

use super::tags::tags_of;
use crate::work::Work;
use billing::costs::{CostSourceKind, Grain};
use billing::exact::ExactError;
use billing::invoice::LineKind;
use billing::{AccountId, Currency, Exact, SectionId, SubscriptionId};
use chrono::{DateTime, Datelike};
use futures::TryStreamExt;
use sha2::{Digest, Sha256};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use store::costs::Charged;
use store::entities::{cost, cost_group, cost_source, cost_tag};
use store::{Reads, StoreError, Transaction};
use uuid::Uuid;

const SECONDS_A_DAY: i64 = 86_400;
/// Sums that are kept in memory while charges come in; beyond that they are written, and a sum may
/// then stand in two parts, which are added when somebody looks.
const SUMS_MAX: usize = 50_000;
/// Groups that are kept in mind; one that is met again is only hashed again.
const GROUPS_MAX: usize = 100_000;

/// Whose charge it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Whose {
    pub account: AccountId,
    pub scope: Uuid,
    pub section: Option<SectionId>,
    pub subscription: Option<SubscriptionId>,
    pub currency: Currency,
}

/// What it is for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct For<'a> {
    /// Of several charges with the same id all of the rest is the same.
    pub item: Uuid,
    pub kind: LineKind,
    pub family: &'a str,
    pub service: &'a str,
    pub region: Option<&'a str>,
}

/// The tag keys that an account has chosen.
#[derive(Debug, Clone, Default)]
pub(super) struct TagKeys {
    pub keys: Vec<String>,
    pub version: i32,
}

impl TagKeys {
    /// Those of an account.
    pub(super) async fn of(reads: &impl Reads, account: AccountId) -> Result<Self, StoreError> {
        let row = store::costs::tags(reads, account).await?;
        row.as_ref().map_or_else(|| Ok(Self::default()), Self::read)
    }

    pub(super) fn read(row: &cost_tag::Model) -> Result<Self, StoreError> {
        let keys = serde_json::from_str(&row.keys)
            .map_err(|cause| StoreError::Type(format!("tag keys are no list: {cause}")))?;
        Ok(Self {
            keys,
            version: row.version,
        })
    }
}

/// The costs of one source, as far as they are not written.
#[derive(Debug)]
pub(crate) struct RollUp {
    source: Uuid,
    kind: CostSourceKind,
    keys: HashMap<AccountId, TagKeys>,
    groups: HashMap<(Whose, Uuid, BTreeMap<String, String>), Uuid>,
    new_groups: Vec<cost_group::Model>,
    sums: HashMap<(AccountId, Uuid, i32), Exact>,
    part: i32,
}

impl RollUp {
    /// Nothing yet of a source.
    pub fn of(source: Uuid, kind: CostSourceKind) -> Self {
        Self {
            source,
            kind,
            keys: HashMap::new(),
            groups: HashMap::new(),
            new_groups: Vec::new(),
            sums: HashMap::new(),
            part: 0,
        }
    }

    /// Reads which tags are kept of an account's charges: from then on it is the same choice.
    pub async fn know(&mut self, reads: &impl Reads, account: AccountId) -> Result<(), StoreError> {
        if let Entry::Vacant(unknown) = self.keys.entry(account) {
            unknown.insert(TagKeys::of(reads, account).await?);
        }
        Ok(())
    }

    /// Whether any tag is kept of an account's charges.
    pub fn wants_tags(&self, account: AccountId) -> bool {
        let keys = self.keys.get(&account);
        keys.is_some_and(|it| !it.keys.is_empty())
    }

    /// Adds what was charged on a day; `tags` are all of its tags, as its file has them.
    pub fn add(
        &mut self,
        (whose, what): (Whose, For<'_>),
        tags: Option<&str>,
        (day, cost): (i32, Exact),
    ) -> Result<(), ExactError> {
        if cost.is_zero() {
            return Ok(());
        }
        let keys = self.keys.get(&whose.account);
        let tags = match (keys, tags) {
            (Some(keys), Some(tags)) if !keys.keys.is_empty() => tags_of(tags, &keys.keys),
            _ => BTreeMap::new(),
        };
        let group = self.group(whose, what, tags);
        let sum = self.sums.entry((whose.account, group, day)).or_default();
        *sum = sum.plus(cost)?;
        Ok(())
    }

    fn group(&mut self, whose: Whose, what: For<'_>, tags: BTreeMap<String, String>) -> Uuid {
        let key = (whose, what.item, tags);
        if let Some(id) = self.groups.get(&key) {
            return *id;
        }
        if self.groups.len() >= GROUPS_MAX {
            self.groups.clear();
        }
        let row = group_of(whose, what, &key.2);
        let id = row.id;
        self.new_groups.push(row);
        self.groups.insert(key, id);
        id
    }

    /// Whether it is time to write.
    pub fn is_large(&self) -> bool {
        self.sums.len() >= SUMS_MAX
    }

    /// Writes what came in since it was written last.
    pub async fn write(&mut self, work: &Work) -> Result<(), StoreError> {
        let mut groups = std::mem::take(&mut self.new_groups);
        // In one order: two that write the same ones never wait for each other.
        groups.sort_by_key(|it| (it.account_id, it.id));
        groups.dedup_by_key(|it| (it.account_id, it.id));
        store::costs::put_groups(&work.txn, groups).await?;
        let rows = self.rows().map_err(|cause| too_large(&cause))?;
        store::put_all::<cost::Entity>(&work.txn, rows).await?;
        let sources = self.keys.iter().map(|(account, keys)| cost_source::Model {
            account_id: *account,
            id: self.source,
            kind: self.kind,
            version: keys.version,
        });
        store::put_many::<cost_source::Entity>(&work.txn, sources.collect()).await?;
        self.part += 1;
        Ok(())
    }

    /// The sums of days, and of the months that have them.
    fn rows(&mut self) -> Result<Vec<cost::Model>, ExactError> {
        let days = std::mem::take(&mut self.sums);
        let mut months = BTreeMap::<_, Exact>::new();
        for (&(account, group, day), &cost) in &days {
            let month = months.entry((account, group, month_of(day))).or_default();
            *month = month.plus(cost)?;
        }
        let mut rows = Vec::with_capacity(days.len() + months.len());
        for (grain, (account_id, group_id, at), sum) in days
            .into_iter()
            .map(|(key, sum)| (Grain::Day, key, sum))
            .chain(
                months
                    .into_iter()
                    .map(|(key, sum)| (Grain::Month, key, sum)),
            )
        {
            let (cost_micros, cost_attos) = sum.split()?;
            rows.push(cost::Model {
                account_id,
                grain,
                at,
                group_id,
                source_id: self.source,
                part: self.part,
                cost_micros,
                cost_attos,
            });
        }
        // As they lie in the table.
        rows.sort_by_key(|it| (it.account_id, it.grain, it.at, it.group_id));
        Ok(rows)
    }

    /// Adds everything that the source charged to an account and that was written before.
    pub async fn read_in(
        &mut self,
        reads: &Transaction,
        account: AccountId,
    ) -> Result<(), StoreError> {
        self.know(reads, account).await?;
        let key = (account, self.source);
        let with_tags = self.wants_tags(account);
        let charged = store::costs::charged(reads, key, self.kind, with_tags).await?;
        let mut charged = std::pin::pin!(charged);
        while let Some(it) = charged.try_next().await? {
            let (whose, what) = said(account, &it);
            self.add((whose, what), it.tags.as_deref(), (it.day, it.cost))
                .map_err(|cause| too_large(&cause))?;
        }
        Ok(())
    }
}

fn said(account: AccountId, it: &Charged) -> (Whose, For<'_>) {
    let whose = Whose {
        account,
        scope: it.scope_id,
        section: it.section_id,
        subscription: it.subscription_id,
        currency: it.currency,
    };
    let what = For {
        item: it.item_id,
        kind: it.kind,
        family: &it.family,
        service: &it.service,
        region: it.region.as_deref(),
    };
    (whose, what)
}

fn too_large(cause: &ExactError) -> StoreError {
    StoreError::Custom(format!("costs cannot be rolled up: {cause}"))
}

/// The day of a second, counted from 1 January 1970.
pub(crate) fn day_of(second: i64) -> i32 {
    i32::try_from(second.div_euclid(SECONDS_A_DAY)).unwrap_or(i32::MAX)
}

/// The month of a day, counted from January of the year nothing.
fn month_of(day: i32) -> i32 {
    let moment = DateTime::from_timestamp(i64::from(day) * SECONDS_A_DAY, 0);
    moment.map_or(0, |it| it.year() * 12 + it.month0() as i32)
}

/// The row of a group. Its id is the hash of all the rest.
fn group_of(whose: Whose, what: For<'_>, tags: &BTreeMap<String, String>) -> cost_group::Model {
    let tags = serde_json::to_string(tags).unwrap_or_default();
    let mut row = cost_group::Model {
        account_id: whose.account,
        id: Uuid::nil(),
        currency: whose.currency,
        kind: what.kind,
        family: what.family.to_owned(),
        service: what.service.to_owned(),
        region: what.region.map(str::to_owned),
        scope_id: whose.scope,
        section_id: whose.section,
        subscription_id: whose.subscription,
        tags,
    };
    let all = serde_json::json!([
        whose.account,
        row.currency.code(),
        row.kind,
        row.family,
        row.service,
        row.region,
        row.scope_id,
        row.section_id,
        row.subscription_id,
        row.tags
    ]);
    let hash = Sha256::digest(all.to_string().as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    row.id = Uuid::from_bytes(id);
    row
}
