//! A browser for tests: it keeps cookies and says where its requests come from.

use crate::web::{Proxies, Serving, router};
use actions::sign_in::SignInWith;
use actions::{Portal, demo, sign_in};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode, header};
use billing::IdentityKind;
use chrono::{NaiveDate, Utc};
use migrations::{Migrator, MigratorTrait};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;
use tower::ServiceExt;

pub const OPERATOR: &str = "operator@example.com";
pub const PASSWORD: &str = "correct horse battery";

/// How many statements the database was sent.
#[derive(Debug, Clone, Default)]
pub struct Statements(Arc<AtomicUsize>);

impl Statements {
    /// Since the portal was opened.
    pub fn sent(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// A portal with one operator, and a browser that looks at it.
pub struct Browser {
    pub portal: Portal,
    pub statements: Statements,
    router: Router,
    cookie: String,
    folder: TempDir,
}

/// An answer that was read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |it| it.to_str().expect("a readable header"))
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("text")
    }

    /// The cookie of this name as it was set.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let mut set = self.headers.get_all(header::SET_COOKIE).iter();
        let all = set.find_map(|it| it.to_str().ok().filter(|it| it.starts_with(name)));
        all.filter(|it| it[name.len()..].starts_with('='))
    }
}

impl Browser {
    pub async fn new() -> Self {
        Self::at("http://localhost:3000").await
    }

    pub async fn at(public_url: &str) -> Self {
        let browser = Self::over_nothing(public_url).await;
        add_operator(&browser.portal).await;
        browser
    }

    /// Over the demo world as it stood on a day; nothing is rendered yet.
    pub async fn in_demo(day: NaiveDate) -> Self {
        let browser = Self::over_nothing("http://localhost:3000").await;
        let filled = demo::fill(&browser.portal, Some(day), Utc::now(), |_| {});
        filled.await.expect("the demo world");
        browser
    }

    /// The same with the portal changed.
    pub fn with_portal(self, change: impl FnOnce(Portal) -> Portal) -> Self {
        let portal = change(self.portal);
        Self {
            router: router(portal.clone(), &serving("http://localhost:3000")),
            portal,
            ..self
        }
    }

    /// Where the portal keeps its files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn over_nothing(public_url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("reckoner.db").display());
        let mut database = store::open(&url).await.expect("a database");
        Migrator::up(&database, None).await.expect("a schema");
        let statements = Statements::default();
        let counted = statements.0.clone();
        database.set_metric_callback(move |_| {
            counted.fetch_add(1, Ordering::Relaxed);
        });
        let portal = Portal::open(database, folder.path())
            .await
            .expect("a portal");
        Self {
            router: router(portal.clone(), &serving(public_url)),
            portal,
            statements,
            cookie: String::new(),
            folder,
        }
    }

    /// The same with providers that one can sign in with.
    pub fn with_sign_in(self, providers: Vec<SignInWith>) -> Self {
        self.with_portal(|portal| portal.with_sign_in(providers))
    }

    /// The same, where whoever knows this secret posts mail that came back.
    pub fn with_returned(self, secret: &str) -> Self {
        let serving = Serving {
            returned: Some(secret.parse().expect("a secret")),
            ..serving("http://localhost:3000")
        };
        Self {
            router: router(self.portal.clone(), &serving),
            ..self
        }
    }

    /// The same, signed in as the operator.
    pub async fn signed_in() -> Self {
        let mut browser = Self::new().await;
        let answer = browser.sign_in(PASSWORD, "").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        browser.keep(&answer, "reckoner-session");
        browser
    }

    pub async fn sign_in(&self, password: &str, return_to: &str) -> Answer {
        let fields = [
            ("email", OPERATOR),
            ("password", password),
            ("return_to", return_to),
        ];
        self.post("/sign-in", &fields).await
    }

    /// Sends a cookie along from now on.
    pub fn keep(&mut self, answer: &Answer, name: &str) {
        let set = answer.cookie(name).expect("a cookie of this name");
        self.cookie = set.split(';').next().unwrap_or(set).to_owned();
    }

    /// Sends no cookie along any more: somebody else's browser.
    pub fn forget(&mut self) {
        self.cookie.clear();
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).header("accept", "text/html"), "")
            .await
    }

    /// The same with one cookie more, for this request alone.
    pub async fn get_with(&self, address: &str, cookie: &str) -> Answer {
        let request = Request::get(address).header("accept", "text/html");
        self.send(request.header("cookie", cookie), "").await
    }

    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(address).header("sec-fetch-site", "same-origin");
        self.post_with(request, fields).await
    }

    pub async fn post_with(&self, request: Builder, fields: &[(&str, &str)]) -> Answer {
        let form = islands::addresses::query(fields.iter().copied());
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        self.send(request, &form).await
    }

    pub async fn send(&self, request: Builder, body: &str) -> Answer {
        let (parts, bytes) = self.answer(request, body).await;
        Answer {
            status: parts.status,
            headers: parts.headers,
            bytes: bytes.expect("a body").to_vec(),
        }
    }

    /// Whether an answer begins well, and is not read to an end.
    pub async fn breaks_off(&self, request: Builder, body: &str) -> bool {
        let (parts, bytes) = self.answer(request, body).await;
        parts.status == StatusCode::OK && bytes.is_err()
    }

    async fn answer(
        &self,
        request: Builder,
        body: &str,
    ) -> (axum::http::response::Parts, Result<Bytes, axum::Error>) {
        let request = request.header("cookie", &self.cookie);
        let request = request
            .body(Body::from(body.to_owned()))
            .expect("a request");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let (parts, body) = response.into_parts();
        (parts, to_bytes(body, 10_000_000).await)
    }
}

fn serving(public_url: &str) -> Serving {
    Serving {
        listen: ([127, 0, 0, 1], 3000).into(),
        public_url: public_url.to_owned(),
        trusted_proxies: Proxies::default(),
        returned: None,
    }
}

async fn add_operator(portal: &Portal) {
    let (kind, now) = (IdentityKind::Operator, Utc::now());
    sign_in::add_user(portal, OPERATOR, kind, None, now)
        .await
        .expect("an operator");
    sign_in::set_demo_passwords(portal, PASSWORD, now)
        .await
        .expect("a password");
}
