//! Who asks: the session of a request, what its reader prefers, and the door it may not pass
//! without signing in.

use super::access::{Audience, audience};
use super::state::Web;
use super::{cookies, language, refusals, return_to, sentences};
use actions::sign_in::{ask_passkey, find_caller};
use actions::{Caller, Refusal};
use app::Asked;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use chrono::Utc;
use islands::addresses;
use std::convert::Infallible;

/// Finds out who asks, and sends whoever has to sign in first to where that is done.
pub async fn identify(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let audience = audience(request.uri().path());
    if audience == Audience::Machines {
        return next.run(request).await;
    }
    let jar = CookieJar::from_headers(request.headers());
    let mut asked = nobody(&web, &request, &jar);
    match find(&web, &jar).await {
        Ok(caller) => asked.caller = caller,
        Err(refusal) => return refusals::answer(&web, request.headers(), asked, refusal).await,
    }
    if audience == Audience::SignedIn && asked.caller.is_none() {
        return sign_in_first(request.method(), request.headers(), &asked.address);
    }
    let shows_notice = asked.notice.is_some();
    request.extensions_mut().insert(asked);
    let response = next.run(request).await;
    match shows_notice && is_page(&response) {
        true => (
            jar.add(cookies::forgotten(&web.door, cookies::NOTICE)),
            response,
        )
            .into_response(),
        false => response,
    }
}

async fn find(web: &Web, jar: &CookieJar) -> Result<Option<Caller>, Refusal> {
    match cookies::token(&web.door, jar) {
        Some(token) => find_caller(&web.portal, &token, Utc::now()).await,
        None => Ok(None),
    }
}

fn nobody(web: &Web, request: &Request, jar: &CookieJar) -> Asked {
    let address = request.uri().path_and_query();
    let is_choice = request.method() == Method::GET && request.uri().path() == addresses::IDENTITY;
    Asked {
        language: language::of(request.headers()),
        theme: cookies::read_theme(jar),
        // A form's address may have no page to return to.
        address: match request.method() {
            &Method::GET => address.map_or("/", |it| it.as_str()).to_owned(),
            _ => "/".to_owned(),
        },
        is_elsewhere: web.door.is_elsewhere(request.headers()),
        passkey: match request.uri().path() {
            addresses::PASSKEY => ask_passkey(&web.portal, Utc::now()),
            _ => None,
        },
        choose: cookies::read_choice(jar).filter(|_| is_choice),
        notice: cookies::read_notice(jar).filter(|_| request.method() == Method::GET),
        ..super::pages::unknown(web)
    }
}

fn sign_in_first(method: &Method, headers: &HeaderMap, address: &str) -> Response {
    let is_read = matches!(method, &Method::GET | &Method::HEAD);
    match is_read && !sentences::wants_json(headers) {
        true => Redirect::to(&return_to::sign_in(address)).into_response(),
        false => sentences::answer(
            headers,
            StatusCode::UNAUTHORIZED,
            words::sign_in::please_sign_in,
        ),
    }
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|it| it.as_bytes().starts_with(b"text/html"))
}

/// One request, for a handler: who asks, and what it came with.
pub struct Visit {
    pub web: Web,
    pub asked: Asked,
    pub headers: HeaderMap,
    pub jar: CookieJar,
    /// The path as it was sent.
    pub path: String,
    /// Where it came from, for the limit on tries.
    pub place: String,
}

impl FromRequestParts<Web> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        let asked = parts.extensions.get::<Asked>().cloned();
        Ok(Self {
            asked: asked.unwrap_or_else(|| super::pages::unknown(web)),
            web: web.clone(),
            headers: parts.headers.clone(),
            jar: CookieJar::from_headers(&parts.headers),
            path: parts.uri.path().to_owned(),
            place: web.door.place(parts),
        })
    }
}

impl Visit {
    /// Answers with a refusal.
    pub async fn refused(self, refusal: Refusal) -> Response {
        refusals::answer(&self.web, &self.headers, self.asked, refusal).await
    }

    /// Whoever is signed in; an address that is only for them does not exist for others.
    pub fn caller(&self) -> Result<&Caller, Refusal> {
        self.asked.caller.as_ref().ok_or(Refusal::NotFound)
    }
}
