//! What a worker that sends asks and tells: what is ready, that it is about to be handed over, and
//! what came of it.

use super::asking;
use super::opening::open_path;
use super::preferred::confirm_path;
use super::stop::stop_path;
use crate::accounts::NOBODY;
use crate::invoices::read_document;
use crate::sign_in::reset_path;
use crate::{Failure, Portal, access};
use billing::mail::{Answer, Letter, MailKind, MailReason, MailState, Own};
use billing::{AccountId, IdentityId, InvitationId, InvoiceId, Language, MailId};
use bytes::Bytes;
use chrono::{DateTime, Duration, Utc};
use std::collections::{BTreeSet, HashMap};
use store::entities::{document, mail};
use store::mails::{Lease, Outcome};

/// How long a worker has for its mails before another one may take them: longer than a server is
/// waited for.
const LEASE: Duration = Duration::minutes(5);

/// What a worker takes.
#[derive(Debug, Clone, Copy)]
pub struct Taking {
    /// When.
    pub now: DateTime<Utc>,
    /// The most that a domain gets in a minute; no limit where it is nothing.
    pub per_minute: Option<u32>,
    /// So many at the most.
    pub limit: u32,
}

/// A mail to send, taken by this worker.
#[derive(Debug, Clone)]
pub struct ToSend {
    /// Which: it is in the `Message-ID`, the same at each try.
    pub id: MailId,
    /// To whom.
    pub email: String,
    /// Their name, where it is known.
    pub name: Option<String>,
    /// In which language.
    pub language: Language,
    /// Why they get it.
    pub reason: MailReason,
    /// What it tells.
    pub letter: Letter,
    /// When it was queued, as the billing date had it.
    pub queued_at: DateTime<Utc>,
    /// Addresses beneath the portal's own that only its reader has.
    pub signed: Signed,
    document: Option<document::Model>,
    attempts: i32,
    tried_since: DateTime<Utc>,
}

/// Addresses that only the reader of a mail has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signed {
    /// Where the button leads, where the letter alone does not say it.
    pub link: Option<String>,
    /// Where these mails are stopped.
    pub stop: Option<String>,
}

impl ToSend {
    /// How large its document is, where one comes along.
    pub fn document_bytes(&self) -> Option<usize> {
        let size = self.document.as_ref()?.size_bytes;
        usize::try_from(size).ok()
    }
}

/// Takes what is ready. What cannot be sent any more is noted as such, with the reason.
pub async fn take(portal: &Portal, taking: Taking) -> Result<Vec<ToSend>, Failure> {
    let work = portal.begin(None, taking.now).await?;
    if store::mails::is_paused(&work.txn).await? {
        return Ok(Vec::new());
    }
    let lease = Lease {
        now: taking.now,
        until: taking.now + LEASE,
        per_minute: taking.per_minute,
        limit: taking.limit,
    };
    let rows = store::mails::lease(&work.txn, lease).await?;
    work.commit().await?;
    let documents = documents(portal, &rows).await?;
    let (mut taken, mut unable) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        match to_send(portal, &row, (&documents, taking.now)).await? {
            Ok(it) => taken.push(it),
            Err(answer) => {
                let of = Try {
                    id: row.id,
                    attempts: row.attempts,
                    since: row.tried_since.unwrap_or(taking.now),
                };
                unable.push(Note {
                    of,
                    told: Told::Answered(answer),
                    at: taking.now,
                });
            }
        }
    }
    if !unable.is_empty() {
        note_all(portal, &unable).await?;
    }
    Ok(taken)
}

type Documents = HashMap<(AccountId, InvoiceId, Language), document::Model>;

/// The documents that come along.
async fn documents(portal: &Portal, rows: &[mail::Model]) -> Result<Documents, Failure> {
    let invoices = rows.iter().filter_map(invoice_of);
    let invoices: BTreeSet<_> = invoices.collect();
    let documents = store::documents::of_invoices(&portal.database, invoices).await?;
    let documents = documents
        .into_iter()
        .map(|it| ((it.account_id, it.invoice_id, it.language), it));
    Ok(documents.collect())
}

fn invoice_of(row: &mail::Model) -> Option<(AccountId, InvoiceId)> {
    let about = row.about_id.filter(|_| row.kind == MailKind::Invoice)?;
    Some((row.account_id?, InvoiceId(about)))
}

/// A mail with what belongs to it, or why it is not sent any more.
async fn to_send(
    portal: &Portal,
    row: &mail::Model,
    (documents, now): (&Documents, DateTime<Utc>),
) -> Result<Result<ToSend, Answer>, Failure> {
    let failed = |why: Own| Ok(Err(Answer::Permanent(why.to_string())));
    let Ok(letter) = serde_json::from_str::<Letter>(&row.letter) else {
        return failed(Own::Unreadable);
    };
    let letter = match asking::as_of_now(portal, (row, letter), now).await? {
        Ok(letter) => letter,
        Err(why) => return Ok(Err(Answer::Needless(why.to_string()))),
    };
    let signed = match signed(portal, row, &letter).await? {
        Ok(signed) => signed,
        Err(why) => return failed(why),
    };
    let document = invoice_of(row).and_then(|(account, invoice)| {
        let key = (account, invoice, row.language);
        documents.get(&key).cloned()
    });
    if row.kind == MailKind::Invoice && document.is_none() {
        return failed(Own::NoDocument);
    }
    Ok(Ok(ToSend {
        id: row.id,
        email: row.email.clone(),
        name: row.name.clone(),
        language: row.language,
        reason: row.reason,
        letter,
        queued_at: row.queued_at,
        signed,
        document,
        attempts: row.attempts,
        tried_since: row.tried_since.unwrap_or(row.queued_at),
    }))
}

/// The addresses that only its reader has: made when it is sent, so that none lies in the database.
async fn signed(
    portal: &Portal,
    row: &mail::Model,
    letter: &Letter,
) -> Result<Result<Signed, Own>, Failure> {
    let database = &portal.database;
    let about = row.about_id.unwrap_or_default();
    let link = match row.kind {
        MailKind::PasswordReset => {
            let person = store::identities::by_id(database, IdentityId(about)).await?;
            match person.filter(|it| it.disabled_at.is_none()) {
                Some(person) => Some(reset_path(portal, &person, row.queued_at)),
                None => return Ok(Err(Own::NobodySignsIn)),
            }
        }
        MailKind::Invitation => {
            let invitation = store::invitations::by_id(database, InvitationId(about)).await?;
            match invitation {
                Some(invitation) => Some(access::invitation_path(portal, &invitation)),
                None => return Ok(Err(Own::InvitationOver)),
            }
        }
        MailKind::ConfirmAddress => {
            let account = row.account_id.unwrap_or(NOBODY);
            match confirm_path(portal, (account, IdentityId(about)), &row.email).await? {
                Some(link) => Some(link),
                None => return Ok(Err(Own::AddressOver)),
            }
        }
        _ => open_path(portal, row, letter, row.queued_at),
    };
    let recipient = row.account_id.zip(row.recipient_id);
    Ok(Ok(Signed {
        link,
        stop: recipient.map(|key| stop_path(portal, key, row.queued_at)),
    }))
}

/// The bytes of the document that comes along: exactly those of the archive.
pub async fn document_of(portal: &Portal, mail: &ToSend) -> Result<Option<Bytes>, Failure> {
    match &mail.document {
        None => Ok(None),
        Some(document) => read_document(portal, document).await.map(Some),
    }
}

/// What a worker notes of a mail that it took.
#[derive(Debug, Clone)]
pub struct Note {
    of: Try,
    told: Told,
    at: DateTime<Utc>,
}

/// One try of sending a mail. Of an older one nothing is noted any more.
#[derive(Debug, Clone, Copy)]
struct Try {
    id: MailId,
    attempts: i32,
    since: DateTime<Utc>,
}

#[derive(Debug, Clone)]
enum Told {
    HandingOver,
    Answered(Answer),
}

impl Note {
    /// Which mail it is of.
    pub const fn mail(&self) -> MailId {
        self.of.id
    }
}

impl ToSend {
    /// That it is about to be handed over.
    pub const fn handing_over(&self, at: DateTime<Utc>) -> Note {
        Note {
            of: self.current(),
            told: Told::HandingOver,
            at,
        }
    }

    /// What came of it. A mail that leaves for a folder is dated as it was queued, so that the
    /// demo's lie on the demo's days.
    pub const fn answered(&self, answer: Answer, at: DateTime<Utc>) -> Note {
        Note {
            of: self.current(),
            told: Told::Answered(answer),
            at,
        }
    }

    const fn current(&self) -> Try {
        Try {
            id: self.id,
            attempts: self.attempts,
            since: self.tried_since,
        }
    }
}

/// Notes all of these in one transaction. Gives of each, in their order, whether the mail is still
/// this worker's: where it is another one's meanwhile, it is not to be sent by this one.
pub async fn note_all(portal: &Portal, notes: &[Note]) -> Result<Vec<bool>, Failure> {
    let work = portal.begin(None, Utc::now()).await?;
    let mut own = Vec::with_capacity(notes.len());
    for Note { of, told, at } in notes {
        own.push(match told {
            Told::HandingOver => {
                let until = *at + LEASE;
                store::mails::hand_over(&work.txn, (of.id, of.attempts), (*at, until)).await?
            }
            Told::Answered(answer) => {
                store::mails::note(&work.txn, outcome(*of, answer, *at)).await?
            }
        });
    }
    work.commit().await?;
    Ok(own)
}

fn outcome(of: Try, answer: &Answer, at: DateTime<Utc>) -> Outcome {
    let standing = answer.standing((of.attempts, of.since), at);
    Outcome {
        id: of.id,
        attempts: of.attempts,
        state: standing.state,
        at,
        run_after: standing.run_after,
        answer: answer.words().to_owned(),
        is_unsure: answer.is_unsure(),
    }
}

/// Notes that a mail was sent back, or delivered. Gives whether it is one of ours that had been
/// taken.
pub async fn note_returned(
    portal: &Portal,
    (mail, state, words): (MailId, MailState, &str),
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    let work = portal.begin(None, now).await?;
    let is_noted = store::mails::note_fate(&work.txn, (mail, state), words, now).await?;
    work.commit().await?;
    Ok(is_noted)
}
