//! Turning to another directory of the person (domain.md §4, flow 9).

use super::asking::Visit;
use super::forms::{Fields, see_other};
use super::{cookies, return_to};
use actions::sign_in::switch_directory;
use actions::{Refusal, Wrong};
use app::Notice;
use axum::response::Response;
use islands::addresses;

/// Looks at another directory from now on.
pub async fn switch(visit: Visit, fields: Fields) -> Response {
    match switched(&visit, &fields).await {
        Ok(()) => {
            let notice = cookies::notice(&visit.web.door, Notice::DirectorySwitched);
            let page = match fields.text("return_to") {
                "" => addresses::SCOPES,
                address => return_to::local(address),
            };
            see_other(page, visit.jar.add(notice))
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
    let token = cookies::token(&visit.web.door, &visit.jar).ok_or(Refusal::NotFound)?;
    switch_directory(&visit.web.portal, visit.caller()?, &token, directory).await
}
