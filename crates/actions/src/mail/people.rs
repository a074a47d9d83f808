//! Mails to people about themselves: a role they were given, an invitation, a new password.

use super::recipients::language_of;
use super::{NewMail, To};
use crate::Failure;
use crate::accounts::ShownName;
use crate::work::Work;
use billing::mail::{AboutIdentity, AboutRole, AboutUsage, Letter, MailReason, MailState};
use billing::{AccountId, Language};
use chrono::{DateTime, Utc};
use store::entities::{account, assignment, identity, invitation, usage_file};
use store::mail_recipients;

/// Tells somebody of a role that they were given.
pub(crate) async fn tell_role(
    work: &Work,
    person: &identity::Model,
    (row, place): (&assignment::Model, &str),
) -> Result<(), Failure> {
    let Some(account) = account_of(work, row.account_id).await? else {
        return Ok(());
    };
    let about = AboutRole {
        account: account.named(),
        place: place.to_owned(),
        role: row.role,
        by: who(work).await?,
        last_day: last_day(row.ends_at),
    };
    let mail = NewMail {
        key: format!("{}:{}", row.id, row.given_at.timestamp()),
        account: row.account_id,
        about: Some(person.id.0),
        to: own(work, person, &account).await?,
        letter: Letter::RoleGiven(about),
        state: MailState::Queued,
    };
    work.mail(vec![mail]).await
}

/// Sends an invitation, with the link that takes it.
pub(crate) async fn tell_invited(
    work: &Work,
    (row, place): (&invitation::Model, &str),
) -> Result<(), Failure> {
    let Some(account) = account_of(work, Some(row.account_id)).await? else {
        return Ok(());
    };
    let about = AboutRole {
        account: account.named(),
        place: place.to_owned(),
        role: row.role,
        by: who(work).await?,
        last_day: last_day(row.ends_at),
    };
    let mail = NewMail {
        key: row.id.to_string(),
        account: Some(row.account_id),
        about: Some(row.id.0),
        to: To {
            identity: None,
            email: row.email.clone(),
            name: None,
            language: language_of(&account),
            reason: MailReason::Own,
            recipient: None,
        },
        letter: Letter::Invitation(about),
        state: MailState::Queued,
    };
    work.mail(vec![mail]).await
}

/// Sends the link that sets a new password to one of the identities of an address. `asked_in` is the
/// language of the page, for whoever never chose one.
pub(crate) async fn tell_reset(
    work: &Work,
    person: &identity::Model,
    asked_in: Language,
) -> Result<(), Failure> {
    let chosen = mail_recipients::languages(&work.txn, vec![person.id]).await?;
    let directory = match person.directory_id {
        Some(id) => store::identities::directory(&work.txn, id).await?,
        None => None,
    };
    let about = AboutIdentity {
        kind: person.kind,
        directory: directory.map(|it| it.display_name),
    };
    let mail = NewMail {
        key: format!("{}:{}", person.id, work.now.timestamp_millis()),
        account: None,
        about: Some(person.id.0),
        to: To {
            identity: Some(person.id),
            email: person.email.clone(),
            name: Some(person.display_name.clone()),
            language: chosen.get(&person.id).copied().unwrap_or(asked_in),
            reason: MailReason::Own,
            recipient: None,
        },
        letter: Letter::PasswordReset(about),
        state: MailState::Queued,
    };
    work.mail(vec![mail]).await
}

/// Tells whoever asked for a file of usage, and to be told, that it is ready.
pub(crate) async fn tell_usage_ready(
    work: &Work,
    row: &usage_file::Model,
    expires_at: DateTime<Utc>,
) -> Result<(), Failure> {
    let Some(account) = account_of(work, Some(row.account_id)).await? else {
        return Ok(());
    };
    let ids = row.mail_to.split_whitespace();
    let ids = ids.filter_map(|it| it.parse().ok()).collect();
    let people = store::identities::by_ids(&work.txn, ids).await?;
    let about = AboutUsage {
        account: account.named(),
        of: row.label.clone(),
        name: row.name.clone(),
        last_day: expires_at.date_naive(),
    };
    let mut mails = Vec::new();
    for person in people.iter().filter(|it| it.disabled_at.is_none()) {
        mails.push(NewMail {
            key: row.id.to_string(),
            account: Some(row.account_id),
            about: Some(row.id.0),
            to: own(work, person, &account).await?,
            letter: Letter::UsageReady(about.clone()),
            state: MailState::Queued,
        });
    }
    work.mail(mails).await
}

pub(super) async fn account_of(
    work: &Work,
    account: Option<AccountId>,
) -> Result<Option<account::Model>, Failure> {
    match account {
        Some(id) => Ok(store::accounts::by_id(&work.txn, id).await?),
        None => Ok(None),
    }
}

/// Somebody, to be told about themselves.
pub(super) async fn own(
    work: &Work,
    person: &identity::Model,
    account: &account::Model,
) -> Result<To, Failure> {
    let chosen = mail_recipients::languages(&work.txn, vec![person.id]).await?;
    let chosen = chosen.get(&person.id).copied();
    Ok(To {
        identity: Some(person.id),
        email: person.email.clone(),
        name: Some(person.display_name.clone()),
        language: chosen.unwrap_or_else(|| language_of(account)),
        reason: MailReason::Own,
        recipient: None,
    })
}

/// Who does it, by name.
pub(super) async fn who(work: &Work) -> Result<String, Failure> {
    let person = doing(work).await?;
    Ok(person.map_or_else(String::new, |it| name_of(&it)))
}

/// Who does it.
pub(super) async fn doing(work: &Work) -> Result<Option<identity::Model>, Failure> {
    match work.identity() {
        Some(id) => Ok(store::identities::by_id(&work.txn, id).await?),
        None => Ok(None),
    }
}

/// Somebody's name; their address where they have none.
pub(crate) fn name_of(person: &identity::Model) -> String {
    match person.display_name.is_empty() {
        true => person.email.clone(),
        false => person.display_name.clone(),
    }
}

/// The last day of what ends at the beginning of the next one.
fn last_day(ends_at: Option<DateTime<Utc>>) -> Option<chrono::NaiveDate> {
    ends_at?.date_naive().pred_opt()
}
