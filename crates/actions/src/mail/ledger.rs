//! The ledger: what was mailed to whom and how it went; sending again, pausing and going on.

use crate::accounts::ShownName;
use crate::{Caller, Failure, Portal, Refusal};
use billing::invoice::Named;
use billing::mail::{Letter, MailKind, MailReason, MailState};
use billing::policy::{
    self, Billed, InvoiceMail, OnInvoice, OnProfile, OnSubscription, action, allow,
};
use billing::{FormKey, IdentityId, Language, MailId};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use object_store::ObjectStoreExt;
use object_store::path::Path;
use std::collections::{BTreeSet, HashMap};
use store::entities::{invoice, mail};
use store::mails::Counted;
pub use store::mails::Listed;

/// The rows of one page.
const PAGE_ROWS: usize = 50;

/// Which part of the ledger is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LedgerAsked {
    /// Which.
    pub which: Listed,
    /// Those before this one.
    pub before: Option<MailId>,
}

/// The ledger, for the operator.
#[derive(Debug, Clone)]
pub struct MailLedger {
    /// Whether nothing is sent for now.
    pub is_paused: bool,
    /// How many stand where.
    pub counted: Vec<Counted>,
    /// The latest first.
    pub rows: Vec<LedgerRow>,
    /// What to ask the next part with.
    pub next: Option<MailId>,
}

/// A mail, as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Which.
    pub id: MailId,
    /// What for.
    pub kind: MailKind,
    /// The account that it is about.
    pub account: Option<Named>,
    /// The name and number of the invoice that it is about.
    pub invoice: Option<(String, String)>,
    /// To whom, and how it went.
    pub delivery: Delivery,
}

/// A mail to somebody, and how it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// What for.
    pub kind: MailKind,
    /// To whom.
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
    /// What was said then.
    pub answer: Option<String>,
    /// When it is tried again, where it waits for that.
    pub tried_at: Option<DateTime<Utc>>,
    /// How often it was tried.
    pub attempts: i32,
    /// How often it may have arrived although nobody said so.
    pub unsure: i32,
    /// When its recipient first opened the invoice by its link, signed in under this address.
    pub opened_at: Option<DateTime<Utc>>,
}

/// One mail, for the operator.
#[derive(Debug, Clone)]
pub struct MailPage {
    /// It.
    pub row: LedgerRow,
    /// Whether it lies in the folder, to be read.
    pub is_kept: bool,
    /// Whether it can be sent again: it is over with it.
    pub is_sent_again: bool,
    /// What makes sending again one act.
    pub form_key: FormKey,
}

fn ask(caller: &Caller) -> Result<IdentityId, Refusal> {
    let installation = policy::Installation {};
    let allowed = allow::<action::SeeMailLedger>(&caller.standing, &installation, caller.now)?;
    Ok(allowed.by())
}

/// The ledger.
pub async fn list_mails(
    portal: &Portal,
    caller: &Caller,
    asked: LedgerAsked,
) -> Result<MailLedger, Refusal> {
    ask(caller)?;
    let database = &portal.database;
    let limit = PAGE_ROWS as u64 + 1;
    let mut rows = store::mails::listed(database, asked.which, asked.before, limit).await?;
    let is_last = rows.len() <= PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    Ok(MailLedger {
        is_paused: store::mails::is_paused(database).await?,
        counted: store::mails::count(database).await?,
        next: rows.last().map(|it| it.id).filter(|_| !is_last),
        rows: ledger_rows(portal, rows).await?,
    })
}

async fn ledger_rows(portal: &Portal, rows: Vec<mail::Model>) -> Result<Vec<LedgerRow>, Refusal> {
    let ids: BTreeSet<_> = rows.iter().filter_map(|it| it.account_id).collect();
    let accounts = store::accounts::by_ids(&portal.database, ids.into_iter().collect()).await?;
    let accounts: HashMap<_, _> = accounts.into_iter().map(|it| (it.id, it.named())).collect();
    let rows = rows.into_iter().map(|row| {
        let letter = serde_json::from_str::<Letter>(&row.letter).ok();
        let invoice = letter.as_ref().and_then(Letter::invoice);
        LedgerRow {
            id: row.id,
            kind: row.kind,
            account: row.account_id.and_then(|it| accounts.get(&it).cloned()),
            invoice: invoice.map(|it| (it.name.clone(), it.number.clone())),
            delivery: delivery(row),
        }
    });
    Ok(rows.collect())
}

pub(super) fn delivery(row: mail::Model) -> Delivery {
    let is_waiting = row.state == MailState::Deferred;
    Delivery {
        kind: row.kind,
        email: row.email,
        name: row.name,
        language: row.language,
        reason: row.reason,
        state: row.state,
        queued_at: row.queued_at,
        answered_at: row.answered_at,
        answer: row.answer.filter(|it| !it.is_empty()),
        tried_at: is_waiting.then_some(row.run_after),
        attempts: row.attempts,
        unsure: row.unsure,
        opened_at: row.opened_at,
    }
}

/// One mail.
pub async fn show_mail(portal: &Portal, caller: &Caller, id: MailId) -> Result<MailPage, Refusal> {
    ask(caller)?;
    let row = store::mails::by_id(&portal.database, id).await?;
    let rows = ledger_rows(portal, row.into_iter().collect()).await?;
    let row = rows.into_iter().next().ok_or(Refusal::NotFound)?;
    Ok(MailPage {
        is_kept: portal.outbox.head(&path_of(id)).await.is_ok(),
        is_sent_again: is_over(row.delivery.state),
        row,
        form_key: FormKey::new(),
    })
}

/// What the folder has of a mail.
pub async fn kept_mail(portal: &Portal, caller: &Caller, id: MailId) -> Result<Bytes, Refusal> {
    ask(caller)?;
    let kept = portal.outbox.get(&path_of(id)).await;
    let kept = kept.map_err(|_| Refusal::NotFound)?;
    let unreadable = |cause| Failure::new(format!("Mail {id} cannot be read: {cause}"));
    Ok(kept.bytes().await.map_err(unreadable)?)
}

/// Where a mail lies that left for the folder.
fn path_of(id: MailId) -> Path {
    Path::from(format!("{id}.eml"))
}

/// What is over with: nothing more happens to it by itself.
const fn is_over(state: MailState) -> bool {
    matches!(
        state,
        MailState::Sent | MailState::Delivered | MailState::Failed | MailState::Bounced
    )
}

/// Sends a mail again that is over with, as a new one: what became of the first stays told. A form
/// that is sent twice sends once.
pub async fn send_again(
    portal: &Portal,
    caller: &Caller,
    (id, form_key): (MailId, FormKey),
) -> Result<(), Refusal> {
    let by = ask(caller)?;
    let work = portal.begin(Some(by), caller.now).await?;
    let row = store::mails::by_id(&work.txn, id).await?;
    let row = row.filter(|it| is_over(it.state));
    let row = row.ok_or(Refusal::NotFound)?;
    let key = format!("again:{form_key}:{}", row.email);
    if store::mails::by_key(&work.txn, &key).await?.is_some() {
        return Ok(());
    }
    let again = mail::Model {
        id: MailId::new(),
        key,
        state: MailState::Queued,
        queued_at: caller.now,
        run_after: caller.now,
        tried_since: None,
        leased_until: None,
        handed_over_at: None,
        attempts: 0,
        unsure: 0,
        answered_at: None,
        answer: None,
        opened_at: None,
        ..row
    };
    let (account, subject) = (again.account_id, again.id.to_string());
    store::mails::put_new(&work.txn, vec![again]).await?;
    work.audit(account, "mail.again", &subject).await?;
    Ok(work.commit().await?)
}

/// Has nothing sent until somebody says so, or sent again. Gives whether it is so now.
pub async fn pause_mail(portal: &Portal, caller: &Caller, typed: &str) -> Result<bool, Refusal> {
    let by = ask(caller)?;
    let (is_paused, told) = match typed {
        "pause" => (true, "mail.pause"),
        "resume" => (false, "mail.resume"),
        _ => return Err(Refusal::NotFound),
    };
    let work = portal.begin(Some(by), caller.now).await?;
    if store::mails::is_paused(&work.txn).await? != is_paused {
        store::mails::set_paused(&work.txn, is_paused, (by, caller.now)).await?;
        work.audit(None, told, "").await?;
    }
    work.commit().await?;
    Ok(is_paused)
}

/// To whom an invoice was sent and how it went, for whoever may say who gets it: nobody else learns
/// an address.
pub(crate) async fn deliveries(
    portal: &Portal,
    caller: &Caller,
    (row, thing): (&invoice::Model, &OnInvoice),
) -> Result<Option<Vec<Delivery>>, Refusal> {
    let account = thing.account;
    let mail = match thing.invoice.billed {
        Billed::Profile(profile) => InvoiceMail::Profile(OnProfile { account, profile }),
        Billed::Subscription(subscription) => InvoiceMail::Subscription(OnSubscription {
            account,
            subscription,
        }),
        Billed::Account => return Ok(None),
    };
    if allow::<action::SetInvoiceEmail>(&caller.standing, &mail, caller.now).is_err() {
        return Ok(None);
    }
    let about = (row.account_id, row.id.0);
    let rows = store::mails::about(&portal.database, about).await?;
    Ok(Some(rows.into_iter().map(delivery).collect()))
}
