//! A refusal of an action as a response: the page that says so, or JSON for a program.

use super::sentences::{self, RETRY_AFTER};
use super::state::Web;
use super::{asking::Visit, pages};
use actions::{Refusal, Wrong};
use app::Asked;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use billing::Language;
use words::refusals as say;

/// The status that a refusal has.
pub fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::Forbidden(_) => StatusCode::FORBIDDEN,
        Refusal::Invalid(problems) => {
            let is_limit = |it: &Wrong| matches!(it, Wrong::TooManyTries(_));
            match problems.iter().any(|it| is_limit(&it.wrong)) {
                true => StatusCode::TOO_MANY_REQUESTS,
                false => StatusCode::UNPROCESSABLE_ENTITY,
            }
        }
        Refusal::LinkExpired => StatusCode::GONE,
        Refusal::NotReady | Refusal::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The refusal as whoever asks reads it.
pub async fn answer(web: &Web, headers: &HeaderMap, asked: Asked, refusal: Refusal) -> Response {
    let status = status(&refusal);
    if sentences::wants_json(headers) {
        let id = match &refusal {
            Refusal::Broken(id) => Some(*id),
            _ => None,
        };
        let sentence = |language| sentence(language, &refusal);
        return sentences::answer_with_id(headers, status, sentence, id);
    }
    let asked = Asked {
        refused: Some(refusal),
        ..asked
    };
    // Not at the address that was asked for: with a refusal, every page shows just that.
    let mut response = pages::render(web, "/", asked).await;
    *response.status_mut() = status;
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, RETRY_AFTER);
    }
    response
}

/// What an address that does not exist, or not for this method, answers.
pub async fn not_found(visit: Visit) -> Response {
    visit.refused(Refusal::NotFound).await
}

fn sentence(language: Language, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotFound => say::not_found(language),
        Refusal::Forbidden(why) => words::reasons::why(language, why),
        Refusal::Invalid(_) => say::invalid_request(language),
        Refusal::LinkExpired => words::sign_in::link_expired(language),
        Refusal::NotReady => words::invoices::being_prepared_hint(language),
        Refusal::Busy => say::busy(language),
        Refusal::Broken(id) => say::broken(language, &id.to_string()),
    }
}
