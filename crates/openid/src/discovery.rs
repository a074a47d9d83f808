//! What a provider says of itself, and the keys that it signs with: looked up once, and again
//! after an hour, or when it signed with a key that was not there yet.

use crate::client::{Http, told};
use actions::sign_in::ProviderProblem;
use chrono::{DateTime, Duration, Utc};
use openidconnect::IssuerUrl;
use openidconnect::core::CoreProviderMetadata;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How long what was found is believed: as long a key that the provider gave up is accepted.
const FOUND_LASTS: Duration = Duration::hours(1);
/// How long a provider that did not answer is left alone, so that not everybody waits for it:
/// longer than one waits.
const FAILED_LASTS: Duration = Duration::seconds(30);

/// What was found, and when it was looked for.
#[derive(Default)]
pub struct Discovery(Mutex<Option<Looked>>);

struct Looked {
    at: DateTime<Utc>,
    found: Option<CoreProviderMetadata>,
}

impl Looked {
    fn still_holds(&self, now: DateTime<Utc>) -> bool {
        let lasts = match self.found {
            Some(_) => FOUND_LASTS,
            None => FAILED_LASTS,
        };
        now < self.at + lasts
    }
}

impl Discovery {
    /// What holds now. Of several who ask at once one looks it up, and the others wait for that.
    pub fn find(
        &self,
        (issuer, http): (&IssuerUrl, &Http),
        now: DateTime<Utc>,
    ) -> Result<CoreProviderMetadata, ProviderProblem> {
        let mut looked = self.hold();
        let kept = looked.as_ref().filter(|it| it.still_holds(now));
        match kept {
            Some(kept) => kept.found.clone(),
            None => look_up((issuer, http), now, &mut looked),
        }
        .ok_or(ProviderProblem::Unavailable)
    }

    /// Looks it up, whatever was found before: the keys that there were did not do.
    pub fn find_anew(
        &self,
        provider: (&IssuerUrl, &Http),
        now: DateTime<Utc>,
    ) -> Result<CoreProviderMetadata, ProviderProblem> {
        let mut looked = self.hold();
        let before = looked.take();
        let found = look_up(provider, now, &mut looked);
        if found.is_none() {
            // What it said before may still do for others.
            *looked = before;
        }
        found.ok_or(ProviderProblem::Unavailable)
    }

    fn hold(&self) -> MutexGuard<'_, Option<Looked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn look_up(
    (issuer, http): (&IssuerUrl, &Http),
    at: DateTime<Utc>,
    looked: &mut Option<Looked>,
) -> Option<CoreProviderMetadata> {
    let ask = |request| http.ask(request);
    let found = CoreProviderMetadata::discover(issuer, &ask);
    let found = found.inspect_err(|cause| {
        let (issuer, cause) = (issuer.as_str(), told(cause));
        tracing::warn!(issuer, cause, "a provider says nothing of itself");
    });
    let found = found.ok();
    *looked = Some(Looked {
        at,
        found: found.clone(),
    });
    found
}
