//! Rolling up anew, source by source, once an account has chosen other tag keys. Each is replaced in
//! one transaction, so that sums are right all the while; only tags are not known of all of them.

use super::roll_up::{RollUp, TagKeys};
use crate::work::{Job, system_clock};
use crate::{Failure, Portal};
use billing::AccountId;
use billing::costs::CostSourceKind;
use chrono::Duration;
use serde::{Deserialize, Serialize};
use store::entities::{cost_source, job};

/// How long a worker has for one source before another one may take the account.
const LEASE: Duration = Duration::minutes(30);
const PAUSE: Duration = Duration::minutes(1);

/// The job of rolling up an account's costs with the tag keys that it has chosen.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RollUpCosts {
    /// Whose.
    pub account: AccountId,
}

impl RollUpCosts {
    pub(crate) const fn of(account: AccountId) -> Self {
        Self { account }
    }
}

impl Job for RollUpCosts {
    const KIND: &'static str = "roll-up-costs";

    fn key(&self) -> String {
        self.account.to_string()
    }
}

/// Rolls up whatever waits for it. Gives how many sources that were.
pub async fn roll_up_waiting(portal: &Portal) -> Result<u64, Failure> {
    let mut done = 0;
    loop {
        let now = system_clock();
        let work = portal.begin(None, now).await?;
        let jobs = store::jobs::lease(&work.txn, RollUpCosts::KIND, now, now + LEASE, 1).await?;
        work.commit().await?;
        let Some(job) = jobs.into_iter().next() else {
            return Ok(done);
        };
        match roll_up(portal, &job).await {
            Ok(sources) => done += sources,
            Err(failure) => {
                tracing::error!(%failure, "rolling up costs");
                let work = portal.begin(None, now).await?;
                let later = system_clock() + PAUSE;
                store::jobs::postpone(&work.txn, job.id, later, &failure.to_string()).await?;
                work.commit().await?;
            }
        }
    }
}

async fn roll_up(portal: &Portal, job: &job::Model) -> Result<u64, Failure> {
    let asked: RollUpCosts = serde_json::from_str(&job.payload)
        .map_err(|cause| Failure::new(format!("A job cannot be read: {cause}")))?;
    let mut done = 0;
    loop {
        let work = portal.begin(None, system_clock()).await?;
        // The newest choice, also where it was made while this was at work.
        let version = TagKeys::of(&work.txn, asked.account).await?.version;
        let behind = store::costs::behind(&work.txn, (asked.account, version), 1).await?;
        let Some(source) = behind.into_iter().next() else {
            store::jobs::finish(&work.txn, vec![job.id]).await?;
            work.commit().await?;
            return Ok(done);
        };
        let until = system_clock() + LEASE;
        let is_ours = store::jobs::keep(&work.txn, (job.id, job.attempts), until).await?;
        work.commit().await?;
        if !is_ours {
            return Ok(done);
        }
        again(portal, &source).await?;
        done += 1;
    }
}

/// Replaces the costs of one source.
async fn again(portal: &Portal, source: &cost_source::Model) -> Result<(), Failure> {
    let key = (source.account_id, source.id);
    let mut costs = RollUp::of(source.id, source.kind);
    if source.kind == CostSourceKind::Import {
        // What rows of a file say never changes, so nobody waits while it is read.
        let reads = store::begin_reading(&portal.database).await?;
        costs.read_in(&reads, source.account_id).await?;
    }
    let work = portal.begin(None, system_clock()).await?;
    if !store::costs::hold(&work.txn, key).await? {
        // Another invoice has its charges by now.
        return Ok(());
    }
    if source.kind == CostSourceKind::Billed {
        costs.read_in(&work.txn, source.account_id).await?;
    }
    store::costs::forget(&work.txn, key).await?;
    costs.write(&work).await?;
    Ok(work.commit().await?)
}
