//! Passwords: changed, forgotten, and set by a link.

use super::asking::Visit;
use super::forms::{Fields, see_other};
use super::sign_in::signed_out;
use actions::Refusal;
use actions::sign_in::{NewPassword, change_password, request_reset, reset_password};
use app::Notice;
use axum::extract::Path;
use axum::response::Response;
use chrono::Utc;

/// Changes one's own password. That ends every session, so one signs in again with the new one.
pub async fn change(visit: Visit, fields: Fields) -> Response {
    let changed = match visit.caller() {
        Ok(caller) => change_password(&visit.web.portal, caller, typed(&fields)).await,
        Err(refusal) => Err(refusal),
    };
    answer(visit, &fields, changed).await
}

/// Sets a password by link.
pub async fn reset(visit: Visit, Path(link): Path<String>, fields: Fields) -> Response {
    let set = reset_password(&visit.web.portal, &link, typed(&fields), Utc::now()).await;
    answer(visit, &fields, set).await
}

async fn answer(visit: Visit, fields: &Fields, outcome: Result<(), Refusal>) -> Response {
    let page = visit.path.clone();
    match outcome {
        Ok(()) => signed_out(visit, Notice::PasswordChanged),
        Err(refusal) => visit.again(&page, (fields, &[]), refusal).await,
    }
}

/// Asks for a link. The answer is the same for everyone.
pub async fn ask_for_link(visit: Visit, fields: Fields) -> Response {
    let email = fields.text("email");
    match request_reset(&visit.web.portal, email, &visit.place, Utc::now()).await {
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
