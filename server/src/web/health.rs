//! What monitoring asks: whether the program runs, whether it can work, what it did.

use super::sentences;
use super::state::Web;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// Requests answered since the start, by the first digit of their status.
#[derive(Debug)]
pub struct Traffic {
    since: Instant,
    answered: [AtomicU64; 5],
}

impl Default for Traffic {
    fn default() -> Self {
        Self {
            since: Instant::now(),
            answered: Default::default(),
        }
    }
}

impl Traffic {
    /// Counts an answer.
    pub fn count(&self, status: StatusCode) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(1);
        if let Some(answered) = self.answered.get(class) {
            answered.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn told(&self) -> String {
        let mut told = "# TYPE reckoner_requests_total counter\n".to_owned();
        for (class, answered) in (1..).zip(&self.answered) {
            let count = answered.load(Ordering::Relaxed);
            writeln!(
                told,
                "reckoner_requests_total{{status=\"{class}xx\"}} {count}"
            )
            .ok();
        }
        let up = self.since.elapsed().as_secs();
        write!(
            told,
            "# TYPE reckoner_uptime_seconds gauge\nreckoner_uptime_seconds {up}\n"
        )
        .ok();
        told
    }
}

/// The program runs.
pub async fn healthz() -> &'static str {
    "ok"
}

/// The database answers.
pub async fn readyz(State(web): State<Web>, headers: HeaderMap) -> Response {
    match web.portal.ping().await {
        Ok(()) => "ready".into_response(),
        Err(cause) => {
            tracing::warn!(%cause, "the database does not answer");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            sentences::answer(&headers, status, words::refusals::busy)
        }
    }
}

/// Counts, for Prometheus.
pub async fn metrics(State(web): State<Web>) -> String {
    web.traffic.told()
}
