//! Writing a support request: what the portal fills in, and what is typed.

use super::diagnosis::{About, diagnose};
use super::{text_of, within};
use crate::typed::Typed;
use crate::work::random_number;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::policy::{Allowed, OnSupportRequest, action, allow};
use billing::support::{SUBJECT_LETTERS_MAX, SupportSide, SupportState, UNCLOSED_MAX};
use billing::text::said;
use billing::{FormKey, Language, SupportRequestId};
use store::entities::{support_message, support_request};

/// The page of a new request.
#[derive(Debug, Clone)]
pub struct NewRequestPage {
    /// What it is about, as the address says.
    pub about: About,
    /// The invoice that this person sees of that.
    pub invoice: Option<String>,
    /// What is sent along.
    pub diagnosis: String,
    /// Who is written to, where the issuer has a name.
    pub office: Option<String>,
    /// What the form is told apart by: sent twice, it writes one request.
    pub form_key: FormKey,
}

/// A request as it was typed.
#[derive(Debug, Clone)]
pub struct TypedRequest {
    /// Of the page that the form was on.
    pub form_key: FormKey,
    /// What it is about, as the address says.
    pub about: About,
    /// In a few words.
    pub subject: String,
    /// In as many as it takes.
    pub text: String,
    /// In which language an answer is read.
    pub language: String,
}

/// What the portal fills in, in the language of the page.
pub async fn new_request(
    portal: &Portal,
    caller: &Caller,
    about: &About,
    language: Language,
) -> Result<NewRequestPage, Refusal> {
    let _allowed = own(caller)?;
    let diagnosis = diagnose(portal, caller, about, language).await?;
    Ok(NewRequestPage {
        about: about.clone(),
        invoice: diagnosis.invoice,
        diagnosis: diagnosis.text,
        office: super::office(portal).await?,
        form_key: FormKey::new(),
    })
}

/// Writes a request, and gives its name. The diagnosis is made again: nobody types it.
pub async fn open_request(
    portal: &Portal,
    caller: &Caller,
    typed: &TypedRequest,
    language: Language,
) -> Result<String, Refusal> {
    let allowed = own(caller)?;
    let read = read(typed)?;
    if let Some(sent) = sent_before(portal, &allowed, typed.form_key).await? {
        return Ok(sent);
    }
    let diagnosis = diagnose(portal, caller, &typed.about, language).await?;
    let request = support_request::Model {
        id: SupportRequestId::new(),
        name: billing::names::support_request_name(random_number()),
        identity_id: allowed.by(),
        account: diagnosis.account,
        invoice: diagnosis.invoice,
        language: read.language,
        subject: read.subject,
        diagnosis: diagnosis.text,
        state: SupportState::Open,
        is_unread: false,
        messages: 1,
        opened_at: caller.now,
        changed_at: caller.now,
    };
    let message = support_message::Model {
        request_id: request.id,
        number: 1,
        identity_id: allowed.by(),
        side: SupportSide::Writer,
        text: read.text,
        form_key: typed.form_key,
        written_at: caller.now,
    };
    match write(portal, caller, request, message).await? {
        Some(name) => Ok(name),
        // Sent twice at once: the other one was first.
        None => {
            let sent = sent_before(portal, &allowed, typed.form_key).await?;
            sent.ok_or(Refusal::Busy)
        }
    }
}

fn own(caller: &Caller) -> Result<Allowed<action::WriteSupportRequest>, Refusal> {
    let thing = OnSupportRequest {
        writer: caller.identity,
    };
    Ok(allow::<action::WriteSupportRequest>(
        &caller.standing,
        &thing,
        caller.now,
    )?)
}

async fn sent_before(
    portal: &Portal,
    allowed: &Allowed<action::WriteSupportRequest>,
    form_key: FormKey,
) -> Result<Option<String>, Refusal> {
    let sent = store::support::of_form(&portal.database, allowed.by(), form_key).await?;
    Ok(sent.map(|it| it.name))
}

/// Gives the name, or nothing where the form was sent before.
async fn write(
    portal: &Portal,
    caller: &Caller,
    request: support_request::Model,
    message: support_message::Model,
) -> Result<Option<String>, Refusal> {
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    if store::support::unclosed(&work.txn, caller.identity).await? >= UNCLOSED_MAX {
        return Err(Refusal::wrong("form", Wrong::TooManyRequests(UNCLOSED_MAX)));
    }
    let name = request.name.clone();
    store::put_all::<support_request::Entity>(&work.txn, vec![request]).await?;
    if !store::support::add_message(&work.txn, message).await? {
        return Ok(None);
    }
    // On no account: its owners read their trail, and a request is between its writer and the
    // office.
    work.audit(None, "support.open", &name).await?;
    work.commit().await?;
    Ok(Some(name))
}

struct Read {
    subject: String,
    text: String,
    language: Language,
}

fn read(typed: &TypedRequest) -> Result<Read, Refusal> {
    let mut fields = Typed::default();
    let subject = subject_of(&mut fields, &typed.subject);
    let text = text_of(&mut fields, &typed.text);
    let language = fields.word("language", &typed.language, Wrong::NoChoice);
    let whole = subject.zip(text).zip(language);
    fields.whole(whole.map(|((subject, text), language)| Read {
        subject,
        text,
        language,
    }))
}

/// One line.
fn subject_of(fields: &mut Typed, subject: &str) -> Option<String> {
    let Some(subject) = said(subject) else {
        fields.wrong("subject", Wrong::Required);
        return None;
    };
    let line = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    within(fields, "subject", line, SUBJECT_LETTERS_MAX)
}
