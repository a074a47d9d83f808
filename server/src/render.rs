//! The worker that renders: takes documents from the queue, sets them, and has them stored.

use actions::rendering::{self, ToRender};
use actions::{Failure, Portal};
use chrono::Utc;
use futures::StreamExt;
use std::time::Duration;

/// Documents taken from the queue at once.
const TAKEN: u32 = 32;
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

/// Renders until nothing is ready.
pub async fn drain(portal: &Portal, on_stored: impl Fn(u64)) -> Result<Drained, Failure> {
    let mut drained = Drained::default();
    loop {
        let taken = rendering::take(portal, TAKEN, Utc::now()).await?;
        if taken.is_empty() {
            return Ok(drained);
        }
        let at_once = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let mut results = futures::stream::iter(taken)
            .map(|document| render_one(portal, document))
            .buffer_unordered(at_once);
        while let Some(is_stored) = results.next().await {
            match is_stored? {
                true => drained.stored += 1,
                false => drained.put_off += 1,
            }
            on_stored(drained.stored);
        }
    }
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

/// Whether the document was stored; one that cannot be rendered or stored is put off, and the
/// others go on.
async fn render_one(portal: &Portal, document: ToRender) -> Result<bool, Failure> {
    let (content, language) = (document.content.clone(), document.language());
    let cause = match documents::invoice::render_in_background(content, language).await {
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
