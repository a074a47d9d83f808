//! The directories of a person, and the one they look at (domain.md §4, flow 9).

use super::session::Token;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::DirectoryId;
use store::entities::directory;

/// A directory to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryChoice {
    /// The directory.
    pub id: DirectoryId,
    /// What it is called.
    pub name: String,
    /// Its domain.
    pub domain: Option<String>,
    /// Whether the person is at home there; a guest otherwise.
    pub is_home: bool,
    /// Whether it is the one in use.
    pub is_current: bool,
}

/// All directories of a person, home first.
pub async fn list_directories(
    portal: &Portal,
    caller: &Caller,
) -> Result<Vec<DirectoryChoice>, Refusal> {
    let database = &portal.database;
    let identity = store::identities::by_id(database, caller.identity).await?;
    let identity = identity.ok_or(Refusal::NotFound)?;
    let mut choices = Vec::new();
    if let Some(home) = identity.directory_id {
        let home = store::identities::directory(database, home).await?;
        choices.extend(home.map(|it| choice(it, caller, true)));
    }
    let guest_of = store::identities::guest_directories(database, caller.identity).await?;
    choices.extend(guest_of.into_iter().map(|it| choice(it, caller, false)));
    Ok(choices)
}

fn choice(row: directory::Model, caller: &Caller, is_home: bool) -> DirectoryChoice {
    DirectoryChoice {
        id: row.id,
        name: row.display_name,
        domain: row.domain,
        is_home,
        is_current: caller.directory == Some(row.id),
    }
}

/// Turns a session to another directory of the person, where their next one begins too.
pub async fn switch_directory(
    portal: &Portal,
    caller: &Caller,
    token: &Token,
    directory: DirectoryId,
) -> Result<(), Refusal> {
    let choices = list_directories(portal, caller).await?;
    if !choices.iter().any(|it| it.id == directory) {
        return Err(Refusal::wrong("directory", Wrong::Directory));
    }
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    store::sessions::switch_directory(&work.txn, &token.hash(), directory).await?;
    store::identities::remember_directory(&work.txn, caller.identity, directory).await?;
    Ok(work.commit().await?)
}
