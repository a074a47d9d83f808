//! Queueing: mails are rows of the transaction of what they are about.

use crate::Failure;
use crate::work::{Work, system_clock};
use billing::mail::{EmailAddress, Letter, MailReason, MailState};
use billing::{AccountId, IdentityId, Language, MailId, RecipientId};
use store::Uuid;
use store::entities::mail;

/// Who gets a mail, and how they read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct To {
    /// Whose mail it is, where it is somebody's here: it goes with them.
    pub identity: Option<IdentityId>,
    pub email: String,
    pub name: Option<String>,
    pub language: Language,
    pub reason: MailReason,
    /// The added recipient that it is, who can stop it.
    pub recipient: Option<RecipientId>,
}

/// A mail that is to be queued.
#[derive(Debug, Clone)]
pub(crate) struct NewMail {
    /// What makes two mails the same, with the address: nobody gets the second one.
    pub key: String,
    pub account: Option<AccountId>,
    /// The invoice or identity that it is about.
    pub about: Option<Uuid>,
    pub to: To,
    pub letter: Letter,
    pub state: MailState,
}

impl Work {
    /// Queues mails, to be sent once this work is committed.
    pub(crate) async fn mail(&self, mails: Vec<NewMail>) -> Result<(), Failure> {
        let rows = mails.into_iter().map(|it| row_of(self, it));
        let rows = rows.collect::<Result<Vec<_>, Failure>>()?;
        Ok(store::mails::put_new(&self.txn, rows).await?)
    }
}

fn row_of(work: &Work, mail: NewMail) -> Result<mail::Model, Failure> {
    let kind = mail.letter.kind();
    let letter = serde_json::to_string(&mail.letter)
        .map_err(|cause| Failure::new(format!("A letter is not JSON: {cause}")))?;
    let To {
        identity,
        email,
        name,
        language,
        reason,
        recipient,
    } = mail.to;
    let email_key = store::identities::email_key(&email);
    Ok(mail::Model {
        id: MailId::new(),
        key: format!("{kind}:{}:{email_key}", mail.key),
        kind,
        account_id: mail.account,
        about_id: mail.about,
        recipient_id: recipient,
        identity_id: identity,
        domain: domain_of(&email),
        email,
        email_key,
        name,
        language,
        reason,
        letter,
        state: mail.state,
        queued_at: work.now,
        run_after: system_clock(),
        tried_since: None,
        leased_until: None,
        handed_over_at: None,
        attempts: 0,
        unsure: 0,
        answered_at: None,
        answer: None,
        opened_at: None,
        again_of: None,
        again_by: None,
    })
}

/// The host of an address; of what is none nothing, and sending says so.
fn domain_of(email: &str) -> String {
    EmailAddress::parse(email).map_or_else(|_| String::new(), |it| it.host())
}
