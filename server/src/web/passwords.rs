//! Passwords: changed, forgotten, and set by a link.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use super::sign_in::signed_out;
use actions::Refusal;
use actions::sign_in::{NewPassword, change_password, request_reset, reset_password};
use app::Notice;
use axum::extract::Path;
use axum::response::Response;
use chrono::Utc;

/// Changes one's own password. That ends every other session; one stays signed in.
pub async fn change(visit: Visit, fields: Fields) -> Response {
    match changed(&visit, &fields).await {
        Ok(()) => {
            let notice = cookies::notice(&visit.web.door, Notice::PasswordChanged);
            see_other("/", visit.jar.add(notice))
        }
        Err(refusal) => again(visit, &fields, refusal).await,
    }
}

async fn changed(visit: &Visit, fields: &Fields) -> Result<(), Refusal> {
    fields.require(&["current", "new", "again"])?;
    let token = cookies::token(&visit.web.door, &visit.jar).ok_or(Refusal::NotFound)?;
    change_password(&visit.web.portal, visit.caller()?, &token, typed(fields)).await
}

/// Sets a password by link. That ends every session, so one signs in again with the new one.
pub async fn reset(visit: Visit, Path(link): Path<String>, fields: Fields) -> Response {
    match set_by_link(&visit, &link, &fields).await {
        Ok(()) => signed_out(visit, Notice::PasswordSet),
        Err(refusal) => again(visit, &fields, refusal).await,
    }
}

async fn set_by_link(visit: &Visit, link: &str, fields: &Fields) -> Result<(), Refusal> {
    fields.require(&["new", "again"])?;
    reset_password(&visit.web.portal, link, typed(fields), Utc::now()).await
}

/// The same page again; passwords are typed anew.
async fn again(visit: Visit, fields: &Fields, refusal: Refusal) -> Response {
    let page = visit.path.clone();
    visit.again(&page, (fields, &[]), refusal).await
}

/// Asks for a link. The answer is the same for everyone.
pub async fn ask_for_link(visit: Visit, fields: Fields) -> Response {
    let email = fields.text("email");
    let asked = (visit.asked.language, Utc::now());
    match request_reset(&visit.web.portal, email, &visit.place, asked).await {
        Ok(()) => see_other("/forgotten-password?asked=yes", visit.jar),
        Err(refusal) => {
            let page = visit.path.clone();
            visit.again(&page, (&fields, &["email"]), refusal).await
        }
    }
}

fn typed(fields: &Fields) -> NewPassword {
    NewPassword {
        current: fields.text("current").to_owned(),
        new: fields.text("new").to_owned(),
        again: fields.text("again").to_owned(),
    }
}
