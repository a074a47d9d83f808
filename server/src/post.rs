//! The worker that sends: takes mails from the queue, has them written, hands them over, and notes
//! what came of it.

mod links;
mod notes;
mod office;
mod returned;
mod secret;

pub use office::{PostOffice, PostOptions, host_of};
pub use returned::note as note_returned;
pub use secret::ReturnedSecret;

use ::mail::{Composed, Document, Mailbox, Outgoing, compose};
use actions::mail::{self, Taking, ToSend};
use actions::{Failure, Portal};
use billing::Issuer;
use billing::mail::{Answer, EmailAddress};
use chrono::{DateTime, Utc};
use futures::{Stream, StreamExt, TryStreamExt};
use notes::Notes;
use std::time::Duration;

/// Mails taken from the queue at once.
const TAKEN: u32 = 32;
/// Mails on their way at once.
const AT_ONCE: usize = 8;
/// How long the worker rests when there is nothing to do.
const REST: Duration = Duration::from_millis(500);

/// What became of the mails that were ready.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drained {
    /// Taken.
    pub sent: u64,
    /// Not for now, not at all, or nobody knows.
    pub not_sent: u64,
}

/// Sends for ever, and notes what comes back: until the future is dropped.
pub async fn run(portal: Portal, office: PostOffice) {
    let returned = returned::run(portal.clone(), office.returned(), office.host());
    tokio::join!(send_for_ever(&portal, &office), returned);
}

async fn send_for_ever(portal: &Portal, office: &PostOffice) {
    loop {
        if let Err(failure) = drain(portal, office).await {
            tracing::error!(%failure, "sending mail");
        }
        tokio::time::sleep(REST).await;
    }
}

/// Sends until nothing is ready.
pub async fn drain(portal: &Portal, office: &PostOffice) -> Result<Drained, Failure> {
    let issuer = portal.issuer().await?;
    let (notes, writing) = notes::open(portal);
    let sending = async move {
        let worker = Worker {
            portal,
            office,
            issuer,
            notes,
        };
        send_ready(&worker).await
    };
    let (drained, ()) = tokio::join!(sending, writing);
    drained
}

/// What sends, with what it needs.
struct Worker<'a> {
    portal: &'a Portal,
    office: &'a PostOffice,
    issuer: Issuer,
    notes: Notes,
}

async fn send_ready(worker: &Worker<'_>) -> Result<Drained, Failure> {
    let sent = ready(worker.portal, worker.office.per_minute())
        .map(async |taken| send(worker, &taken?).await)
        .buffer_unordered(AT_ONCE);
    let mut sent = std::pin::pin!(sent);
    let mut drained = Drained::default();
    let mut failed = None;
    while let Some(one) = sent.next().await {
        match one {
            Ok(true) => drained.sent += 1,
            Ok(false) => drained.not_sent += 1,
            // What is under way is ended first; the lease of what is not runs out.
            Err(failure) => failed = failed.or(Some(failure)),
        }
    }
    failed.map_or(Ok(drained), Err)
}

/// The mails that are ready, taken as they are asked for.
fn ready(portal: &Portal, per_minute: Option<u32>) -> impl Stream<Item = Result<ToSend, Failure>> {
    let taken = futures::stream::try_unfold((), move |()| async move {
        let taking = Taking {
            now: Utc::now(),
            per_minute,
            limit: TAKEN,
        };
        let taken = mail::take(portal, taking).await?;
        if taken.is_empty() {
            return Ok::<_, Failure>(None);
        }
        Ok(Some((futures::stream::iter(taken).map(Ok), ())))
    });
    taken.try_flatten()
}

/// Sends one mail. Gives whether it was taken.
async fn send(worker: &Worker<'_>, mail: &ToSend) -> Result<bool, Failure> {
    let answer = match composed(worker, mail).await {
        Ok(composed) => match deliver(worker, (mail, &composed)).await? {
            Some(answer) => answer,
            // Another worker's by now.
            None => return Ok(false),
        },
        Err(answer) => answer,
    };
    let is_sent = matches!(answer, Answer::Sent(_));
    if !is_sent {
        tracing::warn!(mail = %mail.id, answer = answer.words(), "not sent");
    }
    let at = match is_sent {
        true => dated(worker, mail),
        false => Utc::now(),
    };
    worker.notes.note(mail.answered(answer, at)).await?;
    Ok(is_sent)
}

/// The date of a mail. Where the billing date stands still, as the demo's does, what only goes into
/// a folder is dated by it.
fn dated(worker: &Worker<'_>, mail: &ToSend) -> DateTime<Utc> {
    match worker.portal.as_of().is_some() && worker.office.transport().is_folder() {
        true => mail.queued_at,
        false => Utc::now(),
    }
}

/// A mail as it goes over the wire, or why it does not.
async fn composed(worker: &Worker<'_>, mail: &ToSend) -> Result<Composed, Answer> {
    let Worker {
        portal,
        office,
        issuer,
        ..
    } = worker;
    let address = EmailAddress::parse(&mail.email)
        .map_err(|problem| Answer::Permanent(problem.to_string()))?;
    // Whoever has no way into the portal gets it however large it is.
    let is_attached = mail
        .document_bytes()
        .is_some_and(|it| it <= office.attachment_max() || !mail.reason.leads_into_portal());
    let bytes = match is_attached {
        true => mail::document_of(portal, mail)
            .await
            .map_err(|failure| Answer::Temporary(failure.to_string()))?,
        false => None,
    };
    let document = match (&bytes, mail.document_bytes()) {
        (Some(bytes), _) => Document::Attached(bytes),
        (None, Some(_)) => Document::TooLarge,
        (None, None) => Document::None,
    };
    let from = office.from(issuer);
    let to = Mailbox {
        name: mail.name.clone(),
        address,
    };
    let outgoing = Outgoing {
        id: mail.id,
        host: office.host(),
        from: &from,
        to: &to,
        issuer,
        letter: &mail.letter,
        language: mail.language,
        reason: mail.reason,
        link: links::link_of(mail).map(|path| office.address(&path)),
        unsubscribe: mail.signed.stop.as_deref().map(|path| office.address(path)),
        document,
        at: dated(worker, mail),
    };
    compose(&outgoing).map_err(|problem| Answer::Permanent(problem.to_string()))
}

/// Offers a mail, notes that it is about to be handed over, and hands it over.
async fn deliver(
    worker: &Worker<'_>,
    (mail, composed): (&ToSend, &Composed),
) -> Result<Option<Answer>, Failure> {
    let offered = match worker.office.transport().offer(composed).await {
        Ok(offered) => offered,
        Err(answer) => return Ok(Some(answer)),
    };
    if !worker.notes.note(mail.handing_over(Utc::now())).await? {
        return Ok(None);
    }
    Ok(Some(offered.hand_over().await))
}
