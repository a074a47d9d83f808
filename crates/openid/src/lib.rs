//! OpenID Connect behind the interface of `actions::sign_in`: any provider of that standard, with
//! authorization code, PKCE, and a secret.
//!
//! Invariant: only here does the program speak to a provider of identities. What comes back from
//! here was checked: signature, issuer, audience, nonce and time. Which identity that is, and what
//! it may do, is decided elsewhere. What the provider said in its own words goes to the log alone.

mod claims;
mod client;
mod configuration;
mod discovery;

use actions::Failure;
use actions::sign_in::{Person, ProviderProblem, Question, SignInProvider};
use chrono::{DateTime, Utc};
use client::Http;
use configuration::Checked;
use discovery::Discovery;
use futures::future::{BoxFuture, FutureExt};
use std::fmt;
use std::sync::Arc;

pub use configuration::Configuration;
pub use openidconnect::ClientSecret;

/// A provider of OpenID Connect.
#[derive(Clone)]
pub struct OpenId {
    inner: Arc<Inner>,
}

struct Inner {
    configuration: Checked,
    http: Http,
    discovery: Discovery,
}

impl OpenId {
    /// A provider as it is configured; it is not asked yet.
    ///
    /// # Errors
    /// A sentence about the first thing in the configuration that cannot be.
    pub fn new(configuration: &Configuration) -> Result<Self, Failure> {
        let inner = Inner {
            configuration: configuration.check()?,
            http: Http::new(),
            discovery: Discovery::default(),
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    async fn run<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Inner) -> Result<T, ProviderProblem> + Send + 'static,
    ) -> Result<T, ProviderProblem> {
        let inner = self.inner.clone();
        let asked = tokio::task::spawn_blocking(move || ask(&inner)).await;
        asked.unwrap_or_else(|cause| {
            tracing::error!(%cause, "a provider was not asked");
            Err(ProviderProblem::Unavailable)
        })
    }
}

impl fmt::Debug for OpenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("OpenId");
        shown
            .field("issuer", &self.issuer())
            .finish_non_exhaustive()
    }
}

impl SignInProvider for OpenId {
    fn issuer(&self) -> &str {
        self.inner.configuration.issuer.as_str()
    }

    fn address(
        &self,
        question: Question,
        now: DateTime<Utc>,
    ) -> BoxFuture<'_, Result<String, ProviderProblem>> {
        self.run(move |inner| inner.address(question, now)).boxed()
    }

    fn redeem(
        &self,
        code: String,
        question: Question,
        now: DateTime<Utc>,
    ) -> BoxFuture<'_, Result<Person, ProviderProblem>> {
        self.run(move |inner| inner.redeem(code, question, now))
            .boxed()
    }
}
