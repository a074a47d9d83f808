//! To whom mails went and how that came out, for whoever says who gets invoices, and for whoever may
//! download them: they read who got them too, without the addresses that somebody added.

use super::place::sees_email;
use crate::{Caller, Portal, Refusal};
use billing::mail::{Cause, EmailAddress, MailKind, MailReason, MailState};
use billing::policy::{Billed, InvoiceMail, OnInvoice, OnProfile, OnSubscription, action, allow};
use billing::{Language, MailId};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use store::entities::{invoice, mail};
use store::{Reads, StoreError};

/// A mail to somebody, and how it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// What for.
    pub kind: MailKind,
    /// To whom; the most of it hidden from whoever may not know it.
    pub email: String,
    /// Their name, where it is known.
    pub name: Option<String>,
    /// In which language.
    pub language: Language,
    /// Why.
    pub reason: MailReason,
    /// Where it stands.
    pub state: MailState,
    /// When it was queued.
    pub queued_at: DateTime<Utc>,
    /// When there was an answer last.
    pub answered_at: Option<DateTime<Utc>>,
    /// What was said then, word for word.
    pub answer: Option<String>,
    /// What that means, where it is known.
    pub cause: Option<Cause>,
    /// When it is tried again, where it waits for that.
    pub tried_at: Option<DateTime<Utc>>,
    /// How often it was tried.
    pub attempts: i32,
    /// How often it may have arrived although nobody said so.
    pub unsure: i32,
    /// When its recipient first opened the invoice by its link, signed in under this address.
    pub opened_at: Option<DateTime<Utc>>,
    /// What was sent again of it, the first first.
    pub again: Vec<Again>,
}

/// A mail that was sent again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// Which.
    pub id: MailId,
    /// When.
    pub at: DateTime<Utc>,
    /// By which operator: for operators alone.
    pub by: Option<String>,
    /// Where it stands.
    pub state: MailState,
}

/// How much of mails is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// All.
    Everything,
    /// No address that somebody added, and no words in which it may stand.
    Masked,
}

impl Telling {
    /// An address that somebody gets mail at for this reason.
    pub(super) fn address(self, email: String, reason: MailReason) -> String {
        let is_added = matches!(
            reason,
            MailReason::AdditionalRecipient | MailReason::InvoiceContact
        );
        match self {
            Self::Masked if is_added => {
                EmailAddress::parse(&email).map_or_else(|_| String::new(), |it| it.masked())
            }
            Self::Masked | Self::Everything => email,
        }
    }
}

/// A mail by itself, whatever was sent again of it.
pub(super) fn delivery(row: mail::Model, telling: Telling) -> Delivery {
    let is_waiting = row.state == MailState::Deferred;
    let answer = row.answer.filter(|it| !it.is_empty());
    Delivery {
        kind: row.kind,
        email: telling.address(row.email, row.reason),
        name: row.name,
        language: row.language,
        reason: row.reason,
        state: row.state,
        queued_at: row.queued_at,
        answered_at: row.answered_at,
        cause: answer.as_deref().and_then(Cause::of),
        answer: answer.filter(|_| telling == Telling::Everything),
        tried_at: is_waiting.then_some(row.run_after),
        attempts: row.attempts,
        unsure: row.unsure,
        opened_at: row.opened_at,
        again: Vec::new(),
    }
}

/// A mail that repeats another one, whoever had it sent.
pub(super) const fn again(row: &mail::Model) -> Again {
    Again {
        id: row.id,
        at: row.queued_at,
        by: None,
        state: row.state,
    }
}

/// The same with what was sent again of them.
pub(super) async fn with_repeats(
    reads: &impl Reads,
    rows: Vec<mail::Model>,
    telling: Telling,
) -> Result<Vec<Delivery>, StoreError> {
    let ids = rows.iter().map(|it| it.id).collect();
    let mut repeats = HashMap::<_, Vec<_>>::new();
    for row in store::mails::repeats(reads, ids).await? {
        if let Some(first) = row.again_of {
            repeats.entry(first).or_default().push(again(&row));
        }
    }
    let told = rows.into_iter().map(|row| Delivery {
        again: repeats.remove(&row.id).unwrap_or_default(),
        ..delivery(row, telling)
    });
    Ok(told.collect())
}

/// To whom an invoice was sent and how it went; nothing for whoever may not know it. On a MOSP
/// account that is its administrator's alone, whose personal data it is.
pub(crate) async fn deliveries(
    portal: &Portal,
    caller: &Caller,
    (row, thing): (&invoice::Model, &OnInvoice),
) -> Result<Option<Vec<Delivery>>, Refusal> {
    let Some(telling) = telling(caller, thing) else {
        return Ok(None);
    };
    let about = (row.account_id, row.id.0);
    let rows = store::mails::about(&portal.database, about).await?;
    Ok(Some(with_repeats(&portal.database, rows, telling).await?))
}

fn telling(caller: &Caller, thing: &OnInvoice) -> Option<Telling> {
    let account = thing.account;
    let (mail, is_seen) = match thing.invoice.billed {
        Billed::Profile(profile) => {
            let on = OnProfile { account, profile };
            let is_seen = sees_email(caller, &on);
            (InvoiceMail::Profile(on), is_seen)
        }
        Billed::Subscription(subscription) => {
            let on = OnSubscription {
                account,
                subscription,
            };
            (InvoiceMail::Subscription(on), false)
        }
        Billed::Account => return None,
    };
    let is_set = allow::<action::SetInvoiceEmail>(&caller.standing, &mail, caller.now).is_ok();
    match (is_set, is_seen) {
        (true, _) => Some(Telling::Everything),
        (false, true) => Some(Telling::Masked),
        (false, false) => None,
    }
}
