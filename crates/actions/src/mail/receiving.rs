//! *Receive invoice by e-mail* of a MOSP subscription or support plan: the terms, opting in and out
//! (domain.md §4, flow 5). Reservations and Marketplace are invoiced for the account, and those
//! invoices are not sent.

use super::place::{MailPath, On, Place, load_place};
use super::preference::begin;
use super::preferred::{PreferredAddress, preferred_of};
use super::recipients::{AddedRecipient, Recipients};
use crate::accounts::ShownName;
use crate::work::NewAudit;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::SubscriptionCategory;
use billing::invoice::Named;
use chrono::{DateTime, Utc};
use store::entities::{mail_opt_in, subscription};
use store::identities::email_key;
use store::mail_recipients;

/// The page.
#[derive(Debug, Clone)]
pub struct ReceivingPage {
    /// The account.
    pub account: Named,
    /// The subscription or support plan.
    pub subscription: Named,
    /// Which of the two.
    pub category: SubscriptionCategory,
    /// Since when its invoices are sent, where they are.
    pub accepted_at: Option<DateTime<Utc>>,
    /// Where they go.
    pub address: PreferredAddress,
    /// Who gets them besides.
    pub added: Vec<AddedRecipient>,
    /// Where a test goes: whoever looks.
    pub test_to: String,
}

impl ReceivingPage {
    /// Who gets them besides the preferred address: one that was added before it was preferred gets
    /// them once.
    pub fn besides(&self) -> impl Iterator<Item = &AddedRecipient> {
        let preferred = email_key(&self.address.email);
        let added = self.added.iter();
        added.filter(move |it| email_key(&it.email) != preferred)
    }
}

/// The page, for the account administrator.
pub async fn show_receiving(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
) -> Result<ReceivingPage, Refusal> {
    let place = load_place(portal, caller, path).await?;
    let row = subscription_of(&place)?;
    let database = &portal.database;
    let opted_in = mail_recipients::opted_in(database, [(row.account_id, row.id)].into()).await?;
    let recipients = Recipients::load(database, place.scopes()).await?;
    Ok(ReceivingPage {
        account: place.account.named(),
        category: row.category,
        accepted_at: opted_in.first().map(|it| it.accepted_at),
        address: preferred_of(database, caller, place.account.id).await?,
        added: recipients.added_to(place.key()),
        test_to: caller.email.clone(),
        subscription: place.named,
    })
}

pub(super) fn subscription_of(place: &Place) -> Result<&subscription::Model, Refusal> {
    match &place.on {
        On::Subscription(_, row) => Ok(row),
        On::Profile(..) | On::Enrolment(_) => Err(Refusal::NotFound),
    }
}

/// Has the invoices sent from now on, once the terms are accepted. Accepted already, it stays so.
pub async fn opt_in(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
    accepts: &str,
) -> Result<(), Refusal> {
    let place = load_place(portal, caller, path).await?;
    let row = subscription_of(&place)?;
    if accepts != "yes" {
        return Err(Refusal::wrong("terms", Wrong::NotAccepted));
    }
    let (work, by) = begin(portal, caller, &place).await?;
    let key = [(row.account_id, row.id)].into();
    if mail_recipients::opted_in(&work.txn, key).await?.is_empty() {
        let accepted = mail_opt_in::Model {
            account_id: row.account_id,
            subscription_id: row.id,
            accepted_at: caller.now,
            accepted_by: Some(by),
        };
        store::put::<mail_opt_in::Entity>(&work.txn, accepted).await?;
        work.audit(place.about(), "mail.on", &row.display_name)
            .await?;
    }
    Ok(work.commit().await?)
}

/// Has them sent no more, and forgets who got them besides. Where they are not sent, nothing
/// changes.
pub async fn opt_out(portal: &Portal, caller: &Caller, path: &MailPath) -> Result<(), Refusal> {
    let place = load_place(portal, caller, path).await?;
    let row = subscription_of(&place)?;
    let (work, _) = begin(portal, caller, &place).await?;
    if !mail_recipients::opt_out(&work.txn, (row.account_id, row.id)).await? {
        return Ok(());
    }
    let mut lines = vec![NewAudit {
        about: place.about(),
        action: "mail.off",
        subject: row.display_name.clone(),
    }];
    for added in mail_recipients::added(&work.txn, [place.key()].into()).await? {
        mail_recipients::remove(&work.txn, (added.account_id, added.id)).await?;
        lines.push(NewAudit {
            about: place.about(),
            action: "recipient.remove",
            subject: format!("{}: {}", row.display_name, added.id),
        });
    }
    work.audit_all(lines).await?;
    Ok(work.commit().await?)
}
