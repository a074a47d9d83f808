//! What waits for somebody: the numbers beside the places of the menu.

use crate::{Caller, Portal};
use billing::policy::{Membership, Presence};
use store::StoreError;

/// How much waits for somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Support requests of theirs that were answered since they looked.
    pub answers: u64,
    /// Accounts that they are offered in the directory they look at.
    pub offers: u64,
    /// Support requests that wait for the office; for operators.
    pub requests: u64,
}

/// What waits for whoever asks.
pub async fn find_waiting(portal: &Portal, caller: &Caller) -> Result<Waiting, StoreError> {
    let database = &portal.database;
    let is_home = |it: Presence| it.membership == Membership::Home;
    Ok(Waiting {
        answers: store::support::unread(database, caller.identity).await?,
        offers: match caller.standing.presence.is_some_and(is_home) {
            true => store::hand_overs::count_open_to(database, caller.identity, caller.now).await?,
            false => 0,
        },
        requests: match caller.is_operator() {
            true => store::support::open(database).await?,
            false => 0,
        },
    })
}
