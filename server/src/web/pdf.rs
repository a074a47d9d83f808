//! The PDF of an invoice, to save.

use super::asking::Visit;
use super::forms::Fields;
use super::on_invoice::{Place, invoice_path};
use actions::Refusal;
use actions::invoices::{Download, download_invoice, open_invoice};
use axum::extract::Query;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;

/// Hands out the PDF in the language asked for, else in the reader's.
pub async fn download(
    visit: Visit,
    place: Place,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response {
    let language = query.get("language").map(String::as_str);
    match load(&visit, place, language).await {
        Ok(download) => file(download),
        Err(refusal) => visit.refused(refusal).await,
    }
}

/// What is no name is no invoice either.
async fn load(visit: &Visit, place: Place, language: Option<&str>) -> Result<Download, Refusal> {
    let path = invoice_path(place)?;
    let language = match language {
        Some(tag) => tag.parse().map_err(|_| Refusal::NotFound)?,
        None => visit.asked.language,
    };
    download_invoice(&visit.web.portal, visit.caller()?, &path, language).await
}

/// Hands the PDF to an operator who says why.
pub async fn open(visit: Visit, place: Place, fields: Fields) -> Response {
    let page = visit.path.clone();
    let asked = (visit.asked.language, fields.text("reason"));
    let opened = match (invoice_path(place), visit.caller()) {
        (Ok(path), Ok(caller)) => open_invoice(&visit.web.portal, caller, &path, asked).await,
        _ => Err(Refusal::NotFound),
    };
    match opened {
        Ok(download) => file(download),
        Err(refusal) => visit.again(&page, (&fields, &["reason"]), refusal).await,
    }
}

fn file(download: Download) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", plain(&download.file_name));
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::ETAG, format!("\"{}\"", download.sha256)),
    ];
    let mut response = (headers, download.bytes).into_response();
    let private = HeaderValue::from_static("private, no-store");
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, private);
    response
}

/// A file name that means the same in every header and on every disk.
pub fn plain(name: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    name.chars()
        .map(|it| if is_plain(it) { it } else { '-' })
        .collect()
}
