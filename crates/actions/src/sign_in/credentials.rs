//! Signing in with address and password.

use super::choose::{self, Choice};
use super::factors;
use super::hashing::verify_each;
use super::session::Token;
use super::tries::Tries;
use crate::{Portal, Refusal, Wrong};
use chrono::{DateTime, Utc};
use store::entities::identity;

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
    /// A code is asked for, with this ticket.
    SecondStep {
        /// Proves that the password was right.
        ticket: String,
    },
    /// The password fits several identities: one has to be chosen, with this ticket.
    Choose {
        /// Proves that the password was right.
        ticket: String,
        /// What there is to choose from.
        choices: Vec<Choice>,
    },
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
    let (fitting, asked) = match find_fitting(portal, credentials).await {
        Ok(found) => found,
        Err(refusal) => {
            tries.take_back(portal, now).await.ok();
            return Err(refusal);
        }
    };
    let wrong = || Refusal::wrong("email", Wrong::SignIn);
    match fitting.as_slice() {
        [] => {
            note_refused(portal, &asked, now).await?;
            Err(wrong())
        }
        [identity] => {
            let work = portal.begin(Some(identity.id), now).await?;
            let entered = factors::enter(portal, &work, identity).await?;
            let entered = entered.ok_or_else(wrong)?;
            tries.succeeded(&work).await?;
            work.commit().await?;
            Ok(entered)
        }
        several => {
            let work = portal.begin(None, now).await?;
            tries.succeeded(&work).await?;
            work.commit().await?;
            choose::offer(portal, several, now).await
        }
    }
}

/// Tells the audit trail whose password was not the one that was typed. An address that nobody has
/// is a line too: both cost the same.
async fn note_refused(portal: &Portal, asked: &str, now: DateTime<Utc>) -> Result<(), Refusal> {
    let work = portal.begin(None, now).await?;
    work.audit(None, "session.refuse", asked).await?;
    Ok(work.commit().await?)
}

/// The identities that address and password fit, and the ids of all that have the address.
async fn find_fitting(
    portal: &Portal,
    credentials: Credentials,
) -> Result<(Vec<identity::Model>, String), Refusal> {
    let found = store::identities::by_email(&portal.database, &credentials.email).await?;
    let asked: Vec<_> = found.iter().map(|it| it.id.to_string()).collect();
    let hashes = found.iter().map(|it| it.password_hash.clone()).collect();
    let are_right = verify_each(hashes, credentials.password).await?;
    let fitting = found
        .into_iter()
        .zip(are_right)
        .filter(|(identity, is_right)| *is_right && identity.disabled_at.is_none());
    let fitting = fitting.map(|(identity, _)| identity).collect();
    Ok((fitting, asked.join(" ")))
}
