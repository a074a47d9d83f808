//! Signing in and out.

use super::asking::Visit;
use super::forms::{Fields, see_other};
use super::{cookies, return_to, sessions};
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
        Ok(led) => go_on(visit, &fields, led).await,
        Err(refusal) => again(visit, &fields, refusal).await,
    }
}

/// To where signing in leads: past the door, or to the page of what is still to be done.
async fn go_on(visit: Visit, fields: &Fields, led: SignedIn) -> Response {
    let return_to = fields.text("return_to");
    let door = visit.web.door.clone();
    match led {
        SignedIn::Session(token) => begin(visit, return_to, token).await,
        SignedIn::SecondStep { ticket } => {
            let page = return_to::going_on(addresses::CODE, return_to);
            let jar = without(&visit, cookies::CHOICE);
            see_other(&page, jar.add(cookies::step(&door, ticket)))
        }
        SignedIn::Choose { ticket, choices } => {
            let page = return_to::identity(return_to);
            let choice = cookies::choice(&door, &ticket, &choices);
            see_other(&page, visit.jar.add(choice))
        }
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

/// The page of signing in, with why it has to be begun again.
pub async fn again(visit: Visit, fields: &Fields, refusal: Refusal) -> Response {
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
        Ok(led) => go_on(visit, &fields, led).await,
        Err(refusal) => {
            let jar = without(&visit, cookies::CHOICE);
            (jar, again(visit, &fields, refusal).await).into_response()
        }
    }
}

/// Begins a session: what led to it is not offered again.
pub async fn begin(mut visit: Visit, return_to: &str, token: Token) -> Response {
    sessions::note(&visit, &token).await;
    for waiting in [cookies::CHOICE, cookies::STEP] {
        visit.jar = without(&visit, waiting);
    }
    let session = cookies::session(&visit.web.door, token);
    see_other(return_to::local(return_to), visit.jar.add(session))
}

/// The cookies without this one, where it is there.
pub fn without(visit: &Visit, name: &'static str) -> CookieJar {
    let jar = visit.jar.clone();
    match jar.get(name) {
        Some(_) => jar.add(cookies::forgotten(&visit.web.door, name)),
        None => jar,
    }
}

/// Ends the session.
pub async fn sign_out(visit: Visit, fields: Fields) -> Response {
    if let Some(token) = cookies::token(&visit.web.door, &visit.jar)
        && let Err(refusal) =
            actions::sign_in::sign_out(&visit.web.portal, &token, Utc::now()).await
    {
        return visit.refused(refusal).await;
    }
    let page = return_to::sign_in_as(fields.text("email"), fields.text("return_to"));
    to_sign_in(visit, &page, Notice::SignedOut)
}

/// To the page of signing in, with a notice and without a session.
pub fn signed_out(visit: Visit, notice: Notice) -> Response {
    to_sign_in(visit, addresses::SIGN_IN, notice)
}

fn to_sign_in(visit: Visit, page: &str, notice: Notice) -> Response {
    let door = &visit.web.door;
    let cookies = visit
        .jar
        .add(cookies::forgotten(door, cookies::session_name(door)));
    see_other(page, cookies.add(cookies::notice(door, notice)))
}
