//! Who gets invoices by e-mail without a role, and whose are sent at all.

use crate::Failure;
use crate::work::Work;
use crate::world::rows::Rows;
use crate::world::{RecipientEntry, SubscriptionEntry};
use billing::policy::Role;
use billing::{AccountId, RecipientId};
use store::entities::{mail_opt_in, mail_recipient, preferred_address};
use store::identities::email_key;

pub fn put_recipient(
    work: &Work,
    rows: &mut Rows,
    account_id: AccountId,
    entry: &RecipientEntry,
) -> Result<(), Failure> {
    let scope_id = match (&entry.profile, &entry.subscription) {
        (Some(name), _) => rows.profile_id(account_id, name)?.0,
        (None, Some(name)) => rows.subscription_id(account_id, name)?.0,
        (None, None) => account_id.0,
    };
    let key = (account_id, scope_id, email_key(&entry.email));
    let row = match rows.recipients.get(&key) {
        Some(former) => mail_recipient::Model {
            language: entry.language.unwrap_or(former.language),
            email: entry.email.clone(),
            ..former.clone()
        },
        None => mail_recipient::Model {
            account_id,
            id: RecipientId::new(),
            scope_id,
            email: entry.email.clone(),
            email_key: email_key(&entry.email),
            language: entry.language.unwrap_or_default(),
            added_at: work.now,
            added_by: None,
        },
    };
    rows.recipients.put(key, row);
    Ok(())
}

pub fn put_opt_in(
    work: &Work,
    rows: &mut Rows,
    account_id: AccountId,
    entry: &SubscriptionEntry,
) -> Result<(), Failure> {
    let subscription_id = rows.subscription_id(account_id, &entry.name)?;
    let key = (account_id, subscription_id);
    if rows.opt_ins.get(&key).is_none() {
        let row = mail_opt_in::Model {
            account_id,
            subscription_id,
            accepted_at: entry.emailed_since.unwrap_or(work.now),
            accepted_by: None,
        };
        rows.opt_ins.put(key, row);
    }
    Ok(())
}

/// What the administrator prefers; what they still have to confirm goes on waiting.
pub fn put_preferred(rows: &mut Rows, account_id: AccountId, email: &str) {
    let mut heads =
        rows.assignments.rows().iter().filter(|it| {
            it.role == Role::AccountAdministrator && it.account_id == Some(account_id)
        });
    let Some(identity_id) = heads.next().map(|it| it.identity_id) else {
        return;
    };
    let former = rows.preferred.get(&account_id);
    let former = former.filter(|it| it.identity_id == identity_id).cloned();
    let row = preferred_address::Model {
        email: Some(email.to_owned()),
        ..former.unwrap_or(preferred_address::Model {
            account_id,
            identity_id,
            email: None,
            wanted: None,
            wanted_at: None,
        })
    };
    rows.preferred.put(account_id, row);
}
