//! The worker that renders: takes documents from the queue, sets them, and has them stored.

use actions::rendering::{self, ToRender};
use actions::{Failure, Portal};
use billing::JobId;
use chrono::Utc;
use documents::invoice::{RenderError, Rendered, render_in_background, threads};
use futures::{Stream, StreamExt, TryStreamExt};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinHandle;

/// Documents taken from the queue at once.
const TAKEN: u32 = 32;
/// Documents that are stored in one transaction.
const STORED_TOGETHER: usize = 16;
/// Transactions that store at once: each waits for the database and the folder.
const STORED_AT_ONCE: usize = 2;
/// How long the worker rests when there is nothing to do.
const REST: Duration = Duration::from_millis(500);

/// What became of the documents that were ready.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drained {
    /// Rendered and stored.
    pub stored: u64,
    /// To be tried again later.
    pub put_off: BTreeSet<JobId>,
}

/// Renders until nothing is ready. While some are rendered, others are read and stored, and one
/// waits for the first thread that is free: no processor waits for the database or for this task.
/// A fault stops taking more; what is under way is ended first.
pub async fn drain(portal: &Portal, on_stored: impl Fn(u64)) -> Result<Drained, Failure> {
    let rendered = ready(portal)
        .map(async |taken| Ok::<Set, Failure>(render_one(taken?).await))
        .buffer_unordered(threads() + 1);
    let stored = rendered
        .chunks(STORED_TOGETHER)
        .map(async |rendered| store(portal, rendered).await)
        .buffer_unordered(STORED_AT_ONCE);
    let mut stored = std::pin::pin!(stored);
    let mut drained = Drained::default();
    let mut failed = None;
    while let Some(done) = stored.next().await {
        for job in done.stored {
            drained.put_off.remove(&job);
            drained.stored += 1;
        }
        drained.put_off.extend(done.put_off);
        on_stored(drained.stored);
        failed = failed.or(done.fault);
    }
    failed.map_or(Ok(drained), Err)
}

/// The documents that are ready. While some are rendered the next ones are taken from the queue.
fn ready(portal: &Portal) -> impl Stream<Item = Result<ToRender, Failure>> {
    let taken = futures::stream::try_unfold(take(portal), move |taking| async move {
        let stopped = |cause| Failure::new(format!("Nothing more is taken to render: {cause}"));
        let taken = taking.await.map_err(stopped)??;
        Ok::<_, Failure>(match taken.is_empty() {
            true => None,
            false => Some((futures::stream::iter(taken).map(Ok), take(portal))),
        })
    });
    taken.try_flatten()
}

fn take(portal: &Portal) -> JoinHandle<Result<Vec<ToRender>, Failure>> {
    let portal = portal.clone();
    tokio::spawn(async move { rendering::take(&portal, TAKEN, Utc::now()).await })
}

/// Renders for ever, and sweeps beside it: until the future is dropped.
pub async fn run(portal: Portal) {
    tokio::join!(render(&portal), crate::sweep::run(&portal));
}

async fn render(portal: &Portal) {
    loop {
        if let Err(failure) = drain(portal, |_| {}).await {
            tracing::error!(%failure, "rendering");
        }
        tokio::time::sleep(REST).await;
    }
}

/// A document that was set, or cannot be.
type Set = (ToRender, Result<Rendered, RenderError>);

async fn render_one(document: ToRender) -> Set {
    let (content, language) = (Arc::clone(&document.content), document.language());
    let result = render_in_background(content, language).await;
    (document, result)
}

/// What became of some jobs: one that cannot be rendered or stored is put off, and the others go on.
#[derive(Default)]
struct Done {
    stored: Vec<JobId>,
    put_off: Vec<JobId>,
    /// What stops taking more.
    fault: Option<Failure>,
}

async fn store(portal: &Portal, results: Vec<Result<Set, Failure>>) -> Done {
    let mut done = Done::default();
    let (mut rendered, mut unable) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok((document, Ok(it))) => rendered.push((document, it.bytes.into())),
            Ok((document, Err(cause))) => unable.push((document, cause.to_string())),
            Err(failure) => done.fault = done.fault.or(Some(failure)),
        }
    }
    let mut refused = match rendering::store_rendered(portal, &rendered, Utc::now()).await {
        Ok(refused) => refused,
        Err(failure) => {
            let jobs = rendered.iter().map(|(document, _)| document.job);
            jobs.map(|job| (job, failure.to_string())).collect()
        }
    };
    for (document, _) in rendered {
        match refused.remove(&document.job) {
            Some(cause) => unable.push((document, cause)),
            None => done.stored.push(document.job),
        }
    }
    for (document, cause) in unable {
        match rendering::put_off(portal, &document, &cause, Utc::now()).await {
            Ok(()) => done.put_off.push(document.job),
            Err(failure) => done.fault = done.fault.or(Some(failure)),
        }
    }
    done
}
