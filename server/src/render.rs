//! The worker that renders: takes documents from the queue, sets them, and has them stored.

use actions::rendering::{self, ToRender};
use actions::{Failure, Portal};
use chrono::Utc;
use documents::invoice::{RenderError, Rendered, render_in_background};
use futures::{Stream, StreamExt, TryStreamExt};
use std::time::Duration;

/// Documents taken from the queue at once.
const TAKEN: u32 = 32;
/// Documents that are being stored at once: each waits for the database and the folder.
const STORED_AT_ONCE: usize = 4;
/// How long the worker rests when there is nothing to do.
const REST: Duration = Duration::from_millis(500);

/// What became of the documents that were ready.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drained {
    /// Rendered and stored.
    pub stored: u64,
    /// To be tried again later.
    pub put_off: u64,
}

/// Renders until nothing is ready. While some are rendered, others are read and stored: no
/// processor waits for the database.
pub async fn drain(portal: &Portal, on_stored: impl Fn(u64)) -> Result<Drained, Failure> {
    let at_once = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let rendered = ready(portal).map_ok(|document| async { Ok(render_one(document).await) });
    let stored = rendered
        .try_buffer_unordered(at_once)
        .map_ok(|(document, result)| store_one(portal, document, result))
        .try_buffer_unordered(STORED_AT_ONCE);
    let mut stored = std::pin::pin!(stored);
    let mut drained = Drained::default();
    while let Some(is_stored) = stored.try_next().await? {
        match is_stored {
            true => drained.stored += 1,
            false => drained.put_off += 1,
        }
        on_stored(drained.stored);
    }
    Ok(drained)
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

async fn render_one(document: ToRender) -> (ToRender, Result<Rendered, RenderError>) {
    let (content, language) = (document.content.clone(), document.language());
    let result = render_in_background(content, language).await;
    (document, result)
}

/// Whether the document was stored; one that cannot be rendered or stored is put off, and the
/// others go on.
async fn store_one(
    portal: &Portal,
    document: ToRender,
    result: Result<Rendered, RenderError>,
) -> Result<bool, Failure> {
    let cause = match result {
        Ok(rendered) => {
            let bytes = rendered.bytes.into();
            match rendering::store_rendered(portal, &document, bytes, Utc::now()).await {
                Ok(()) => return Ok(true),
                Err(failure) => failure.to_string(),
            }
        }
        Err(cause) => cause.to_string(),
    };
    rendering::put_off(portal, &document, &cause, Utc::now()).await?;
    Ok(false)
}
