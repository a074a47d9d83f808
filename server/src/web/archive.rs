//! Many files as one zip, handed out while it is written: at no time is more of it in memory than the
//! document that is its turn.

use super::asking::Visit;
use super::forms::Fields;
use super::pdf::plain;
use actions::Failure;
use actions::Refusal;
use actions::invoices::{Archive, Picked, archive_invoices};
use app::{Asked, asked_filter};
use axum::body::Body;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use documents::zip::{Packing, Zip};

type Place = Result<Path<String>, PathRejection>;

/// Hands out the documents that were ticked in the list, or all that its filter finds.
pub async fn invoices(visit: Visit, place: Place, uri: Uri, fields: Fields) -> Response {
    let page = uri.to_string();
    match gather(&visit, place, &page, &fields).await {
        Ok(archive) => file(archive),
        Err(refusal) => visit.again(&page, (&fields, &[]), refusal).await,
    }
}

async fn gather(
    visit: &Visit,
    place: Place,
    page: &str,
    fields: &Fields,
) -> Result<Archive, Refusal> {
    let Path(account) = place.map_err(|_| Refusal::NotFound)?;
    let language = fields.text("language").parse();
    let language = language.unwrap_or(visit.asked.language);
    let picked = match fields.text("what") {
        "found" => {
            let asked = Asked {
                address: page.to_owned(),
                ..visit.asked.clone()
            };
            Picked::Found(Box::new(asked_filter(&asked).filter))
        }
        _ => Picked::Named(fields.texts("invoice").map(str::to_owned).collect()),
    };
    let portal = &visit.web.portal;
    archive_invoices(portal, visit.caller()?, &account, (&picked, language)).await
}

/// The answer, which goes on as long as its reader takes it.
pub fn file(archive: Archive) -> Response {
    let name = plain(&archive.file_name);
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, stream(archive)).into_response()
}

/// A file at a time. What breaks in the middle breaks the answer too: there is no end to it, and no
/// list of what is in it.
fn stream(archive: Archive) -> Body {
    let zip = Zip::new(archive.made_on);
    let parts = futures::stream::try_unfold(Some((archive, zip)), async |going| {
        let Some((archive, zip)) = going else {
            return Ok(None);
        };
        let name = archive.file_name.clone();
        part(archive, zip).await.map(Some).inspect_err(|failure| {
            tracing::error!(%failure, archive = name, "handing out documents");
        })
    });
    Body::from_stream(parts)
}

/// What is still to be handed out; nothing after the end.
type Going = Option<(Archive, Zip)>;

async fn part(mut archive: Archive, mut zip: Zip) -> Result<(Vec<u8>, Going), Failure> {
    let Some(file) = archive.file().await? else {
        return Ok((zip.end(), None));
    };
    let packing = match file.is_pdf {
        true => Packing::Stored,
        false => Packing::Deflated,
    };
    let added = zip.add(&file.path, packing, &file.bytes);
    let part = added.map_err(|cause| Failure::new(format!("A zip broke off: {cause}")))?;
    Ok((part, Some((archive, zip))))
}
