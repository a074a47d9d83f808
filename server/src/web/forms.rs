//! Forms: what was typed, and how they are answered. Done is 303 to a page that says so; refused
//! is the same page again with what was typed, passwords aside.

use super::asking::Visit;
use super::{pages, refusals, sentences};
use actions::Refusal;
use app::{Asked, Form};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use std::collections::BTreeMap;
use words::refusals::invalid_request;

/// The fields of a form that was sent.
pub struct Fields(BTreeMap<String, String>);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let headers = request.headers().clone();
        match axum::Form::from_request(request, state).await {
            Ok(axum::Form(fields)) => Ok(Self(fields)),
            Err(cause) => {
                let status = cause.into_response().status();
                Err(sentences::answer(&headers, status, invalid_request))
            }
        }
    }
}

impl Fields {
    /// What was typed into a field; nothing when it was not sent.
    pub fn text(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    fn kept(&self, fields: &[&str]) -> BTreeMap<String, String> {
        let kept = fields
            .iter()
            .map(|it| ((*it).to_owned(), self.text(it).to_owned()));
        kept.collect()
    }
}

/// What was done is on another page.
pub fn see_other(address: &str, cookies: CookieJar) -> Response {
    (cookies, Redirect::to(address)).into_response()
}

impl Visit {
    /// Shows the page of the form again, with why it was refused and what was typed into the
    /// fields named; a refusal that is about no field has a page of its own.
    pub async fn again(self, page: &str, typed: (&Fields, &[&str]), refusal: Refusal) -> Response {
        if sentences::wants_json(&self.headers) || !matches!(refusal, Refusal::Invalid(_)) {
            return self.refused(refusal).await;
        }
        let status = refusals::status(&refusal);
        let (fields, kept) = typed;
        let form = Form {
            refusal,
            typed: fields.kept(kept),
        };
        let asked = Asked {
            form: Some(form),
            ..self.asked
        };
        show(&Self { asked, ..self }, page, status).await
    }
}

/// Shows a page in answer to a form.
pub async fn show(visit: &Visit, page: &str, status: StatusCode) -> Response {
    let asked = Asked {
        address: page.to_owned(),
        ..visit.asked.clone()
    };
    let mut response = pages::render(&visit.web, page, asked).await;
    *response.status_mut() = status;
    response
}
