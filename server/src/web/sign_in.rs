//! Signing in and out.

use super::asking::Visit;
use super::forms::{Fields, see_other};
use super::{cookies, return_to};
use actions::sign_in::{Credentials, SignedIn, Token};
use actions::{Refusal, Wrong};
use app::Notice;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use chrono::Utc;
use islands::addresses;

const KEPT: [&str; 2] = ["email", "return_to"];

/// Signs in with address and password. A choice between identities has an address of its own, so
/// that going back there sends no form again.
pub async fn sign_in(visit: Visit, fields: Fields) -> Response {
    match signed_in(&visit, &fields).await {
        Ok(SignedIn::Session(token)) => begin(visit, &fields, token),
        Ok(SignedIn::Choose { ticket, choices }) => {
            let page = return_to::identity(fields.text("return_to"));
            let choice = cookies::choice(&visit.web.door, &ticket, &choices);
            see_other(&page, visit.jar.add(choice))
        }
        Err(refusal) => again(visit, &fields, refusal).await,
    }
}

async fn signed_in(visit: &Visit, fields: &Fields) -> Result<SignedIn, Refusal> {
    fields.require(&["email", "password"])?;
    let credentials = Credentials {
        email: fields.text("email").to_owned(),
        password: fields.text("password").to_owned(),
        from: visit.place.clone(),
    };
    actions::sign_in::sign_in(&visit.web.portal, credentials, Utc::now()).await
}

async fn again(visit: Visit, fields: &Fields, refusal: Refusal) -> Response {
    let page = return_to::sign_in(fields.text("return_to"));
    visit.again(&page, (fields, &KEPT), refusal).await
}

/// Signs in as one of the identities that the password fitted.
pub async fn choose_identity(visit: Visit, fields: Fields) -> Response {
    // What is no id at all was not offered either.
    let identity = fields.text("identity").parse();
    let wrong = |_| Refusal::wrong("email", Wrong::ChoiceOver);
    let ticket = fields.text("ticket");
    let chosen = match identity.map_err(wrong) {
        Ok(id) => {
            actions::sign_in::choose_identity(&visit.web.portal, ticket, id, Utc::now()).await
        }
        Err(refusal) => Err(refusal),
    };
    match chosen {
        Ok(token) => begin(visit, &fields, token),
        Err(refusal) => {
            let jar = without_choice(&visit);
            (jar, again(visit, &fields, refusal).await).into_response()
        }
    }
}

fn begin(visit: Visit, fields: &Fields, token: Token) -> Response {
    let cookies = without_choice(&visit).add(cookies::session(&visit.web.door, token));
    see_other(return_to::local(fields.text("return_to")), cookies)
}

/// A choice that was made, or is over, is not offered again.
fn without_choice(visit: &Visit) -> CookieJar {
    let jar = visit.jar.clone();
    match jar.get(cookies::CHOICE) {
        Some(_) => jar.add(cookies::forgotten(&visit.web.door, cookies::CHOICE)),
        None => jar,
    }
}

/// Ends the session.
pub async fn sign_out(visit: Visit, fields: Fields) -> Response {
    if let Some(token) = cookies::token(&visit.jar)
        && let Err(refusal) =
            actions::sign_in::sign_out(&visit.web.portal, &token, Utc::now()).await
    {
        return visit.refused(refusal).await;
    }
    let page = return_to::sign_in(fields.text("return_to"));
    to_sign_in(visit, &page, Notice::SignedOut)
}

/// To the page of signing in, with a notice and without a session.
pub fn signed_out(visit: Visit, notice: Notice) -> Response {
    to_sign_in(visit, addresses::SIGN_IN, notice)
}

fn to_sign_in(visit: Visit, page: &str, notice: Notice) -> Response {
    let door = &visit.web.door;
    let cookies = visit.jar.add(cookies::forgotten(door, cookies::SESSION));
    see_other(page, cookies.add(cookies::notice(door, notice)))
}
