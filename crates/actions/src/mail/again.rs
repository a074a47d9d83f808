//! Sending a mail again that is over with. The new one names the first that it repeats: who got
//! something is counted once, and its page tells of both.

use super::ledger::ask;
use crate::{Caller, Portal, Refusal};
use billing::mail::MailState;
use billing::{FormKey, MailId};
use store::entities::mail;

/// What is over with: nothing more happens to it by itself.
pub(super) const fn is_over(state: MailState) -> bool {
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
        again_of: Some(row.again_of.unwrap_or(row.id)),
        again_by: Some(by),
        ..row
    };
    let (account, subject) = (again.account_id, again.id.to_string());
    store::mails::put_new(&work.txn, vec![again]).await?;
    work.audit(account, "mail.again", &subject).await?;
    Ok(work.commit().await?)
}
