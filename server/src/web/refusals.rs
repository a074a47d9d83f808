//! A refusal of an action as a response: the page that says so, or JSON for a program.

use super::sentences::{self, More, RETRY_AFTER};
use super::state::Web;
use super::{asking::Visit, pages};
use actions::explain::explain_refusal;
use actions::{Refusal, Wrong};
use app::Asked;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use billing::Language;
use islands::addresses;
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
        let more = more(&asked, &refusal).await;
        let sentence = |language| sentence(language, &refusal);
        return sentences::answer_with(headers, status, sentence, more);
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

/// What a program can go by: the id of what broke, or codes of the reasons.
async fn more(asked: &Asked, refusal: &Refusal) -> More {
    let address = addresses::parts(&asked.address);
    let explanation = match &asked.caller {
        Some(caller) => explain_refusal(&asked.portal, caller, (&address, refusal)).await,
        None => None,
    };
    let reasons = explanation.map(|it| it.reasons.iter().map(|it| it.absence.code()).collect());
    match (refusal, reasons) {
        (Refusal::Broken(id), _) => More {
            id: Some(*id),
            ..More::default()
        },
        (_, Some(reasons)) => More { reasons, id: None },
        (Refusal::Forbidden(why), None) => More {
            reasons: vec![why.code()],
            id: None,
        },
        _ => More::default(),
    }
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
