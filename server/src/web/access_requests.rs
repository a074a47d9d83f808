//! Asking for access from where something is not seen, and deciding what was asked.

use super::asking::Visit;
use super::forms::{Fields, see_other};
use super::{cookies, return_to};
use actions::Refusal;
use actions::access_requests::{Decision, ask_for_access, decide_request};
use actions::explain::Wanted;
use app::Notice;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use islands::addresses;

/// Asks for what is missing to see something; the page it was asked from says so.
pub async fn ask(visit: Visit, fields: Fields) -> Response {
    let named = |field| Some(fields.text(field).to_owned()).filter(|it| !it.is_empty());
    let wanted = Wanted {
        account: named("account"),
        profile: named("profile"),
        subscription: named("subscription"),
        invoice: named("invoice"),
        name: named("name"),
        month: None,
    };
    let asked = match visit.caller() {
        Ok(caller) => ask_for_access(&visit.web.portal, caller, &wanted).await,
        Err(refusal) => Err(refusal),
    };
    match asked {
        Ok(()) => {
            let notice = cookies::notice(&visit.web.door, Notice::AccessAsked);
            let page = return_to::local(fields.text("return_to")).to_owned();
            see_other(&page, visit.jar.add(notice))
        }
        Err(refusal) => visit.refused(refusal).await,
    }
}

/// Gives what was asked for, or refuses it; goes on to what whoever decided may see.
pub async fn decide(
    visit: Visit,
    account: Result<Path<String>, PathRejection>,
    fields: Fields,
) -> Response {
    match decided(&visit, account, &fields).await {
        Ok((next, notice)) => {
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(&next, visit.jar.add(notice))
        }
        Err(refusal) => {
            let page = visit.path.clone();
            visit
                .again(&page, (&fields, &["request", "role", "sentence"]), refusal)
                .await
        }
    }
}

async fn decided(
    visit: &Visit,
    account: Result<Path<String>, PathRejection>,
    fields: &Fields,
) -> Result<(String, Notice), Refusal> {
    let Path(account) = account.map_err(|_| Refusal::NotFound)?;
    let request = fields.text("request").parse();
    let request = request.map_err(|_| Refusal::NotFound)?;
    let (decision, notice) = match fields.text("do") {
        "give" => {
            let role = fields.text("role").parse();
            let role = role.map_err(|_| Refusal::NotFound)?;
            (Decision::Give(role), Notice::AccessGiven)
        }
        "share" => (Decision::Share, Notice::SharingOn),
        "refuse" => {
            let sentence = fields.text("sentence").to_owned();
            (Decision::Refuse(sentence), Notice::AccessRefused)
        }
        _ => return Err(Refusal::NotFound),
    };
    let place = (account.as_str(), request);
    let decided = decide_request(&visit.web.portal, visit.caller()?, place, &decision).await?;
    // Where nothing waits for them any more, the list is not theirs to see.
    let next = match (decided.profile, decided.subscription) {
        _ if decided.is_list_left => addresses::access_requests(&account),
        (Some(profile), _) => addresses::profile_access(&account, &profile),
        (None, Some(subscription)) => addresses::sharing(&account, &subscription),
        (None, None) => addresses::account(&account),
    };
    Ok((next, notice))
}
