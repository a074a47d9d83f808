//! Files of usage: asked for, cancelled, and handed out by a signed link.

use super::asking::Visit;
use super::forms::{Fields, see_other};
use super::pdf::plain;
use actions::Refusal;
use actions::usage::{
    Chunks, TypedUsage, UsageDownload, UsageLink, ask_for_usage, cancel_usage_file, open_usage_file,
};
use axum::body::Body;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::Utc;
use documents::usage::reconciliation_csv;
use islands::addresses;

/// What is typed, and shown again where it is refused.
const TYPED: [&str; 9] = [
    "invoice", "scope", "from", "to", "format", "packing", "mark", "formulas", "mail",
];

type Named = Result<Path<(String, String)>, PathRejection>;

/// Has a file made; the same that is being made is the one.
pub async fn ask(
    visit: Visit,
    account: Result<Path<String>, PathRejection>,
    fields: Fields,
) -> Response {
    let Ok(Path(account)) = account else {
        return visit.refused(Refusal::NotFound).await;
    };
    let text = |field: &str| fields.text(field).to_owned();
    let typed = TypedUsage {
        invoice: text("invoice"),
        scope: text("scope"),
        from: text("from"),
        to: text("to"),
        format: text("format"),
        packing: text("packing"),
        mark: text("mark"),
        formulas: text("formulas"),
        mail: text("mail"),
    };
    let asked = match visit.caller() {
        Ok(caller) => ask_for_usage(&visit.web.portal, caller, &account, &typed).await,
        Err(refusal) => Err(refusal),
    };
    match asked {
        Ok(name) => see_other(&addresses::usage_file(&account, &name), visit.jar),
        Err(refusal) => {
            let page = match typed.invoice.as_str() {
                "" => addresses::usage(&account),
                invoice => addresses::usage_of_invoice(&account, invoice),
            };
            visit.again(&page, (&fields, &TYPED), refusal).await
        }
    }
}

/// Cancels a file that is being made.
pub async fn change(visit: Visit, named: Named, fields: Fields) -> Response {
    let changed = match (named, fields.text("do")) {
        (Ok(Path(named)), "cancel") => cancel(&visit, named).await,
        _ => Err(Refusal::NotFound),
    };
    match changed {
        Ok(address) => see_other(&address, visit.jar),
        Err(refusal) => visit.refused(refusal).await,
    }
}

async fn cancel(visit: &Visit, (account, name): (String, String)) -> Result<String, Refusal> {
    let portal = &visit.web.portal;
    cancel_usage_file(portal, visit.caller()?, (&account, &name)).await?;
    Ok(addresses::usage_file(&account, &name))
}

/// Hands out a part of a file, or what it adds up to, to whoever has the link.
pub async fn download(visit: Visit, named: Named) -> Response {
    let Ok(Path((link, what))) = named else {
        return visit.refused(Refusal::NotFound).await;
    };
    let what = match what.as_str() {
        addresses::RECONCILIATION => Some(UsageLink::Reconciliation),
        number => number.parse().ok().map(UsageLink::Part),
    };
    let opened = match what {
        Some(what) => open_usage_file(&visit.web.portal, (&link, what), Utc::now()).await,
        None => Err(Refusal::NotFound),
    };
    match opened {
        Ok(UsageDownload::Part(chunks)) => part(*chunks),
        Ok(UsageDownload::Reconciliation {
            file_name,
            reconciliation,
        }) => {
            let body = reconciliation_csv(&reconciliation);
            file("text/csv; charset=utf-8", &file_name, Body::from(body))
        }
        Err(refusal) => visit.refused(refusal).await,
    }
}

fn part(chunks: Chunks) -> Response {
    let stored = chunks.part.clone();
    let kind = match stored.file_name.ends_with(".gz") {
        true => "application/gzip",
        false => "text/csv; charset=utf-8",
    };
    let mut response = file(kind, &stored.file_name, stream(chunks));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, stored.size_bytes.into());
    if let Ok(tag) = format!("\"{}\"", stored.sha256).try_into() {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// A chunk at a time. What breaks in the middle ends the file before its length.
fn stream(chunks: Chunks) -> Body {
    let bytes = futures::stream::try_unfold(chunks, async |mut chunks| match chunks.next().await {
        Ok(bytes) => Ok(bytes.map(|it| (it, chunks))),
        Err(failure) => {
            tracing::error!(%failure, "handing out a file of usage");
            Err(failure)
        }
    });
    Body::from_stream(bytes)
}

fn file(kind: &'static str, name: &str, body: Body) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", plain(name));
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, body).into_response()
}
