//! The ledger: what was mailed to whom and how it went; pausing and going on.

use super::again::is_over;
use super::deliveries::{Again, Delivery, Telling, again, delivery};
use super::looking::{FoundBy, LedgerAsked, query_of};
use crate::accounts::ShownName;
use crate::{Caller, Failure, Portal, Refusal};
use billing::invoice::Named;
use billing::mail::{Letter, MailKind};
use billing::policy::{self, action, allow};
use billing::{FormKey, IdentityId, MailId};
use bytes::Bytes;
use object_store::ObjectStoreExt;
use object_store::path::Path;
use std::collections::{BTreeSet, HashMap};
use store::entities::mail;
use store::mails::Counted;
pub use store::mails::Listed;

/// The rows of one page.
const PAGE_ROWS: usize = 50;

/// The ledger, for the operator.
#[derive(Debug, Clone)]
pub struct MailLedger {
    /// Whether nothing is sent for now.
    pub is_paused: bool,
    /// How many stand where.
    pub counted: Vec<Counted>,
    /// What was understood of what was looked for.
    pub found_by: Option<FoundBy>,
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
    /// The mail that it repeats, where it was sent again.
    pub repeats: Option<MailId>,
    /// To whom, and how it went.
    pub delivery: Delivery,
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

/// Asks whether somebody sees the ledger. Gives who.
pub(super) fn ask(caller: &Caller) -> Result<IdentityId, Refusal> {
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
    let (query, found_by) = query_of(portal, &asked).await?;
    let mut rows = store::mails::listed(database, &query, limit).await?;
    let is_last = rows.len() <= PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    Ok(MailLedger {
        is_paused: store::mails::is_paused(database).await?,
        counted: store::mails::count(database).await?,
        found_by,
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
            repeats: row.again_of,
            delivery: delivery(row, Telling::Everything),
        }
    });
    Ok(rows.collect())
}

/// One mail.
pub async fn show_mail(portal: &Portal, caller: &Caller, id: MailId) -> Result<MailPage, Refusal> {
    ask(caller)?;
    let row = store::mails::by_id(&portal.database, id).await?;
    let rows = ledger_rows(portal, row.into_iter().collect()).await?;
    let mut row = rows.into_iter().next().ok_or(Refusal::NotFound)?;
    row.delivery.again = repeats_of(portal, id).await?;
    Ok(MailPage {
        is_kept: portal.outbox.head(&path_of(id)).await.is_ok(),
        is_sent_again: is_over(row.delivery.state),
        row,
        form_key: FormKey::new(),
    })
}

/// What was sent again of a mail, and by whom.
async fn repeats_of(portal: &Portal, id: MailId) -> Result<Vec<Again>, Refusal> {
    let rows = store::mails::repeats(&portal.database, vec![id]).await?;
    let people: BTreeSet<_> = rows.iter().filter_map(|it| it.again_by).collect();
    let people = store::identities::by_ids(&portal.database, people.into_iter().collect()).await?;
    let people: HashMap<_, _> = people.into_iter().map(|it| (it.id, it.email)).collect();
    let repeats = rows.into_iter().map(|row| Again {
        by: row.again_by.and_then(|it| people.get(&it).cloned()),
        ..again(&row)
    });
    Ok(repeats.collect())
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
