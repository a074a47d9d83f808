//! Support requests: written, answered, closed and opened again.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::Refusal;
use actions::support::{
    About, TypedMessage, TypedRequest, close_request, open_request, reopen_request, write_message,
};
use app::Notice;
use axum::extract::Path;
use axum::response::Response;
use billing::FormKey;
use islands::addresses;

/// What a request is about, as the address of its page says.
const ABOUT: [&str; 5] = ["account", "profile", "subscription", "invoice", "month"];

/// Writes a request.
pub async fn open(visit: Visit, fields: Fields) -> Response {
    match opened(&visit, &fields).await {
        Ok(name) => {
            let notice = cookies::notice(&visit.web.door, Notice::RequestOpened);
            see_other(&addresses::support_request(&name), visit.jar.add(notice))
        }
        Err(refusal) => {
            let about = ABOUT.map(|it| (it, fields.text(it)));
            let about = about.into_iter().filter(|(_, name)| !name.is_empty());
            let page = addresses::support_about(about);
            let kept = (&fields, &["subject", "text", "language"][..]);
            visit.again(&page, kept, refusal).await
        }
    }
}

async fn opened(visit: &Visit, fields: &Fields) -> Result<String, Refusal> {
    let named = |field| {
        let name = fields.text(field);
        (!name.is_empty()).then(|| name.to_owned())
    };
    let [account, profile, subscription, invoice, month] = ABOUT.map(named);
    let typed = TypedRequest {
        form_key: form_key(fields)?,
        about: About {
            account,
            profile,
            subscription,
            invoice,
            month,
        },
        subject: fields.text("subject").to_owned(),
        text: fields.text("text").to_owned(),
        language: fields.text("language").to_owned(),
    };
    let portal = &visit.web.portal;
    open_request(portal, visit.caller()?, &typed, visit.asked.language).await
}

/// Which page the form was on; without that it is none of ours.
fn form_key(fields: &Fields) -> Result<FormKey, Refusal> {
    let key = fields.text("form_key").parse();
    key.map_err(|_| Refusal::NotFound)
}

/// Writes on a request, closes it, or opens it again.
pub async fn change(visit: Visit, Path(name): Path<String>, fields: Fields) -> Response {
    let page = addresses::support_request(&name);
    match changed(&visit, &name, &fields).await {
        Ok(notice) => {
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(&page, visit.jar.add(notice))
        }
        Err(refusal) => visit.again(&page, (&fields, &["text"]), refusal).await,
    }
}

async fn changed(visit: &Visit, name: &str, fields: &Fields) -> Result<Notice, Refusal> {
    let (portal, caller) = (&visit.web.portal, visit.caller()?);
    match fields.text("do") {
        "write" => {
            let typed = TypedMessage {
                form_key: form_key(fields)?,
                text: fields.text("text").to_owned(),
            };
            write_message(portal, caller, name, &typed).await?;
            Ok(Notice::RequestWrittenOn)
        }
        "close" => {
            close_request(portal, caller, name).await?;
            Ok(Notice::RequestClosed)
        }
        "reopen" => {
            reopen_request(portal, caller, name).await?;
            Ok(Notice::RequestReopened)
        }
        _ => Err(Refusal::NotFound),
    }
}
