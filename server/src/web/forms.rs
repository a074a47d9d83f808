//! Forms: what was typed, and how they are answered. Done is 303 to a page that says so; refused
//! is the same page again with what was typed, passwords aside.

use super::asking::Visit;
use super::{pages, refusals, sentences};
use actions::{Problem, Refusal, TypedEnd, Wrong};
use app::{Asked, Form};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use billing::Language;
use std::collections::BTreeMap;
use words::format;
use words::refusals::invalid_request;

/// The fields of a form that was sent, in order; a list sends one name many times.
pub struct Fields(Vec<(String, String)>);

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
        self.texts(field).next().unwrap_or_default()
    }

    /// A number that was typed in the reader's way, as a plain one; what is none stays as it is,
    /// for the action to refuse.
    pub fn number(&self, field: &str, language: Language) -> String {
        let typed = self.text(field);
        format::read(language, typed).map_or_else(|| typed.to_owned(), |it| it.to_string())
    }

    /// Whether the box was ticked that says that something is right, though it was asked about.
    pub fn is_confirmed(&self) -> bool {
        !self.text("confirmed").is_empty()
    }

    /// The last day of what is to end.
    pub fn end(&self) -> TypedEnd {
        TypedEnd {
            last_day: self.text("last_day").to_owned(),
            is_confirmed: self.is_confirmed(),
        }
    }

    /// Everything that was sent under one name.
    pub fn texts(&self, field: &str) -> impl Iterator<Item = &str> {
        let named = self.0.iter().filter(move |(name, _)| name == field);
        named.map(|(_, text)| text.as_str())
    }

    /// Refuses a form with a field left empty, and says which.
    pub fn require(&self, fields: &[&'static str]) -> Result<(), Refusal> {
        let empty = fields
            .iter()
            .filter(|it| billing::text::said(self.text(it)).is_none());
        let problems: Vec<_> = empty
            .map(|field| Problem {
                field,
                wrong: Wrong::Required,
            })
            .collect();
        match problems.is_empty() {
            true => Ok(()),
            false => Err(Refusal::Invalid(problems)),
        }
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

/// Shows a page in answer to a form. Where there is no page for whoever sent it, that is the answer,
/// whatever was typed.
async fn show(visit: &Visit, page: &str, status: StatusCode) -> Response {
    let asked = Asked {
        address: page.to_owned(),
        ..visit.asked.clone()
    };
    let mut response = pages::render(&visit.web, page, asked).await;
    if response.status().is_success() {
        *response.status_mut() = status;
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[tokio::test]
    async fn a_name_may_be_sent_many_times() {
        let form = "application/x-www-form-urlencoded";
        let request = Request::post("/").header("content-type", form);
        let request = request.body(Body::from("of=1&to=a&of=2"));
        let fields = Fields::from_request(request.expect("a request"), &()).await;
        let Ok(fields) = fields else { panic!("a form") };
        assert_eq!(fields.texts("of").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(
            [fields.text("of"), fields.text("to"), fields.text("no")],
            ["1", "a", ""]
        );
    }
}
