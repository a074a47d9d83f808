//! The language of a reader: the one chosen, else the first of the browser's that there is.

use super::cookies;
use axum::http::{HeaderMap, header};
use axum_extra::extract::CookieJar;
use billing::Language;

/// The language to answer a request in.
pub fn of(headers: &HeaderMap) -> Language {
    let jar = CookieJar::from_headers(headers);
    let chosen = jar.get(cookies::LANGUAGE);
    chosen
        .and_then(|it| it.value().parse().ok())
        .unwrap_or_else(|| {
            let accepted = headers.get(header::ACCEPT_LANGUAGE);
            let accepted = accepted.and_then(|it| it.to_str().ok());
            Language::preferred(accepted.unwrap_or_default())
        })
}
