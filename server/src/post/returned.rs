//! Mail that comes back: whatever delivers the mailbox that mail is sent from puts what arrives
//! there into a folder, and here it is read, file by file.

use actions::mail::note_returned;
use actions::{Failure, Portal};
use chrono::Utc;
use std::path::Path;
use std::time::Duration;
use tokio::fs;

/// How often the folder is looked into.
const LOOK_EVERY: Duration = Duration::from_secs(15);
/// What was a notice about a mail of ours.
const NOTED: &str = "noted";
/// What was none: somebody may have written an answer.
const OTHER: &str = "other";
/// Files that are read in one turn.
const FILES_MAX: usize = 1_000;
/// A notice holds the headers of a mail, and at the most all of it.
const BYTES_MAX: u64 = 30_000_000;

/// Looks for ever: until the future is dropped.
pub async fn run(portal: Portal, folder: &Path, host: &str) {
    loop {
        if let Err(failure) = take_in(&portal, folder, host).await {
            tracing::error!(%failure, "reading what came back");
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Notes what a server said of a mail that it had taken, where these bytes are a notice about one of this host.
pub async fn note(portal: &Portal, bytes: &[u8], host: &str) -> Result<bool, Failure> {
    match mail::read_returned(bytes, host) {
        Some(it) => {
            let said = (it.mail, it.state, it.words.as_str());
            note_returned(portal, said, Utc::now()).await
        }
        None => Ok(false),
    }
}

/// Reads what is there, notes what came back, and puts each file aside. A folder that is not there
/// holds nothing. Gives how many mails came back.
pub async fn take_in(portal: &Portal, folder: &Path, host: &str) -> Result<usize, Failure> {
    let failed = |cause: std::io::Error| {
        Failure::new(format!("{} cannot be read: {cause}", folder.display()))
    };
    let Ok(mut entries) = fs::read_dir(folder).await else {
        return Ok(0);
    };
    let mut returned = 0;
    for _ in 0..FILES_MAX {
        let Some(entry) = entries.next_entry().await.map_err(failed)? else {
            break;
        };
        let about = entry.metadata().await.map_err(failed)?;
        if !about.is_file() {
            continue;
        }
        let path = entry.path();
        let is_noted = match about.len() <= BYTES_MAX {
            true => note(portal, &fs::read(&path).await.map_err(failed)?, host).await?,
            false => false,
        };
        returned += usize::from(is_noted);
        let aside = folder.join(if is_noted { NOTED } else { OTHER });
        fs::create_dir_all(&aside).await.map_err(failed)?;
        let name = entry.file_name();
        fs::rename(&path, aside.join(name)).await.map_err(failed)?;
    }
    Ok(returned)
}
