//! Stopping mail: whoever was added as a recipient leaves by the link of the mail itself, without
//! signing in (RFC 8058).

use crate::accounts::ShownName;
use crate::sign_in::{Purpose, claimed_subject, is_good, sign};
use crate::{Portal, Refusal};
use billing::mail::EmailAddress;
use billing::{AccountId, RecipientId};
use chrono::{DateTime, Duration, Utc};
use store::entities::mail_recipient;

/// How long the link of a mail is good: each mail has a new one, so whoever still gets any has a good
/// one, and a mail that lies about somewhere is not good for ever.
const LINK_LASTS: Duration = Duration::days(366);
/// Where the links lead, beneath the portal's own address.
const LINK_PATH: &str = "/stop-mail/";
/// Between the two ids of a link: neither has it.
const BETWEEN: char = '_';

/// Who would get no more mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopping {
    /// The address, the most of it hidden: the link is in a mail that was perhaps passed on.
    pub masked: String,
    /// The account whose invoices are sent.
    pub account: String,
}

/// Where an added recipient stops their mail.
pub(super) fn stop_path(
    portal: &Portal,
    (account, recipient): (AccountId, RecipientId),
    sent_at: DateTime<Utc>,
) -> String {
    let subject = format!("{account}{BETWEEN}{recipient}");
    let until = sent_at + LINK_LASTS;
    let link = sign(&portal.secret, Purpose::StopMail, &subject, until, "");
    format!("{LINK_PATH}{link}")
}

/// What the page behind a link shows. Whoever left already is told that it is done.
pub async fn show_stop(
    portal: &Portal,
    link: &str,
    now: DateTime<Utc>,
) -> Result<Option<Stopping>, Refusal> {
    let Some(row) = find(portal, link, now).await? else {
        return Ok(None);
    };
    let account = store::accounts::by_id(&portal.database, row.account_id).await?;
    let account = account.ok_or(Refusal::LinkExpired)?;
    let address = EmailAddress::parse(&row.email);
    Ok(Some(Stopping {
        masked: address.map_or_else(|_| String::new(), |it| it.masked()),
        account: account.shown_name().to_owned(),
    }))
}

/// Removes the recipient of a link; its address is not kept. Done already, it stays done.
pub async fn stop_mail(portal: &Portal, link: &str, now: DateTime<Utc>) -> Result<(), Refusal> {
    let Some(row) = find(portal, link, now).await? else {
        return Ok(());
    };
    let work = portal.begin(None, now).await?;
    if store::mail_recipients::remove(&work.txn, (row.account_id, row.id)).await? {
        let subject = row.id.to_string();
        work.audit(Some(row.account_id), "recipient.leave", &subject)
            .await?;
    }
    Ok(work.commit().await?)
}

async fn find(
    portal: &Portal,
    link: &str,
    now: DateTime<Utc>,
) -> Result<Option<mail_recipient::Model>, Refusal> {
    let ids = claimed_subject(link).and_then(|it| it.split_once(BETWEEN));
    let (account, recipient) = ids.ok_or(Refusal::LinkExpired)?;
    let ids = (account.parse(), recipient.parse());
    let (Ok(account), Ok(recipient)) = ids else {
        return Err(Refusal::LinkExpired);
    };
    if !is_good(&portal.secret, Purpose::StopMail, link, "", now) {
        return Err(Refusal::LinkExpired);
    }
    Ok(store::mail_recipients::by_id(&portal.database, (account, recipient)).await?)
}
