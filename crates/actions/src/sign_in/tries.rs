//! How often one may try, for one address and from one place.
//!
//! A try is noted before it is made and taken back when it succeeds. Counting only what failed
//! would let any number through that are on their way at the same moment.

use crate::work::Work;
use crate::{Portal, Refusal, Wrong};
use billing::IdentityId;
use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};

/// Tries for one address from one place before that place has to wait.
const OF_ADDRESS_FROM_PLACE_MAX: i32 = 10;
/// Tries for one address from everywhere. Wide, so that a stranger does not lock out somebody who
/// signs in from elsewhere: they would have to come from ten places; and narrow enough that a
/// password is not found by many who try it together.
const OF_ADDRESS_MAX: i32 = 100;
/// Tries of somebody's codes, or of their password while they are signed in, from everywhere: no
/// stranger gets to them, and of six digits a hundred tries would be too many.
const OF_IDENTITY_MAX: i32 = 10;
/// Tries from one place: more than one person may be there.
const FROM_PLACE_MAX: i32 = 30;
/// How long tries count, from the first of them.
pub(super) const TRIES_COUNT: Duration = Duration::minutes(15);

/// What is tried, for which address, from where: how often each was, in the order in which everybody
/// counts them. The narrow ones come first, so that whoever has to wait uses up nothing of the wide
/// ones.
pub(crate) struct Tries(Vec<Counted>);

/// A row that tries are counted in.
struct Counted {
    key: Vec<u8>,
    max: i32,
    /// Whether one that succeeds makes up for all before it: not in a place, where others are too.
    is_forgiven: bool,
}

impl Counted {
    fn of(parts: &[&str], max: i32) -> Self {
        Self {
            key: key(parts),
            max,
            is_forgiven: true,
        }
    }

    fn place(what: &str, place: &str) -> Self {
        Self {
            is_forgiven: false,
            ..Self::of(&[what, "place", place], FROM_PLACE_MAX)
        }
    }
}

impl Tries {
    /// Tries of what anybody can try for an address.
    pub(super) fn of(what: &str, email: &str, place: &str) -> Self {
        let email = store::identities::email_key(email);
        let narrow = [what, "address and place", &email, place];
        Self(vec![
            Counted::of(&narrow, OF_ADDRESS_FROM_PLACE_MAX),
            Counted::place(what, place),
            Counted::of(&[what, "address", &email], OF_ADDRESS_MAX),
        ])
    }

    /// Tries of somebody's codes.
    pub(super) fn of_codes(identity: IdentityId, place: &str) -> Self {
        let Self(mut counted) = Self::of_identity("second-step", identity);
        counted.push(Counted::place("second-step", place));
        Self(counted)
    }

    /// Tries of whoever is signed in as somebody, or was almost.
    pub(crate) fn of_identity(what: &str, identity: IdentityId) -> Self {
        let of_identity = [what, "identity", &identity.to_string()];
        Self(vec![Counted::of(&of_identity, OF_IDENTITY_MAX)])
    }

    /// Tries of which it is not known yet for which address they are.
    pub(super) fn from_place(what: &str, place: &str) -> Self {
        Self(vec![Counted::place(what, place)])
    }

    /// Notes a try, or refuses it: then nothing is to be committed, and whoever tries too often
    /// from one place does not use up the tries of an address.
    pub(crate) async fn note(&self, work: &Work) -> Result<(), Refusal> {
        for counted in &self.0 {
            let forgotten_before = work.now - TRIES_COUNT;
            let (key, now) = (&counted.key, work.now);
            let noted = store::attempts::note(&work.txn, key, now, forgotten_before).await?;
            if noted.times > counted.max {
                let minutes = minutes_until(noted.since + TRIES_COUNT, work.now);
                return Err(Refusal::wrong("email", Wrong::TooManyTries(minutes)));
            }
        }
        Ok(())
    }

    /// It succeeded: the address may be tried as if never before, the place once more.
    pub(super) async fn succeeded(&self, work: &Work) -> Result<(), Refusal> {
        for Counted {
            key, is_forgiven, ..
        } in &self.0
        {
            match is_forgiven {
                true => store::attempts::forget(&work.txn, key).await?,
                false => store::attempts::take_back(&work.txn, key).await?,
            }
        }
        Ok(())
    }

    /// It could not even be tried.
    pub(super) async fn take_back(
        &self,
        portal: &Portal,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let work = portal.begin(None, now).await?;
        for Counted { key, .. } in &self.0 {
            store::attempts::take_back(&work.txn, key).await?;
        }
        Ok(work.commit().await?)
    }
}

/// Whether a ticket is used for the first time. It has to expire before tries are forgotten.
pub(super) async fn is_first(work: &Work, ticket: &str) -> Result<bool, Refusal> {
    let key = key(&["ticket", ticket]);
    let forgotten_before = work.now - TRIES_COUNT;
    let noted = store::attempts::note(&work.txn, &key, work.now, forgotten_before).await?;
    Ok(noted.times == 1)
}

fn key(parts: &[&str]) -> Vec<u8> {
    Sha256::digest(parts.join("\n").as_bytes()).to_vec()
}

/// In whole minutes, at least one.
fn minutes_until(then: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    let seconds = (then - now).num_seconds().max(1);
    (seconds + 59) / 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_rounded_up() {
        let now = Utc::now();
        let until = |seconds| minutes_until(now + Duration::seconds(seconds), now);
        assert_eq!([900, 61, 60, 1, 0].map(until), [15, 2, 1, 1, 1]);
    }
}
