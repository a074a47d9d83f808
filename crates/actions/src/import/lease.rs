//! The sign of life of an import that is being staged, given while it reads as well as while it
//! writes.

use crate::{Failure, Portal};
use billing::ImportId;
use chrono::{DateTime, Duration, Utc};
use std::time::Duration as Pause;
use store::StoreError;
use tokio::task::JoinHandle;

/// How long a staged import is left alone without a sign of life.
const LEASE: Duration = Duration::minutes(2);
/// How often it gives one: several may fail before anybody takes it for dead.
const RENEWED_EVERY: Pause = Pause::from_secs(20);

/// Leases run by the machine's clock and not by the `now` of an action: the demo takes files in on
/// days long past, while whoever sweeps compares leases with the real time.
pub fn clock() -> DateTime<Utc> {
    Utc::now()
}

/// When a lease that is given now runs out.
pub fn lease_end() -> DateTime<Utc> {
    clock() + LEASE
}

/// What is said when an import was given up by somebody else.
pub fn given_up() -> Failure {
    Failure::new(format!(
        "Nothing was imported: the import gave no sign of life for {} minutes, so it was given up \
         and its rows were removed. Run it again.",
        LEASE.num_minutes()
    ))
}

/// Renews the lease of an import until it is dropped.
pub struct Lease(JoinHandle<()>);

impl Lease {
    /// Begins to renew it.
    pub fn keep(portal: &Portal, id: ImportId) -> Self {
        Self::renew_every(RENEWED_EVERY, portal.clone(), id)
    }

    fn renew_every(pause: Pause, portal: Portal, id: ImportId) -> Self {
        Self(tokio::spawn(async move {
            loop {
                tokio::time::sleep(pause).await;
                match renew(&portal, id).await {
                    Ok(true) => {}
                    // The next step of the import finds the same and says so.
                    Ok(false) => return,
                    Err(cause) => tracing::warn!(import = %id, %cause, "lease not renewed"),
                }
            }
        }))
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn renew(portal: &Portal, id: ImportId) -> Result<bool, StoreError> {
    let work = store::begin(&portal.database).await?;
    let is_ours = store::imports::extend_lease(&work, id, lease_end()).await?;
    work.commit().await?;
    Ok(is_ours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use scratch::Scratch;
    use store::entities::import;

    #[tokio::test(flavor = "multi_thread")]
    async fn renewed_while_nothing_is_written() {
        let scratch = Scratch::sqlite().await;
        let portal = Portal::open(scratch.database.clone(), scratch.folder()).await;
        let portal = portal.expect("the portal opens");
        let row = import::Model {
            id: ImportId::new(),
            fingerprint: String::new(),
            taken_fingerprint: None,
            file_name: String::new(),
            rows: 0,
            started_at: clock(),
            leased_until: clock() - LEASE,
            taken_at: None,
            given_up_at: None,
        };
        let id = row.id;
        let work = store::begin(&scratch.database).await.expect("begun");
        let rows = vec![row];
        store::put_all::<import::Entity>(&work, rows)
            .await
            .expect("put");
        work.commit().await.expect("committed");

        let lease = Lease::renew_every(Pause::from_millis(1), portal, id);
        let abandoned = async || store::imports::abandoned(&scratch.database, clock()).await;
        while abandoned().await.expect("read") == [id] {
            tokio::time::sleep(Pause::from_millis(5)).await;
        }
        drop(lease);
    }
}
