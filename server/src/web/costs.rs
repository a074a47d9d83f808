//! What an account cost, as a file; and the tags that costs are told by.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use super::mailing::Place;
use super::pdf::plain;
use actions::Refusal;
use actions::costs::{TypedCosts, choose_tag_keys, costs_csv, take_costs};
use app::Notice;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use islands::addresses;

const KEPT: [&str; 1] = ["keys"];

/// Hands out what the page shows, exactly.
pub async fn csv(
    visit: Visit,
    place: Place<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    match load(&visit, place, query).await {
        Ok((name, bytes)) => file(&name, bytes),
        Err(refusal) => visit.refused(refusal).await,
    }
}

async fn load(
    visit: &Visit,
    place: Place<String>,
    query: Vec<(String, String)>,
) -> Result<(String, Vec<u8>), Refusal> {
    let Path(account) = place.map_err(|_| Refusal::NotFound)?;
    let typed = TypedCosts::of(query);
    let (page, costs) = take_costs(&visit.web.portal, visit.caller()?, &account, &typed).await?;
    let period = page.period;
    let name = format!(
        "costs_{}_{}_{}.csv",
        page.account.name, period.start, period.end
    );
    Ok((name, costs_csv(&page, &costs)?))
}

fn file(name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", plain(name));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// Chooses the tag keys that costs are told by.
pub async fn tags(visit: Visit, place: Place<String>, fields: Fields) -> Response {
    let page = visit.path.clone();
    match choose(&visit, place, &fields).await {
        Ok(account) => {
            let notice = cookies::notice(&visit.web.door, Notice::TagKeysSaved);
            let costs = addresses::costs(&account);
            see_other(&costs, visit.jar.add(notice))
        }
        Err(refusal) => visit.again(&page, (&fields, &KEPT), refusal).await,
    }
}

async fn choose(visit: &Visit, place: Place<String>, fields: &Fields) -> Result<String, Refusal> {
    let Path(account) = place.map_err(|_| Refusal::NotFound)?;
    let ticked = fields.texts("key");
    let keys: Vec<_> = std::iter::once(fields.text("keys")).chain(ticked).collect();
    let typed = (account.as_str(), keys.join("\n"));
    let typed = (typed.0, typed.1.as_str());
    choose_tag_keys(&visit.web.portal, visit.caller()?, typed).await?;
    Ok(account)
}
