//! Writing on a support request, closing it and opening it again: its writer and the office alike.

use super::{side_of, text_of};
use crate::typed::Typed;
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::support::{MESSAGES_MAX, SupportSide, SupportState};
use billing::{FormKey, IdentityId};
use store::entities::{support_message, support_request};

/// A message as it was typed.
#[derive(Debug, Clone)]
pub struct TypedMessage {
    /// Of the page that the form was on: the same form sent again writes once.
    pub form_key: FormKey,
    /// What.
    pub text: String,
}

/// Writes on a request. One that was closed goes on.
pub async fn write_message(
    portal: &Portal,
    caller: &Caller,
    name: &str,
    typed: &TypedMessage,
) -> Result<(), Refusal> {
    let (work, request, side) = begin(portal, caller, name).await?;
    let mut fields = Typed::default();
    let text = text_of(&mut fields, &typed.text);
    let text = fields.whole(text)?;
    if request.messages >= MESSAGES_MAX {
        return Err(Refusal::wrong("form", Wrong::TooManyMessages));
    }
    let number = request.messages + 1;
    let message = support_message::Model {
        request_id: request.id,
        number,
        identity_id: side.1,
        side: side.0,
        text,
        form_key: typed.form_key,
        written_at: work.now,
    };
    if !store::support::add_message(&work.txn, message).await? {
        return Ok(());
    }
    let action = match side.0 {
        SupportSide::Writer => "support.write",
        SupportSide::Office => "support.answer",
    };
    let written = support_request::Model {
        messages: number,
        state: SupportState::after_message(side.0),
        is_unread: side.0 == SupportSide::Office,
        ..request
    };
    finish(work, written, action).await
}

/// Closes a request.
pub async fn close_request(portal: &Portal, caller: &Caller, name: &str) -> Result<(), Refusal> {
    turn_to(
        portal,
        caller,
        name,
        (SupportState::Closed, "support.close"),
    )
    .await
}

/// Opens a request again that was closed.
pub async fn reopen_request(portal: &Portal, caller: &Caller, name: &str) -> Result<(), Refusal> {
    turn_to(portal, caller, name, (SupportState::Open, "support.reopen")).await
}

/// Done already is done: a form that is sent again, or by both at once, changes nothing.
async fn turn_to(
    portal: &Portal,
    caller: &Caller,
    name: &str,
    (state, action): (SupportState, &str),
) -> Result<(), Refusal> {
    let (work, request, _) = begin(portal, caller, name).await?;
    let is_closed = request.state == SupportState::Closed;
    if is_closed == (state == SupportState::Closed) {
        return Ok(());
    }
    finish(work, support_request::Model { state, ..request }, action).await
}

/// The request, held for whoever may write on it.
async fn begin(
    portal: &Portal,
    caller: &Caller,
    name: &str,
) -> Result<(Work, support_request::Model, (SupportSide, IdentityId)), Refusal> {
    let found = store::support::by_name(&portal.database, name).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    let side = side_of(caller, &found)?;
    let work = portal.begin(Some(side.1), caller.now).await?;
    let held = store::support::lock(&work.txn, found.id).await?;
    Ok((work, held.ok_or(Refusal::NotFound)?, side))
}

async fn finish(work: Work, request: support_request::Model, action: &str) -> Result<(), Refusal> {
    let name = request.name.clone();
    let changed = support_request::Model {
        changed_at: work.now,
        ..request
    };
    store::put::<support_request::Entity>(&work.txn, changed).await?;
    work.audit(None, action, &name).await?;
    Ok(work.commit().await?)
}
