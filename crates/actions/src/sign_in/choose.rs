//! Choosing between identities that an address and a password fit.

use super::credentials::SignedIn;
use super::factors;
use super::link::{self, Purpose};
use super::tries;
use crate::{Portal, Refusal, Wrong};
use billing::{IdentityId, IdentityKind};
use chrono::{DateTime, Duration, Utc};
use store::entities::identity;

/// How long one may think about which identity to take.
const CHOICE_LASTS: Duration = Duration::minutes(10);

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

/// Offers the identities, with a ticket that proves that the password was right.
pub(super) async fn offer(
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
    let ids: Vec<_> = identities.iter().map(|it| it.id.to_string()).collect();
    // Two tickets of one second are two.
    let subject = format!("{:x}:{}", crate::work::random_number(), ids.join(","));
    let ticket = link::sign(
        &portal.secret,
        Purpose::ChooseIdentity,
        &subject,
        now + CHOICE_LASTS,
        &binding(identities),
    );
    Ok(SignedIn::Choose { ticket, choices })
}

/// A ticket is worth nothing once any of the passwords that it proves was changed.
fn binding(identities: &[identity::Model]) -> String {
    let hashes = identities.iter().map(|it| it.password_hash.as_deref());
    hashes
        .map(Option::unwrap_or_default)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Goes on as one of the identities that the ticket offers; it is good once.
pub async fn choose_identity(
    portal: &Portal,
    ticket: &str,
    identity: IdentityId,
    now: DateTime<Utc>,
) -> Result<SignedIn, Refusal> {
    let over = || Refusal::wrong("email", Wrong::ChoiceOver);
    let subject = link::claimed_subject(ticket).ok_or_else(over)?;
    let (_, ids) = subject.split_once(':').ok_or_else(over)?;
    let ids = ids.split(',').filter_map(|it| it.parse().ok()).collect();
    let offered = store::identities::by_ids(&portal.database, ids).await?;
    let (purpose, binding) = (Purpose::ChooseIdentity, binding(&offered));
    if !link::is_good(&portal.secret, purpose, ticket, &binding, now) {
        return Err(over());
    }
    let chosen = offered.iter().find(|it| it.id == identity);
    let chosen = chosen.ok_or_else(over)?;
    let work = portal.begin(Some(chosen.id), now).await?;
    if !tries::is_first(&work, subject).await? {
        return Err(over());
    }
    let entered = factors::enter(portal, &work, chosen).await?;
    let entered = entered.ok_or_else(over)?;
    work.commit().await?;
    Ok(entered)
}
