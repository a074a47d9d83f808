//! Signing in with address and password; where they fit several identities, choosing one.

use super::hashing::verify_each;
use super::link::{self, Purpose};
use super::session::{self, Token};
use super::tries::Tries;
use crate::{Portal, Refusal, Wrong};
use billing::{IdentityId, IdentityKind};
use chrono::{DateTime, Duration, Utc};
use store::entities::identity;

/// How long one may think about which identity to take.
const CHOICE_LASTS: Duration = Duration::minutes(10);

/// What was typed to sign in.
#[derive(Clone)]
pub struct Credentials {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// Where the request came from, for the limit on tries.
    pub from: String,
}

/// What signing in led to.
pub enum SignedIn {
    /// A session.
    Session(Token),
    /// The password fits several identities: one has to be chosen, with this ticket.
    Choose {
        /// Proves that the password was right.
        ticket: String,
        /// What there is to choose from.
        choices: Vec<Choice>,
    },
}

/// An identity to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The identity.
    pub identity: IdentityId,
    /// Work or personal.
    pub kind: IdentityKind,
    /// Its home directory.
    pub directory: Option<String>,
}

/// Signs in. A wrong password and an unknown address get the same answer after the same work.
pub async fn sign_in(
    portal: &Portal,
    credentials: Credentials,
    now: DateTime<Utc>,
) -> Result<SignedIn, Refusal> {
    let tries = Tries::of("sign-in", &credentials.email, &credentials.from);
    let work = portal.begin(None, now).await?;
    tries.note(&work).await?;
    work.commit().await?;
    let fitting = match find_fitting(portal, credentials).await {
        Ok(fitting) => fitting,
        Err(refusal) => {
            tries.take_back(portal, now).await.ok();
            return Err(refusal);
        }
    };
    let wrong = || Refusal::wrong("email", Wrong::SignIn);
    match fitting.as_slice() {
        [] => Err(wrong()),
        [identity] => {
            let work = portal.begin(None, now).await?;
            let token = session::begin(&work, identity).await?;
            let token = token.ok_or_else(wrong)?;
            tries.succeeded(&work).await?;
            work.commit().await?;
            Ok(SignedIn::Session(token))
        }
        several => {
            let work = portal.begin(None, now).await?;
            tries.succeeded(&work).await?;
            work.commit().await?;
            choices(portal, several, now).await
        }
    }
}

/// The identities that address and password fit.
async fn find_fitting(
    portal: &Portal,
    credentials: Credentials,
) -> Result<Vec<identity::Model>, Refusal> {
    let found = store::identities::by_email(&portal.database, &credentials.email).await?;
    let hashes = found.iter().map(|it| it.password_hash.clone()).collect();
    let are_right = verify_each(hashes, credentials.password).await?;
    let fitting = found
        .into_iter()
        .zip(are_right)
        .filter(|(identity, is_right)| *is_right && identity.disabled_at.is_none());
    Ok(fitting.map(|(identity, _)| identity).collect())
}

async fn choices(
    portal: &Portal,
    identities: &[identity::Model],
    now: DateTime<Utc>,
) -> Result<SignedIn, Refusal> {
    let mut choices = Vec::new();
    for identity in identities {
        let directory = match identity.directory_id {
            Some(id) => store::identities::directory(&portal.database, id).await?,
            None => None,
        };
        choices.push(Choice {
            identity: identity.id,
            kind: identity.kind,
            directory: directory.map(|it| it.display_name),
        });
    }
    let subject: Vec<String> = identities.iter().map(|it| it.id.to_string()).collect();
    let expires = now + CHOICE_LASTS;
    let subject = subject.join(",");
    let ticket = link::sign(
        &portal.secret,
        Purpose::ChooseIdentity,
        &subject,
        expires,
        "",
    );
    Ok(SignedIn::Choose { ticket, choices })
}

/// Begins a session of one of the identities that the ticket offers.
pub async fn choose_identity(
    portal: &Portal,
    ticket: &str,
    identity: IdentityId,
    now: DateTime<Utc>,
) -> Result<Token, Refusal> {
    if !link::is_good(&portal.secret, Purpose::ChooseIdentity, ticket, "", now) {
        return Err(Refusal::LinkExpired);
    }
    let offered = link::claimed_subject(ticket).unwrap_or_default();
    if !offered.split(',').any(|it| it == identity.to_string()) {
        return Err(Refusal::wrong("identity", Wrong::Identity));
    }
    let row = store::identities::by_id(&portal.database, identity).await?;
    let row = row
        .filter(|it| it.disabled_at.is_none())
        .ok_or(Refusal::LinkExpired)?;
    let work = portal.begin(None, now).await?;
    let token = session::begin(&work, &row).await?;
    let token = token.ok_or(Refusal::LinkExpired)?;
    work.commit().await?;
    Ok(token)
}
