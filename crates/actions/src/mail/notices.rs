//! News about an invoice that is there already: paid, declined, disabled, enabled. Everyone
//! concerned is told each time (domain.md §2, Status).

use super::invoices::{about, is_of_enrolment};
use super::recipients::{Recipients, Scopes, language_of};
use super::{NewMail, To};
use crate::Failure;
use crate::work::{Work, system_clock};
use billing::mail::{AboutInvoice, Letter, MailReason, MailState};
use billing::policy::{Assignment, Role, Scope};
use std::collections::BTreeSet;
use store::entities::{account, invoice};
use store::mail_recipients;

/// Who is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Whoever gets the invoices by e-mail: nobody, where they are not sent.
    WhoGetsInvoices,
    /// Whoever has a role on the profile, or administers the account, as well, and where that is
    /// nobody the account's owners: what is to be done about it does not wait until somebody looks.
    Everyone,
}

/// Queues the news, once for each `key`.
pub(crate) async fn tell(
    work: &Work,
    row: &invoice::Model,
    (told, key): (Told, String),
    letter: impl Fn(AboutInvoice) -> Letter,
) -> Result<(), Failure> {
    let is_emailed = is_emailed(work, row).await?;
    if told == Told::WhoGetsInvoices && !is_emailed {
        return Ok(());
    }
    let account = store::accounts::by_id(&work.txn, row.account_id).await?;
    let Some(account) = account else {
        return Ok(());
    };
    let letter = letter(about(&account, row));
    let mut to = recipients(work, &account, (row, is_emailed)).await?;
    if to.is_empty() && told == Told::Everyone && row.profile_id.is_some() {
        to = owners(work, &account).await?;
    }
    let mails = to.into_iter().map(|to| NewMail {
        key: format!("{}:{key}", row.id),
        account: Some(row.account_id),
        about: Some(row.id.0),
        to,
        letter: letter.clone(),
        state: MailState::Queued,
    });
    work.mail(mails.collect()).await
}

async fn is_emailed(work: &Work, row: &invoice::Model) -> Result<bool, Failure> {
    let profile = row.profile_id.map(|it| (row.account_id, it));
    let subscription = row.subscription_id.map(|it| (row.account_id, it));
    let profiles = mail_recipients::emailed(&work.txn, profile.into_iter().collect()).await?;
    let subscriptions = subscription.into_iter().collect();
    let opted_in = mail_recipients::opted_in(&work.txn, subscriptions).await?;
    Ok(is_of_enrolment(row) || !profiles.is_empty() || !opted_in.is_empty())
}

/// The owners of an account: somebody is told, even where nobody has a role on the profile.
async fn owners(work: &Work, account: &account::Model) -> Result<Vec<To>, Failure> {
    let held = store::assignments::holders(&work.txn, account.id, vec![Role::Owner]).await?;
    let now = system_clock();
    let owns = |it: &Assignment| it.scope == Scope::Account(account.id) && it.is_in_force(now);
    let owners = held.into_iter().filter(|(_, it)| owns(it));
    let ids: BTreeSet<_> = owners.map(|(id, _)| id).collect();
    let people = store::identities::by_ids(&work.txn, ids.iter().copied().collect()).await?;
    let chosen = mail_recipients::languages(&work.txn, ids.into_iter().collect()).await?;
    let people = people.into_iter().filter(|it| it.disabled_at.is_none());
    let to = people.map(|person| To {
        identity: Some(person.id),
        language: chosen
            .get(&person.id)
            .copied()
            .unwrap_or(language_of(account)),
        email: person.email,
        name: Some(person.display_name),
        reason: MailReason::AccountOwner,
        recipient: None,
    });
    Ok(to.collect())
}

async fn recipients(
    work: &Work,
    account: &account::Model,
    (row, is_emailed): (&invoice::Model, bool),
) -> Result<Vec<To>, Failure> {
    let mut scopes = Scopes::default();
    if is_emailed {
        scopes.all.insert((row.account_id, row.scope_id));
    }
    match row.profile_id {
        Some(profile) => {
            scopes.profiles.insert((row.account_id, profile));
        }
        None if !is_of_enrolment(row) => {
            scopes.administered.insert(row.account_id);
        }
        None => {
            scopes.enrolments.insert(row.account_id);
        }
    }
    let recipients = Recipients::load(&work.txn, scopes).await?;
    let recipients = recipients.without_later(row.issued_at);
    let to = match row.profile_id {
        Some(profile) => recipients.of_profile(account, profile),
        None if is_of_enrolment(row) => recipients.of_enrolment(account),
        None => recipients.of_subscription(account, row.scope_id),
    };
    Ok(to.into_iter().map(|(_, to)| to).collect())
}
