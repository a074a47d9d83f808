//! Styles, scripts, icons and fonts: inside the program, at addresses that carry the build, so
//! that a browser may keep them for ever.

use super::sentences;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{Embed, EmbeddedFile};
use words::refusals::not_found;

/// What the build is called.
pub const BUILD: &str = env!("RECKONER_BUILD_ID");
/// Where the files of this build are.
pub const ASSETS: &str = concat!("/pkg/", env!("RECKONER_BUILD_ID"));

#[derive(Embed)]
#[folder = "site/"]
struct Site;

/// Hands out a file of this build. One of another build is gone: under the same address it would
/// be kept with the wrong content.
pub async fn file(Path((build, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let kind = kind(&path).filter(|_| build == BUILD);
    let compressed = compressed(&path).filter(|_| accepts_brotli(&headers));
    match (kind, compressed, Site::get(&path)) {
        (Some(kind), Some(twin), _) => {
            ([(header::CONTENT_ENCODING, "br")], found(kind, twin)).into_response()
        }
        (Some(kind), None, Some(file)) => found(kind, file),
        _ => sentences::answer(&headers, StatusCode::NOT_FOUND, not_found),
    }
}

fn compressed(path: &str) -> Option<EmbeddedFile> {
    Site::get(&format!("{path}.br"))
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|it| it.to_str().ok());
    accepted.is_some_and(|it| {
        it.split(',')
            .any(|it| it.trim().split(';').next() == Some("br"))
    })
}

fn found(kind: &'static str, file: EmbeddedFile) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    (headers, file.data).into_response()
}

/// The type of a file; none for what is no file of its own, such as a compressed twin.
fn kind(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

/// The files that a browser may ask for.
#[cfg(test)]
pub fn paths() -> impl Iterator<Item = String> {
    let files = Site::iter().map(|it| it.into_owned());
    files.filter(|it| kind(it).is_some())
}
