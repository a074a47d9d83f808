//! The page *Security*: with what somebody signs in.

use crate::sign_in::link::hex;
use crate::{Caller, Portal, Refusal};
use chrono::{DateTime, Utc};
use store::entities::passkey;

/// With what somebody signs in.
#[derive(Debug, Clone)]
pub struct SecurityPage {
    /// Whether they have a password here; otherwise a provider says who they are.
    pub has_password: bool,
    /// Since when an app is asked for codes.
    pub app_since: Option<DateTime<Utc>>,
    /// Recovery codes that are left.
    pub codes_left: u64,
    /// Their passkeys, the oldest first.
    pub passkeys: Vec<PasskeyLine>,
    /// Whether passkeys can be made at this portal's address.
    pub takes_passkeys: bool,
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyLine {
    /// The name of its credential, in forms.
    pub credential: String,
    /// What its owner calls it.
    pub name: String,
    /// Since when it is known.
    pub added_at: DateTime<Utc>,
    /// When somebody last signed in with it.
    pub used_at: Option<DateTime<Utc>>,
}

/// With what the caller signs in.
pub async fn show_security(portal: &Portal, caller: &Caller) -> Result<SecurityPage, Refusal> {
    let (database, id) = (&portal.database, caller.identity);
    let identity = store::identities::by_id(database, id).await?;
    let identity = identity.ok_or(Refusal::NotFound)?;
    let app = store::factors::app(database, id).await?;
    let passkeys = store::passkeys::of_identity(database, id).await?;
    Ok(SecurityPage {
        has_password: identity.password_hash.is_some(),
        app_since: app.map(|it| it.confirmed_at),
        codes_left: store::factors::count_codes(database, id).await?,
        passkeys: passkeys.into_iter().map(line).collect(),
        takes_passkeys: portal.takes_passkeys(),
    })
}

fn line(row: passkey::Model) -> PasskeyLine {
    PasskeyLine {
        credential: hex(&row.credential_id),
        name: row.name,
        added_at: row.added_at,
        used_at: row.used_at,
    }
}
