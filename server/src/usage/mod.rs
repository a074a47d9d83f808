//! The worker that makes files of usage: takes one at a time, reads its rows, has them written as
//! columns, and stores what comes out.

mod parts;
#[cfg(test)]
mod tests;

use actions::usage::{
    StoredPart, UsageReading, UsageStop, UsageToMake, fail_usage_file, finish_usage_file,
    give_usage_file_back, note_usage_progress, store_usage_chunk, take_usage_file,
};
use actions::{Failure, Portal};
use billing::usage::Reconciliation;
use chrono::Utc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub use parts::{Chunk, Parts};

/// How long the worker rests when there is nothing to do.
const REST: Duration = Duration::from_millis(500);
/// How often it is noted how far a file is, and looked whether it is still wanted.
const BEAT: Duration = Duration::from_secs(1);
/// Bytes of a part before it is packed; what is more goes into another one.
const PART_BYTES: u64 = 1 << 30;

/// Makes files for ever: until the future is dropped.
pub async fn run(portal: Portal) {
    loop {
        if let Err(failure) = drain(&portal).await {
            tracing::error!(%failure, "making files of usage");
        }
        tokio::time::sleep(REST).await;
    }
}

/// Makes files until none waits. Gives how many were taken.
pub async fn drain(portal: &Portal) -> Result<u64, Failure> {
    let mut taken = 0;
    while let Some(making) = take_usage_file(portal, Utc::now()).await? {
        taken += 1;
        make(portal, &making).await?;
    }
    Ok(taken)
}

/// How far a file is.
#[derive(Debug, Default)]
struct Progress {
    done: AtomicU64,
    total: AtomicU64,
}

async fn make(portal: &Portal, making: &UsageToMake) -> Result<(), Failure> {
    let progress = Progress::default();
    let written = tokio::select! {
        written = write(portal, making, &progress) => written,
        () = unwanted(portal, making, &progress) => {
            tracing::info!(file = making.name(), "a file of usage is not wanted any more");
            return Ok(());
        }
    };
    match written {
        Ok((parts, reconciliation)) => {
            finish_usage_file(portal, making, (&parts, &reconciliation)).await?;
            Ok(())
        }
        Err(UsageStop::Fault(fault, about)) => {
            fail_usage_file(portal, making, (fault, about)).await
        }
        Err(UsageStop::Failure(failure)) => give_usage_file_back(portal, making, &failure).await,
    }
}

/// Comes back once nobody wants the file of this worker any more.
async fn unwanted(portal: &Portal, making: &UsageToMake, progress: &Progress) {
    loop {
        tokio::time::sleep(BEAT).await;
        let done = progress.done.load(Ordering::Relaxed);
        let total = progress.total.load(Ordering::Relaxed);
        match note_usage_progress(portal, making, (done, total)).await {
            Ok(true) => {}
            Ok(false) => return,
            // It keeps the file for a while longer, and says so a moment later.
            Err(failure) => tracing::warn!(%failure, "noting how far a file of usage is"),
        }
    }
}

async fn write(
    portal: &Portal,
    making: &UsageToMake,
    progress: &Progress,
) -> Result<(Vec<StoredPart>, Reconciliation), UsageStop> {
    let reading = UsageReading::of_file(portal, making).await?;
    progress.total.store(reading.rows_total, Ordering::Relaxed);
    let mut parts = Parts::new(&reading, making.options(), PART_BYTES);
    let mut rows = reading.rows().await?;
    while let Some(some) = rows.next().await? {
        let count = some.len() as u64;
        store(portal, making, parts.rows(some)?).await?;
        progress.done.fetch_add(count, Ordering::Relaxed);
    }
    let (last, reconciliation) = rows.close()?;
    store(portal, making, parts.rows(last)?).await?;
    let (chunks, stored) = parts.finish()?;
    store(portal, making, chunks).await?;
    Ok((stored, reconciliation))
}

async fn store(portal: &Portal, making: &UsageToMake, chunks: Vec<Chunk>) -> Result<(), Failure> {
    for chunk in chunks {
        store_usage_chunk(portal, making, (chunk.part, chunk.number), chunk.bytes).await?;
    }
    Ok(())
}
