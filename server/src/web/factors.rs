//! Setting an authenticator app up, turning it off, and new recovery codes.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::sign_in::{self, AppSetUp, NewCodes};
use app::{Notice, SecurityNotice};
use axum::response::Response;
use islands::addresses;

/// What the page offered is offered again, so that nobody scans a second time.
const KEPT: [&str; 1] = ["sealed"];

/// Sets the app up whose secret the page offered.
pub async fn set_up(visit: Visit, fields: Fields) -> Response {
    let done = is_set_up(&visit, &fields).await;
    answer(visit, &fields, done, SecurityNotice::AppOn).await
}

async fn is_set_up(visit: &Visit, fields: &Fields) -> Result<(), Refusal> {
    fields.require(&["code", "current"])?;
    let typed = AppSetUp {
        sealed: fields.text("sealed").to_owned(),
        current: fields.text("current").to_owned(),
        code: fields.text("code").to_owned(),
    };
    sign_in::set_up_app(&visit.web.portal, visit.caller()?, typed).await
}

/// Turns the app off.
pub async fn turn_off(visit: Visit, fields: Fields) -> Response {
    let done = is_turned_off(&visit, &fields).await;
    answer(visit, &fields, done, SecurityNotice::AppOff).await
}

async fn is_turned_off(visit: &Visit, fields: &Fields) -> Result<(), Refusal> {
    fields.require(&["current", "code"])?;
    let typed = ["current", "code"].map(|it| fields.text(it).to_owned());
    sign_in::turn_off_app(&visit.web.portal, visit.caller()?, typed, &visit.place).await
}

/// Replaces the recovery codes by those that the page offered.
pub async fn replace_codes(visit: Visit, fields: Fields) -> Response {
    let done = are_replaced(&visit, &fields).await;
    answer(visit, &fields, done, SecurityNotice::CodesSaved).await
}

async fn are_replaced(visit: &Visit, fields: &Fields) -> Result<(), Refusal> {
    fields.require(&["current"])?;
    let new = NewCodes {
        sealed: fields.text("sealed").to_owned(),
        current: fields.text("current").to_owned(),
    };
    sign_in::replace_codes(&visit.web.portal, visit.caller()?, new).await
}

async fn answer(
    visit: Visit,
    fields: &Fields,
    done: Result<(), Refusal>,
    notice: SecurityNotice,
) -> Response {
    match done {
        Ok(()) => changed(visit, notice),
        Err(refusal) => {
            let page = visit.path.clone();
            visit.again(&page, (fields, &KEPT), refusal).await
        }
    }
}

/// To the page *Security*, which says what was done.
pub fn changed(visit: Visit, notice: SecurityNotice) -> Response {
    let notice = cookies::notice(&visit.web.door, Notice::Security(notice));
    see_other(addresses::SECURITY, visit.jar.add(notice))
}
