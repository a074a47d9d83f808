//! How many mails a domain gets in a minute from this worker: large providers refuse whoever sends
//! them too many at once.

use chrono::{DateTime, Duration, Utc};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

#[derive(Debug)]
pub struct Limiter {
    /// None where there is no limit.
    per_minute: Option<u32>,
    minute: Mutex<Minute>,
}

#[derive(Debug, Default)]
struct Minute {
    began_at: DateTime<Utc>,
    sent: HashMap<String, u32>,
}

impl Limiter {
    pub fn new(per_minute: Option<u32>) -> Self {
        Self {
            per_minute,
            minute: Mutex::default(),
        }
    }

    /// Counts a mail to a domain. Gives whether there is room for it.
    pub fn take(&self, domain: &str, now: DateTime<Utc>) -> bool {
        let Some(limit) = self.per_minute else {
            return true;
        };
        self.within(now, |minute| {
            let sent = minute.sent.entry(domain.to_owned()).or_default();
            let has_room = *sent < limit;
            *sent += u32::from(has_room);
            has_room
        })
    }

    /// The domains that have had enough for now.
    pub fn full(&self, now: DateTime<Utc>) -> Vec<String> {
        let Some(limit) = self.per_minute else {
            return Vec::new();
        };
        self.within(now, |minute| {
            let full = minute.sent.iter().filter(|(_, sent)| **sent >= limit);
            full.map(|(domain, _)| domain.clone()).collect()
        })
    }

    /// When there is room again.
    pub fn again_at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.within(now, |minute| minute.began_at + Duration::minutes(1))
    }

    fn within<T>(&self, now: DateTime<Utc>, of: impl FnOnce(&mut Minute) -> T) -> T {
        let mut minute = self.minute.lock().unwrap_or_else(PoisonError::into_inner);
        if now - minute.began_at >= Duration::minutes(1) {
            *minute = Minute {
                began_at: now,
                sent: HashMap::new(),
            };
        }
        of(&mut minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_that_has_had_enough_waits_and_others_do_not() {
        let limiter = Limiter::new(Some(2));
        let now = Utc::now();
        assert!(limiter.take("a.example", now) && limiter.take("a.example", now));
        assert!(!limiter.take("a.example", now));
        assert!(limiter.take("b.example", now));
        assert_eq!(limiter.full(now), ["a.example"]);
        let later = limiter.again_at(now);
        assert!(limiter.full(later).is_empty());
        assert!(limiter.take("a.example", later));
    }

    #[test]
    fn without_a_limit_nobody_waits() {
        let limiter = Limiter::new(None);
        let now = Utc::now();
        assert!((0..10_000).all(|_| limiter.take("a.example", now)));
        assert!(limiter.full(now).is_empty());
    }
}
