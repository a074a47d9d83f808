//! Signing in with a provider: there and back, by links alone.

use super::asking::Visit;
use super::forms::{Fields, see_other};
use super::{cookies, return_to, sessions};
use actions::sign_in::{Answer, ask_provider, returning_to, take_answer};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::Utc;

/// Sends the browser to the provider.
pub async fn ask(visit: Visit, Path(provider): Path<String>, query: Fields) -> Response {
    let return_to = return_to::local(query.text("return_to")).to_owned();
    match ask_provider(&visit.web.portal, &provider, &return_to, Utc::now()).await {
        Ok(asked) => {
            let waiting = cookies::waiting(&visit.web.door, asked.ticket);
            see_other(&asked.address, visit.jar.add(waiting))
        }
        Err(refusal) => {
            let page = return_to::sign_in(&return_to);
            visit.again(&page, (&query, &[]), refusal).await
        }
    }
}

/// The browser comes back with the provider's answer, which is taken once.
pub async fn answered(visit: Visit, Path(provider): Path<String>, query: Fields) -> Response {
    let ticket = visit.jar.get(cookies::WAITING);
    let ticket = ticket.map(|it| it.value().to_owned()).unwrap_or_default();
    let given = |field| Some(query.text(field).to_owned()).filter(|it| !it.is_empty());
    let answer = Answer {
        provider,
        state: query.text("state").to_owned(),
        code: given("code"),
        error: given("error"),
        issuer: given("iss"),
        ticket: ticket.clone(),
        from: visit.place.clone(),
    };
    let jar = visit.jar.clone();
    let jar = jar.add(cookies::forgotten(&visit.web.door, cookies::WAITING));
    match take_answer(&visit.web.portal, answer, Utc::now()).await {
        Ok(signed_in) => {
            sessions::note(&visit, &signed_in.token).await;
            let session = cookies::session(&visit.web.door, signed_in.token);
            see_other(return_to::local(&signed_in.return_to), jar.add(session))
        }
        Err(refusal) => {
            let page = return_to::sign_in(&returning_to(&ticket).unwrap_or_default());
            (jar, visit.again(&page, (&query, &[]), refusal).await).into_response()
        }
    }
}
