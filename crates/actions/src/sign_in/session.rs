//! Sessions: a random token in a cookie, its hash in the database, and who it stands for.

use crate::access;
use crate::work::Work;
use crate::{Caller, Portal, Refusal};
use billing::policy::{Membership, Presence, Standing};
use billing::session::{SignInWay, browser_of};
use billing::{DirectoryId, SessionId};
use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};
use store::StoreError;
use store::entities::{identity, session};

/// How long a session lasts without use.
pub const SESSION_IDLE: Duration = Duration::hours(12);
/// How long a session lasts at the most, however much it is used.
pub const SESSION_LASTS: Duration = Duration::days(30);
/// How often it is noted that a session is in use.
const TOUCH_EVERY: Duration = Duration::minutes(10);

/// What a browser holds: whoever has it is signed in.
#[derive(Clone)]
pub struct Token(pub String);

impl Token {
    /// A token that nobody can guess.
    pub(super) fn random() -> Self {
        let bytes = crate::work::random::<32>();
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub(super) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// Begins a session of an identity, in the directory it looked at last; none when its password was changed or
/// it was disabled since it was read, which ends sessions that there are and not this one.
pub(super) async fn begin(
    work: &Work,
    identity: &identity::Model,
    way: SignInWay,
) -> Result<Option<Token>, Refusal> {
    let hash = identity.password_hash.as_deref();
    if !store::identities::hold(&work.txn, identity.id, hash).await? {
        return Ok(None);
    }
    access::claim(work, identity).await?;
    let token = Token::random();
    let row = session::Model {
        token_hash: token.hash(),
        identity_id: identity.id,
        directory_id: first_directory(work, identity).await?,
        created_at: work.now,
        seen_at: work.now,
        id: SessionId::new(),
        way,
        browser: None,
        system: None,
    };
    store::put_all::<session::Entity>(&work.txn, vec![row]).await?;
    work.audit(None, "session.begin", &identity.id.to_string())
        .await?;
    Ok(Some(token))
}

/// Where somebody looks first: where they looked last, while they are of it; else at home, or where
/// they are a guest if they have no home.
async fn first_directory(
    work: &Work,
    identity: &identity::Model,
) -> Result<Option<DirectoryId>, Refusal> {
    let last = store::identities::last_directory(&work.txn, identity.id).await?;
    let guest_of = store::identities::guest_directories(&work.txn, identity.id).await?;
    let guest_of = guest_of.into_iter().map(|it| it.id);
    let all: Vec<_> = identity.directory_id.into_iter().chain(guest_of).collect();
    let last = last.filter(|it| all.contains(it));
    Ok(last.or_else(|| all.first().copied()))
}

/// Who a token stands for; nobody when the session ended, was idle or lasted too long, or its
/// identity is disabled.
pub async fn find_caller(
    portal: &Portal,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<Caller>, Refusal> {
    let database = &portal.database;
    let Some(session) = store::sessions::by_token(database, &token.hash()).await? else {
        return Ok(None);
    };
    if session.seen_at + SESSION_IDLE < now || session.created_at + SESSION_LASTS <= now {
        return Ok(None);
    }
    let identity = store::identities::by_id(database, session.identity_id).await?;
    let Some(identity) = identity.filter(|it| it.disabled_at.is_none()) else {
        return Ok(None);
    };
    if session.seen_at + TOUCH_EVERY < now {
        // The next request tries again: nobody misses a page because of it.
        touch(portal, token, now).await.ok();
    }
    let directory = match session.directory_id {
        Some(id) => store::identities::directory(database, id).await?,
        None => None,
    };
    let presence = match directory.as_ref().map(|it| it.id) {
        Some(id) => presence(portal, &identity, id).await?,
        None => None,
    };
    Ok(Some(Caller {
        identity: identity.id,
        kind: identity.kind,
        directory: presence.map(|it| it.directory),
        directory_name: directory.map(|it| it.display_name),
        standing: Standing {
            identity: identity.id,
            presence,
            assignments: store::assignments::of_identity(database, identity.id).await?,
        },
        email: identity.email,
        has_password: identity.password_hash.is_some(),
        session: session.id,
        now,
    }))
}

async fn touch(portal: &Portal, token: &Token, now: DateTime<Utc>) -> Result<(), StoreError> {
    let work = portal.begin(None, now).await?;
    store::sessions::touch(&work.txn, &token.hash(), now).await?;
    work.commit().await
}

/// How an identity belongs to a directory; nothing when it does not, or does not any more.
async fn presence(
    portal: &Portal,
    identity: &identity::Model,
    directory: DirectoryId,
) -> Result<Option<Presence>, Refusal> {
    if identity.directory_id == Some(directory) {
        return Ok(Some(Presence {
            directory,
            membership: Membership::Home,
        }));
    }
    let guest_of = store::identities::guest_directories(&portal.database, identity.id).await?;
    let is_guest = guest_of.iter().any(|it| it.id == directory);
    Ok(is_guest.then_some(Presence {
        directory,
        membership: Membership::Guest,
    }))
}

/// Notes which browser a session is in, by what it says of itself, so that its owner knows it again.
pub async fn note_browser(
    portal: &Portal,
    token: &Token,
    user_agent: &str,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let known = browser_of(user_agent);
    if known == (None, None) {
        return Ok(());
    }
    let work = portal.begin(None, now).await?;
    store::sessions::note_browser(&work.txn, &token.hash(), known).await?;
    Ok(work.commit().await?)
}

/// Ends the session of a token. One that ended already is none.
pub async fn sign_out(portal: &Portal, token: &Token, now: DateTime<Utc>) -> Result<(), Refusal> {
    let hash = token.hash();
    let Some(session) = store::sessions::by_token(&portal.database, &hash).await? else {
        return Ok(());
    };
    let identity = session.identity_id;
    let work = portal.begin(Some(identity), now).await?;
    store::sessions::end(&work.txn, &hash).await?;
    work.audit(None, "session.end", &identity.to_string())
        .await?;
    Ok(work.commit().await?)
}
