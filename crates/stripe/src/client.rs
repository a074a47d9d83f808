//! Requests to Stripe, and what came back: an object, a refusal, or no answer at all.

use actions::Failure;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fmt;
use std::time::Duration;
use ureq::Agent;

/// A card's bank may take its time; then whoever waits for the page has given up too.
const TIMEOUT: Duration = Duration::from_secs(40);
/// The version of the API that this was written for.
const VERSION: &str = "2024-06-20";

/// The secret key of an account at Stripe. It is never printed.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The key, as Stripe gave it.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }
}

impl From<&str> for Secret {
    fn from(key: &str) -> Self {
        Self::new(key)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What Stripe said. What it did not say, or may say otherwise later, is a [`Failure`].
pub enum Said<T> {
    Object(T),
    Error(ApiError),
}

/// An error that is final: the same request will get it again.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ApiError {
    #[serde(skip)]
    pub status: u16,
    #[serde(rename = "type", default)]
    pub kind: String,
    pub code: Option<String>,
    pub decline_code: Option<String>,
    pub message: Option<String>,
}

#[derive(Deserialize)]
struct Refused {
    error: ApiError,
}

#[derive(Clone)]
pub struct Client {
    key: Secret,
    url: String,
    agent: Agent,
}

impl Client {
    pub fn new(key: Secret, url: &str) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .max_redirects(0)
            .build();
        Self {
            key,
            url: url.trim_end_matches('/').to_owned(),
            agent: config.into(),
        }
    }

    pub fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, String)],
    ) -> Result<Said<T>, Failure> {
        let query = encoded(query);
        let request = self.agent.get(format!("{}/v1/{path}?{query}", self.url));
        let request = request
            .header("authorization", format!("Bearer {}", self.key.0))
            .header("stripe-version", VERSION);
        said(request.call())
    }

    /// Asks for something to be done; with the same key, once.
    pub fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        key: Option<&str>,
        fields: &[(&str, String)],
    ) -> Result<Said<T>, Failure> {
        let mut request = self
            .agent
            .post(format!("{}/v1/{path}", self.url))
            .header("authorization", format!("Bearer {}", self.key.0))
            .header("stripe-version", VERSION)
            .content_type("application/x-www-form-urlencoded");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        said(request.send(encoded(fields)))
    }
}

fn encoded(pairs: &[(&str, String)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

fn said<T: DeserializeOwned>(
    response: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Said<T>, Failure> {
    // Neither address nor key stand in what ureq says.
    let mut response = response.map_err(|cause| Failure::new(format!("Stripe: {cause}")))?;
    let status = response.status().as_u16();
    let text = response.body_mut().read_to_string();
    let text = text.map_err(|cause| Failure::new(format!("Stripe: {cause}")))?;
    if (200..300).contains(&status) {
        let object = serde_json::from_str(&text);
        let object = object.map_err(|cause| Failure::new(format!("Stripe: {cause}")))?;
        return Ok(Said::Object(object));
    }
    let refused: Result<Refused, _> = serde_json::from_str(&text);
    let error = refused.map(|it| it.error).unwrap_or_default();
    match is_final(status, &error) {
        true => Ok(Said::Error(ApiError { status, ..error })),
        false => Err(Failure::new(format!(
            "Stripe answered {status}: {}",
            error.message.unwrap_or_default()
        ))),
    }
}

/// Whether asking again would be answered likewise. A key that is wrong or busy, too many requests
/// and faults on Stripe's side say nothing about the card; nor does a key that was used before with
/// something else in it, and that must not be taken for a refusal.
fn is_final(status: u16, error: &ApiError) -> bool {
    matches!(status, 400 | 402 | 404) && error.kind != "idempotency_error"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stays_as_it_is_is_final() {
        let error = |kind: &str| ApiError {
            kind: kind.to_owned(),
            ..ApiError::default()
        };
        assert!(is_final(402, &error("card_error")));
        assert!(is_final(404, &error("invalid_request_error")));
        for status in [401, 403, 409, 429, 500, 502, 503] {
            assert!(!is_final(status, &error("api_error")), "{status}");
        }
        assert!(!is_final(400, &error("idempotency_error")));
    }

    #[test]
    fn a_secret_is_not_printed() {
        let told = format!("{:?}", Secret::new("sk_live_4711"));
        assert!(!told.contains("4711"), "{told}");
    }
}
