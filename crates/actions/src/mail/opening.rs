//! Opening an invoice by the link of its mail. The link is signed, so whoever has it has the mail, or
//! was passed it on; only to them is said, masked, to whom it was sent (domain.md §5).
//!
//! That its recipient opened the invoice is noted where they were signed in under the address of the
//! mail. Nothing else tells of it: a mail has no hidden pictures, and this link no other use.

use crate::explain::{Came, Explanation, Wanted, explain_to};
use crate::invoices::{InvoicePath, load_invoice};
use crate::sign_in::{Purpose, claimed_subject, is_good, sign};
use crate::{Caller, Portal, Refusal};
use billing::MailId;
use billing::mail::{EmailAddress, Letter, MailKind};
use chrono::{DateTime, Duration, Utc};
use store::entities::mail;
use store::identities::email_key;

/// How long the link of a mail is good: until the books of its year are closed. It is said in the mail.
const LINK_LASTS: Duration = Duration::days(366);
/// Where the links lead, beneath the portal's own address.
const LINK_PATH: &str = "/open-mail/";

/// What a link leads to.
#[derive(Debug, Clone)]
pub enum Opened {
    /// The invoice, which whoever asks may see.
    Invoice(InvoicePath),
    /// Paying it.
    Payment(InvoicePath),
    /// Nothing that they may see.
    NotShown(Box<NotShown>),
}

/// Why a link leads to nothing for whoever follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotShown {
    /// The address that the mail was sent to, the most of it hidden.
    pub masked: String,
    /// Whether it is the address that they are signed in with.
    pub is_own: bool,
    /// Why they do not see it, where they may know.
    pub explanation: Option<Explanation>,
}

/// How a link was followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Following {
    /// By somebody.
    Meant,
    /// By a browser that loads ahead what somebody may want next.
    Ahead,
}

/// Where the button of a mail about an invoice leads; nothing where the portal does not show it.
pub(super) fn open_path(
    portal: &Portal,
    row: &mail::Model,
    letter: &Letter,
    sent_at: DateTime<Utc>,
) -> Option<String> {
    letter.invoice().filter(|it| it.is_in_portal)?;
    let until = sent_at + LINK_LASTS;
    let link = sign(
        &portal.secret,
        Purpose::OpenMail,
        &row.id.to_string(),
        until,
        "",
    );
    Some(format!("{LINK_PATH}{link}"))
}

/// What the link of a mail leads to, for whoever follows it, signed in or not.
pub async fn open_mail(
    portal: &Portal,
    caller: Option<&Caller>,
    link: &str,
    (following, now): (Following, DateTime<Utc>),
) -> Result<Opened, Refusal> {
    let row = find(portal, link, now).await?;
    let letter = serde_json::from_str::<Letter>(&row.letter).ok();
    let about = letter.as_ref().and_then(Letter::invoice);
    let about = about.ok_or(Refusal::LinkExpired)?;
    let path = InvoicePath {
        account: about.account.name.clone(),
        invoice: about.name.clone(),
    };
    let Some(caller) = caller else {
        return Ok(Opened::NotShown(Box::new(NotShown {
            masked: masked(&row),
            is_own: false,
            explanation: None,
        })));
    };
    let is_own = email_key(&caller.email) == email_key(&row.email);
    match load_invoice(portal, caller, &path).await {
        Ok(_) => {
            if is_own && following == Following::Meant && row.opened_at.is_none() {
                let work = portal.begin(None, now).await?;
                store::mails::open(&work.txn, row.id, now).await?;
                work.commit().await?;
            }
            Ok(match row.kind {
                MailKind::PaymentDeclined => Opened::Payment(path),
                _ => Opened::Invoice(path),
            })
        }
        Err(Refusal::NotFound | Refusal::Forbidden(_)) => {
            let came = match is_own {
                true => Came::ByTheirMail,
                false => Came::Themselves,
            };
            let wanted = Wanted {
                account: Some(path.account),
                invoice: Some(path.invoice),
                ..Wanted::default()
            };
            let explanation = explain_to(portal, (caller, came), &wanted).await?;
            Ok(Opened::NotShown(Box::new(NotShown {
                masked: masked(&row),
                is_own,
                explanation: explanation.filter(|it| !it.reasons.is_empty()),
            })))
        }
        Err(refusal) => Err(refusal),
    }
}

/// The mail of a link. One that was erased with its recipient has no link any more.
async fn find(portal: &Portal, link: &str, now: DateTime<Utc>) -> Result<mail::Model, Refusal> {
    let id = claimed_subject(link).and_then(|it| it.parse::<MailId>().ok());
    let id = id.ok_or(Refusal::LinkExpired)?;
    if !is_good(&portal.secret, Purpose::OpenMail, link, "", now) {
        return Err(Refusal::LinkExpired);
    }
    let row = store::mails::by_id(&portal.database, id).await?;
    row.ok_or(Refusal::LinkExpired)
}

fn masked(row: &mail::Model) -> String {
    EmailAddress::parse(&row.email).map_or_else(|_| String::new(), |it| it.masked())
}
