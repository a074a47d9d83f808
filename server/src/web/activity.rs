//! The activity of an account as files: its lines, and their signature.

use super::asking::Visit;
use super::pdf::plain;
use actions::Refusal;
use actions::audit::{Export, export_activity, export_key, sign_activity};
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;

type Place = Result<Path<String>, PathRejection>;
type Asked = Query<BTreeMap<String, String>>;

/// Hands out the lines, as they are read.
pub async fn lines(visit: Visit, place: Place, Query(query): Asked) -> Response {
    let export = match asked(place, &query) {
        Ok((account, through)) => match visit.caller() {
            Ok(caller) => export_activity(&visit.web.portal, caller, (&account, through)).await,
            Err(refusal) => Err(refusal),
        },
        Err(refusal) => Err(refusal),
    };
    match export {
        Ok(export) => {
            let name = export.file_name.clone();
            file("application/x-ndjson", &name, stream(export))
        }
        Err(refusal) => visit.refused(refusal).await,
    }
}

/// Hands out the signature of the same lines.
pub async fn signature(visit: Visit, place: Place, Query(query): Asked) -> Response {
    let signed = match asked(place, &query) {
        Ok((account, through)) => match visit.caller() {
            Ok(caller) => sign_activity(&visit.web.portal, caller, (&account, through))
                .await
                .map(|it| (it, through)),
            Err(refusal) => Err(refusal),
        },
        Err(refusal) => Err(refusal),
    };
    match signed {
        Ok((signature, through)) => file(
            "application/octet-stream",
            &format!("activity-{through}.sig"),
            Body::from(signature),
        ),
        Err(refusal) => visit.refused(refusal).await,
    }
}

/// Hands out the key that they are checked with.
pub async fn key(visit: Visit, place: Place) -> Response {
    let key = match (place, visit.caller()) {
        (Ok(Path(account)), Ok(caller)) => export_key(&visit.web.portal, caller, &account).await,
        (Err(_), _) => Err(Refusal::NotFound),
        (_, Err(refusal)) => Err(refusal),
    };
    match key {
        Ok(key) => file("application/octet-stream", "portal.der", Body::from(key)),
        Err(refusal) => visit.refused(refusal).await,
    }
}

fn asked(place: Place, query: &BTreeMap<String, String>) -> Result<(String, i64), Refusal> {
    let Path(account) = place.map_err(|_| Refusal::NotFound)?;
    let through = query.get("through").and_then(|it| it.parse().ok());
    Ok((account, through.ok_or(Refusal::NotFound)?))
}

/// A part at a time. What breaks in the middle ends the file, which then fits no signature.
fn stream(export: Export) -> Body {
    let parts = futures::stream::try_unfold(export, async |mut export| match export.part().await {
        Ok(part) => Ok(part.map(|it| (it, export))),
        Err(failure) => {
            tracing::error!(%failure, "exporting the audit trail");
            Err(failure)
        }
    });
    Body::from_stream(parts)
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
