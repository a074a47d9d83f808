//! One's own sessions: which there are, and ending those that should not be.

use super::session::{SESSION_IDLE, SESSION_LASTS};
use crate::{Caller, Portal, Refusal};
use billing::SessionId;
use billing::session::{Browser, SignInWay, System};
use chrono::{DateTime, Utc};
use store::entities::session;

/// The most sessions that are shown; ending the others ends those beyond too.
const SESSIONS_MAX: u64 = 50;

/// A session of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// Which.
    pub id: SessionId,
    /// When it began.
    pub begun_at: DateTime<Utc>,
    /// When it was last used, to some minutes.
    pub seen_at: DateTime<Utc>,
    /// With what they signed in.
    pub way: SignInWay,
    /// The browser it is in, where it said so.
    pub browser: Option<Browser>,
    /// What that runs on.
    pub system: Option<System>,
    /// Whether it is the one that asks.
    pub is_own: bool,
}

/// The sessions of whoever asks, this one first.
pub async fn list_sessions(portal: &Portal, caller: &Caller) -> Result<Vec<SessionLine>, Refusal> {
    let good = (caller.now - SESSION_IDLE, caller.now - SESSION_LASTS);
    let (database, id) = (&portal.database, caller.identity);
    let rows = store::sessions::of_identity(database, id, good, SESSIONS_MAX).await?;
    let lines = rows.into_iter().map(|it| line(it, caller));
    let mut lines: Vec<_> = lines.collect();
    lines.sort_by_key(|it| !it.is_own);
    Ok(lines)
}

fn line(row: session::Model, caller: &Caller) -> SessionLine {
    SessionLine {
        is_own: row.id == caller.session,
        id: row.id,
        begun_at: row.created_at,
        seen_at: row.seen_at,
        way: row.way,
        browser: row.browser,
        system: row.system,
    }
}

/// Ends one of one's own sessions. One that ended already, and anybody else's, is none.
pub async fn end_session(
    portal: &Portal,
    caller: &Caller,
    session: SessionId,
) -> Result<(), Refusal> {
    let id = caller.identity;
    let work = portal.begin(Some(id), caller.now).await?;
    if store::sessions::end_one(&work.txn, (id, session)).await? {
        work.audit(None, "session.close", &id.to_string()).await?;
    }
    Ok(work.commit().await?)
}

/// Ends all of one's own sessions but the one that asks.
pub async fn end_other_sessions(portal: &Portal, caller: &Caller) -> Result<(), Refusal> {
    let id = caller.identity;
    let work = portal.begin(Some(id), caller.now).await?;
    if store::sessions::end_but(&work.txn, (id, caller.session)).await? > 0 {
        work.audit(None, "session.close-others", &id.to_string())
            .await?;
    }
    Ok(work.commit().await?)
}
