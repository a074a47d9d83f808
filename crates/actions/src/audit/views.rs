//! Who looked at what: told to memory, written together.

use super::chain::{NewLine, append};
use crate::{Failure, Portal};
use std::sync::{Mutex, PoisonError};
use store::StoreError;

/// The most lines that wait. Whoever would tell one more writes them first.
const WAITING_MAX: usize = 500;

/// Lines that wait to be written.
#[derive(Debug, Default)]
pub(crate) struct Views {
    waiting: Mutex<Vec<NewLine>>,
    /// Held while lines are written: whoever ends the program waits for those on their way.
    writing: tokio::sync::Mutex<()>,
}

impl Views {
    /// Tells a line, unless too many wait: then it is given back.
    fn tell(&self, line: NewLine) -> Option<NewLine> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= WAITING_MAX {
            return Some(line);
        }
        waiting.push(line);
        None
    }

    fn take(&self) -> Vec<NewLine> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *waiting)
    }

    /// Lines that could not be written wait again, before those told since.
    fn put_back(&self, mut lines: Vec<NewLine>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        lines.append(&mut waiting);
        *waiting = lines;
    }
}

/// Notes that something was looked at. Where it can neither wait nor be written, nothing is shown.
pub(crate) async fn note_view(portal: &Portal, line: NewLine) -> Result<(), StoreError> {
    let Some(line) = portal.views.tell(line) else {
        return Ok(());
    };
    write(portal, vec![line]).await
}

/// Writes what was looked at since this was last done.
pub async fn write_views(portal: &Portal) -> Result<(), Failure> {
    Ok(write(portal, Vec::new()).await?)
}

/// Writes what waits, and `more` after it.
async fn write(portal: &Portal, mut more: Vec<NewLine>) -> Result<(), StoreError> {
    let _writing = portal.views.writing.lock().await;
    let mut lines = portal.views.take();
    lines.append(&mut more);
    if lines.is_empty() {
        return Ok(());
    }
    let written = put(portal, lines.clone()).await;
    if written.is_err() {
        lines.truncate(WAITING_MAX);
        portal.views.put_back(lines);
    }
    written
}

async fn put(portal: &Portal, lines: Vec<NewLine>) -> Result<(), StoreError> {
    let txn = store::begin(&portal.database).await?;
    append(&txn, lines).await?;
    txn.commit().await
}
