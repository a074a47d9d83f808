//! A transaction with what belongs into it: the audit line, and the jobs that follow from it.

use crate::Portal;
pub use crate::audit::About;
use crate::audit::{self, NewLine};
use crate::payments::Providers;
use billing::{IdentityId, JobId};
use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use std::sync::{Arc, Mutex, PoisonError};
use store::entities::job;
use store::{BeginPart, StoreError, Transaction};

/// A piece of work: written whole when it is committed, not at all when it is dropped.
pub struct Work {
    pub(crate) txn: Transaction,
    pub(crate) now: DateTime<Utc>,
    /// Whoever can be asked to charge what is noted in it.
    pub(crate) providers: Providers,
    identity: Option<IdentityId>,
    lines: Lines,
    /// The lines of the work that this is a part of.
    whole: Option<Lines>,
}

/// Lines of the audit trail that are told before they are written.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<NewLine>>>);

impl Lines {
    fn add(&self, mut lines: Vec<NewLine>) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.append(&mut lines);
    }

    fn take(&self) -> Vec<NewLine> {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *told)
    }
}

/// A line of the audit trail that is still to be written.
pub struct NewAudit {
    /// What it concerns.
    pub about: About,
    /// What was done, as `noun.verb`.
    pub action: &'static str,
    /// To what: identifiers only.
    pub subject: String,
}

/// A kind of durable work. Its payload is a struct of ids; running it twice does no harm.
pub trait Job: Serialize + DeserializeOwned {
    /// What it is called in the table.
    const KIND: &'static str;

    /// What makes two jobs the same: the second is not enqueued while the first waits.
    fn key(&self) -> String;
}

impl Portal {
    /// Begins a piece of work in the name of an identity, or of the program itself.
    pub async fn begin(
        &self,
        identity: Option<IdentityId>,
        now: DateTime<Utc>,
    ) -> Result<Work, StoreError> {
        Ok(Work {
            txn: store::begin(&self.database).await?,
            now,
            providers: self.providers.clone(),
            identity,
            lines: Lines::default(),
            whole: None,
        })
    }
}

impl Work {
    /// Who does it; nobody, when the program does it by itself.
    pub(crate) const fn identity(&self) -> Option<IdentityId> {
        self.identity
    }

    /// The same work, whose further lines are told of this identity.
    pub(crate) const fn in_name_of(mut self, identity: IdentityId) -> Self {
        self.identity = Some(identity);
        self
    }

    /// Tells the audit trail what was done, as `noun.verb`, and to which identifiers. It is written
    /// when this work is committed.
    pub async fn audit(
        &self,
        about: impl Into<About>,
        action: &str,
        subject: &str,
    ) -> Result<(), StoreError> {
        self.tell(about.into(), action, subject.to_owned());
        Ok(())
    }

    /// Tells it many things at once.
    pub async fn audit_all(&self, lines: Vec<NewAudit>) -> Result<(), StoreError> {
        for line in lines {
            self.tell(line.about, line.action, line.subject);
        }
        Ok(())
    }

    fn tell(&self, about: About, action: &str, subject: String) {
        self.lines.add(vec![NewLine {
            about,
            identity: self.identity,
            at: self.now,
            action: action.to_owned(),
            subject,
        }]);
    }

    /// Enqueues jobs, to be run once this work is committed.
    pub async fn enqueue<J: Job>(&self, jobs: &[J]) -> Result<(), StoreError> {
        let rows = jobs.iter().map(|job| {
            let payload = serde_json::to_string(job)
                .map_err(|cause| StoreError::Custom(format!("a job is not JSON: {cause}")))?;
            Ok(job::Model {
                id: JobId::new(),
                kind: J::KIND.to_owned(),
                key: format!("{}:{}", J::KIND, job.key()),
                payload,
                run_after: system_clock(),
                leased_until: None,
                attempts: 0,
                last_error: None,
            })
        });
        let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
        store::jobs::enqueue(&self.txn, rows).await
    }

    /// Begins a part that can be dropped without the rest.
    pub async fn part(&self) -> Result<Self, StoreError> {
        Ok(Self {
            txn: self.txn.begin().await?,
            now: self.now,
            providers: self.providers.clone(),
            identity: self.identity,
            lines: Lines::default(),
            whole: Some(self.lines.clone()),
        })
    }

    /// Makes it all count. The lines of the audit trail come last: whoever writes to a chain holds
    /// it to the end, and nothing is waited for after that. A part hands them to the whole.
    pub async fn commit(self) -> Result<(), StoreError> {
        let lines = self.lines.take();
        match self.whole {
            None => {
                audit::append(&self.txn, lines).await?;
                self.txn.commit().await
            }
            Some(whole) => {
                self.txn.commit().await?;
                whole.add(lines);
                Ok(())
            }
        }
    }
}

/// The real time: jobs, leases and runs keep it, also where the billing date is another one.
pub(crate) fn system_clock() -> DateTime<Utc> {
    Utc::now()
}

/// Random bytes of the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system has random numbers");
    bytes
}

/// A random number for a name.
pub(crate) fn random_number() -> u128 {
    u128::from_le_bytes(random())
}
