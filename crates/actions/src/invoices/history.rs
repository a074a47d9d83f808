//! What happened to an invoice, from the rows that tell it.

use super::links::{Linked, Links, links_of};
use crate::Portal;
use crate::payments::{self, Happened, PaymentHistory, PaymentLine};
use chrono::{DateTime, NaiveDate, Utc};
use store::entities::invoice;
use store::{Reads, StoreError};

/// Something that happened to an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// On which billing date.
    pub on: NaiveDate,
    /// What.
    pub what: What,
}

/// What can happen to an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It was made.
    Made,
    /// Something happened with its money.
    Money(PaymentLine),
    /// The payment was declined, or the due date passed.
    PastDue,
    /// Another document corrected it, for a reason.
    Corrected(Linked, String),
    /// It was made to correct another document, for a reason.
    Corrects(Linked, String),
}

/// What happened to an invoice, the earliest first.
pub(crate) async fn history_of(
    portal: &Portal,
    row: &invoice::Model,
) -> Result<Vec<Event>, StoreError> {
    let links = links_of(&portal.database, row).await?;
    let money = payments::history(portal, row).await?;
    events_of(&portal.database, row, (&links, &money)).await
}

/// The same where links and money are known already.
pub(super) async fn events_of(
    reads: &impl Reads,
    row: &invoice::Model,
    (links, money): (&Links, &PaymentHistory),
) -> Result<Vec<Event>, StoreError> {
    // What happened at one moment stays in the order it is put here, which is that of causes.
    let mut events = vec![(row.invoice_date, FIRST, What::Made)];
    events.extend(corrections(reads, row, links).await?);
    let lines = money.lines.iter().cloned();
    events.extend(lines.map(|it| (it.on, it.booked_at, What::Money(it))));
    if let Some(on) = row.past_due_since {
        events.push((on, past_due_at(money, on), What::PastDue));
    }
    events.sort_by_key(|(on, at, _)| (*on, *at));
    let events = events.into_iter();
    Ok(events.map(|(on, _, what)| Event { on, what }).collect())
}

/// When on its day something happened, where that is known.
type Moment = (NaiveDate, DateTime<Utc>, What);

/// Before all else of its day.
const FIRST: DateTime<Utc> = DateTime::<Utc>::MIN_UTC;

/// An invoice is past due at once when its card is refused or, after its due date, what was paid is
/// given back; and else with its day.
fn past_due_at(money: &PaymentHistory, on: NaiveDate) -> DateTime<Utc> {
    let mut lines = money.lines.iter().filter(|it| it.on == on);
    let is_cause = |it: &&PaymentLine| {
        matches!(
            it.what,
            Happened::Declined { .. } | Happened::GivenBack { .. }
        )
    };
    lines.find(is_cause).map_or(FIRST, |it| it.booked_at)
}

/// What it corrects and what corrects it, with the reasons beside them.
async fn corrections(
    reads: &impl Reads,
    row: &invoice::Model,
    links: &Links,
) -> Result<Vec<Moment>, StoreError> {
    let mut events = Vec::new();
    let key = (row.account_id, row.id);
    if let Some(corrected) = &links.corrects {
        let why = store::corrections::by_document(reads, key).await?;
        let why = why.map(|it| it.reason).unwrap_or_default();
        let what = What::Corrects(corrected.clone(), why);
        events.push((row.invoice_date, FIRST, what));
    }
    if links.corrected_by.is_empty() {
        return Ok(events);
    }
    let reasons = store::corrections::of_invoice(reads, key).await?;
    // One row for each document that corrects, both in the order they were made.
    let told = links.corrected_by.iter().zip(reasons);
    events.extend(told.map(|(linked, why)| {
        let what = What::Corrected(linked.clone(), why.reason);
        (linked.invoice_date, linked.issued_at, what)
    }));
    Ok(events)
}
