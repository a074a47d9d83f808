//! Turning to another directory of the person (domain.md §4, flow 9).

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::sign_in::switch_directory;
use actions::{Refusal, Wrong};
use app::Notice;
use axum::response::Response;

/// Looks at another directory from now on.
pub async fn switch(visit: Visit, fields: Fields) -> Response {
    match switched(&visit, &fields).await {
        Ok(()) => {
            let notice = cookies::notice(&visit.web.door, Notice::DirectorySwitched);
            see_other("/billing/scopes", visit.jar.add(notice))
        }
        Err(refusal) => {
            let page = visit.path.clone();
            visit.again(&page, (&fields, &[]), refusal).await
        }
    }
}

async fn switched(visit: &Visit, fields: &Fields) -> Result<(), Refusal> {
    let directory = fields.text("directory").parse();
    let directory = directory.map_err(|_| Refusal::wrong("directory", Wrong::Directory))?;
    let token = cookies::token(&visit.jar).ok_or(Refusal::NotFound)?;
    switch_directory(&visit.web.portal, visit.caller()?, &token, directory).await
}
