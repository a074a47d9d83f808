//! One support request with what was written on it, for its writer and for the office.

use super::side_of;
use crate::{Caller, Portal, Refusal};
use billing::policy::{OnSupportRequest, action, allow};
use billing::support::{MESSAGES_MAX, SupportSide, SupportState};
use billing::{FormKey, IdentityId, Language};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use store::StoreError;
use store::entities::{support_message, support_request};

/// The page of a request.
#[derive(Debug, Clone)]
pub struct RequestThread {
    /// Its name.
    pub name: String,
    /// What it is about, in its writer's words.
    pub subject: String,
    /// Where it stands.
    pub state: SupportState,
    /// In which language its writer reads an answer.
    pub language: Language,
    /// When it was written.
    pub opened_at: DateTime<Utc>,
    /// The account and the invoice it was written from.
    pub about: Option<(String, Option<String>)>,
    /// What the portal sent along.
    pub diagnosis: String,
    /// Who is written to, where the issuer has a name.
    pub office: Option<String>,
    /// Who wrote it; for the office.
    pub writer: Option<String>,
    /// The first first.
    pub messages: Vec<MessageView>,
    /// On which side whoever reads this writes.
    pub side: SupportSide,
    /// Whether there is room for another message.
    pub has_room: bool,
    /// What the form is told apart by: sent twice, it writes one message.
    pub form_key: FormKey,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageView {
    /// Who wrote it, as the reader may know.
    pub from: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// What, in lines.
    pub text: String,
}

/// Who wrote a message. The office is not named to its customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// Whoever reads it.
    You,
    /// The writer of the request, by their address.
    Writer(String),
    /// The issuer's support; who it was, for the office alone, unless they were erased.
    Office(Option<String>),
}

/// A request. Its writer has read it then.
pub async fn show_request(
    portal: &Portal,
    caller: &Caller,
    name: &str,
) -> Result<RequestThread, Refusal> {
    let request = store::support::by_name(&portal.database, name).await?;
    let request = request.ok_or(Refusal::NotFound)?;
    let thing = OnSupportRequest {
        writer: request.identity_id,
    };
    let _allowed = allow::<action::SeeSupportRequest>(&caller.standing, &thing, caller.now)?;
    let (side, _) = side_of(caller, &request)?;
    let messages = store::support::messages(&portal.database, request.id).await?;
    let emails = match side {
        SupportSide::Writer => HashMap::new(),
        SupportSide::Office => emails(portal, &request, &messages).await?,
    };
    if side == SupportSide::Writer && request.is_unread {
        // The next look tries again: nobody misses an answer because of it.
        mark_read(portal, caller, &request).await.ok();
    }
    let email = |id: IdentityId| emails.get(&id).cloned().unwrap_or_default();
    Ok(RequestThread {
        writer: (side == SupportSide::Office).then(|| email(request.identity_id)),
        messages: messages
            .into_iter()
            .map(|it| MessageView {
                from: match (it.side, side) {
                    _ if it.identity_id == caller.identity => Author::You,
                    (SupportSide::Writer, _) => Author::Writer(email(it.identity_id)),
                    (SupportSide::Office, SupportSide::Writer) => Author::Office(None),
                    (SupportSide::Office, _) => {
                        Author::Office(emails.get(&it.identity_id).cloned())
                    }
                },
                at: it.written_at,
                text: it.text,
            })
            .collect(),
        name: request.name,
        subject: request.subject,
        state: request.state,
        language: request.language,
        opened_at: request.opened_at,
        about: request.account.map(|it| (it, request.invoice)),
        diagnosis: request.diagnosis,
        side,
        office: super::office(portal).await?,
        has_room: request.messages < MESSAGES_MAX,
        form_key: FormKey::new(),
    })
}

async fn emails(
    portal: &Portal,
    request: &support_request::Model,
    messages: &[support_message::Model],
) -> Result<HashMap<IdentityId, String>, StoreError> {
    let mut ids: Vec<_> = messages.iter().map(|it| it.identity_id).collect();
    ids.push(request.identity_id);
    ids.sort_unstable();
    ids.dedup();
    let found = store::identities::all_of(&portal.database, ids).await?;
    Ok(found.into_iter().map(|it| (it.id, it.email)).collect())
}

async fn mark_read(
    portal: &Portal,
    caller: &Caller,
    request: &support_request::Model,
) -> Result<(), StoreError> {
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    store::support::mark_read(&work.txn, request).await?;
    work.commit().await
}
