//! What was mailed about the invoices of a profile, a subscription or an enrolment.

use super::deliveries::{Delivery, Telling, with_repeats};
use crate::Portal;
use billing::mail::{Letter, MailKind};
use store::StoreError;
use store::mail_recipients::ScopeKey;

/// The rows that are shown. What was sent earlier stands on the page of its invoice.
const SHOWN: usize = 50;

/// What was mailed, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// To whom, and how it went.
    pub rows: Vec<SentRow>,
    /// Whether there is more than is shown.
    pub has_more: bool,
}

/// A mail, as whoever says who gets it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRow {
    /// What for.
    pub kind: MailKind,
    /// The invoice that it is about.
    pub invoice: Option<SentAbout>,
    /// To whom, and how it went.
    pub delivery: Delivery,
}

/// The invoice that a mail is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentAbout {
    /// Its document number.
    pub number: String,
    /// Its name, where the portal shows it.
    pub name: Option<String>,
}

/// The latest mails.
pub(super) async fn sent(
    portal: &Portal,
    scope: ScopeKey,
    telling: Telling,
) -> Result<Sent, StoreError> {
    let limit = SHOWN as u64 + 1;
    let mut rows = store::mails::about_scope(&portal.database, scope, limit).await?;
    let has_more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let about: Vec<_> = rows.iter().map(|it| about(&it.letter)).collect();
    let deliveries = with_repeats(&portal.database, rows, telling).await?;
    let rows = deliveries.into_iter().zip(about);
    let rows = rows.map(|(delivery, invoice)| SentRow {
        kind: delivery.kind,
        invoice,
        delivery,
    });
    Ok(Sent {
        rows: rows.collect(),
        has_more,
    })
}

fn about(letter: &str) -> Option<SentAbout> {
    let letter = serde_json::from_str::<Letter>(letter).ok()?;
    let it = letter.invoice()?;
    Some(SentAbout {
        number: it.number.clone(),
        name: it.is_in_portal.then(|| it.name.clone()),
    })
}
