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

/// Renders until nothing is ready. Gives how many documents were stored.
pub async fn drain(portal: &Portal, on_stored: impl Fn(u64)) -> Result<u64, Failure> {
    let mut stored = 0;
    loop {
        let taken = rendering::take(portal, TAKEN, Utc::now()).await?;
        if taken.is_empty() {
            return Ok(stored);
        }
        let at_once = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let mut results = futures::stream::iter(taken)
            .map(|document| render_one(portal, document))
            .buffer_unordered(at_once);
        while let Some(result) = results.next().await {
            if result? {
                stored += 1;
                on_stored(stored);
            }
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

/// Whether the document was stored; one that cannot be rendered is put off.
async fn render_one(portal: &Portal, document: ToRender) -> Result<bool, Failure> {
    let (content, language) = (document.content.clone(), document.language());
    match documents::invoice::render_in_background(content, language).await {
        Ok(rendered) => {
            rendering::store_rendered(portal, document, rendered.bytes.into(), Utc::now()).await?;
            Ok(true)
        }
        Err(cause) => {
            rendering::put_off(portal, &document, &cause.to_string(), Utc::now()).await?;
            Ok(false)
        }
    }
}
