//! Who asks: a signed-in identity, the directory it looks at, and what it holds.

use billing::policy::Standing;
use billing::{DirectoryId, IdentityId, IdentityKind, SessionId};
use chrono::{DateTime, Utc};

/// A signed-in person, at one moment.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who.
    pub identity: IdentityId,
    /// Their address, as it is shown to themselves.
    pub email: String,
    /// Work, personal, or of the installation.
    pub kind: IdentityKind,
    /// The directory in use; an operator looks at all of them.
    pub directory: Option<DirectoryId>,
    /// The name of the directory in use.
    pub directory_name: Option<String>,
    /// What they hold, as the policy reads it.
    pub standing: Standing,
    /// Whether they have a password here; otherwise a provider says who they are.
    pub has_password: bool,
    /// The session in which they ask.
    pub session: SessionId,
    /// When they ask.
    pub now: DateTime<Utc>,
}

impl Caller {
    /// Whether they run the billing office.
    pub fn is_operator(&self) -> bool {
        self.standing.is_operator(self.now)
    }
}
