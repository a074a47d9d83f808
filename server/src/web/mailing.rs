//! Invoices by e-mail: who gets them, what was sent, sending again, pausing, and stopping.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::mail::{
    AddressChange, MailPart, MailPath, Removing, TypedRecipient, add_recipient, change_address,
    confirm_address, opt_in, opt_out, pause_mail, remove_recipient, send_again, send_test,
    set_preference, set_reminders, stop_mail,
};
use app::{MailNotice, Notice};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::Utc;
use islands::addresses;

pub(super) type Place<T> = Result<Path<T>, PathRejection>;

const KEPT: [&str; 2] = ["email", "language"];
/// What a mail program sends in its reader's name (RFC 8058).
const ONE_CLICK: (&str, &str) = ("List-Unsubscribe", "One-Click");
/// Says who gets the invoices of a profile.
pub async fn profile(visit: Visit, place: Place<(String, String)>, fields: Fields) -> Response {
    change(visit, place.map(of_profile), &fields).await
}

pub(super) fn of_profile(Path((account, profile)): Path<(String, String)>) -> MailPath {
    MailPath {
        account,
        part: MailPart::Profile(profile),
    }
}

/// Says whether the invoices of a subscription or support plan are sent, where to, and who else gets
/// them.
pub async fn subscription(
    visit: Visit,
    place: Place<(String, String)>,
    fields: Fields,
) -> Response {
    change(visit, place.map(of_subscription), &fields).await
}

pub(super) fn of_subscription(Path((account, subscription)): Path<(String, String)>) -> MailPath {
    MailPath {
        account,
        part: MailPart::Subscription(subscription),
    }
}

/// Says who gets the invoices of an enrolment.
pub async fn contacts(visit: Visit, place: Place<String>, fields: Fields) -> Response {
    change(visit, place.map(of_enrolment), &fields).await
}

pub(super) fn of_enrolment(Path(account): Path<String>) -> MailPath {
    MailPath {
        account,
        part: MailPart::Enrolment,
    }
}

async fn change(visit: Visit, path: Result<MailPath, PathRejection>, fields: &Fields) -> Response {
    let page = visit.path.clone();
    let done = match path.map_err(|_| Refusal::NotFound) {
        Ok(path) => changed(&visit, &path, fields).await,
        Err(refusal) => Err(refusal),
    };
    answer(visit, &page, (fields, done)).await
}

async fn changed(visit: &Visit, path: &MailPath, fields: &Fields) -> Result<MailNotice, Refusal> {
    let (portal, caller) = (&visit.web.portal, visit.caller()?);
    match fields.text("do") {
        "save" => {
            let typed = fields.text("preference");
            let is_on = set_preference(portal, caller, path, typed).await?;
            Ok(match is_on {
                true => MailNotice::On,
                false => MailNotice::Off,
            })
        }
        "opt-in" => {
            opt_in(portal, caller, path, fields.text("terms")).await?;
            Ok(MailNotice::On)
        }
        "opt-out" => {
            opt_out(portal, caller, path).await?;
            Ok(MailNotice::Off)
        }
        "address" => {
            let change = change_address(portal, caller, path, fields.text("email")).await?;
            Ok(match change {
                AddressChange::Asked => MailNotice::AddressAsked,
                AddressChange::Holds => MailNotice::AddressKept,
            })
        }
        "add" => {
            let [email, language] = KEPT.map(|it| fields.text(it).to_owned());
            let typed = TypedRecipient { email, language };
            add_recipient(portal, caller, path, &typed).await?;
            Ok(MailNotice::Added)
        }
        "remove" => {
            let recipient = fields.text("recipient").parse();
            let recipient = recipient.map_err(|_| Refusal::NotFound)?;
            let removing = Removing {
                recipient,
                is_confirmed: fields.text("confirmed") == "yes",
            };
            remove_recipient(portal, caller, path, removing).await?;
            Ok(MailNotice::Removed)
        }
        "test" => {
            send_test(portal, caller, path).await?;
            Ok(MailNotice::Tested)
        }
        _ => Err(Refusal::NotFound),
    }
}

async fn answer(
    visit: Visit,
    page: &str,
    (fields, done): (&Fields, Result<MailNotice, Refusal>),
) -> Response {
    match done {
        Ok(notice) => {
            let notice = cookies::notice(&visit.web.door, Notice::Mail(notice));
            see_other(page, visit.jar.add(notice))
        }
        Err(refusal) => visit.again(page, (fields, &KEPT), refusal).await,
    }
}

/// Turns the reminders of an account on or off.
pub async fn reminders(visit: Visit, place: Place<String>, fields: Fields) -> Response {
    let page = visit.path.clone();
    let done = match (place, visit.caller()) {
        (Ok(Path(account)), Ok(caller)) => {
            let typed = (account.as_str(), fields.text("reminders"));
            set_reminders(&visit.web.portal, caller, typed).await
        }
        (Err(_), _) => Err(Refusal::NotFound),
        (_, Err(refusal)) => Err(refusal),
    };
    let done = done.map(|is_on| match is_on {
        true => MailNotice::RemindersOn,
        false => MailNotice::RemindersOff,
    });
    answer(visit, &page, (&fields, done)).await
}

/// Pauses all mail, or lets it go on.
pub async fn pause(visit: Visit, fields: Fields) -> Response {
    let done = match visit.caller() {
        Ok(caller) => pause_mail(&visit.web.portal, caller, fields.text("do")).await,
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|is_paused| match is_paused {
        true => MailNotice::Paused,
        false => MailNotice::Resumed,
    });
    answer(visit, addresses::MAIL, (&fields, done)).await
}

/// Sends a mail again.
pub async fn again(visit: Visit, place: Place<String>, fields: Fields) -> Response {
    let page = visit.path.clone();
    let done = sent_again(&visit, place, &fields).await;
    let done = done.map(|()| MailNotice::Again);
    answer(visit, &page, (&fields, done)).await
}

async fn sent_again(visit: &Visit, place: Place<String>, fields: &Fields) -> Result<(), Refusal> {
    let Path(id) = place.map_err(|_| Refusal::NotFound)?;
    let (Ok(id), Ok(key)) = (id.parse(), fields.text("key").parse()) else {
        return Err(Refusal::NotFound);
    };
    if fields.text("do") != "again" {
        return Err(Refusal::NotFound);
    }
    send_again(&visit.web.portal, visit.caller()?, (id, key)).await
}

/// Stops the mail to an added recipient, from its page or in one click of a mail program.
pub async fn stop(visit: Visit, Path(link): Path<String>, fields: Fields) -> Response {
    let page = visit.path.clone();
    let is_one_click = fields.text(ONE_CLICK.0) == ONE_CLICK.1;
    match stop_mail(&visit.web.portal, &link, Utc::now()).await {
        // A program follows no redirect (RFC 8058, section 3.1).
        Ok(()) if is_one_click => StatusCode::OK.into_response(),
        Ok(()) => see_other(&page, visit.jar),
        Err(refusal) => visit.again(&page, (&fields, &[]), refusal).await,
    }
}

/// Has invoices sent to the new address whose link was followed.
pub async fn confirm(visit: Visit, Path(link): Path<String>, fields: Fields) -> Response {
    let page = visit.path.clone();
    match confirm_address(&visit.web.portal, &link, Utc::now()).await {
        Ok(()) => see_other(&page, visit.jar),
        Err(refusal) => visit.again(&page, (&fields, &[]), refusal).await,
    }
}
