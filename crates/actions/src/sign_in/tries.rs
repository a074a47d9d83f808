//! How often one may try, for one address and from one place.
//!
//! A try is noted before it is made and taken back when it succeeds. Counting only what failed
//! would let any number through that are on their way at the same moment.

use crate::work::Work;
use crate::{Portal, Refusal, Wrong};
use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};

/// Tries for one address before it has to wait.
const OF_ADDRESS_MAX: i32 = 10;
/// Tries from one place: more than one person may be there.
const FROM_PLACE_MAX: i32 = 30;
/// How long tries count, from the first of them.
pub(super) const TRIES_COUNT: Duration = Duration::minutes(15);

/// What is tried, for which address, from where.
pub(super) struct Tries {
    /// Nothing where it is not known for which.
    address: Option<Vec<u8>>,
    place: Vec<u8>,
}

impl Tries {
    pub(super) fn of(what: &str, email: &str, place: &str) -> Self {
        Self {
            address: Some(key(&[
                what,
                "address",
                &store::identities::email_key(email),
            ])),
            ..Self::from_place(what, place)
        }
    }

    /// Tries of which it is not known yet for which address they are.
    pub(super) fn from_place(what: &str, place: &str) -> Self {
        Self {
            address: None,
            place: key(&[what, "place", place]),
        }
    }

    /// Notes a try, or refuses it: then nothing is to be committed, and whoever tries too often
    /// from one place does not use up the tries of an address.
    pub(super) async fn note(&self, work: &Work) -> Result<(), Refusal> {
        let of_address = self.address.iter().map(|it| (it, OF_ADDRESS_MAX));
        for (key, max) in of_address.chain([(&self.place, FROM_PLACE_MAX)]) {
            let forgotten_before = work.now - TRIES_COUNT;
            let noted = store::attempts::note(&work.txn, key, work.now, forgotten_before).await?;
            if noted.times > max {
                let minutes = minutes_until(noted.since + TRIES_COUNT, work.now);
                return Err(Refusal::wrong("email", Wrong::TooManyTries(minutes)));
            }
        }
        Ok(())
    }

    /// It succeeded: the address may be tried as if never before, the place once more.
    pub(super) async fn succeeded(&self, work: &Work) -> Result<(), Refusal> {
        if let Some(address) = &self.address {
            store::attempts::forget(&work.txn, address).await?;
        }
        Ok(store::attempts::take_back(&work.txn, &self.place).await?)
    }

    /// It could not even be tried.
    pub(super) async fn take_back(
        &self,
        portal: &Portal,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let work = portal.begin(None, now).await?;
        for key in self.address.iter().chain([&self.place]) {
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
