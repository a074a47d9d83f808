//! The second step of signing in: a code, with the ticket that says whose password was right.

use super::asking::Visit;
use super::forms::Fields;
use super::sign_in::{again, begin, without};
use super::{cookies, return_to};
use actions::sign_in::{FactorProblem, SecondStep, Token, take_second_step};
use actions::{Refusal, Wrong};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::Cookie;
use chrono::Utc;

/// Takes the code that was typed, of the app or a recovery code.
pub async fn take(visit: Visit, fields: Fields) -> Response {
    match taken(&visit, &fields).await {
        Ok(token) => begin(visit, fields.text("return_to"), token).await,
        Err(refusal) if refusal == over() => {
            let jar = without(&visit, cookies::STEP);
            (jar, again(visit, &fields, refusal).await).into_response()
        }
        Err(refusal) => {
            let page = return_to::going_on(&visit.path, fields.text("return_to"));
            visit.again(&page, (&fields, &["return_to"]), refusal).await
        }
    }
}

async fn taken(visit: &Visit, fields: &Fields) -> Result<Token, Refusal> {
    let ticket = visit.jar.get(cookies::STEP).map(Cookie::value);
    let ticket = ticket.ok_or_else(over)?;
    fields.require(&["code"])?;
    let step = SecondStep {
        ticket: ticket.to_owned(),
        code: fields.text("code").to_owned(),
        from: visit.place.clone(),
    };
    take_second_step(&visit.web.portal, step, Utc::now()).await
}

fn over() -> Refusal {
    Refusal::wrong("form", Wrong::Factor(FactorProblem::StepOver))
}
