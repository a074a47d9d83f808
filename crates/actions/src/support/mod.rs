//! Support requests (domain.md §4, flow 11): somebody writes to the office, with a diagnosis that
//! the portal makes, and the office answers. Nobody but these two sees one.

mod diagnosis;
mod list;
mod open;
mod show;
mod write;

use crate::typed::Typed;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::IdentityId;
use billing::policy::{Installation, OnSupportRequest, action, allow};
use billing::support::{SupportSide, TEXT_LETTERS_MAX};
use billing::text::said;
use store::StoreError;
use store::entities::support_request;

pub use diagnosis::About;
pub use list::{RequestPage, RequestRow, RequestTurn, list_all_requests, list_own_requests};
pub use open::{NewRequestPage, TypedRequest, new_request, open_request};
pub use show::{Author, MessageView, RequestThread, show_request};
pub use write::{TypedMessage, close_request, reopen_request, write_message};

/// On which side somebody writes, and who: proved for the request that is asked about.
fn side_of(
    caller: &Caller,
    request: &support_request::Model,
) -> Result<(SupportSide, IdentityId), Refusal> {
    let thing = OnSupportRequest {
        writer: request.identity_id,
    };
    if request.identity_id == caller.identity {
        let own = allow::<action::WriteSupportRequest>(&caller.standing, &thing, caller.now)?;
        return Ok((SupportSide::Writer, own.by()));
    }
    let allowed = allow::<action::AnswerSupport>(&caller.standing, &Installation {}, caller.now)?;
    Ok((SupportSide::Office, allowed.by()))
}

/// What the office is called to its customers: the issuer's name, where there is one.
async fn office(portal: &Portal) -> Result<Option<String>, StoreError> {
    let issuer = portal.issuer().await?;
    Ok(issuer.is_configured().then_some(issuer.name))
}

/// A message as it was typed: its lines end alike, and it is not too long.
fn text_of(fields: &mut Typed, text: &str) -> Option<String> {
    let Some(text) = said(text) else {
        fields.wrong("text", Wrong::Required);
        return None;
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    within(fields, "text", text, TEXT_LETTERS_MAX)
}

/// A text of at most so many letters.
fn within(
    fields: &mut Typed,
    field: &'static str,
    text: String,
    letters_max: usize,
) -> Option<String> {
    if text.chars().count() > letters_max {
        fields.wrong(field, Wrong::TooLong(letters_max));
        return None;
    }
    Some(text)
}
