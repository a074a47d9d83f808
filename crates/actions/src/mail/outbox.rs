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
use billing::mail::{Answer, Letter, MailKind, MailReason, MailState};
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
    let mut taken = Vec::with_capacity(rows.len());
    for row in rows {
        match to_send(portal, &row, (&documents, taking.now)).await? {
            Ok(it) => taken.push(it),
            Err(answer) => {
                let since = row.tried_since.unwrap_or(taking.now);
                note(portal, (row.id, row.attempts, since), &answer, taking.now).await?;
            }
        }
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
    let failed = |problem: &str| Ok(Err(Answer::Permanent(problem.to_owned())));
    let Ok(letter) = serde_json::from_str::<Letter>(&row.letter) else {
        return failed("the letter cannot be read");
    };
    let letter = match asking::as_of_now(portal, (row, letter), now).await? {
        Ok(letter) => letter,
        Err(why) => return Ok(Err(Answer::Needless(why.to_owned()))),
    };
    let signed = match signed(portal, row, &letter).await? {
        Ok(signed) => signed,
        Err(problem) => return failed(problem),
    };
    let document = invoice_of(row).and_then(|(account, invoice)| {
        let key = (account, invoice, row.language);
        documents.get(&key).cloned()
    });
    if row.kind == MailKind::Invoice && document.is_none() {
        return failed("the document is not stored");
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
) -> Result<Result<Signed, &'static str>, Failure> {
    let database = &portal.database;
    let about = row.about_id.unwrap_or_default();
    let link = match row.kind {
        MailKind::PasswordReset => {
            let person = store::identities::by_id(database, IdentityId(about)).await?;
            match person.filter(|it| it.disabled_at.is_none()) {
                Some(person) => Some(reset_path(portal, &person, row.queued_at)),
                None => return Ok(Err("nobody signs in with this address any more")),
            }
        }
        MailKind::Invitation => {
            let invitation = store::invitations::by_id(database, InvitationId(about)).await?;
            match invitation {
                Some(invitation) => Some(access::invitation_path(portal, &invitation)),
                None => return Ok(Err("the invitation was taken or withdrawn")),
            }
        }
        MailKind::ConfirmAddress => {
            let account = row.account_id.unwrap_or(NOBODY);
            match confirm_path(portal, (account, IdentityId(about)), &row.email).await? {
                Some(link) => Some(link),
                None => return Ok(Err("the address is confirmed, or not wanted any more")),
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

/// Notes that a mail is about to be handed over. Where it is another worker's meanwhile, it is not
/// to be sent by this one.
pub async fn hand_over(
    portal: &Portal,
    mail: &ToSend,
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    let work = portal.begin(None, now).await?;
    let key = (mail.id, mail.attempts);
    let is_own = store::mails::hand_over(&work.txn, key, (now, now + LEASE)).await?;
    work.commit().await?;
    Ok(is_own)
}

/// Notes what came of a try. A mail that leaves for a folder is dated as it was queued, so that the
/// demo's lie on the demo's days.
pub async fn note_answer(
    portal: &Portal,
    mail: &ToSend,
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let key = (mail.id, mail.attempts, mail.tried_since);
    note(portal, key, answer, now).await
}

async fn note(
    portal: &Portal,
    (id, attempts, tried_since): (MailId, i32, DateTime<Utc>),
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let standing = answer.standing((attempts, tried_since), now);
    let outcome = Outcome {
        id,
        attempts,
        state: standing.state,
        at: now,
        run_after: standing.run_after,
        answer: answer.words().to_owned(),
        is_unsure: answer.is_unsure(),
    };
    let work = portal.begin(None, now).await?;
    store::mails::note(&work.txn, outcome).await?;
    Ok(work.commit().await?)
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
