//! The worker that renders: takes documents from the queue, sets them, and has them stored.

use actions::rendering::{self, ToRender};
use actions::{Failure, Portal};
use billing::JobId;
use chrono::Utc;
use documents::invoice::{RenderError, Rendered, render_in_background};
use futures::{Stream, StreamExt, TryStreamExt};
use std::collections::BTreeSet;
use std::time::Duration;

/// Documents taken from the queue at once.
const TAKEN: u32 = 32;
/// Documents that are being stored at once: each waits for the database and the folder.
const STORED_AT_ONCE: usize = 4;
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

/// Renders until nothing is ready. While some are rendered, others are read and stored: no
/// processor waits for the database. A fault stops taking more; what is under way is ended first.
pub async fn drain(portal: &Portal, on_stored: impl Fn(u64)) -> Result<Drained, Failure> {
    let at_once = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let rendered = ready(portal)
        .map(async |taken| Ok::<Set, Failure>(render_one(taken?).await))
        .buffer_unordered(at_once);
    let stored = rendered
        .map(async |rendered| store_one(portal, rendered?).await)
        .buffer_unordered(STORED_AT_ONCE);
    let mut stored = std::pin::pin!(stored);
    let mut drained = Drained::default();
    let mut failed = None;
    while let Some(done) = stored.next().await {
        match done {
            Ok(Done::Stored(job)) => {
                drained.put_off.remove(&job);
                drained.stored += 1;
                on_stored(drained.stored);
            }
            Ok(Done::PutOff(job)) => {
                drained.put_off.insert(job);
            }
            Err(failure) => failed = failed.or(Some(failure)),
        }
    }
    failed.map_or(Ok(drained), Err)
}

/// The documents that are ready, taken from the queue as they are asked for.
fn ready(portal: &Portal) -> impl Stream<Item = Result<ToRender, Failure>> {
    let taken = futures::stream::try_unfold((), move |()| async move {
        let taken = rendering::take(portal, TAKEN, Utc::now()).await?;
        let next = (!taken.is_empty()).then(|| (futures::stream::iter(taken).map(Ok), ()));
        Ok::<_, Failure>(next)
    });
    taken.try_flatten()
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
    let (content, language) = (document.content.clone(), document.language());
    let result = render_in_background(content, language).await;
    (document, result)
}

/// What became of a job: one that cannot be rendered or stored is put off, and the others go on.
enum Done {
    Stored(JobId),
    PutOff(JobId),
}

async fn store_one(portal: &Portal, (document, result): Set) -> Result<Done, Failure> {
    let cause = match result {
        Ok(rendered) => {
            let bytes = rendered.bytes.into();
            match rendering::store_rendered(portal, &document, bytes, Utc::now()).await {
                Ok(()) => return Ok(Done::Stored(document.job)),
                Err(failure) => failure.to_string(),
            }
        }
        Err(cause) => cause.to_string(),
    };
    rendering::put_off(portal, &document, &cause, Utc::now()).await?;
    Ok(Done::PutOff(document.job))
}
